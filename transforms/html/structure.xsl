<?xml version="1.0" encoding="UTF-8"?>
<!-- Divisions, heads, paragraphs, the parts of letters, breaks. -->
<xsl:stylesheet version="1.0"
    xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
    xmlns:tei="http://www.tei-c.org/ns/1.0"
    exclude-result-prefixes="tei">

  <xsl:template match="tei:TEI">
    <xsl:choose>
      <xsl:when test="parent::*">
        <section class="TEI" id="text-{count(preceding-sibling::tei:TEI) + 1}">
          <h2><xsl:apply-templates select="tei:teiHeader/tei:fileDesc/tei:titleStmt/tei:title[1]"
              mode="as-title"/></h2>
          <xsl:apply-templates select="*[not(self::tei:teiHeader or self::tei:standOff)]"/>
        </section>
      </xsl:when>
      <xsl:otherwise><xsl:apply-templates/></xsl:otherwise>
    </xsl:choose>
  </xsl:template>
  <!-- Hidden on purpose: what it knows stands at the page's end, in the indexes, in the head. -->
  <xsl:template match="tei:teiHeader | tei:standOff"/>
  <xsl:template match="tei:teiCorpus"><xsl:apply-templates select="tei:TEI"/></xsl:template>

  <xsl:template match="tei:text | tei:group">
    <div><xsl:call-template name="a"/><xsl:apply-templates/></div>
  </xsl:template>
  <xsl:template match="tei:group/tei:text | tei:group/tei:group" priority="1">
    <xsl:variable name="id"><xsl:call-template name="text-id"/></xsl:variable>
    <div>
      <xsl:call-template name="a"><xsl:with-param name="id" select="$id"/></xsl:call-template>
      <xsl:apply-templates/>
    </div>
  </xsl:template>
  <xsl:template name="front" match="tei:front">
    <div><xsl:call-template name="a"/><xsl:apply-templates/></div>
  </xsl:template>
  <xsl:template name="body" match="tei:body">
    <div><xsl:call-template name="a"/><xsl:apply-templates/></div>
  </xsl:template>
  <xsl:template name="back" match="tei:back">
    <div><xsl:call-template name="a"/><xsl:apply-templates/></div>
  </xsl:template>

  <xsl:template match="tei:div | tei:div1 | tei:div2 | tei:div3 | tei:div4 | tei:div5 | tei:div6
      | tei:div7">
    <xsl:variable name="notes-only"><xsl:call-template name="holds-notes-only"/></xsl:variable>
    <xsl:if test="not(string($notes-only))">
      <xsl:variable name="id"><xsl:call-template name="division-id"/></xsl:variable>
      <xsl:element name="{substring('sectiondiv', 1 + 7 * not(tei:head), 7)}">
        <xsl:call-template name="a">
          <xsl:with-param name="class" select="concat('div',
              substring(' bibliography', 1 div (@type = 'bibliography')))"/>
          <xsl:with-param name="id" select="$id"/>
        </xsl:call-template>
        <xsl:apply-templates/>
      </xsl:element>
    </xsl:if>
  </xsl:template>

  <!-- Heads of divisions are headings: one level for each division with a head around them. -->
  <xsl:template name="heading">
    <xsl:variable name="deep" select="2 + count(../ancestor::*[self::tei:div or self::tei:div1
        or self::tei:div2 or self::tei:div3 or self::tei:div4 or self::tei:div5 or self::tei:div6
        or self::tei:body or self::tei:front or self::tei:back or self::tei:group
        or self::tei:TEI[parent::*]][@data-headed
        or self::tei:TEI or not(/*/@data-kinds) and tei:head]
        [not($is-title and tei:head[1] = $first-head)])"/>
    <xsl:choose>
      <xsl:when test="$deep &gt; 6">h6</xsl:when>
      <xsl:otherwise><xsl:value-of select="concat('h', $deep)"/></xsl:otherwise>
    </xsl:choose>
  </xsl:template>
  <xsl:template match="tei:head">
    <xsl:variable name="name">
      <xsl:choose>
        <xsl:when test="preceding-sibling::*[1]/self::tei:head">p</xsl:when>
        <xsl:otherwise><xsl:call-template name="heading"/></xsl:otherwise>
      </xsl:choose>
    </xsl:variable>
    <xsl:if test="not($is-title and generate-id() = generate-id($first-head))">
      <xsl:element name="{$name}">
        <xsl:call-template name="a"/>
        <xsl:apply-templates/>
      </xsl:element>
    </xsl:if>
  </xsl:template>
  <!-- Heads of smaller things. -->
  <xsl:template match="tei:list/tei:head | tei:lg/tei:head | tei:figure/tei:head | tei:listBibl/tei:head
      | tei:castList/tei:head | tei:castGroup/tei:head | tei:argument/tei:head | tei:epigraph/tei:head
      | tei:listPerson/tei:head | tei:listPlace/tei:head | tei:listOrg/tei:head
      | tei:listEvent/tei:head | tei:listWit/tei:head | tei:listApp/tei:head | tei:msDesc/tei:head
      | tei:note/tei:head | tei:sp/tei:head | tei:item/tei:head | tei:quote/tei:head
      | tei:p//tei:head | tei:eTree/tei:head | tei:table/tei:head | tei:titlePage/tei:head
      | tei:postscript/tei:head | tei:opener/tei:head" priority="1">
    <p><xsl:call-template name="a"/><xsl:apply-templates/></p>
  </xsl:template>
  <xsl:template match="tei:trailer">
    <p><xsl:call-template name="a"/><xsl:apply-templates/></p>
  </xsl:template>

  <xsl:template match="tei:p">
    <xsl:choose>
      <!-- Nothing but the two numbers that tei/publish/prepared.py has set, as most have it. -->
      <xsl:when test="@data-n and not(@*[3]) and $has-numbers">
        <p class="p" data-tei="{@data-tei}">
          <tei-n><xsl:value-of select="@data-n"/></tei-n>
          <xsl:apply-templates/>
        </p>
      </xsl:when>
      <xsl:otherwise>
        <p>
          <xsl:call-template name="a"/>
          <xsl:call-template name="number"/>
          <xsl:apply-templates/>
        </p>
      </xsl:otherwise>
    </xsl:choose>
  </xsl:template>
  <xsl:template match="tei:q/tei:p | tei:quote/tei:p | tei:said/tei:p">
    <p>
      <xsl:call-template name="a"/>
      <xsl:call-template name="number"/>
      <xsl:call-template name="opening-of-block"/>
      <xsl:apply-templates/>
      <xsl:call-template name="closing-of-block"/>
    </p>
  </xsl:template>
  <!-- The number of a paragraph is a link to it, and an address that is to last. Its id, address and
       label are the number again; tei/publish/html.py writes them into the page that is done: as
       nodes of a tree they would be most of the nodes there are. -->
  <xsl:variable name="has-numbers" select="$numbers = 'yes'"/>
  <xsl:template name="number">
    <xsl:if test="$has-numbers">
      <xsl:variable name="number"><xsl:call-template name="paragraph-number"/></xsl:variable>
      <xsl:if test="string($number)"><tei-n><xsl:value-of select="$number"/></tei-n></xsl:if>
    </xsl:if>
  </xsl:template>
  <!-- Not paragraphs of HTML, but blocks without a number. -->
  <xsl:template match="tei:ab">
    <div><xsl:call-template name="a"/><xsl:apply-templates/></div>
  </xsl:template>
  <xsl:template match="tei:ab[not(*[not(self::tei:lb)])]">
    <p><xsl:call-template name="a"/><xsl:apply-templates/></p>
  </xsl:template>

  <xsl:template match="tei:argument | tei:epigraph | tei:postscript | tei:opener | tei:closer
      | tei:performance | tei:prologue | tei:epilogue | tei:set | tei:noteGrp | tei:listTranspose">
    <div><xsl:call-template name="a"/><xsl:apply-templates/></div>
  </xsl:template>
  <xsl:template match="tei:floatingText">
    <div><xsl:call-template name="a"/><xsl:apply-templates/></div>
  </xsl:template>
  <xsl:template match="tei:salute | tei:signed | tei:dateline">
    <p><xsl:call-template name="a"/><xsl:apply-templates/></p>
  </xsl:template>
  <xsl:template match="tei:p//tei:salute | tei:p//tei:signed | tei:p//tei:dateline
      | tei:signed/tei:dateline | tei:dateline/tei:signed | tei:head//tei:dateline" priority="1">
    <span><xsl:call-template name="a"/><xsl:apply-templates/></span>
  </xsl:template>
  <xsl:template match="tei:opener/text() | tei:closer/text()">
    <xsl:if test="normalize-space()"><span class="words"><xsl:value-of select="."/></span></xsl:if>
  </xsl:template>
  <xsl:template match="tei:address">
    <address><xsl:call-template name="a"/><xsl:apply-templates/></address>
  </xsl:template>
  <xsl:template match="tei:addrLine">
    <span><xsl:call-template name="a"/><xsl:apply-templates/></span><br/>
  </xsl:template>
  <xsl:template match="tei:street | tei:postCode | tei:postBox">
    <span><xsl:call-template name="a"/><xsl:apply-templates/></span>
    <xsl:if test="parent::tei:address and following-sibling::*"><xsl:text>, </xsl:text></xsl:if>
  </xsl:template>

  <!-- Made anew from what the page has: contents and indexes stand in their places. -->
  <xsl:template match="tei:divGen">
    <xsl:if test="tei:head"><p class="head"><xsl:apply-templates select="tei:head/node()"/></p>
    </xsl:if>
  </xsl:template>

  <xsl:template match="tei:lb">
    <xsl:choose>
      <xsl:when test="@break = 'no' or @type = 'hyphenInWord'"/>
      <xsl:when test="ancestor::tei:text and (parent::tei:body or parent::tei:div)"/>
      <xsl:otherwise><br/></xsl:otherwise>
    </xsl:choose>
  </xsl:template>
  <xsl:template match="tei:pb">
    <xsl:choose>
      <!-- With a number and nothing else, as most are. -->
      <xsl:when test="normalize-space(@n) and @data-tei and not(@*[3])">
        <xsl:variable name="number" select="normalize-space(@n)"/>
        <span class="pb" data-tei="{@data-tei}" role="doc-pagebreak"
            aria-label="{$word-page} {$number}"><xsl:value-of select="$number"/></span>
      </xsl:when>
      <xsl:otherwise><xsl:call-template name="page-break"/></xsl:otherwise>
    </xsl:choose>
  </xsl:template>
  <xsl:template name="page-break">
    <span class="pb">
      <xsl:call-template name="a"/>
      <xsl:if test="normalize-space(@n)">
        <xsl:attribute name="role">doc-pagebreak</xsl:attribute>
        <xsl:attribute name="aria-label">
          <xsl:value-of select="concat($word-page, ' ', normalize-space(@n))"/>
        </xsl:attribute>
        <xsl:value-of select="normalize-space(@n)"/>
      </xsl:if>
    </span>
  </xsl:template>
  <xsl:template match="tei:cb | tei:gb">
    <span><xsl:call-template name="a"/>
      <xsl:if test="@n"><xsl:value-of select="concat('|', @n, '|')"/></xsl:if></span>
  </xsl:template>
  <xsl:template match="tei:milestone">
    <xsl:choose>
      <xsl:when test="parent::tei:div or parent::tei:body or parent::tei:div1 or parent::tei:div2
          or parent::tei:div3 or parent::tei:front or parent::tei:back">
        <xsl:variable name="ornament"><xsl:call-template name="before"/>
          <xsl:call-template name="after"/></xsl:variable>
        <xsl:choose>
          <xsl:when test="string($ornament)">
            <p><xsl:call-template name="a"><xsl:with-param name="class" select="'ornament'"/>
              </xsl:call-template><xsl:value-of select="$ornament"/></p>
          </xsl:when>
          <xsl:when test="not(@n)">
            <hr><xsl:call-template name="a"/></hr>
          </xsl:when>
          <xsl:otherwise>
            <p><xsl:call-template name="a"/><xsl:value-of select="@n"/></p>
          </xsl:otherwise>
        </xsl:choose>
      </xsl:when>
      <xsl:otherwise>
        <span><xsl:call-template name="a"/>
          <xsl:call-template name="before"/><xsl:call-template name="after"/>
          <xsl:if test="@n and not(@rend)"><xsl:value-of select="concat('[', @n, ']')"/></xsl:if>
        </span>
      </xsl:otherwise>
    </xsl:choose>
  </xsl:template>
  <!-- Running heads, catchwords, signatures: what the printer put there for the reader of paper. -->
  <xsl:template match="tei:fw">
    <xsl:variable name="is-amid" select="not(contains(' text front body back group div div1 div2 div3
        div4 div5 div6 div7 floatingText titlePage lg sp list table figure ',
        concat(' ', local-name(..), ' ')))"/>
    <xsl:if test="$is-amid"><xsl:text> </xsl:text></xsl:if>
    <span><xsl:call-template name="a"/><xsl:apply-templates/></span>
    <xsl:if test="$is-amid"><xsl:text> </xsl:text></xsl:if>
  </xsl:template>
  <xsl:template match="tei:delSpan"><xsl:call-template name="left-out">
    <xsl:with-param name="what" select="'delSpan'"/></xsl:call-template></xsl:template>
  <!-- Points and links between places of the text: nothing to see. -->
  <xsl:template match="tei:interp | tei:interpGrp | tei:span | tei:spanGrp | tei:link | tei:linkGrp
      | tei:join | tei:joinGrp | tei:alt | tei:altGrp | tei:timeline | tei:when | tei:certainty
      | tei:respons | tei:precision | tei:substJoin | tei:addSpan | tei:damageSpan
      | tei:listRelation | tei:relation | tei:catRef | tei:classCode | tei:handShift"/>
</xsl:stylesheet>
