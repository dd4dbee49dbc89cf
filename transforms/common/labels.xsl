<?xml version="1.0" encoding="UTF-8"?>
<!-- The words of an edition's apparatus, in the language of the text.

     param `language-of-labels`   en, de, fr, es or it; "" = that of the text, else English
     word                         the word for $key: <xsl:call-template name="word">
                                    <xsl:with-param name="key" select="'notes'"/> …
-->
<xsl:stylesheet version="1.0"
    xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
    xmlns:exsl="http://exslt.org/common"
    exclude-result-prefixes="exsl">

  <xsl:param name="language-of-labels" select="''"/>

  <xsl:variable name="label-language">
    <xsl:variable name="wanted" select="substring-before(
        concat($language-of-labels, substring($language, 1 div not($language-of-labels)), '-'),
        '-')"/>
    <xsl:choose>
      <xsl:when test="contains(' de fr es it ', concat(' ', $wanted, ' '))">
        <xsl:value-of select="$wanted"/>
      </xsl:when>
      <xsl:otherwise>en</xsl:otherwise>
    </xsl:choose>
  </xsl:variable>

  <xsl:variable name="words-tree">
    <w k="contents" en="Contents" de="Inhalt" fr="Sommaire" es="Contenido" it="Indice"/>
    <w k="notes" en="Notes" de="Anmerkungen" fr="Notes" es="Notas" it="Note"/>
    <w k="note" en="Note" de="Anmerkung" fr="Note" es="Nota" it="Nota"/>
    <w k="back-to-text" en="Back to the text" de="Zurück zum Text" fr="Retour au texte" es="Volver al texto" it="Torna al testo"/>
    <w k="back" en="Back matter" de="Anhang" fr="Annexes" es="Apéndices" it="Appendici"/>
    <w k="front" en="Front matter" de="Titelei" fr="Liminaires" es="Preliminares" it="Peritesto"/>
    <w k="text" en="Text" de="Text" fr="Texte" es="Texto" it="Testo"/>
    <w k="persons" en="Persons" de="Personen" fr="Personnes" es="Personas" it="Persone"/>
    <w k="places" en="Places" de="Orte" fr="Lieux" es="Lugares" it="Luoghi"/>
    <w k="organizations" en="Organizations" de="Körperschaften" fr="Organisations" es="Organizaciones" it="Organizzazioni"/>
    <w k="before-our-era" en="BC" de="v. Chr." fr="av. J.-C." es="a. C." it="a.C."/>
    <w k="note-short" en="n." de="Anm." fr="n." es="n." it="n."/>
    <w k="dates" en="Dates" de="Daten" fr="Dates" es="Fechas" it="Date"/>
    <w k="indexes" en="Indexes" de="Register" fr="Index" es="Índices" it="Indici"/>
    <w k="index" en="Index" de="Register" fr="Index" es="Índice" it="Indice dei nomi"/>
    <w k="paragraph" en="Paragraph" de="Absatz" fr="Paragraphe" es="Párrafo" it="Paragrafo"/>
    <w k="page" en="Page" de="Seite" fr="Page" es="Página" it="Pagina"/>
    <w k="page-short" en="p." de="S." fr="p." es="p." it="p."/>
    <w k="line" en="Line" de="Zeile" fr="Ligne" es="Línea" it="Riga"/>
    <w k="figure" en="Figure" de="Abbildung" fr="Figure" es="Figura" it="Figura"/>
    <w k="picture-missing" en="Picture not included" de="Abbildung nicht enthalten" fr="Image non incluse" es="Imagen no incluida" it="Immagine non inclusa"/>
    <w k="table" en="Table" de="Tabelle" fr="Tableau" es="Tabla" it="Tabella"/>
    <w k="about" en="About this edition" de="Zu dieser Ausgabe" fr="À propos de cette édition" es="Sobre esta edición" it="Nota all’edizione"/>
    <w k="cite" en="How to cite" de="Zitiervorschlag" fr="Pour citer" es="Cómo citar" it="Come citare"/>
    <w k="copy" en="Copy" de="Kopieren" fr="Copier" es="Copiar" it="Copia"/>
    <w k="copied" en="Copied" de="Kopiert" fr="Copié" es="Copiado" it="Copiato"/>
    <w k="licence" en="Licence" de="Lizenz" fr="Licence" es="Licencia" it="Licenza"/>
    <w k="source" en="Source" de="Vorlage" fr="Source" es="Fuente" it="Fonte"/>
    <w k="publisher" en="Publisher" de="Verlag" fr="Éditeur" es="Editorial" it="Editore"/>
    <w k="author" en="Author" de="Autor" fr="Auteur" es="Autor" it="Autore"/>
    <w k="editor" en="Editor" de="Herausgeber" fr="Éditeur scientifique" es="Editor" it="Curatore"/>
    <w k="date" en="Date" de="Datum" fr="Date" es="Fecha" it="Data"/>
    <w k="abstract" en="Abstract" de="Zusammenfassung" fr="Résumé" es="Resumen" it="Sommario"/>
    <w k="bibliography" en="Bibliography" de="Literatur" fr="Bibliographie" es="Bibliografía" it="Bibliografia"/>
    <w k="declaration" en="Editorial declaration" de="Editorische Hinweise" fr="Déclaration éditoriale" es="Declaración editorial" it="Criteri editoriali"/>
    <w k="readings" en="Readings" de="Lesarten" fr="Leçons" es="Lecturas" it="Lezioni"/>
    <w k="printed" en="as printed" de="wie gedruckt" fr="telles qu’imprimées" es="como impreso" it="come a stampa"/>
    <w k="corrected" en="corrected" de="verbessert" fr="corrigées" es="corregido" it="corrette"/>
    <w k="corrections" en="Corrections" de="Verbesserungen" fr="Corrections" es="Correcciones" it="Correzioni"/>
    <w k="interventions" en="Editor’s interventions" de="Eingriffe der Herausgeber" fr="Interventions de l’éditeur" es="Intervenciones del editor" it="Interventi del curatore"/>
    <w k="names-and-dates" en="Names and dates" de="Namen und Daten" fr="Noms et dates" es="Nombres y fechas" it="Nomi e date"/>
    <w k="shown" en="shown" de="sichtbar" fr="affichées" es="visibles" it="visibili"/>
    <w k="marked" en="marked" de="hervorgehoben" fr="signalées" es="marcados" it="evidenziati"/>
    <w k="hidden" en="hidden" de="verborgen" fr="masquées" es="ocultos" it="nascosti"/>
    <w k="interventions-hidden" en="The editor’s interventions are hidden in this view: words that the editor supplied or added are missing from it." de="Die Eingriffe der Herausgeber sind in dieser Ansicht verborgen: was sie ergänzt haben, fehlt darin." fr="Les interventions de l’éditeur sont masquées dans cet affichage : ce qu’il a restitué ou ajouté y manque." es="Las intervenciones del editor están ocultas en esta presentación: falta en ella lo que el editor ha suplido o añadido." it="Gli interventi del curatore sono nascosti in questa visualizzazione: vi manca quanto ha integrato o aggiunto."/>
    <w k="corrections-hidden" en="The text is shown as printed; the corrections are hidden in this view." de="Der Text steht hier wie gedruckt; die Verbesserungen sind in dieser Ansicht verborgen." fr="Le texte est donné tel qu’imprimé ; les corrections sont masquées dans cet affichage." es="El texto se da como impreso; las correcciones están ocultas en esta presentación." it="Il testo è dato come a stampa; le correzioni sono nascoste in questa visualizzazione."/>
    <w k="printed-hidden" en="The text is shown corrected; the readings as printed are hidden in this view." de="Der Text steht hier verbessert; die gedruckten Lesarten sind in dieser Ansicht verborgen." fr="Le texte est donné corrigé ; les leçons imprimées sont masquées dans cet affichage." es="El texto se da corregido; las lecturas impresas están ocultas en esta presentación." it="Il testo è dato corretto; le lezioni a stampa sono nascoste in questa visualizzazione."/>
    <w k="settings" en="Display" de="Ansicht" fr="Affichage" es="Presentación" it="Visualizzazione"/>
    <w k="encoding" en="TEI of the selection" de="TEI der Auswahl" fr="TEI de la sélection" es="TEI de la selección" it="TEI della selezione"/>
    <w k="rule" en="Rule" de="Regel" fr="Règle" es="Regla" it="Regola"/>
    <w k="certainty" en="Certainty" de="Gewissheit" fr="Certitude" es="Certeza" it="Certezza"/>
    <w k="skip" en="Skip to the text" de="Zum Text" fr="Aller au texte" es="Ir al texto" it="Vai al testo"/>
    <w k="close" en="Close" de="Schließen" fr="Fermer" es="Cerrar" it="Chiudi"/>
    <w k="gap" en="gap" de="Lücke" fr="lacune" es="laguna" it="lacuna"/>
    <w k="illegible" en="illegible" de="unleserlich" fr="illisible" es="ilegible" it="illeggibile"/>
    <w k="omitted" en="omitted" de="ausgelassen" fr="omis" es="omitido" it="omesso"/>
    <w k="supplied" en="supplied by the editor" de="ergänzt" fr="restitué" es="suplido" it="integrato"/>
    <w k="unclear" en="uncertain reading" de="unsichere Lesung" fr="lecture incertaine" es="lectura incierta" it="lettura incerta"/>
    <w k="sic" en="so in the source" de="so in der Vorlage" fr="ainsi dans la source" es="así en la fuente" it="così nella fonte"/>
    <w k="added" en="added" de="hinzugefügt" fr="ajouté" es="añadido" it="aggiunto"/>
    <w k="deleted" en="deleted" de="gestrichen" fr="supprimé" es="tachado" it="cancellato"/>
    <w k="variants" en="Variants" de="Varianten" fr="Variantes" es="Variantes" it="Varianti"/>
    <w k="pause" en="pause" de="Pause" fr="pause" es="pausa" it="pausa"/>
    <w k="manuscript" en="Manuscript" de="Handschrift" fr="Manuscrit" es="Manuscrito" it="Manoscritto"/>
    <w k="facsimile" en="Facsimile" de="Faksimile" fr="Fac-similé" es="Facsímil" it="Facsimile"/>
    <w k="and" en="and" de="und" fr="et" es="y" it="e"/>
    <w k="continued" en="continued" de="Fortsetzung" fr="suite" es="continuación" it="continua"/>
  </xsl:variable>
  <xsl:variable name="words" select="exsl:node-set($words-tree)"/>
  <xsl:key name="word" match="/w" use="@k"/>

  <xsl:template name="word">
    <xsl:param name="key"/>
    <xsl:for-each select="$words">
      <xsl:value-of select="key('word', $key)/@*[name() = $label-language]"/>
    </xsl:for-each>
  </xsl:template>
</xsl:stylesheet>
