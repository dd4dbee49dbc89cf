<?xml version="1.0" encoding="UTF-8"?>
<!-- A compiled ODD as one page of HTML: its prose, then every element, class, macro and datatype.
     The elements in the namespace r: are put in by tei/odd/documentation.py. -->
<xsl:stylesheet version="1.0"
    xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
    xmlns:t="http://www.tei-c.org/ns/1.0"
    xmlns:r="https://tei-c.org/ns/reference-of-an-odd"
    xmlns:eg="http://www.tei-c.org/ns/Examples"
    xmlns:rng="http://relaxng.org/ns/structure/1.0"
    xmlns:sch="http://purl.oclc.org/dsdl/schematron"
    exclude-result-prefixes="t r eg rng sch">

  <xsl:output method="html" encoding="UTF-8" indent="no"/>
  <xsl:param name="language">en</xsl:param>
  <xsl:param name="ident"/>
  <xsl:variable name="guidelines">https://tei-c.org/release/doc/tei-p5-doc/en/html/</xsl:variable>
  <xsl:key name="spec" match="t:elementSpec|t:classSpec|t:macroSpec|t:dataSpec" use="@ident"/>
  <xsl:key name="id" match="*[@xml:id][not(ancestor::t:schemaSpec)]" use="@xml:id"/>
  <xsl:variable name="schema" select="//t:schemaSpec[1]"/>
  <xsl:variable name="title">
    <xsl:choose>
      <xsl:when test="/t:TEI/t:teiHeader/t:fileDesc/t:titleStmt/t:title">
        <xsl:value-of select="normalize-space(/t:TEI/t:teiHeader/t:fileDesc/t:titleStmt/t:title[1])"/>
      </xsl:when>
      <xsl:otherwise><xsl:value-of select="$ident"/></xsl:otherwise>
    </xsl:choose>
  </xsl:variable>

  <!-- == the page == -->

  <xsl:template match="/">
    <xsl:text disable-output-escaping="yes">&lt;!DOCTYPE html&gt;&#10;</xsl:text>
    <html lang="{$language}">
      <head>
        <meta name="viewport" content="width=device-width, initial-scale=1"/>
        <title><xsl:value-of select="$title"/></title>
        <style><xsl:call-template name="style"/></style>
      </head>
      <body>
        <header>
          <h1><xsl:value-of select="$title"/></h1>
          <p class="about">
            <xsl:text>Schema </xsl:text><code><xsl:value-of select="$ident"/></code>
            <xsl:text>: </xsl:text>
            <xsl:value-of select="count($schema/t:elementSpec)"/><xsl:text> elements, </xsl:text>
            <xsl:value-of select="count($schema/t:classSpec[@type='model'])"/>
            <xsl:text> model classes, </xsl:text>
            <xsl:value-of select="count($schema/t:classSpec[@type='atts'])"/>
            <xsl:text> attribute classes</xsl:text>
          </p>
        </header>
        <nav aria-label="Index">
          <xsl:call-template name="index">
            <xsl:with-param name="title">Elements</xsl:with-param>
            <xsl:with-param name="specs" select="$schema/t:elementSpec"/>
            <xsl:with-param name="open" select="count($schema/t:elementSpec) &lt; 251"/>
          </xsl:call-template>
          <xsl:call-template name="index">
            <xsl:with-param name="title">Attribute classes</xsl:with-param>
            <xsl:with-param name="specs" select="$schema/t:classSpec[@type='atts']"/>
          </xsl:call-template>
          <xsl:call-template name="index">
            <xsl:with-param name="title">Model classes</xsl:with-param>
            <xsl:with-param name="specs" select="$schema/t:classSpec[@type='model']"/>
          </xsl:call-template>
          <xsl:call-template name="index">
            <xsl:with-param name="title">Macros and datatypes</xsl:with-param>
            <xsl:with-param name="specs" select="$schema/t:macroSpec|$schema/t:dataSpec"/>
          </xsl:call-template>
        </nav>
        <main>
          <xsl:if test="/t:TEI/t:text//t:p[not(ancestor::t:schemaSpec)]">
            <div class="prose"><xsl:apply-templates select="/t:TEI/t:text"/></div>
          </xsl:if>
          <xsl:call-template name="part">
            <xsl:with-param name="title">Elements</xsl:with-param>
            <xsl:with-param name="specs" select="$schema/t:elementSpec"/>
          </xsl:call-template>
          <xsl:call-template name="part">
            <xsl:with-param name="title">Attribute classes</xsl:with-param>
            <xsl:with-param name="specs" select="$schema/t:classSpec[@type='atts']"/>
          </xsl:call-template>
          <xsl:call-template name="part">
            <xsl:with-param name="title">Model classes</xsl:with-param>
            <xsl:with-param name="specs" select="$schema/t:classSpec[@type='model']"/>
          </xsl:call-template>
          <xsl:call-template name="part">
            <xsl:with-param name="title">Macros and datatypes</xsl:with-param>
            <xsl:with-param name="specs" select="$schema/t:macroSpec|$schema/t:dataSpec"/>
          </xsl:call-template>
          <xsl:if test="$schema/t:constraintSpec">
            <section>
              <h2>Constraints of the whole</h2>
              <xsl:apply-templates select="$schema/t:constraintSpec"/>
            </section>
          </xsl:if>
        </main>
      </body>
    </html>
  </xsl:template>

  <xsl:template name="index">
    <xsl:param name="title"/><xsl:param name="specs"/><xsl:param name="open"/>
    <xsl:if test="$specs">
      <details>
        <xsl:if test="$open"><xsl:attribute name="open">open</xsl:attribute></xsl:if>
        <summary><xsl:value-of select="$title"/></summary>
        <ul>
          <xsl:for-each select="$specs">
            <xsl:sort select="@ident" case-order="upper-first"/>
            <li><a href="#{@ident}"><xsl:value-of select="@ident"/></a></li>
          </xsl:for-each>
        </ul>
      </details>
    </xsl:if>
  </xsl:template>

  <xsl:template name="part">
    <xsl:param name="title"/><xsl:param name="specs"/>
    <xsl:if test="$specs">
      <section>
        <h2><xsl:value-of select="$title"/></h2>
        <xsl:for-each select="$specs">
          <xsl:sort select="@ident" case-order="upper-first"/>
          <xsl:apply-templates select="." mode="spec"/>
        </xsl:for-each>
      </section>
    </xsl:if>
  </xsl:template>

  <!-- == one specification == -->

  <xsl:template match="*" mode="spec">
    <article id="{@ident}">
      <h3>
        <xsl:choose>
          <xsl:when test="self::t:elementSpec">
            <xsl:text>&lt;</xsl:text><xsl:value-of select="@ident"/><xsl:text>&gt;</xsl:text>
          </xsl:when>
          <xsl:otherwise><xsl:value-of select="@ident"/></xsl:otherwise>
        </xsl:choose>
      </h3>
      <p>
        <xsl:if test="t:gloss">
          <span class="gloss"><xsl:text>(</xsl:text><xsl:apply-templates select="t:gloss[1]/node()"/>
          <xsl:text>) </xsl:text></span>
        </xsl:if>
        <xsl:for-each select="t:desc">
          <xsl:apply-templates/><xsl:text> </xsl:text>
        </xsl:for-each>
        <xsl:apply-templates select="t:listRef"/>
      </p>
      <dl class="facts">
        <xsl:if test="t:altIdent">
          <dt>In documents</dt><dd><code><xsl:value-of select="t:altIdent[1]"/></code></dd>
        </xsl:if>
        <xsl:if test="@ns">
          <dt>Namespace</dt><dd><code><xsl:value-of select="@ns"/></code></dd>
        </xsl:if>
        <xsl:if test="@module"><dt>Module</dt><dd><xsl:value-of select="@module"/></dd></xsl:if>
        <xsl:if test="t:classes/t:memberOf[key('spec', @key)]">
          <dt>Member of</dt>
          <dd class="names">
            <xsl:for-each select="t:classes/t:memberOf[key('spec', @key)]">
              <xsl:call-template name="link"><xsl:with-param name="to" select="@key"/></xsl:call-template>
              <xsl:text> </xsl:text>
            </xsl:for-each>
          </dd>
        </xsl:if>
        <xsl:call-template name="names">
          <xsl:with-param name="title">Members</xsl:with-param>
          <xsl:with-param name="names" select="r:members/r:name"/>
        </xsl:call-template>
        <xsl:if test="t:content/* or t:valList">
          <dt>Content</dt>
          <dd><code class="model">
            <xsl:apply-templates select="t:content/*|t:valList" mode="model"/>
          </code></dd>
        </xsl:if>
        <xsl:call-template name="names">
          <xsl:with-param name="title">May hold</xsl:with-param>
          <xsl:with-param name="names" select="r:children/r:name"/>
        </xsl:call-template>
        <xsl:call-template name="names">
          <xsl:with-param name="title">May stand in</xsl:with-param>
          <xsl:with-param name="names" select="r:parents/r:name"/>
        </xsl:call-template>
      </dl>
      <xsl:if test="r:attributes/*">
        <h4>Attributes</h4>
        <dl class="attributes"><xsl:apply-templates select="r:attributes/*"/></dl>
      </xsl:if>
      <xsl:if test="t:constraintSpec|r:attributes//t:constraintSpec">
        <h4>Constraints</h4>
        <xsl:apply-templates select="t:constraintSpec|r:attributes//t:constraintSpec"/>
      </xsl:if>
      <xsl:if test="t:remarks">
        <h4>Remarks</h4><xsl:apply-templates select="t:remarks/*"/>
      </xsl:if>
      <xsl:if test="t:exemplum">
        <h4>Examples</h4><xsl:apply-templates select="t:exemplum/*"/>
      </xsl:if>
    </article>
  </xsl:template>

  <xsl:template name="names">
    <xsl:param name="title"/><xsl:param name="names"/>
    <xsl:if test="$names">
      <dt><xsl:value-of select="$title"/></dt>
      <dd class="names">
        <xsl:for-each select="$names">
          <a href="#{.}"><xsl:value-of select="."/></a><xsl:text> </xsl:text>
        </xsl:for-each>
      </dd>
    </xsl:if>
  </xsl:template>

  <xsl:template name="link">
    <xsl:param name="to"/><xsl:param name="words" select="$to"/>
    <xsl:choose>
      <xsl:when test="key('spec', $to)"><a href="#{$to}"><xsl:value-of select="$words"/></a></xsl:when>
      <xsl:otherwise><xsl:value-of select="$words"/></xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <xsl:template match="r:class">
    <dt><a href="#{@name}"><xsl:value-of select="@name"/></a></dt>
    <dd class="names"><xsl:call-template name="ats"><xsl:with-param name="names" select="@attributes"/></xsl:call-template></dd>
  </xsl:template>

  <xsl:template name="ats">
    <xsl:param name="names"/>
    <xsl:if test="normalize-space($names)">
      <xsl:text>@</xsl:text><xsl:value-of select="substring-before(concat($names, ' '), ' ')"/>
      <xsl:text> </xsl:text>
      <xsl:call-template name="ats">
        <xsl:with-param name="names" select="substring-after($names, ' ')"/>
      </xsl:call-template>
    </xsl:if>
  </xsl:template>

  <xsl:template match="r:attribute">
    <dt><code>@<xsl:value-of select="@name"/></code></dt>
    <dd>
      <xsl:if test="@from">
        <xsl:text>as in </xsl:text><a href="#{@from}"><xsl:value-of select="@from"/></a>
      </xsl:if>
      <xsl:for-each select="t:attDef">
        <xsl:for-each select="t:desc"><xsl:apply-templates/><xsl:text> </xsl:text></xsl:for-each>
        <span class="kind">
          <xsl:choose>
            <xsl:when test="@usage='req'">Required. </xsl:when>
            <xsl:when test="@usage='rec'">Recommended. </xsl:when>
          </xsl:choose>
          <xsl:if test="t:datatype/*">
            <xsl:choose>
              <xsl:when test="t:datatype/@maxOccurs='unbounded'">Words, each: </xsl:when>
              <xsl:otherwise>Value: </xsl:otherwise>
            </xsl:choose>
            <code><xsl:apply-templates select="t:datatype/*" mode="model"/></code>
            <xsl:text>. </xsl:text>
          </xsl:if>
          <xsl:if test="normalize-space(t:defaultVal)">
            <xsl:text>If it is not there: </xsl:text>
            <code><xsl:value-of select="normalize-space(t:defaultVal)"/></code><xsl:text>. </xsl:text>
          </xsl:if>
        </span>
        <xsl:if test="t:valList/t:valItem">
          <span class="kind">
            <xsl:choose>
              <xsl:when test="t:valList/@type='closed'">One of:</xsl:when>
              <xsl:when test="t:valList/@type='semi'">One of these, or another:</xsl:when>
              <xsl:otherwise>Such as:</xsl:otherwise>
            </xsl:choose>
          </span>
          <dl class="values">
            <xsl:for-each select="t:valList/t:valItem">
              <dt><code><xsl:value-of select="@ident"/></code></dt>
              <dd>
                <xsl:if test="t:gloss">(<xsl:apply-templates select="t:gloss[1]/node()"/>) </xsl:if>
                <xsl:apply-templates select="t:desc[1]/node()"/>
              </dd>
            </xsl:for-each>
          </dl>
        </xsl:if>
        <xsl:apply-templates select="t:remarks/*"/>
      </xsl:for-each>
    </dd>
  </xsl:template>

  <xsl:template match="t:constraintSpec">
    <div class="constraint">
      <xsl:for-each select="t:desc"><p><xsl:apply-templates/></p></xsl:for-each>
      <pre><code><xsl:apply-templates select="t:constraint/node()" mode="source"/></code></pre>
    </div>
  </xsl:template>

  <!-- == content models, written short == -->

  <xsl:template match="t:sequence|t:alternate" mode="model">
    <xsl:variable name="sign">
      <xsl:choose>
        <xsl:when test="self::t:alternate"> | </xsl:when>
        <xsl:when test="@preserveOrder='false'"> &amp; </xsl:when>
        <xsl:otherwise>, </xsl:otherwise>
      </xsl:choose>
    </xsl:variable>
    <xsl:text>( </xsl:text>
    <xsl:for-each select="*">
      <xsl:if test="position() &gt; 1"><xsl:value-of select="$sign"/></xsl:if>
      <xsl:apply-templates select="." mode="model"/>
    </xsl:for-each>
    <xsl:text> )</xsl:text><xsl:call-template name="times"/>
  </xsl:template>
  <xsl:template match="t:elementRef|t:classRef|t:macroRef|t:dataRef[@key]" mode="model">
    <xsl:call-template name="link"><xsl:with-param name="to" select="@key"/></xsl:call-template>
    <xsl:if test="@expand"><small> (<xsl:value-of select="@expand"/>)</small></xsl:if>
    <xsl:call-template name="times"/>
  </xsl:template>
  <xsl:template match="t:dataRef" mode="model">
    <xsl:value-of select="concat('xsd:', @name)"/>
    <xsl:if test="@restriction"><xsl:text> </xsl:text><q><xsl:value-of select="@restriction"/></q></xsl:if>
    <xsl:for-each select="t:dataFacet">
      <xsl:value-of select="concat(' ', @name, '=', @value)"/>
    </xsl:for-each>
    <xsl:call-template name="times"/>
  </xsl:template>
  <xsl:template match="t:textNode" mode="model">text</xsl:template>
  <xsl:template match="t:empty" mode="model">empty</xsl:template>
  <xsl:template match="t:anyElement" mode="model">
    <xsl:text>any element</xsl:text>
    <xsl:if test="@require"> in <xsl:value-of select="@require"/></xsl:if>
    <xsl:call-template name="times"/>
  </xsl:template>
  <xsl:template match="t:valList" mode="model">
    <xsl:for-each select="t:valItem">
      <xsl:if test="position() &gt; 1"> | </xsl:if>
      <q><xsl:value-of select="@ident"/></q>
    </xsl:for-each>
  </xsl:template>
  <xsl:template match="rng:*" mode="model"><xsl:apply-templates select="." mode="source"/></xsl:template>
  <xsl:template match="*" mode="model"/>
  <xsl:template name="times">
    <xsl:variable name="least">
      <xsl:choose><xsl:when test="@minOccurs"><xsl:value-of select="@minOccurs"/></xsl:when><xsl:otherwise>1</xsl:otherwise></xsl:choose>
    </xsl:variable>
    <xsl:variable name="most">
      <xsl:choose><xsl:when test="@maxOccurs"><xsl:value-of select="@maxOccurs"/></xsl:when><xsl:otherwise>1</xsl:otherwise></xsl:choose>
    </xsl:variable>
    <xsl:choose>
      <xsl:when test="$least='1' and $most='1'"/>
      <xsl:when test="$least='0' and $most='1'">?</xsl:when>
      <xsl:when test="$least='0' and $most='unbounded'">*</xsl:when>
      <xsl:when test="$least='1' and $most='unbounded'">+</xsl:when>
      <xsl:otherwise>
        <xsl:value-of select="concat('{', $least, '–')"/>
        <xsl:if test="$most != 'unbounded'"><xsl:value-of select="$most"/></xsl:if>
        <xsl:text>}</xsl:text>
      </xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <!-- == prose == -->

  <xsl:template match="t:teiHeader|t:schemaSpec|t:front/t:titlePage|t:divGen|t:lb|t:index|t:note[@type='action']
      |t:div[t:schemaSpec][not(*[not(self::t:head or self::t:schemaSpec)])]"/>
  <xsl:template match="t:div|t:div1|t:div2|t:div3"><div><xsl:apply-templates/></div></xsl:template>
  <xsl:template match="t:div/t:head|t:div1/t:head"><h3><xsl:apply-templates/></h3></xsl:template>
  <xsl:template match="t:div/t:div/t:head|t:div2/t:head|t:list/t:head"><h4><xsl:apply-templates/></h4></xsl:template>
  <xsl:template match="t:body/t:head"><h2><xsl:apply-templates/></h2></xsl:template>
  <xsl:template match="t:p|t:ab|t:docTitle|t:byline">
    <xsl:choose>
      <xsl:when test="t:list|t:table|t:eg|eg:egXML|t:specList|t:p">
        <div class="p"><xsl:apply-templates/></div>
      </xsl:when>
      <xsl:otherwise><p><xsl:apply-templates/></p></xsl:otherwise>
    </xsl:choose>
  </xsl:template>
  <xsl:template match="t:list[t:label]"><dl><xsl:apply-templates select="t:label|t:item" mode="gloss"/></dl></xsl:template>
  <xsl:template match="t:label" mode="gloss"><dt><xsl:apply-templates/></dt></xsl:template>
  <xsl:template match="t:item" mode="gloss"><dd><xsl:apply-templates/></dd></xsl:template>
  <xsl:template match="t:list"><xsl:apply-templates select="t:head"/><ul><xsl:apply-templates select="t:item"/></ul></xsl:template>
  <xsl:template match="t:item"><li><xsl:apply-templates/></li></xsl:template>
  <xsl:template match="t:table"><div class="wide"><table><xsl:apply-templates select="t:row"/></table></div></xsl:template>
  <xsl:template match="t:row"><tr><xsl:apply-templates select="t:cell"/></tr></xsl:template>
  <xsl:template match="t:row[@role='label']/t:cell|t:cell[@role='label']"><th><xsl:apply-templates/></th></xsl:template>
  <xsl:template match="t:cell"><td><xsl:apply-templates/></td></xsl:template>
  <xsl:template match="t:specList"><ul><xsl:apply-templates select="t:specDesc"/></ul></xsl:template>
  <xsl:template match="t:specDesc">
    <li><xsl:call-template name="link"><xsl:with-param name="to" select="@key"/></xsl:call-template></li>
  </xsl:template>
  <xsl:template match="t:gi|t:ident[key('spec', .)]">
    <code><xsl:call-template name="link">
      <xsl:with-param name="to" select="string(.)"/>
      <xsl:with-param name="words">
        <xsl:if test="self::t:gi">&lt;</xsl:if><xsl:value-of select="."/><xsl:if test="self::t:gi">&gt;</xsl:if>
      </xsl:with-param>
    </xsl:call-template></code>
  </xsl:template>
  <xsl:template match="t:att"><code>@<xsl:apply-templates/></code></xsl:template>
  <xsl:template match="t:tag"><code>&lt;<xsl:apply-templates/>&gt;</code></xsl:template>
  <xsl:template match="t:code|t:val|t:ident|t:formula"><code><xsl:apply-templates/></code></xsl:template>
  <xsl:template match="t:emph|t:title|t:hi|t:foreign|t:mentioned|t:term"><em><xsl:apply-templates/></em></xsl:template>
  <xsl:template match="t:q|t:quote|t:soCalled">“<xsl:apply-templates/>”</xsl:template>
  <xsl:template match="t:note"> (<xsl:apply-templates/>)</xsl:template>
  <xsl:template match="t:note/t:p|t:item/t:p[1]"><xsl:apply-templates/><xsl:text> </xsl:text></xsl:template>
  <xsl:template match="t:listRef"><span class="more"><xsl:apply-templates select="t:ptr|t:ref"/></span></xsl:template>
  <xsl:template match="t:ref[@target]|t:ptr[@target]">
    <a>
      <xsl:attribute name="href">
        <xsl:choose>
          <xsl:when test="starts-with(@target, '#') and key('id', substring(@target, 2))"><xsl:value-of select="@target"/></xsl:when>
          <xsl:when test="starts-with(@target, '#')">
            <xsl:value-of select="concat($guidelines, substring(@target, 2, 2), '.html', @target)"/>
          </xsl:when>
          <xsl:otherwise><xsl:value-of select="@target"/></xsl:otherwise>
        </xsl:choose>
      </xsl:attribute>
      <xsl:choose>
        <xsl:when test="node()"><xsl:apply-templates/></xsl:when>
        <xsl:otherwise><xsl:value-of select="translate(@target, '#', '')"/></xsl:otherwise>
      </xsl:choose>
    </a>
    <xsl:if test="parent::t:listRef"><xsl:text> </xsl:text></xsl:if>
  </xsl:template>
  <xsl:template match="t:eg"><pre><code><xsl:value-of select="."/></code></pre></xsl:template>
  <xsl:template match="eg:egXML"><pre><code><xsl:apply-templates mode="source"/></code></pre></xsl:template>

  <!-- == markup shown as markup == -->

  <xsl:template match="*" mode="source">
    <xsl:text>&lt;</xsl:text><b><xsl:value-of select="name()"/></b>
    <xsl:for-each select="@*">
      <xsl:value-of select="concat(' ', name(), '=&quot;', ., '&quot;')"/>
    </xsl:for-each>
    <xsl:choose>
      <xsl:when test="node()">
        <xsl:text>&gt;</xsl:text><xsl:apply-templates mode="source"/>
        <xsl:text>&lt;/</xsl:text><b><xsl:value-of select="name()"/></b><xsl:text>&gt;</xsl:text>
      </xsl:when>
      <xsl:otherwise>/&gt;</xsl:otherwise>
    </xsl:choose>
  </xsl:template>
  <xsl:template match="comment()" mode="source">
    <xsl:value-of select="concat('&lt;!--', ., '--&gt;')"/>
  </xsl:template>

  <xsl:template name="style">
