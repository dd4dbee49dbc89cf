<?xml version="1.0" encoding="UTF-8"?>
<!-- Divisions, paragraphs, verse, letters, drama, lists, tables, figures. -->
<xsl:stylesheet version="1.0"
    xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
    xmlns:exsl="http://exslt.org/common"
    xmlns:tei="http://www.tei-c.org/ns/1.0"
    xmlns:eg="http://www.tei-c.org/ns/Examples"
    exclude-result-prefixes="exsl tei eg">

  <xsl:template match="tei:front | tei:body | tei:back | tei:group | tei:docTitle | tei:noteGrp
      | tei:argument/tei:argument | tei:spGrp"><xsl:apply-templates/></xsl:template>

  <!-- ===== divisions ===== -->
  <xsl:template match="tei:div | tei:div1 | tei:div2 | tei:div3 | tei:div4 | tei:div5 | tei:div6
      | tei:div7">
    <xsl:variable name="level"><xsl:call-template name="level"/></xsl:variable>
    <section level="{$level + 1}" kind="{@type}">
      <xsl:call-template name="id"/>
      <xsl:call-template name="language"/>
      <xsl:apply-templates/>
    </section>
  </xsl:template>

  <!-- A list of notes of which each is printed where its marker stands: nothing is left of it. -->
  <xsl:template match="tei:div[tei:note][not(*[not(self::tei:head or self::tei:note
      or self::tei:pb)])][not(tei:note[not(@target)])]">
    <xsl:variable name="left">
      <xsl:for-each select="tei:note">
        <xsl:variable name="kind"><xsl:apply-templates select="." mode="note-kind"/></xsl:variable>
        <xsl:variable name="placed"><xsl:call-template name="is-placed"/></xsl:variable>
        <xsl:if test="$kind != 'foot' or not(string($placed))">x</xsl:if>
      </xsl:for-each>
    </xsl:variable>
    <xsl:choose>
      <xsl:when test="string($left)">
        <xsl:variable name="level"><xsl:call-template name="level"/></xsl:variable>
        <section level="{$level + 1}" kind="notes">
          <xsl:call-template name="id"/>
          <xsl:apply-templates/>
        </section>
      </xsl:when>
      <xsl:otherwise>
        <xsl:for-each select="tei:head"><xsl:call-template name="notes-heading"/></xsl:for-each>
        <xsl:apply-templates select="tei:pb"/></xsl:otherwise>
    </xsl:choose>
  </xsl:template>
  <!-- Nothing stands below it. An output that prints the notes together heads them with it. -->
  <xsl:template name="notes-heading">
    <xsl:call-template name="left-out"><xsl:with-param name="what" select="'notes-heading'"/>
    </xsl:call-template>
  </xsl:template>

  <xsl:template match="tei:head">
    <xsl:variable name="level"><xsl:call-template name="level"/></xsl:variable>
    <heading level="{$level + not(parent::tei:div or parent::tei:div1 or parent::tei:div2
        or parent::tei:div3 or parent::tei:div4 or parent::tei:div5 or parent::tei:div6
        or parent::tei:div7 or parent::tei:group)}">
      <xsl:call-template name="id"/>
      <xsl:call-template name="language"/>
      <xsl:call-template name="words"/>
    </heading>
  </xsl:template>
  <!-- Of two heads of one division the second is a subtitle; others head no division. -->
  <xsl:template match="tei:head[preceding-sibling::tei:head] | tei:list/tei:head | tei:lg/tei:head
      | tei:listBibl/tei:head | tei:castList/tei:head | tei:floatingText//tei:head
      | tei:quote//tei:head | tei:q//tei:head | tei:note//tei:head | tei:argument/tei:head
      | tei:castGroup/tei:head | tei:set/tei:head | tei:postscript/tei:head | tei:epigraph/tei:head
      | tei:listPerson/tei:head | tei:listPlace/tei:head | tei:listOrg/tei:head
      | tei:listEvent/tei:head | tei:listRelation/tei:head | tei:msDesc/tei:head
      | tei:msPart/tei:head | tei:p/tei:head | tei:item/tei:head | tei:titlePage/tei:head
      | tei:noteGrp/tei:head | tei:cit/tei:head" priority="1">
    <p kind="head"><xsl:call-template name="id"/><xsl:call-template name="words"/></p>
  </xsl:template>
  <!-- The title of a document within the text. -->
  <xsl:template match="tei:floatingText/tei:body/tei:head[not(preceding-sibling::tei:head)]"
      priority="2">
    <p kind="document-head"><xsl:call-template name="id"/><xsl:call-template name="words"/></p>
  </xsl:template>
  <xsl:template match="tei:figure/tei:head | tei:table/tei:head" priority="1"/>

  <xsl:template match="tei:divGen">
    <xsl:if test="starts-with(@type, 'ind')"><generated kind="index"/></xsl:if>
  </xsl:template>

  <!-- ===== paragraphs ===== -->
  <xsl:template match="tei:p | tei:ab">
    <p>
      <xsl:if test="self::tei:ab"><xsl:attribute name="kind">ab</xsl:attribute></xsl:if>
      <xsl:if test="not(preceding-sibling::*[1]/self::tei:p)">
        <xsl:attribute name="first">yes</xsl:attribute>
      </xsl:if>
      <xsl:call-template name="id"/>
      <xsl:call-template name="language"/>
      <xsl:call-template name="words"/>
    </p>
  </xsl:template>
  <xsl:template match="tei:p//tei:p | tei:ab//tei:p">
    <p><xsl:call-template name="id"/><xsl:call-template name="words"/></p>
  </xsl:template>

  <xsl:template match="tei:byline | tei:docImprint | tei:docEdition | tei:imprimatur
      | tei:titlePage/tei:docDate | tei:front/tei:docDate | tei:titlePage/tei:docAuthor
      | tei:front/tei:docAuthor | tei:front/tei:byline | tei:titlePage/tei:respStmt">
    <p kind="by"><xsl:call-template name="words"/></p>
  </xsl:template>
  <xsl:template match="tei:dateline | tei:salute | tei:trailer | tei:signed">
    <p kind="{local-name()}"><xsl:call-template name="words"/></p>
  </xsl:template>
  <xsl:template match="tei:p//tei:dateline | tei:p//tei:salute | tei:p//tei:signed
      | tei:p//tei:byline" priority="1"><xsl:call-template name="words"/></xsl:template>
  <xsl:template match="tei:opener | tei:closer">
    <block kind="{local-name()}">
      <xsl:choose>
        <xsl:when test="text()[normalize-space()]"><p><xsl:call-template name="words"/></p>
        </xsl:when>
        <xsl:otherwise>
          <xsl:for-each select="*">
            <xsl:choose>
              <xsl:when test="self::tei:salute or self::tei:signed or self::tei:dateline
                  or self::tei:address or self::tei:byline or self::tei:argument
                  or self::tei:epigraph"><xsl:apply-templates select="."/></xsl:when>
              <xsl:otherwise><p><xsl:apply-templates select="."/></p></xsl:otherwise>
            </xsl:choose>
          </xsl:for-each>
        </xsl:otherwise>
      </xsl:choose>
    </block>
  </xsl:template>
  <xsl:template match="tei:opener//tei:dateline[../text()[normalize-space()]]
      | tei:opener//tei:salute[../text()[normalize-space()]]
      | tei:closer//tei:signed[../text()[normalize-space()]]
      | tei:closer//tei:salute[../text()[normalize-space()]]
      | tei:closer//tei:dateline[../text()[normalize-space()]]"
      priority="1"><xsl:call-template name="words"/></xsl:template>

  <xsl:template match="tei:address">
    <block kind="address"><xsl:for-each select="*">
      <p kind="line"><xsl:apply-templates select="."/></p>
    </xsl:for-each></block>
  </xsl:template>
  <xsl:template match="tei:p/tei:address | tei:p/*/tei:address">
    <xsl:for-each select="*">
      <xsl:if test="position() &gt; 1">, </xsl:if><xsl:apply-templates select="."/>
    </xsl:for-each>
  </xsl:template>
  <xsl:template match="tei:addrLine"><xsl:call-template name="words"/></xsl:template>

  <xsl:template match="tei:argument | tei:epigraph | tei:postscript | tei:set | tei:prologue
      | tei:epilogue | tei:performance | tei:castList | tei:sp">
    <block kind="{local-name()}"><xsl:call-template name="id"/><xsl:apply-templates/></block>
  </xsl:template>
  <xsl:template match="tei:floatingText">
    <block kind="document">
      <xsl:call-template name="id"/><xsl:call-template name="language"/><xsl:apply-templates/>
    </block>
  </xsl:template>

  <!-- ===== title page ===== -->
  <xsl:template match="tei:titlePage">
    <block kind="titlepage"><xsl:apply-templates/></block>
  </xsl:template>
  <xsl:template match="tei:titlePart">
    <p kind="title-{concat(@type, substring('main', 1 div not(@type)))}">
      <xsl:call-template name="words"/>
    </p>
  </xsl:template>
  <xsl:template match="tei:docTitle[not(tei:titlePart)]">
    <p kind="title-main"><xsl:call-template name="words"/></p>
  </xsl:template>

  <!-- ===== quotations set off ===== -->
  <xsl:template match="tei:cit[not(ancestor::tei:p) or tei:quote/@rend[contains(., 'block')]
      or tei:quote[tei:p or tei:lg or tei:l]]">
    <block kind="quotation">
      <xsl:call-template name="id"/>
      <xsl:for-each select="*">
        <xsl:choose>
          <xsl:when test="(self::tei:quote or self::tei:q) and (tei:p or tei:lg or tei:l or tei:div
              or tei:list or tei:floatingText or tei:sp)"><xsl:apply-templates/></xsl:when>
          <xsl:when test="self::tei:quote or self::tei:q">
            <p><xsl:call-template name="language"/><xsl:call-template name="words"/></p>
          </xsl:when>
          <xsl:when test="self::tei:note or self::tei:pb or self::tei:cit">
            <xsl:apply-templates select="."/></xsl:when>
          <xsl:otherwise>
            <p kind="source"><xsl:apply-templates select="." mode="bare"/></p>
          </xsl:otherwise>
        </xsl:choose>
      </xsl:for-each>
    </block>
  </xsl:template>
  <xsl:template match="tei:cit"><xsl:apply-templates/></xsl:template>
  <xsl:template match="*" mode="bare"><xsl:call-template name="words"/></xsl:template>
  <xsl:template match="tei:ref" mode="bare"><xsl:apply-templates select="."/></xsl:template>

  <!-- ===== verse ===== -->
  <xsl:template match="tei:lg">
    <block kind="{concat('verse', substring('-part', 1, 5 * boolean(parent::tei:lg)))}">
      <xsl:call-template name="id"/><xsl:call-template name="language"/>
      <xsl:apply-templates/>
    </block>
  </xsl:template>
  <xsl:template match="tei:l">
    <line n="{@n}">
      <xsl:if test="contains(@rend, 'indent')"><xsl:attribute name="indent">1</xsl:attribute>
      </xsl:if>
      <xsl:if test="@part = 'M' or @part = 'F'">
        <xsl:variable name="step"><xsl:call-template name="step"/></xsl:variable>
        <xsl:attribute name="indent"><xsl:value-of select="ceiling($step * 3 div 8)"/></xsl:attribute>
      </xsl:if>
      <xsl:call-template name="id"/>
      <xsl:call-template name="words"/>
    </line>
  </xsl:template>

  <!-- ===== drama ===== -->
  <!-- With how the words are spoken, if that follows: HALE (rising). -->
  <xsl:template match="tei:speaker">
    <p kind="speaker">
      <sc><xsl:call-template name="words"/></sc>
      <xsl:for-each select="following-sibling::*[1][self::tei:stage]">
        <xsl:text> </xsl:text><xsl:call-template name="point"/>
        <i><xsl:call-template name="words"/></i>
      </xsl:for-each>
    </p>
  </xsl:template>
  <xsl:template match="tei:sp/tei:stage[preceding-sibling::*[1][self::tei:speaker]]" priority="1"/>
  <xsl:template match="tei:stage">
    <xsl:choose>
      <xsl:when test="contains($holders, concat(' ', local-name(..), ' '))">
        <p kind="stage"><xsl:call-template name="words"/></p></xsl:when>
      <xsl:otherwise><i><xsl:call-template name="words"/></i></xsl:otherwise>
    </xsl:choose>
  </xsl:template>
  <xsl:template match="tei:castGroup"><block kind="plain"><xsl:apply-templates/></block>
  </xsl:template>
  <xsl:template match="tei:castItem"><p kind="line"><xsl:call-template name="words"/></p>
  </xsl:template>
  <xsl:template match="tei:role">
    <xsl:call-template name="after-element"/><sc><xsl:call-template name="words"/></sc></xsl:template>
  <xsl:template match="tei:roleDesc | tei:actor">
    <xsl:call-template name="after-element"/><i><xsl:call-template name="words"/></i></xsl:template>
  <xsl:template name="after-element">
    <xsl:if test="preceding-sibling::node()[1]/self::*"><xsl:text> </xsl:text></xsl:if>
  </xsl:template>

  <!-- ===== lists ===== -->
  <xsl:template match="tei:list">
    <xsl:variable name="kind">
      <xsl:choose>
        <xsl:when test="tei:label or @type = 'gloss'">labelled</xsl:when>
        <xsl:when test="tei:item[@n]">labelled</xsl:when>
        <xsl:when test="contains(concat(' ', @type, ' ', @rend, ' ', @rendition, ' '), ' ordered ')
            or contains(concat(' ', @type, ' ', @rend, ' ', @rendition, ' '), ' numbered ')"
            >ordered</xsl:when>
        <xsl:when test="@type = 'simple' or @rend = 'simple' or @type = 'inline'">none</xsl:when>
        <xsl:otherwise>bulleted</xsl:otherwise>
      </xsl:choose>
    </xsl:variable>
    <xsl:apply-templates select="tei:head"/>
    <list kind="{$kind}">
      <xsl:if test="tei:label"><xsl:attribute name="gloss">yes</xsl:attribute></xsl:if>
      <xsl:call-template name="id"/>
      <xsl:apply-templates select="*[not(self::tei:head or self::tei:label or self::tei:headLabel
          or self::tei:headItem)] | tei:label[not(following-sibling::*[1]/self::tei:item)]
          | tei:headItem">
        <xsl:with-param name="is-labelled" select="boolean(tei:item/@n)"/>
      </xsl:apply-templates>
    </list>
  </xsl:template>
  <xsl:template match="tei:item">
    <xsl:param name="is-labelled" select="boolean(@n)"/>
    <item>
      <xsl:call-template name="id"/>
      <xsl:choose>
        <xsl:when test="not(@n) and preceding-sibling::*[1]/self::tei:label">
          <label><xsl:for-each select="preceding-sibling::*[1]">
            <xsl:call-template name="words"/></xsl:for-each></label>
        </xsl:when>
        <xsl:when test="$is-labelled or @n">
          <label><xsl:call-template name="item-label"/></label></xsl:when>
      </xsl:choose>
      <xsl:call-template name="words"/>
    </item>
  </xsl:template>
  <xsl:template match="tei:headItem">
    <item>
      <label><b><xsl:for-each select="../tei:headLabel"><xsl:call-template name="words"/>
      </xsl:for-each></b></label>
      <b><xsl:call-template name="words"/></b>
    </item>
  </xsl:template>
  <xsl:template match="tei:headLabel"><b><xsl:call-template name="words"/></b></xsl:template>
  <xsl:template match="tei:list/tei:label"><item><b><xsl:call-template name="words"/></b></item>
  </xsl:template>
  <xsl:template match="tei:list/tei:pb | tei:list/tei:lb | tei:list/tei:milestone
      | tei:list/tei:note | tei:list/tei:list | tei:list/tei:anchor" priority="0.8">
    <xsl:if test="self::tei:pb or self::tei:note or self::tei:list">
      <item><xsl:apply-templates select="." mode="amid"/></item>
    </xsl:if>
  </xsl:template>

  <!-- ===== tables ===== -->
  <xsl:template match="tei:table">
    <table>
      <xsl:attribute name="columns">
        <xsl:for-each select="tei:row">
          <xsl:sort data-type="number" order="descending"
              select="count(tei:cell) + sum(tei:cell/@cols[number() = number()])
                  - count(tei:cell/@cols[number() = number()])"/>
          <xsl:if test="position() = 1"><xsl:value-of select="count(tei:cell)
              + sum(tei:cell/@cols[number() = number()])
              - count(tei:cell/@cols[number() = number()])"/></xsl:if>
        </xsl:for-each>
      </xsl:attribute>
      <xsl:call-template name="id"/>
      <xsl:if test="tei:head"><caption><xsl:for-each select="tei:head">
        <xsl:if test="position() &gt; 1"><xsl:text> </xsl:text></xsl:if>
        <xsl:call-template name="words"/></xsl:for-each></caption></xsl:if>
      <xsl:apply-templates select="*[not(self::tei:head)]"/>
    </table>
  </xsl:template>
  <xsl:template match="tei:row">
    <row>
      <xsl:if test="@role = 'label'"><xsl:attribute name="head">yes</xsl:attribute></xsl:if>
      <xsl:apply-templates/>
    </row>
  </xsl:template>
  <xsl:template match="tei:cell">
    <cell>
      <xsl:if test="number(@cols) &gt; 1 and number(@cols) &lt; 100">
        <xsl:attribute name="columns"><xsl:value-of select="floor(@cols)"/></xsl:attribute></xsl:if>
      <xsl:if test="number(@rows) &gt; 1 and number(@rows) &lt; 1000">
        <xsl:attribute name="rows"><xsl:value-of select="floor(@rows)"/></xsl:attribute></xsl:if>
      <xsl:if test="@role = 'label' or ../@role = 'label'">
        <xsl:attribute name="head">yes</xsl:attribute></xsl:if>
      <xsl:apply-templates/>
    </cell>
  </xsl:template>
  <xsl:template match="tei:table/tei:pb | tei:table/tei:trailer | tei:table/tei:note
      | tei:table/tei:milestone | tei:row/tei:pb | tei:table/tei:figDesc" priority="0.9">
    <xsl:if test="self::tei:trailer or self::tei:note or self::tei:figDesc">
      <row><cell><xsl:call-template name="words"/></cell></row></xsl:if>
  </xsl:template>

  <!-- ===== figures ===== -->
  <xsl:template match="tei:figure">
    <xsl:variable name="shown" select="(tei:graphic | tei:media)[1]"/>
    <xsl:variable name="words"><xsl:for-each select="$shown/tei:desc
        | (tei:figDesc | tei:head)[not($shown/tei:desc)][1]">
      <xsl:apply-templates mode="plain"/></xsl:for-each></xsl:variable>
    <figure>
      <xsl:call-template name="id"/>
      <xsl:call-template name="picture">
        <xsl:with-param name="url" select="$shown/@url"/>
        <xsl:with-param name="alt" select="normalize-space($words)"/>
      </xsl:call-template>
      <xsl:if test="tei:head | tei:p | tei:ab | tei:desc | tei:figDesc | tei:note | tei:trailer
          | $shown/tei:desc">
        <!-- A description that only says the caption again is said once. -->
        <xsl:variable name="said" select="tei:head | tei:p | tei:ab | tei:desc"/>
        <xsl:variable name="described" select="tei:figDesc | $shown/tei:desc"/>
        <caption>
          <xsl:for-each select="$said | tei:note | tei:trailer | $described[not($said)]">
            <xsl:if test="position() &gt; 1"><xsl:text> </xsl:text></xsl:if>
            <xsl:call-template name="words"/>
          </xsl:for-each>
          <xsl:for-each select="$described[$said]">
            <xsl:variable name="same" select="normalize-space()"/>
            <xsl:if test="not($said[normalize-space() = $same])">
              <xsl:text> </xsl:text><aside-words><xsl:apply-templates/></aside-words>
            </xsl:if>
          </xsl:for-each>
        </caption>
      </xsl:if>
      <xsl:apply-templates select="*[not(self::tei:head or self::tei:p or self::tei:ab
          or self::tei:desc or self::tei:figDesc or self::tei:note or self::tei:trailer
          or self::tei:graphic[not(preceding-sibling::tei:graphic)] or self::tei:media)]"/>
    </figure>
  </xsl:template>
  <!-- Within a line: in place of a picture that is not there, what describes it. -->
  <xsl:template priority="1" match="tei:figure[contains(concat(' ', @rend, ' '), ' inline ')][tei:graphic]
      [not(*[not(self::tei:graphic or self::tei:figDesc)])]
      | tei:p/tei:graphic[../text()[normalize-space()]]
      | tei:hi/tei:graphic[../text()[normalize-space()]]
      | tei:item/tei:graphic[../text()[normalize-space()]]
      | tei:cell/tei:graphic[../text()[normalize-space()]]
      | tei:l/tei:graphic | tei:head/tei:graphic">
    <xsl:call-template name="point"/>
    <xsl:for-each select="self::tei:graphic | tei:graphic">
      <xsl:variable name="words"><xsl:for-each select="(tei:desc | ../tei:figDesc)[1]">
        <xsl:apply-templates mode="plain"/></xsl:for-each></xsl:variable>
      <xsl:variable name="alt" select="normalize-space($words)"/>
      <picture>
        <xsl:call-template name="picture">
          <xsl:with-param name="url" select="@url"/><xsl:with-param name="alt" select="$alt"/>
          <xsl:with-param name="instead" select="$alt"/>
        </xsl:call-template>
      </picture>
    </xsl:for-each>
  </xsl:template>
  <xsl:template match="tei:figDesc"><xsl:call-template name="words"/></xsl:template>
  <xsl:template match="tei:graphic | tei:media">
    <xsl:variable name="words"><xsl:apply-templates select="tei:desc" mode="plain"/></xsl:variable>
    <figure>
      <xsl:call-template name="picture">
        <xsl:with-param name="url" select="@url"/>
        <xsl:with-param name="alt" select="normalize-space($words)"/>
      </xsl:call-template>
    </figure>
  </xsl:template>
  <xsl:template name="picture">
    <xsl:param name="url"/>
    <xsl:param name="alt"/>
    <xsl:param name="instead"/>
    <xsl:attribute name="alt"><xsl:value-of select="$alt"/>
      <xsl:if test="not($alt)"><xsl:call-template name="word">
        <xsl:with-param name="key" select="'figure'"/></xsl:call-template></xsl:if>
    </xsl:attribute>
    <xsl:choose>
      <xsl:when test="$url and contains($pictures, concat('|', $url, '|'))">
        <xsl:attribute name="src"><xsl:value-of select="$url"/></xsl:attribute>
      </xsl:when>
      <xsl:when test="$instead"><missing><xsl:value-of select="$instead"/></missing></xsl:when>
      <xsl:when test="$url"><missing><xsl:call-template name="word">
        <xsl:with-param name="key" select="'picture-missing'"/></xsl:call-template>
        <xsl:value-of select="concat(': ', substring($url, 1, 200))"/></missing></xsl:when>
    </xsl:choose>
  </xsl:template>

  <!-- ===== between parts ===== -->
  <xsl:template match="tei:milestone">
    <xsl:variable name="mark"><xsl:call-template name="before"/></xsl:variable>
    <xsl:if test="(contains($holders, concat(' ', local-name(..), ' ')))
        and (string($mark) or not(@unit) or @unit = 'section' or @unit = 'absent'
             or contains(@rend, 'rule') or contains(@rend, 'star'))">
      <ornament><xsl:choose>
        <xsl:when test="not(translate($mark, '*-_=~#• ', ''))">* * *</xsl:when>
        <xsl:otherwise><xsl:value-of select="$mark"/></xsl:otherwise>
      </xsl:choose></ornament>
    </xsl:if>
    <!-- In a line it parts words, as the beginning of a page does, unless @break denies it. -->
    <xsl:if test="not(contains($holders, concat(' ', local-name(..), ' ')) or @break = 'no')">
      <xsl:text> </xsl:text></xsl:if>
  </xsl:template>
  <xsl:template match="tei:eg | tei:code[contains(., '&#10;')]
      | tei:ab[contains(concat(' ', @rend, ' ', @type, ' '), ' code ')]" priority="2">
    <xsl:variable name="lines"><xsl:call-template name="code-words"/></xsl:variable>
    <xsl:call-template name="code-lines"><xsl:with-param name="lines" select="string($lines)"/>
    </xsl:call-template>
  </xsl:template>
  <xsl:template match="eg:egXML">
    <xsl:variable name="lines"><xsl:apply-templates mode="source"/></xsl:variable>
    <xsl:call-template name="code-lines"><xsl:with-param name="lines" select="string($lines)"/>
    </xsl:call-template>
  </xsl:template>
  <!-- The first line end is that of the tag; tabs are of four columns. -->
  <xsl:template name="code-lines">
    <xsl:param name="lines"/>
    <xsl:variable name="whole"><xsl:call-template name="replace">
      <xsl:with-param name="text" select="$lines"/><xsl:with-param name="from" select="'&#9;'"/>
      <xsl:with-param name="to" select="'    '"/></xsl:call-template></xsl:variable>
    <code><xsl:value-of select="substring($whole, 1 + starts-with($whole, '&#10;'))"/></code>
  </xsl:template>
  <xsl:template match="*" mode="source">
    <xsl:value-of select="concat('&lt;', name())"/>
    <xsl:for-each select="@*"><xsl:value-of select="concat(' ', name(), '=&quot;', ., '&quot;')"/>
    </xsl:for-each>
    <xsl:choose>
      <xsl:when test="node()">&gt;<xsl:apply-templates mode="source"/>
        <xsl:value-of select="concat('&lt;/', name(), '&gt;')"/></xsl:when>
      <xsl:otherwise>/&gt;</xsl:otherwise>
    </xsl:choose>
  </xsl:template>
  <xsl:template match="text()" mode="source">
    <xsl:variable name="amp"><xsl:call-template name="replace">
      <xsl:with-param name="from" select="'&amp;'"/><xsl:with-param name="to" select="'&amp;amp;'"/>
    </xsl:call-template></xsl:variable>
    <xsl:call-template name="replace">
      <xsl:with-param name="text" select="string($amp)"/>
      <xsl:with-param name="from" select="'&lt;'"/><xsl:with-param name="to" select="'&amp;lt;'"/>
    </xsl:call-template>
  </xsl:template>
  <!-- An example without an element, such as one in CDATA, is its own source. -->
  <xsl:template match="eg:egXML[not(*)]/text()" mode="source"><xsl:value-of select="."/></xsl:template>
  <xsl:template match="comment()" mode="source">
    <xsl:value-of select="concat('&lt;!--', ., '--&gt;')"/></xsl:template>
</xsl:stylesheet>
