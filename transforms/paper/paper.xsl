<?xml version="1.0" encoding="UTF-8"?>
<!-- TEI -> the tree of a book, from which PDF (typst/), LaTeX (tex/) and EPUB (epub/) are written.

     Each element of TEI has its template here, once: what a book makes of it is said in few
     elements, without namespace, and each of the three outputs has a template for each of them.
     To change what becomes of an element, import one of the three and write a template for it.

     Result of template "book":
       book     front, body, back
       section  @level @id @kind @lang: heading, then blocks and sections
       heading  @level            p        @kind: head, by, lead, date, signed, speaker, stage, ...
       block    @kind: quotation, verse, letter, document, titlepage, record, aside, speech, ...
       line     of verse, @n @rend list, item     @kind ordered, labelled, bulleted, none; @label
       table    row, cell         figure   @src @alt, caption
       code     as it stands      ornament what is printed between two parts
     and amid words:
       i b sc sup sub u s tt br   span     @lang @dir
       q        @open @close      note     @id @n: the words of a note, where its marker stands
       again    @to @n: a further marker of a note
       picture  @src @alt, or in its place the words of missing
       ref      @to (an id) or @href       anchor   @id
       ix       @to (an entity) or @term   page     @n: where a page of the source begins

     parameters (beside those of ../common):
       marks         printed: quotation marks and apostrophes as the source has them, as in all other
                     formats; typographic: where it has straight ones, those of its language.
                     In either case *words* and _words_ of a typist are italics
       page-breaks   shown: the page numbers of the source in the text; hidden
       running-heads hidden, and a finding says so; shown: running heads, catchwords and signatures
                     of the source, where they stand
       pictures      set by tei publish: the addresses of the pictures that are there, each in | |