:root{--ink:#1d1d1b;--faint:#5f5c55;--line:#d9d5cb;--paper:#fdfcf9;--code:#f3f0e8;--link:#7a2418}
@media (prefers-color-scheme:dark){:root{--ink:#e9e6df;--faint:#a8a49a;--line:#45423b;--paper:#1b1a18;--code:#282622;--link:#f0a596}}
*{box-sizing:border-box}
html{scroll-padding-top:1rem}
body{margin:0;padding:1rem;background:var(--paper);color:var(--ink);font:1rem/1.5 Georgia,"Times New Roman",serif;overflow-wrap:anywhere}
a{color:var(--link)}
h1,h2,h3,h4,nav,dt{font-family:system-ui,sans-serif}
h1{font-size:1.6rem;line-height:1.2;margin:0}
h2{font-size:1.35rem;margin:2.5rem 0 1rem;border-bottom:2px solid var(--line)}
h3{font-size:1.15rem;margin:0 0 .4rem}
h4{font-size:.95rem;margin:1rem 0 .3rem}
.about,.gloss,.kind,.more{color:var(--faint)}
article{border-top:1px solid var(--line);padding:1.2rem 0}
article:target h3{background:var(--code)}
dl{margin:.4rem 0}dt{font-size:.85rem;color:var(--faint)}dd{margin:0 0 .5rem}
.attributes dt,.values dt{color:inherit}.values dd,.attributes dd{margin-left:1rem}
code{font:.85em/1.45 ui-monospace,"DejaVu Sans Mono",monospace;background:var(--code);padding:0 .2em;border-radius:3px}
pre{background:var(--code);padding:.6rem;overflow-x:auto;border-radius:4px;white-space:pre-wrap}
pre code{background:none;padding:0}pre b{font-weight:600}
table{border-collapse:collapse}.wide{overflow-x:auto}td,th{border:1px solid var(--line);padding:.25rem .5rem;text-align:left;vertical-align:top}
nav{font-size:.85rem;margin:1rem 0;border:1px solid var(--line);border-radius:4px;padding:.5rem .8rem}
nav details[open]{max-height:14rem;overflow:auto}
nav summary{cursor:pointer;font-weight:600;padding:.2rem 0}
nav ul{list-style:none;margin:.2rem 0 .6rem;padding:0;display:flex;flex-wrap:wrap;gap:.3rem .9rem}
@media (min-width:60rem){
body{display:grid;grid-template-columns:15rem minmax(0,48rem);gap:0 3rem;padding:2rem;max-width:76rem;margin:auto}
header{grid-column:1/-1;margin-bottom:1rem}
nav{position:sticky;top:1rem;align-self:start;max-height:calc(100vh - 2rem);overflow:auto;margin:0}
nav details[open]{max-height:none}
nav ul{display:block}
.facts,.attributes{display:grid;grid-template-columns:minmax(7rem,11rem) minmax(0,1fr);gap:.1rem 1rem}
.attributes dd{margin-left:0}
main>:first-child h2{margin-top:0}
}
@media print{nav{display:none}}
  </xsl:template>
</xsl:stylesheet>
