<?xml version="1.0" encoding="UTF-8"?>
<!-- TEI -> LaTeX to be edited further: for xelatex or lualatex, with what Debian's TeX has.

     The book is made by ../paper; here each of its elements becomes a command or environment. All
     words go through the template "escaped": no backslash, brace or other sign of TeX in a TEI file
     comes through as one, so that nothing in it can be a command.

     modules     preamble.xsl: class, packages, the commands that are used; tables.xsl
     parameters (beside those of ../common and ../paper)
       class           memoir, article
       paper           a4, a5, b5, letter, ...: the names of the class, without “paper”
       font-size       10, 11 or 12
       font            one that is installed; without it Libertinus, Noto or DejaVu, if there is one
       title-page      auto: where the TEI has one or the text has more than 20,000 characters; of a
                       shorter text the title stands above it, and what is said of the edition
                       below; yes; no: neither
       contents        auto: in such a longer text, if it has more than three headings; yes, no
       index           of names: yes, no
       picture-files   set by tei publish: the file of each picture
-->
<xsl:stylesheet version="1.0"
    xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
    xmlns:exsl="http://exslt.org/common"
    xmlns:str="http://exslt.org/strings"
    xmlns:tei="http://www.tei-c.org/ns/1.0"
    exclude-result-prefixes="exsl str tei">

  <xsl:import href="../paper/paper.xsl"/>
  <xsl:include href="preamble.xsl"/>
  <xsl:include href="tables.xsl"/>
  <xsl:output method="text" encoding="UTF-8"/>

  <xsl:param name="class" select="'memoir'"/>
  <!-- Of quotations csquotes sets the marks, in the language's way or in that which you tell it. -->
  <xsl:param name="marks" select="'typographic'"/>
  <xsl:param name="paper" select="'a4'"/>
  <xsl:param name="font-size" select="'11'"/>
  <xsl:param name="font" select="''"/>
  <xsl:param name="title-page" select="'auto'"/>
  <xsl:param name="contents" select="'auto'"/>
  <xsl:param name="index" select="'yes'"/>
  <xsl:param name="picture-files" select="''"/>

  <xsl:key name="ids" match="section[@id] | p[@id] | block[@id] | line[@id] | list[@id] | item[@id]
      | table[@id] | figure[@id] | note[@id] | anchor[@id] | heading[@id]" use="@id"/>
  <xsl:key name="leading" match="ref[@to] | again" use="@to"/>
  <xsl:key name="entry" match="entry[@id]" use="@id"/>

  <xsl:variable name="book-tree"><xsl:call-template name="book"/></xsl:variable>
  <xsl:variable name="book" select="exsl:node-set($book-tree)"/>
  <xsl:variable name="index-tree"><xsl:if test="$index != 'no'"><xsl:call-template name="indexes">
    <xsl:with-param name="book" select="$book"/></xsl:call-template></xsl:if></xsl:variable>
  <xsl:variable name="entries" select="exsl:node-set($index-tree)"/>
  <!-- A note whose label is its number is left to LaTeX to count; a sign is not counted. -->
  <xsl:variable name="counted-tree"><xsl:for-each select="$book//note[not(ancestor::note
      or ancestor::label or ancestor::table[ancestor::item or ancestor::cell or ancestor::block])]
      [not(translate(@n, '0123456789', ''))]">
    <xsl:if test="@n = position()"><n id="{generate-id()}" n="1"/></xsl:if>
  </xsl:for-each></xsl:variable>
  <xsl:variable name="counted" select="exsl:node-set($counted-tree)"/>

  <xsl:template match="/">
    <xsl:call-template name="preamble"/>
    <xsl:text>\begin{document}&#10;</xsl:text>
    <xsl:apply-templates select="$book/book" mode="tex"/>
    <xsl:if test="$entries/index">
      <xsl:text>&#10;\printindex&#10;</xsl:text></xsl:if>
    <xsl:text>&#10;\end{document}&#10;</xsl:text>
  </xsl:template>

  <xsl:template match="book" mode="tex">
    <xsl:variable name="page" select="front/block[@kind = 'titlepage']"/>
    <xsl:variable name="is-long" select="string-length() &gt; 20000"/>
    <!-- tei encode makes a <titlePage> of any title: of a shorter text it stands above it. -->
    <xsl:variable name="has-page" select="$title-page = 'yes' or $title-page = 'auto'
        and ($page and not($is-by-tei) or $is-long)"/>
    <!-- A heading that says the same as the title of the header is not said twice on one page; that
         of a <titlePage> is of the text, as the heading is. -->
    <xsl:variable name="same" select="body/heading[1][not(preceding-sibling::* or *)]
        [$title-page = 'auto' and not($has-page or $page) and normalize-space() = $title]"/>
    <xsl:if test="$title-page != 'no' and not($has-page or $page)">\maketitle&#10;</xsl:if>
    <xsl:if test="$has-page">
      <xsl:choose>
        <xsl:when test="$page">
          <xsl:text>\begin{tei-titlepage}&#10;</xsl:text>
          <xsl:apply-templates select="$page/node()" mode="tex"/>
          <xsl:text>\end{tei-titlepage}&#10;</xsl:text>
        </xsl:when>
        <xsl:otherwise>\maketitle&#10;</xsl:otherwise>
      </xsl:choose>
      <xsl:text>&#10;\begin{imprint}&#10;</xsl:text>
      <xsl:call-template name="imprint"/>
      <xsl:text>\end{imprint}&#10;</xsl:text>
    </xsl:if>
    <xsl:if test="$contents = 'yes' or $contents = 'auto' and $is-long
        and count(.//heading) &gt; 3">
      <xsl:value-of select="concat('&#10;\tableofcontents', substring('*', 2 - ($class = 'memoir')),
          '&#10;')"/></xsl:if>
    <xsl:text>&#10;</xsl:text>
    <xsl:apply-templates select="front/node()[not($has-page)
        or not(self::block[@kind = 'titlepage'])]" mode="tex"/>
    <xsl:apply-templates select="body/node()[not($same) or count(. | $same) = 2]" mode="tex"/>
    <xsl:apply-templates select="back/node()" mode="tex"/>
    <xsl:if test="$title-page != 'no'"><xsl:call-template name="about-section">
      <xsl:with-param name="has-page" select="$has-page"/></xsl:call-template></xsl:if>
  </xsl:template>
  <xsl:template name="imprint">
    <xsl:variable name="lines"><xsl:call-template name="about"/></xsl:variable>
    <xsl:for-each select="exsl:node-set($lines)/line">
      <xsl:text>\emph{</xsl:text>
      <xsl:call-template name="escaped"><xsl:with-param name="text" select="string(@name)"/>
      </xsl:call-template>
      <xsl:if test="@label"><xsl:call-template name="word"><xsl:with-param name="key"
          select="@label"/></xsl:call-template></xsl:if>
      <xsl:text>:} </xsl:text>
      <xsl:call-template name="escaped"><xsl:with-param name="text" select="normalize-space()"/>
      </xsl:call-template><xsl:text>&#10;&#10;</xsl:text>
    </xsl:for-each>
  </xsl:template>
  <!-- Behind the text: what the header declares; without a page for it also the imprint. -->
  <xsl:template name="about-section">
    <xsl:param name="has-page"/>
    <xsl:variable name="declared"><xsl:call-template name="declaration"/></xsl:variable>
    <xsl:if test="not($has-page) or string($declared)">
      <xsl:value-of select="concat('&#10;\', substring('chapter', 1, 7 * ($class = 'memoir')),
          substring('section', 1, 7 * ($class != 'memoir')), '{')"/>
      <xsl:call-template name="word"><xsl:with-param name="key" select="concat(substring('about',
          1, 5 * not($has-page)), substring('declaration', 1, 11 * $has-page))"/>
      </xsl:call-template>
      <xsl:text>}&#10;\begin{tei-about}&#10;</xsl:text>
      <xsl:if test="not($has-page)"><xsl:call-template name="imprint"/></xsl:if>
      <xsl:apply-templates select="exsl:node-set($declared)/node()" mode="tex"/>
      <xsl:text>\end{tei-about}&#10;</xsl:text>
    </xsl:if>
  </xsl:template>

  <!-- ===== words ===== -->
  <xsl:variable name="signs-tree">
    <s><f>\</f><t>\textbackslash{}</t></s><s><f>{</f><t>\{</t></s><s><f>}</f><t>\}</t></s>
    <s><f>$</f><t>\$</t></s><s><f>&amp;</f><t>\&amp;</t></s><s><f>#</f><t>\#</t></s>
    <s><f>^</f><t>\textasciicircum{}</t></s><s><f>_</f><t>\_</t></s>
    <s><f>~</f><t>\textasciitilde{}</t></s><s><f>%</f><t>\%</t></s>
    <s><f>&#x7F;</f><t/></s><s><f>&#xA0;</f><t>~</t></s>
  </xsl:variable>
  <xsl:variable name="signs" select="exsl:node-set($signs-tree)/s"/>
  <!-- In one pass, so that no replacement is replaced again. -->
  <xsl:template name="escaped">
    <xsl:param name="text" select="."/>
    <xsl:choose>
      <xsl:when test="translate($text, '\{}$&amp;#^_~%&#x7F;&#xA0;', '') = $text">
        <xsl:value-of select="$text"/></xsl:when>
      <xsl:otherwise><xsl:value-of select="str:replace(string($text), $signs/f, $signs/t)"/>
      </xsl:otherwise>
    </xsl:choose>
  </xsl:template>
  <xsl:template match="text()" mode="tex"><xsl:call-template name="escaped"/></xsl:template>
  <!-- A bracket or star after \\ or \item would be an argument. -->
  <xsl:template name="guard">
    <xsl:param name="words" select="string()"/>
    <xsl:variable name="first" select="substring(normalize-space($words), 1, 1)"/>
    <xsl:if test="$first = '[' or $first = '*'">{}</xsl:if>
  </xsl:template>
  <xsl:template name="key-of">
    <xsl:param name="id"/>
    <xsl:value-of select="translate($id, '\{}$&amp;#^~% ', '')"/>
  </xsl:template>
  <xsl:template name="here">
    <xsl:if test="@id and key('leading', @id) and count(key('ids', @id)[1] | .) = 1">
      <xsl:text>\hypertarget{</xsl:text>
      <xsl:call-template name="key-of"><xsl:with-param name="id" select="@id"/></xsl:call-template>
      <xsl:text>}{}</xsl:text></xsl:if>
  </xsl:template>
  <xsl:template name="has-blocks">
    <xsl:if test="descendant::*[self::p or self::block or self::list or self::table or self::figure
        or self::code or self::line or self::ornament][not(ancestor::note
        [ancestor::*[generate-id() = generate-id(current())]])]">x</xsl:if>
  </xsl:template>

  <!-- ===== blocks ===== -->
  <xsl:template match="section" mode="tex">
    <xsl:call-template name="begin-language"/>
    <xsl:if test="not(heading)"><xsl:call-template name="here"/></xsl:if>
    <xsl:apply-templates mode="tex"/>
    <xsl:call-template name="end-language"/>
  </xsl:template>
  <xsl:template name="begin-language">
    <xsl:if test="@lang"><xsl:variable name="name"><xsl:call-template name="babel"/></xsl:variable>
      <xsl:if test="string($name)"><xsl:value-of select="concat('&#10;\begin{otherlanguage}{',
          $name, '}&#10;')"/></xsl:if></xsl:if>
  </xsl:template>
  <xsl:template name="end-language">
    <xsl:if test="@lang"><xsl:variable name="name"><xsl:call-template name="babel"/></xsl:variable>
      <xsl:if test="string($name)">&#10;\end{otherlanguage}&#10;</xsl:if></xsl:if>
  </xsl:template>
  <xsl:template match="heading" mode="tex">
    <xsl:variable name="level" select="count(ancestor::section[heading]) + not(parent::section)
        + ($class != 'memoir')"/>
    <xsl:variable name="command">
      <xsl:choose>
        <xsl:when test="$level = 1">chapter</xsl:when>
        <xsl:when test="$level = 2">section</xsl:when>
        <xsl:when test="$level = 3">subsection</xsl:when>
        <xsl:when test="$level = 4">subsubsection</xsl:when>
        <xsl:when test="$level = 5">paragraph</xsl:when>
        <xsl:otherwise>subparagraph</xsl:otherwise>
      </xsl:choose>
    </xsl:variable>
    <xsl:value-of select="concat('&#10;\', $command)"/>
    <xsl:if test=".//*">
      <xsl:variable name="plain"><xsl:apply-templates mode="heading-words"/></xsl:variable>
      <xsl:text>[{</xsl:text>
      <xsl:call-template name="escaped"><xsl:with-param name="text"
          select="normalize-space($plain)"/></xsl:call-template>
      <xsl:text>}]</xsl:text>
    </xsl:if>
    <xsl:text>{</xsl:text>
    <xsl:apply-templates mode="tex"/>
    <xsl:text>}&#10;</xsl:text>
    <xsl:for-each select="parent::section"><xsl:call-template name="here"/></xsl:for-each>
    <xsl:call-template name="here"/>
    <xsl:apply-templates select=".//anchor | .//ix" mode="point"/>
    <xsl:text>&#10;</xsl:text>
  </xsl:template>
  <xsl:template match="heading//p | heading//block | heading//line | heading//list | heading//item
      | heading//code | heading//ornament | heading//table | heading//row | heading//cell"
      mode="tex" priority="2"><xsl:apply-templates mode="tex"/><xsl:text> </xsl:text></xsl:template>
  <xsl:template match="heading//figure | heading//caption" mode="tex" priority="2">
    <xsl:apply-templates mode="tex"/></xsl:template>
  <xsl:template match="heading//anchor | heading//ix" mode="tex" priority="2"/>
  <xsl:template match="note | again | page | ix | anchor" mode="heading-words"/>
  <xsl:template match="br" mode="heading-words"><xsl:text> </xsl:text></xsl:template>
  <xsl:template match="q" mode="heading-words"><xsl:value-of select="@open"/>
    <xsl:apply-templates mode="heading-words"/><xsl:value-of select="@close"/></xsl:template>

  <xsl:template match="p" mode="tex">
    <xsl:variable name="command">
      <xsl:choose>
        <xsl:when test="contains(' head document-head by dateline salute signed trailer speaker stage source line
            bibliography title-main title-sub ', concat(' ', @kind, ' ')) and string(@kind)">
          <xsl:value-of select="concat('\tei', translate(@kind, '-', ''))"/></xsl:when>
        <xsl:when test="starts-with(@kind, 'title-')">\teititlepart</xsl:when>
      </xsl:choose>
    </xsl:variable>
    <xsl:call-template name="begin-language"/>
    <xsl:if test="string($command)"><xsl:value-of select="concat($command, '{')"/></xsl:if>
    <xsl:call-template name="here"/>
    <xsl:apply-templates mode="tex"/>
    <xsl:if test="string($command)">}</xsl:if>
    <xsl:call-template name="end-language"/>
    <xsl:text>&#10;&#10;</xsl:text>
  </xsl:template>

  <xsl:template match="block" mode="tex">
    <xsl:variable name="name">
      <xsl:choose>
        <xsl:when test="@kind = 'quotation'">displayquote</xsl:when>
        <xsl:when test="contains(' verse document aside epigraph argument address record
            bibliography closer ', concat(' ', @kind, ' '))"><xsl:value-of select="concat('tei-', @kind)"/>
        </xsl:when>
      </xsl:choose>
    </xsl:variable>
    <xsl:call-template name="begin-language"/>
    <xsl:if test="string($name)"><xsl:value-of select="concat('&#10;\begin{', $name, '}&#10;')"/>
      <xsl:call-template name="guard"/></xsl:if>
    <xsl:call-template name="here"/>
    <xsl:apply-templates mode="tex"/>
    <xsl:choose>
      <xsl:when test="string($name)"><xsl:value-of select="concat('\end{', $name, '}&#10;&#10;')"/>
      </xsl:when>
      <xsl:otherwise><xsl:text>&#10;&#10;</xsl:text></xsl:otherwise>
    </xsl:choose>
    <xsl:call-template name="end-language"/>
  </xsl:template>
  <!-- Lists and quotations are nested as deep as enumitem was told to allow; what is deeper is set as
       paragraphs, with its labels. -->
  <xsl:template match="*[(self::block or self::list) and count(ancestor::block | ancestor::list) &gt; 12]"
      mode="tex" priority="1">
    <xsl:text>&#10;&#10;</xsl:text>
    <xsl:call-template name="here"/>
    <xsl:for-each select="self::list/item">
      <xsl:choose>
        <xsl:when test="label"><xsl:apply-templates select="label/node()" mode="tex"/></xsl:when>
        <xsl:when test="../@kind = 'ordered'"><xsl:value-of select="concat(position(), '.')"/>
        </xsl:when>
        <xsl:when test="not(../@kind = 'none')">\textbullet{}</xsl:when>
      </xsl:choose>
      <xsl:text> </xsl:text>
      <xsl:call-template name="here"/>
      <xsl:apply-templates select="node()[not(self::label)]" mode="tex"/>
      <xsl:text>&#10;&#10;</xsl:text>
    </xsl:for-each>
    <xsl:if test="self::block"><xsl:apply-templates mode="tex"/></xsl:if>
    <xsl:text>&#10;&#10;</xsl:text>
  </xsl:template>
  <xsl:template match="line" mode="tex">
    <xsl:call-template name="here"/>
    <xsl:if test="@indent"><xsl:value-of select="concat('\hspace*{', @indent, '.5em}')"/></xsl:if>
    <xsl:apply-templates mode="tex"/>
    <xsl:text>\par&#10;</xsl:text>
    <xsl:if test="../self::block[@kind = 'verse-part'] and not(following-sibling::line)"
        >\medskip&#10;</xsl:if>
  </xsl:template>
  <xsl:template match="ornament" mode="tex">
    <xsl:text>&#10;\ornament{</xsl:text><xsl:call-template name="escaped"/><xsl:text>}&#10;&#10;</xsl:text>
  </xsl:template>
  <!-- Line by line, since \verb cannot stand in a note. -->
  <xsl:template match="code" mode="tex">
    <xsl:text>&#10;\begin{tei-code}&#10;</xsl:text>
    <xsl:variable name="kept" select="str:replace(str:replace(string(.), '&#10;&#10;',
        '&#10;&#160;&#10;'), '  ', '&#160;&#160;')"/>
    <xsl:for-each select="str:split($kept, '&#10;')">
      <xsl:if test="normalize-space()">
        <xsl:variable name="words" select="normalize-space(translate(., '&#160;', ' '))"/>
        <xsl:variable name="bare" select="substring-before(., substring($words, 1, 1))"/>
        <xsl:value-of select="concat('\codeline{', string-length($bare) * boolean($words), '}{')"/>
        <xsl:call-template name="escaped"><xsl:with-param name="text"
            select="normalize-space(substring(., 1 + string-length($bare)))"/></xsl:call-template>
        <xsl:text>}&#10;</xsl:text>
      </xsl:if>
    </xsl:for-each>
    <xsl:text>\end{tei-code}&#10;</xsl:text>
  </xsl:template>

  <xsl:template match="list" mode="tex">
    <xsl:if test="item">
      <xsl:variable name="name">
        <xsl:choose>
          <xsl:when test="@gloss and item/label">description</xsl:when>
          <xsl:when test="item/label or @kind != 'ordered'">itemize</xsl:when>
          <xsl:otherwise>enumerate</xsl:otherwise>
        </xsl:choose>
      </xsl:variable>
      <xsl:value-of select="concat('&#10;\begin{', $name, '}&#10;')"/>
      <xsl:for-each select="item">
        <xsl:text>\item</xsl:text>
        <xsl:if test="label">[{<xsl:apply-templates select="label/node()" mode="tex"/>}]</xsl:if>
        <xsl:if test="not(label) and ../@kind = 'none'">[]</xsl:if>
        <xsl:text> </xsl:text>
        <xsl:variable name="words"><xsl:value-of select="text()[1]"/></xsl:variable>
        <xsl:if test="not(label)"><xsl:call-template name="guard"/></xsl:if>
        <xsl:call-template name="here"/>
        <xsl:apply-templates select="node()[not(self::label)]" mode="tex"/>
        <xsl:text>&#10;</xsl:text>
      </xsl:for-each>
      <xsl:value-of select="concat('\end{', $name, '}&#10;')"/>
    </xsl:if>
  </xsl:template>

  <xsl:template match="figure" mode="tex">
    <xsl:if test="@src or caption or missing">
      <xsl:text>&#10;\begin{tei-figure}&#10;</xsl:text>
      <xsl:call-template name="here"/>
      <xsl:if test="@src">
        <xsl:text>\picture{</xsl:text>
        <xsl:value-of select="substring-before(substring-after($picture-files,
            concat('|', @src, '>')), '>')"/>
        <xsl:text>}&#10;</xsl:text>
      </xsl:if>
      <xsl:apply-templates select="caption/node()" mode="tex"/>
      <xsl:if test="caption and missing"><xsl:text>\par&#10;</xsl:text></xsl:if>
      <xsl:apply-templates select="missing" mode="tex"/>
      <xsl:text>&#10;\end{tei-figure}&#10;&#10;</xsl:text>
    </xsl:if>
    <xsl:apply-templates select="*[not(self::caption or self::missing)]" mode="tex"/>
  </xsl:template>
  <xsl:template match="picture" mode="tex">
    <xsl:if test="@src">
      <xsl:text>\pictureinline{</xsl:text>
      <xsl:value-of select="substring-before(substring-after($picture-files,
          concat('|', @src, '>')), '>')"/>
      <xsl:text>}{</xsl:text>
      <xsl:call-template name="escaped"><xsl:with-param name="text" select="string(@alt)"/>
      </xsl:call-template>
      <xsl:text>}</xsl:text>
    </xsl:if>
    <xsl:apply-templates select="missing" mode="tex"/>
  </xsl:template>
  <xsl:template match="missing" mode="tex">[<xsl:call-template name="escaped"/>]</xsl:template>
  <xsl:template match="generated" mode="tex"/>

  <!-- ===== amid words ===== -->
  <xsl:template match="i | b | sc | tt | aside-words | sup | sub" mode="tex">
    <xsl:variable name="is-block"><xsl:call-template name="has-blocks"/></xsl:variable>
    <xsl:variable name="row" select="$letters[@of = local-name(current())]"/>
    <xsl:choose>
      <xsl:when test="string($is-block)">
        <xsl:value-of select="concat('{', $row/@switch, ' ')"/>
        <xsl:apply-templates mode="tex"/>}</xsl:when>
      <xsl:otherwise>
        <xsl:value-of select="concat($row/@command, '{')"/>
        <xsl:apply-templates mode="tex"/>}</xsl:otherwise>
    </xsl:choose>
  </xsl:template>
  <xsl:variable name="letters-tree">
    <r of="i" command="\emph" switch="\itshape"/><r of="b" command="\textbf" switch="\bfseries"/>
    <r of="sc" command="\textsc" switch="\scshape"/><r of="tt" command="\texttt" switch="\ttfamily"/>
    <r of="aside-words" command="\emph" switch="\itshape"/>
    <r of="sup" command="\textsuperscript" switch=""/>
    <r of="sub" command="\textsubscript" switch=""/>
  </xsl:variable>
  <xsl:variable name="letters" select="exsl:node-set($letters-tree)/r"/>
  <!-- A line under or through words does not break: for short ones only; others in italics. -->
  <xsl:template match="u | s" mode="tex">
    <xsl:variable name="is-block"><xsl:call-template name="has-blocks"/></xsl:variable>
    <xsl:choose>
      <xsl:when test="string($is-block)"><xsl:apply-templates mode="tex"/></xsl:when>
      <xsl:otherwise>
        <xsl:choose>
          <xsl:when test="* or string-length() &gt; 40">\emph{</xsl:when>
          <xsl:when test="self::u">\underline{</xsl:when>
          <xsl:otherwise>\struck{</xsl:otherwise>
        </xsl:choose>
        <xsl:apply-templates mode="tex"/>}</xsl:otherwise>
    </xsl:choose>
  </xsl:template>
  <xsl:template match="formula" mode="tex">
    <xsl:apply-templates select="figure" mode="tex"/>
    <xsl:text>\texttt{</xsl:text>
    <xsl:call-template name="escaped"><xsl:with-param name="text" select="normalize-space()"/>
    </xsl:call-template>}</xsl:template>
  <xsl:template match="br" mode="tex">\lb{}</xsl:template>
  <xsl:template match="span" mode="tex">
    <xsl:variable name="name"><xsl:if test="@lang"><xsl:call-template name="babel"/></xsl:if>
    </xsl:variable>
    <xsl:variable name="is-block"><xsl:call-template name="has-blocks"/></xsl:variable>
    <xsl:choose>
      <xsl:when test="string($name) and not(string($is-block)) and not(ancestor::heading)">
        <xsl:value-of select="concat('\foreignlanguage{', $name, '}{')"/>
        <xsl:apply-templates mode="tex"/>}</xsl:when>
      <xsl:otherwise><xsl:apply-templates mode="tex"/></xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <!-- \enquote where csquotes prints these very marks; others, and the pieces of a quotation that
       is interrupted by paragraphs, with the marks themselves. -->
  <xsl:template match="q" mode="tex">
    <xsl:variable name="outer" select="count(ancestor::q)"/>
    <xsl:variable name="is-block"><xsl:call-template name="has-blocks"/></xsl:variable>
    <xsl:variable name="mother" select="ancestor::q[1]"/>
    <xsl:variable name="fits" select="not(string($is-block)) and not(ancestor::heading)
        and not(ancestor::note) and (
          $outer = 0 and @open = $own-marks/@o1 and @close = $own-marks/@c1
          or $outer = 1 and @open = $own-marks/@o2 and @close = $own-marks/@c2
             and $mother/@open = $own-marks/@o1 and $mother/@close = $own-marks/@c1)"/>
    <xsl:choose>
      <xsl:when test="$fits">\enquote{<xsl:apply-templates mode="tex"/>}</xsl:when>
      <xsl:otherwise>
        <xsl:call-template name="escaped"><xsl:with-param name="text" select="string(@open)"/>
        </xsl:call-template>
        <xsl:apply-templates mode="tex"/>
        <xsl:call-template name="escaped"><xsl:with-param name="text" select="string(@close)"/>
        </xsl:call-template>
      </xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <!-- A note in a note, in a label or in a table within another text has no foot to stand at. -->
  <xsl:template match="note" mode="tex">
    <xsl:choose>
      <xsl:when test="ancestor::note or ancestor::label or ancestor::table[ancestor::item
          or ancestor::cell or ancestor::note or ancestor::block]">
        <xsl:text> [</xsl:text>
        <xsl:call-template name="escaped"><xsl:with-param name="text" select="concat(@n, ': ')"/>
        </xsl:call-template>
        <xsl:apply-templates mode="tex"/>]</xsl:when>
      <xsl:otherwise>
        <xsl:variable name="id" select="generate-id()"/>
        <xsl:variable name="is-counted"><xsl:for-each select="$counted">
          <xsl:value-of select="key('number', $id)/@n"/></xsl:for-each></xsl:variable>
        <xsl:choose>
          <xsl:when test="string($is-counted)">\footnote{</xsl:when>
          <xsl:otherwise>
            <xsl:value-of select="concat('\', substring('signnote', 1, 8 * boolean(
                translate(@n, '0123456789', ''))), substring('labelnote', 1, 9 * not(
                translate(@n, '0123456789', ''))), '{')"/>
            <xsl:call-template name="escaped"><xsl:with-param name="text" select="@n"/>
            </xsl:call-template>
            <xsl:text>}{</xsl:text></xsl:otherwise>
        </xsl:choose>
        <xsl:call-template name="here"/>
        <xsl:apply-templates mode="tex"/>}</xsl:otherwise>
    </xsl:choose>
  </xsl:template>
  <xsl:template match="again" mode="tex">
    <xsl:text>\textsuperscript{\hyperlink{</xsl:text>
    <xsl:call-template name="key-of"><xsl:with-param name="id" select="@to"/></xsl:call-template>
    <xsl:text>}{</xsl:text>
    <xsl:call-template name="escaped"><xsl:with-param name="text" select="@n"/></xsl:call-template>
    <xsl:text>}}</xsl:text></xsl:template>
  <xsl:template match="ref" mode="tex">
    <xsl:variable name="is-block"><xsl:call-template name="has-blocks"/></xsl:variable>
    <xsl:choose>
      <xsl:when test="string($is-block) or ancestor::ref or ancestor::heading">
        <xsl:apply-templates mode="tex"/></xsl:when>
      <xsl:when test="@to and key('ids', @to)">
        <xsl:text>\hyperlink{</xsl:text>
        <xsl:call-template name="key-of"><xsl:with-param name="id" select="@to"/></xsl:call-template>
        <xsl:text>}{</xsl:text><xsl:apply-templates mode="tex"/>}</xsl:when>
      <xsl:when test="@href">
        <xsl:text>\href{</xsl:text>
        <xsl:value-of select="str:replace(@href, $url-signs/f, $url-signs/t)"/>
        <xsl:text>}{</xsl:text><xsl:apply-templates mode="tex"/>}</xsl:when>
      <xsl:otherwise><xsl:apply-templates mode="tex"/></xsl:otherwise>
    </xsl:choose>
  </xsl:template>
  <xsl:variable name="url-signs-tree">
    <s><f>%</f><t>\%</t></s><s><f>#</f><t>\#</t></s><s><f>&amp;</f><t>\&amp;</t></s>
    <s><f>_</f><t>\_</t></s><s><f>\</f><t>\%5C</t></s><s><f>{</f><t>\%7B</t></s>
    <s><f>}</f><t>\%7D</t></s><s><f>^</f><t>\%5E</t></s><s><f>~</f><t>\%7E</t></s>
    <s><f>$</f><t>\%24</t></s><s><f>&#x7F;</f><t/></s><s><f>"</f><t>\%22</t></s>
  </xsl:variable>
  <xsl:variable name="url-signs" select="exsl:node-set($url-signs-tree)/s"/>
  <xsl:template match="anchor" mode="tex"><xsl:call-template name="here"/></xsl:template>
  <xsl:template match="anchor" mode="point"><xsl:call-template name="here"/></xsl:template>
  <xsl:template match="ix" mode="tex"><xsl:apply-templates select="." mode="point"/></xsl:template>
  <xsl:template match="ix" mode="point">
    <xsl:variable name="to" select="@to"/>
    <xsl:variable name="name">
      <xsl:value-of select="@term"/>
      <xsl:for-each select="$entries"><xsl:value-of select="key('entry', $to)/@name"/></xsl:for-each>
    </xsl:variable>
    <xsl:if test="string($name) and $index != 'no'">
      <xsl:text>\index{</xsl:text>
      <xsl:call-template name="escaped"><xsl:with-param name="text"
          select="translate($name, '!@|&quot;\{}', '')"/></xsl:call-template>
      <xsl:text>}</xsl:text></xsl:if>
  </xsl:template>
  <xsl:template match="page" mode="tex">
    <xsl:if test="$page-breaks != 'hidden'">
      <xsl:text>\pagemark{</xsl:text>
      <xsl:call-template name="escaped"><xsl:with-param name="text" select="@label"/>
      </xsl:call-template>
      <xsl:text>}</xsl:text>
      <xsl:if test="@alone"><xsl:text>&#10;&#10;</xsl:text></xsl:if>
    </xsl:if>
  </xsl:template>
</xsl:stylesheet>