-->
<xsl:stylesheet version="1.0"
    xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
    xmlns:exsl="http://exslt.org/common"
    xmlns:tei="http://www.tei-c.org/ns/1.0"
    xmlns:eg="http://www.tei-c.org/ns/Examples"
    xmlns:m="http://www.w3.org/1998/Math/MathML"
    exclude-result-prefixes="exsl tei eg m">

  <xsl:import href="../common/common.xsl"/>
  <xsl:include href="blocks.xsl"/>
  <xsl:include href="inline.xsl"/>
  <xsl:include href="apparatus.xsl"/>
  <xsl:include href="records.xsl"/>
  <xsl:include href="indexes.xsl"/>
  <xsl:include href="spacing.xsl"/>

  <xsl:param name="marks" select="'printed'"/>
  <xsl:param name="page-breaks" select="'shown'"/>
  <xsl:param name="running-heads" select="'hidden'"/>
  <xsl:param name="pictures" select="''"/>

  <!-- Where the marks of quotations were taken out of the text, a straight one left is an
       apostrophe. -->
  <xsl:variable name="apostrophe">'</xsl:variable>
  <xsl:variable name="is-typographic" select="$marks = 'typographic'"/>
  <xsl:variable name="has-apostrophes" select="$is-typographic
      and $header/tei:encodingDesc/tei:editorialDecl/tei:quotation/@marks = 'none'"/>

  <!-- What holds blocks only: words that stand in it alone are a paragraph. -->
  <xsl:variable name="holders" select="' div div1 div2 div3 div4 div5 div6 div7 body front back
      group text floatingText titlePage argument epigraph postscript sp castList castGroup
      prologue epilogue set performance cit listBibl noteGrp '"/>

  <xsl:template name="book">
    <xsl:call-template name="no-text"/>
    <book>
      <front><xsl:apply-templates select="$texts" mode="part">
        <xsl:with-param name="part" select="'front'"/></xsl:apply-templates></front>
      <body>
        <xsl:apply-templates select="$texts" mode="part">
          <xsl:with-param name="part" select="'body'"/></xsl:apply-templates>
        <xsl:if test="not($texts)"><xsl:apply-templates select="/*/tei:sourceDoc"/></xsl:if>
        <xsl:apply-templates select="/*/tei:fsdDecl"/>
      </body>
      <back><xsl:apply-templates select="$texts" mode="part">
        <xsl:with-param name="part" select="'back'"/></xsl:apply-templates></back>
    </book>
  </xsl:template>

  <!-- Of one text its three parts; of several in a corpus each whole, as a section of the body. -->
  <xsl:template match="tei:text" mode="part">
    <xsl:param name="part"/>
    <xsl:choose>
      <xsl:when test="count($texts) = 1 and $part = 'front'">
        <xsl:apply-templates select="tei:front"/>
      </xsl:when>
      <xsl:when test="count($texts) = 1 and $part = 'back'">
        <xsl:apply-templates select="tei:back"/>
      </xsl:when>
      <xsl:when test="count($texts) = 1">
        <xsl:apply-templates select="*[not(self::tei:front or self::tei:back)]"/>
      </xsl:when>
      <xsl:when test="$part = 'body'"><xsl:call-template name="whole-text"/></xsl:when>
    </xsl:choose>
  </xsl:template>

  <!-- A text of a group or a corpus; its title is the header's, if it does not say it itself. -->
  <xsl:template name="whole-text">
    <section level="1" kind="text">
      <xsl:call-template name="id"/>
      <xsl:call-template name="language"/>
      <xsl:variable name="own" select="../tei:teiHeader/tei:fileDesc/tei:titleStmt/tei:title[1]"/>
      <xsl:if test="$own and not(tei:front//tei:titlePart or tei:body/tei:head)">
        <heading level="1"><xsl:value-of select="normalize-space($own)"/></heading>
      </xsl:if>
      <xsl:apply-templates/>
    </section>
  </xsl:template>
  <xsl:template match="tei:text"><xsl:call-template name="whole-text"/></xsl:template>

  <xsl:template name="id">
    <xsl:if test="@xml:id"><xsl:attribute name="id"><xsl:value-of select="@xml:id"/>
    </xsl:attribute></xsl:if>
  </xsl:template>

  <!-- @lang where the language is another than that of what it stands in; @dir with it. -->
  <xsl:template name="language">
    <xsl:variable name="said" select="translate(normalize-space(@xml:lang), '_', '-')"/>
    <xsl:if test="$said and $said != $language and not(translate($said,
        'abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-', ''))">
      <xsl:attribute name="lang"><xsl:value-of select="$said"/></xsl:attribute>
      <xsl:variable name="way"><xsl:call-template name="direction">
        <xsl:with-param name="language" select="$said"/></xsl:call-template></xsl:variable>
      <xsl:if test="$way != $direction">
        <xsl:attribute name="dir"><xsl:value-of select="$way"/></xsl:attribute>
      </xsl:if>
    </xsl:if>
  </xsl:template>

  <!-- Words of the text: white space as one space, none beside a break within a word. -->
  <xsl:template match="text()">
    <xsl:variable name="held"><xsl:call-template name="text"/></xsl:variable>
    <xsl:variable name="joined"><xsl:call-template name="beside-breaks">
      <xsl:with-param name="text" select="string($held)"/></xsl:call-template></xsl:variable>
    <xsl:variable name="words"><xsl:call-template name="unbroken">
      <xsl:with-param name="text" select="string($joined)"/></xsl:call-template></xsl:variable>
    <xsl:choose>
      <xsl:when test="$has-apostrophes">
        <xsl:value-of select="translate($words, $apostrophe, '’')"/></xsl:when>
      <xsl:otherwise><xsl:value-of select="$words"/></xsl:otherwise>
    </xsl:choose>
  </xsl:template>
  <xsl:template match="comment() | processing-instruction()"/>

  <!-- The words of an element without its notes: for labels and alternative texts. -->
  <xsl:template match="tei:note" mode="plain"/>
  <xsl:template match="text()" mode="plain"><xsl:call-template name="text"/></xsl:template>
  <xsl:template match="tei:lb | tei:pb" mode="plain">
    <xsl:if test="not(@break = 'no' or @type = 'hyphenInWord')"><xsl:text> </xsl:text></xsl:if>
  </xsl:template>
</xsl:stylesheet>
