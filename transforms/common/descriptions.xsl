<?xml version="1.0" encoding="UTF-8"?>
<!-- Descriptions of manuscripts and things, as labelled lines, and entries of dictionaries.
     Guidelines: MSDESC, DI.

     part-label         of the current part of a description (“Support”, “Provenance”), in the language
                        of the labels; "" where its parts have labels of their own, or it needs none
     is-described       mode: “yes” of an element that only holds parts: they stand on lines of their own
     begins-item        mode: “yes” of what stands in the first line of an <msItem>: place, author, title
     dimensions         of the current <dimensions>: 200 × 150 mm
     described          mode: the whole as a flat list, <d label="Support">Paper</d> ..., words only
     sense-number       of the current <sense>, <hom> or <re>: its @n, “1.”, “a)”; "" without one
     identification     of the current <msDesc>: Oxford, Bodleian Library, MS. Add. A. 61
-->
<xsl:stylesheet version="1.0"
    xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
    xmlns:exsl="http://exslt.org/common"
    xmlns:tei="http://www.tei-c.org/ns/1.0"
    exclude-result-prefixes="exsl tei">

  <xsl:variable name="parts-tree">
    <w k="accMat" en="Accompanying material" de="Beigaben" fr="Documents joints" es="Material anejo" it="Materiale allegato"/>
    <w k="acquisition" en="Acquisition" de="Erwerb" fr="Acquisition" es="Adquisición" it="Acquisizione"/>
    <w k="additional" en="Further information" de="Weitere Angaben" fr="Informations complémentaires" es="Otros datos" it="Altre informazioni"/>
    <w k="additions" en="Additions" de="Zusätze" fr="Ajouts" es="Adiciones" it="Aggiunte"/>
    <w k="adminInfo" en="Administration" de="Verwaltung" fr="Gestion" es="Administración" it="Gestione"/>
    <w k="binding bindingDesc" en="Binding" de="Einband" fr="Reliure" es="Encuadernación" it="Legatura"/>
    <w k="collation" en="Collation" de="Lagen" fr="Collation" es="Colación" it="Fascicolazione"/>
    <w k="colophon" en="Colophon" de="Kolophon" fr="Colophon" es="Colofón" it="Colophon"/>
    <w k="condition" en="Condition" de="Erhaltung" fr="État" es="Estado" it="Stato di conservazione"/>
    <w k="custodialHist custEvent" en="Custody" de="Aufbewahrung" fr="Conservation" es="Custodia" it="Custodia"/>
    <w k="decoDesc decoNote" en="Decoration" de="Schmuck" fr="Décoration" es="Decoración" it="Decorazione"/>
    <w k="dimensions" en="Size" de="Maße" fr="Dimensions" es="Medidas" it="Dimensioni"/>
    <w k="explicit" en="Explicit" de="Explicit" fr="Explicit" es="Éxplicit" it="Explicit"/>
    <w k="extent" en="Extent" de="Umfang" fr="Étendue" es="Extensión" it="Consistenza"/>
    <w k="filiation" en="Filiation" de="Abhängigkeit" fr="Filiation" es="Filiación" it="Filiazione"/>
    <w k="finalRubric" en="Final rubric" de="Schlussrubrik" fr="Rubrique finale" es="Rúbrica final" it="Rubrica finale"/>
    <w k="foliation" en="Foliation" de="Foliierung" fr="Foliotation" es="Foliación" it="Cartulazione"/>
    <w k="handDesc handNote" en="Hand" de="Hand" fr="Main" es="Mano" it="Mano"/>
    <w k="history" en="History" de="Geschichte" fr="Histoire" es="Historia" it="Storia"/>
    <w k="incipit" en="Incipit" de="Incipit" fr="Incipit" es="Íncipit" it="Incipit"/>
    <w k="layout layoutDesc" en="Layout" de="Einrichtung" fr="Mise en page" es="Disposición" it="Impaginazione"/>
    <w k="msContents" en="Contents" de="Inhalt" fr="Contenu" es="Contenido" it="Contenuto"/>
    <w k="musicNotation" en="Musical notation" de="Notenschrift" fr="Notation musicale" es="Notación musical" it="Notazione musicale"/>
    <w k="objectDesc objectType" en="Form" de="Form" fr="Forme" es="Forma" it="Forma"/>
    <w k="origin" en="Origin" de="Herkunft" fr="Origine" es="Origen" it="Origine"/>
    <w k="physDesc" en="Physical description" de="Äußeres" fr="Description matérielle" es="Descripción física" it="Descrizione fisica"/>
    <w k="provenance" en="Provenance" de="Provenienz" fr="Provenance" es="Procedencia" it="Provenienza"/>
    <w k="recordHist source" en="Record" de="Beschreibung" fr="Notice" es="Registro" it="Scheda"/>
    <w k="rubric" en="Rubric" de="Rubrik" fr="Rubrique" es="Rúbrica" it="Rubrica"/>
    <w k="scriptDesc scriptNote" en="Script" de="Schrift" fr="Écriture" es="Escritura" it="Scrittura"/>
    <w k="seal sealDesc" en="Seal" de="Siegel" fr="Sceau" es="Sello" it="Sigillo"/>
    <w k="summary" en="Summary" de="Überblick" fr="Sommaire" es="Sumario" it="Sommario"/>
    <w k="support supportDesc" en="Support" de="Beschreibstoff" fr="Support" es="Soporte" it="Supporto"/>
    <w k="surrogates" en="Reproductions" de="Reproduktionen" fr="Reproductions" es="Reproducciones" it="Riproduzioni"/>
    <w k="textLang" en="Language" de="Sprache" fr="Langue" es="Lengua" it="Lingua"/>
    <w k="typeDesc typeNote" en="Type" de="Type" fr="Caractères" es="Tipos" it="Caratteri"/>
  </xsl:variable>
  <xsl:variable name="parts" select="exsl:node-set($parts-tree)/w"/>

  <xsl:template name="part-label">
    <xsl:variable name="is-holder"><xsl:apply-templates select="." mode="is-described"/></xsl:variable>
    <xsl:if test="not(string($is-holder)) and (ancestor::tei:msDesc or ancestor::tei:object)">
      <xsl:variable name="name" select="concat(' ', local-name(), ' ')"/>
      <xsl:value-of select="$parts[contains(concat(' ', @k, ' '), $name)]
          /@*[name() = $label-language]"/>
    </xsl:if>
  </xsl:template>

  <xsl:template match="*" mode="is-described"/>
  <xsl:template mode="is-described" match="tei:msDesc | tei:msPart | tei:msFrag | tei:msContents
      | tei:msItem | tei:msItemStruct | tei:physDesc | tei:objectDesc | tei:supportDesc
      | tei:layoutDesc | tei:handDesc | tei:scriptDesc | tei:typeDesc | tei:decoDesc
      | tei:bindingDesc | tei:binding | tei:sealDesc | tei:history | tei:additional | tei:adminInfo
      | tei:recordHist | tei:custodialHist">
    <xsl:if test="* and not(text()[normalize-space()] or tei:p or tei:ab)">yes</xsl:if>
  </xsl:template>

  <xsl:template match="*" mode="begins-item"/>
  <xsl:template mode="begins-item" match="tei:locus | tei:locusGrp | tei:author | tei:editor
      | tei:respStmt | tei:title">yes</xsl:template>

  <!-- In brackets after words: 226 leaves (200 × 150 mm). -->
  <xsl:template name="dimensions">
    <xsl:variable name="before" select="preceding-sibling::node()[1]/self::text()"/>
    <xsl:if test="normalize-space($before)">
      <xsl:if test="normalize-space(substring($before, string-length($before)))">
        <xsl:text> </xsl:text></xsl:if>
      <xsl:text>(</xsl:text>
    </xsl:if>
    <xsl:for-each select="tei:height | tei:width | tei:depth | tei:dim">
      <xsl:if test="position() &gt; 1"> × </xsl:if>
      <xsl:value-of select="normalize-space()"/>
      <xsl:if test="not(node())"><xsl:value-of select="@quantity"/></xsl:if>
    </xsl:for-each>
    <xsl:variable name="unit" select="(@unit | */@unit)[1]"/>
    <xsl:if test="$unit and not(contains(., $unit))">
      <xsl:value-of select="concat(' ', $unit)"/>
    </xsl:if>
    <xsl:if test="normalize-space($before)">)</xsl:if>
  </xsl:template>

  <xsl:template match="*" mode="described">
    <xsl:variable name="is-holder"><xsl:apply-templates select="." mode="is-described"/></xsl:variable>
    <xsl:choose>
      <xsl:when test="string($is-holder)">
        <xsl:variable name="first" select="self::tei:msItem/*[self::tei:locus or self::tei:locusGrp
            or self::tei:author or self::tei:editor or self::tei:respStmt or self::tei:title]"/>
        <xsl:if test="$first">
          <d label="{normalize-space(concat($parts[@k = 'msContents']/@*[name() = $label-language],
              ' ', @n))}"><xsl:for-each select="$first">
            <xsl:if test="position() &gt; 1">, </xsl:if>
            <xsl:apply-templates select="." mode="described-words"/></xsl:for-each></d>
        </xsl:if>
        <xsl:apply-templates select="*[count(. | $first) &gt; count($first)]" mode="described"/>
      </xsl:when>
      <xsl:otherwise>
        <xsl:variable name="words"><xsl:apply-templates select="." mode="described-words"/>
        </xsl:variable>
        <xsl:variable name="label"><xsl:call-template name="part-label"/></xsl:variable>
        <xsl:if test="normalize-space($words)">
          <d label="{$label}"><xsl:value-of select="normalize-space($words)"/></d>
        </xsl:if>
      </xsl:otherwise>
    </xsl:choose>
  </xsl:template>
  <xsl:template match="tei:msIdentifier | tei:head" mode="described"/>
  <xsl:template match="*" mode="described-words">
    <xsl:for-each select="node()">
      <xsl:if test="self::* and preceding-sibling::node()[1]/self::*"><xsl:text> </xsl:text></xsl:if>
      <xsl:choose>
        <xsl:when test="self::text()"><xsl:value-of select="."/></xsl:when>
        <xsl:otherwise><xsl:apply-templates select="self::*" mode="described-words"/></xsl:otherwise>
      </xsl:choose>
    </xsl:for-each>
  </xsl:template>
  <xsl:template match="tei:dimensions" mode="described-words">
    <xsl:call-template name="dimensions"/></xsl:template>
  <xsl:template match="tei:choice" mode="described-words">
    <xsl:apply-templates select="*[last()]" mode="described-words"/></xsl:template>

  <xsl:template name="sense-number">
    <xsl:variable name="said" select="normalize-space(@n)"/>
    <xsl:if test="$said and (self::tei:sense or self::tei:hom or self::tei:re)">
      <xsl:value-of select="$said"/>
      <xsl:if test="not(contains('.):', substring($said, string-length($said))))">.</xsl:if>
    </xsl:if>
  </xsl:template>

  <xsl:template name="identification">
    <xsl:for-each select="(tei:msIdentifier//*[not(*)][normalize-space()]
        | tei:msIdentifier//*[*][text()[normalize-space()]])[not(ancestor::tei:altIdentifier)]">
      <xsl:if test="position() &gt; 1">, </xsl:if>
      <xsl:value-of select="normalize-space()"/>
    </xsl:for-each>
    <xsl:for-each select="(tei:head | tei:msContents/tei:summary[not(../../tei:head)])[1]">
      <xsl:variable name="words"><xsl:apply-templates select="." mode="as-title"/></xsl:variable>
      <xsl:value-of select="concat(': ', $words)"/>
    </xsl:for-each>
  </xsl:template>
</xsl:stylesheet>
