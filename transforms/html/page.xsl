<?xml version="1.0" encoding="UTF-8"?>
<!-- The page: what stands on it, in which order; the contents; the switches. -->
<xsl:stylesheet version="1.0"
    xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
    xmlns:tei="http://www.tei-c.org/ns/1.0"
    exclude-result-prefixes="tei">

  <xsl:variable name="word-note"><xsl:call-template name="word">
    <xsl:with-param name="key" select="'note'"/></xsl:call-template></xsl:variable>
  <xsl:variable name="word-page"><xsl:call-template name="word">
    <xsl:with-param name="key" select="'page'"/></xsl:call-template></xsl:variable>
  <xsl:variable name="word-paragraph"><xsl:call-template name="word">
    <xsl:with-param name="key" select="'paragraph'"/></xsl:call-template></xsl:variable>
  <xsl:variable name="word-back-to-text"><xsl:call-template name="word">
    <xsl:with-param name="key" select="'back-to-text'"/></xsl:call-template></xsl:variable>

  <!-- Whatever of an edition is neither header nor list of entities. -->
  <xsl:variable name="resources" select="/*/*[not(self::tei:teiHeader or self::tei:standOff
      or self::tei:facsimile)]"/>

  <xsl:template name="document">
    <html lang="{$language}">
      <xsl:if test="$direction = 'rtl'"><xsl:attribute name="dir">rtl</xsl:attribute></xsl:if>
      <head>
        <meta charset="utf-8"/>
        <meta name="viewport" content="width=device-width, initial-scale=1"/>
        <title><xsl:value-of select="$title"/></title>
        <xsl:call-template name="metadata"/>
        <link rel="stylesheet" href="edition.css"/>
      </head>
      <body>
        <a class="skip" href="#text" lang="{$label-language}">
          <xsl:call-template name="word"><xsl:with-param name="key" select="'skip'"/>
          </xsl:call-template>
        </a>
        <xsl:if test="$contents = 'yes'"><xsl:call-template name="contents"/></xsl:if>
        <xsl:call-template name="switches"/>
        <main id="text" tabindex="-1" data-paragraph="{$word-paragraph}">
          <article>
            <xsl:call-template name="title"/>
            <xsl:call-template name="notices"/>
            <xsl:apply-templates select="$resources"/>
            <xsl:call-template name="notes"/>
            <xsl:call-template name="variants"/>
            <xsl:apply-templates select="/*/tei:facsimile"/>
          </article>
          <div class="apparatus" lang="{$label-language}">
            <xsl:if test="$label-language and $direction = 'rtl'">
              <xsl:attribute name="dir">ltr</xsl:attribute>
            </xsl:if>
            <xsl:if test="$indexes = 'yes'"><xsl:call-template name="indexes"/></xsl:if>
            <xsl:call-template name="about"/>
            <xsl:if test="$citation-forms = 'yes'"><xsl:call-template name="cite"/></xsl:if>
          </div>
          <xsl:call-template name="popovers"/>
        </main>
        <xsl:if test="$panel = 'yes'">
          <script type="application/json" id="tei-source"></script>
        </xsl:if>
        <script src="edition.js"></script>
      </body>
    </html>
  </xsl:template>

  <!-- The contents: the divisions with a head, and what follows the text. -->
  <xsl:template name="contents">
    <xsl:variable name="entries">
      <xsl:for-each select="$resources">
        <xsl:apply-templates select="." mode="contents"/>
      </xsl:for-each>
    </xsl:variable>
    <nav id="contents" lang="{$label-language}">
      <xsl:attribute name="aria-label"><xsl:call-template name="word">
        <xsl:with-param name="key" select="'contents'"/></xsl:call-template></xsl:attribute>
      <details open="open">
        <summary><xsl:call-template name="word">
          <xsl:with-param name="key" select="'contents'"/></xsl:call-template></summary>
        <ol lang="{$language}">
          <xsl:copy-of select="$entries"/>
          <xsl:call-template name="contents-end"/>
        </ol>
      </details>
    </nav>
  </xsl:template>

  <xsl:template name="contents-end">
    <xsl:if test="$notes">
      <xsl:call-template name="contents-item"><xsl:with-param name="key" select="'notes'"/>
      </xsl:call-template>
    </xsl:if>
    <xsl:if test="$indexes = 'yes' and ($persons or $places or $orgs or $dated)">
      <xsl:call-template name="contents-item"><xsl:with-param name="key" select="'indexes'"/>
      </xsl:call-template>
    </xsl:if>
    <xsl:if test="$has-about">
      <xsl:call-template name="contents-item"><xsl:with-param name="key" select="'about'"/>
      </xsl:call-template>
    </xsl:if>
    <xsl:if test="$citation-forms = 'yes'">
      <xsl:call-template name="contents-item"><xsl:with-param name="key" select="'cite'"/>
      </xsl:call-template>
    </xsl:if>
  </xsl:template>
  <xsl:template name="contents-item">
    <xsl:param name="key"/>
    <li class="end" lang="{$label-language}">
      <a href="#{$key}"><xsl:call-template name="word"><xsl:with-param name="key" select="$key"/>
      </xsl:call-template></a>
    </li>
  </xsl:template>

  <xsl:template match="text()" mode="contents"/>
  <xsl:template match="*" mode="contents"/>
  <xsl:template mode="contents" match="tei:TEI | tei:text | tei:front | tei:body | tei:back
      | tei:group | tei:div | tei:div1 | tei:div2 | tei:div3 | tei:div4 | tei:div5 | tei:div6
      | tei:div7">
    <xsl:apply-templates select="*" mode="contents"/>
  </xsl:template>
  <xsl:template mode="contents" match="tei:div[tei:head] | tei:div1[tei:head] | tei:div2[tei:head]
      | tei:div3[tei:head] | tei:div4[tei:head] | tei:div5[tei:head] | tei:div6[tei:head]
      | tei:div7[tei:head]">
    <xsl:variable name="words"><xsl:apply-templates select="tei:head[1]" mode="as-title"/>
    </xsl:variable>
    <xsl:variable name="notes-only"><xsl:call-template name="holds-notes-only"/></xsl:variable>
    <xsl:if test="normalize-space($words) and not(string($notes-only))">
      <li>
        <a>
          <xsl:attribute name="href">#<xsl:call-template name="division-id"/></xsl:attribute>
          <xsl:value-of select="$words"/>
        </a>
        <xsl:variable name="inner"><xsl:apply-templates select="*" mode="contents"/></xsl:variable>
        <xsl:if test="string($inner)"><ol><xsl:copy-of select="$inner"/></ol></xsl:if>
      </li>
    </xsl:if>
  </xsl:template>
  <!-- A text of a group: by its title page or its first heading. -->
  <xsl:template match="tei:group/tei:text | tei:group/tei:group" mode="contents">
    <xsl:variable name="inner"><xsl:apply-templates select="tei:front | tei:body | tei:back
        | tei:group | tei:text" mode="contents"/></xsl:variable>
    <xsl:variable name="title" select="(tei:front/tei:titlePage//tei:titlePart
        | tei:front/tei:titlePage//tei:docTitle[not(tei:titlePart)] | tei:head | tei:body/tei:head
        | tei:front/tei:head)[normalize-space()][1]"/>
    <xsl:choose>
      <xsl:when test="$title">
        <li>
          <a>
            <xsl:attribute name="href">#<xsl:call-template name="text-id"/></xsl:attribute>
            <xsl:apply-templates select="$title" mode="as-title"/>
          </a>
          <xsl:if test="string($inner)"><ol><xsl:copy-of select="$inner"/></ol></xsl:if>
        </li>
      </xsl:when>
      <xsl:otherwise><xsl:copy-of select="$inner"/></xsl:otherwise>
    </xsl:choose>
  </xsl:template>
  <xsl:template name="text-id">
    <xsl:choose>
      <xsl:when test="@xml:id"><xsl:value-of select="@xml:id"/></xsl:when>
      <xsl:otherwise>
        <xsl:text>part</xsl:text>
        <xsl:for-each select="ancestor-or-self::*[parent::tei:group]">
          <xsl:value-of select="concat('-', count(preceding-sibling::tei:text
              | preceding-sibling::tei:group) + 1)"/>
        </xsl:for-each>
      </xsl:otherwise>
    </xsl:choose>
  </xsl:template>
  <xsl:template match="tei:TEI[parent::*]" mode="contents">
    <li>
      <a href="#text-{count(preceding-sibling::tei:TEI) + 1}">
        <xsl:apply-templates mode="as-title"
            select="tei:teiHeader/tei:fileDesc/tei:titleStmt/tei:title[1]"/>
      </a>
      <xsl:variable name="inner"><xsl:apply-templates select="tei:text" mode="contents"/>
      </xsl:variable>
      <xsl:if test="string($inner)"><ol><xsl:copy-of select="$inner"/></ol></xsl:if>
    </li>
  </xsl:template>

  <!-- The id of a division: its own, else by its place, which an edition seldom changes. -->
  <xsl:template name="division-id">
    <xsl:choose>
      <xsl:when test="@xml:id"><xsl:value-of select="@xml:id"/></xsl:when>
      <xsl:otherwise>
        <xsl:text>div</xsl:text>
        <xsl:for-each select="ancestor-or-self::*[not(self::tei:TEI or self::tei:teiCorpus
            or self::tei:text[not(parent::tei:group)] or self::tei:body)]">
          <xsl:text>-</xsl:text>
          <xsl:if test="self::tei:front or self::tei:back"><xsl:value-of select="local-name()"/>
          </xsl:if>
          <xsl:if test="not(self::tei:front or self::tei:back)">
            <xsl:value-of select="count(preceding-sibling::*) + 1"/>
          </xsl:if>
        </xsl:for-each>
      </xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <!-- Switches work without script: the style asks which of them is checked. -->
  <xsl:variable name="has-corrections" select="contains($kinds, ' choice ')"/>
  <xsl:variable name="has-interventions" select="contains($kinds, ' supplied ')
      or contains($kinds, ' gap ') or contains($kinds, ' sic ') or contains($kinds, ' unclear ')
      or contains($kinds, ' surplus ') or contains($kinds, ' secl ') or contains($kinds, ' ex ')
      or /*[contains($kinds, ' note ')]/descendant::tei:note[@type = 'sic'][ancestor::tei:text]"/>
  <xsl:variable name="has-names" select="contains($kinds, ' persName ')
      or contains($kinds, ' placeName ') or contains($kinds, ' orgName ')
      or contains($kinds, ' name ') or contains($kinds, ' date ') or contains($kinds, ' rs ')"/>

  <xsl:template name="switches">
    <xsl:if test="$has-corrections or $has-interventions or $has-names or $panel = 'yes'">
      <aside id="display" lang="{$label-language}">
        <xsl:attribute name="aria-label"><xsl:call-template name="word">
          <xsl:with-param name="key" select="'settings'"/></xsl:call-template></xsl:attribute>
        <details>
          <summary><xsl:call-template name="word">
            <xsl:with-param name="key" select="'settings'"/></xsl:call-template></summary>
          <xsl:if test="$has-interventions">
            <xsl:call-template name="switch">
              <xsl:with-param name="name" select="'interventions'"/>
              <xsl:with-param name="values" select="'shown marked hidden '"/>
              <xsl:with-param name="chosen" select="$interventions"/>
            </xsl:call-template>
          </xsl:if>
          <xsl:if test="$has-corrections">
            <xsl:call-template name="switch">
              <xsl:with-param name="name" select="'corrections'"/>
              <xsl:with-param name="values" select="'printed corrected '"/>
              <xsl:with-param name="chosen" select="$readings"/>
            </xsl:call-template>
          </xsl:if>
          <xsl:if test="$has-names">
            <fieldset>
              <legend><xsl:call-template name="word">
                <xsl:with-param name="key" select="'names-and-dates'"/></xsl:call-template></legend>
              <label>
                <input type="checkbox" id="names-marked">
                  <xsl:if test="$names = 'marked'">
                    <xsl:attribute name="checked">checked</xsl:attribute>
                  </xsl:if>
                </input>
                <xsl:text> </xsl:text>
                <xsl:call-template name="word"><xsl:with-param name="key" select="'marked'"/>
                </xsl:call-template>
              </label>
            </fieldset>
          </xsl:if>
          <xsl:if test="$panel = 'yes'">
            <p class="by-script" hidden="hidden">
              <button type="button" id="tei-switch" aria-pressed="false" aria-controls="tei">
                <xsl:call-template name="word"><xsl:with-param name="key" select="'encoding'"/>
                </xsl:call-template>
              </button>
            </p>
          </xsl:if>
        </details>
      </aside>
      <xsl:if test="$panel = 'yes'"><xsl:call-template name="panel"/></xsl:if>
    </xsl:if>
  </xsl:template>

  <!-- What the reader does not see, said in the text and on paper: the style shows the one that
       is true. -->
  <xsl:template name="notices">
    <xsl:if test="$has-interventions">
      <xsl:call-template name="notice">
        <xsl:with-param name="key" select="'interventions-hidden'"/></xsl:call-template>
    </xsl:if>
    <xsl:if test="$has-corrections">
      <xsl:call-template name="notice">
        <xsl:with-param name="key" select="'corrections-hidden'"/></xsl:call-template>
      <xsl:call-template name="notice">
        <xsl:with-param name="key" select="'printed-hidden'"/></xsl:call-template>
    </xsl:if>
  </xsl:template>
  <xsl:template name="notice">
    <xsl:param name="key"/>
    <p class="notice {$key}" lang="{$label-language}">
      <xsl:if test="$direction = 'rtl'"><xsl:attribute name="dir">ltr</xsl:attribute></xsl:if>
      <xsl:call-template name="word"><xsl:with-param name="key" select="$key"/></xsl:call-template>
      <xsl:text> </xsl:text>
      <a href="#display"><xsl:call-template name="word">
        <xsl:with-param name="key" select="'settings'"/></xsl:call-template></a>
    </p>
  </xsl:template>

  <xsl:template name="switch">
    <xsl:param name="name"/>
    <xsl:param name="values"/>
    <xsl:param name="chosen"/>
    <fieldset>
      <legend><xsl:call-template name="word"><xsl:with-param name="key" select="$name"/>
      </xsl:call-template></legend>
      <xsl:call-template name="choices">
        <xsl:with-param name="name" select="$name"/>
        <xsl:with-param name="values" select="$values"/>
        <xsl:with-param name="chosen" select="$chosen"/>
      </xsl:call-template>
    </fieldset>
  </xsl:template>
  <xsl:template name="choices">
    <xsl:param name="name"/>
    <xsl:param name="values"/>
    <xsl:param name="chosen"/>
    <xsl:variable name="value" select="substring-before($values, ' ')"/>
    <xsl:if test="$value">
      <label>
        <input type="radio" name="{$name}" value="{$value}" id="{$name}-{$value}">
          <xsl:if test="$value = $chosen">
            <xsl:attribute name="checked">checked</xsl:attribute>
          </xsl:if>
        </input>
        <xsl:text> </xsl:text>
        <xsl:call-template name="word"><xsl:with-param name="key" select="$value"/>
        </xsl:call-template>
      </label>
      <xsl:text> </xsl:text>
      <xsl:call-template name="choices">
        <xsl:with-param name="name" select="$name"/>
        <xsl:with-param name="values" select="substring-after($values, ' ')"/>
        <xsl:with-param name="chosen" select="$chosen"/>
      </xsl:call-template>
    </xsl:if>
  </xsl:template>

  <!-- Filled by the script, and hidden without it. -->
  <xsl:template name="panel">
    <aside id="tei" hidden="hidden" lang="{$label-language}">
      <xsl:attribute name="aria-label"><xsl:call-template name="word">
        <xsl:with-param name="key" select="'encoding'"/></xsl:call-template></xsl:attribute>
      <p class="path" id="tei-path"></p>
      <p class="rule">
        <xsl:attribute name="data-rule"><xsl:call-template name="word">
          <xsl:with-param name="key" select="'rule'"/></xsl:call-template></xsl:attribute>
        <xsl:attribute name="data-certainty"><xsl:call-template name="word">
          <xsl:with-param name="key" select="'certainty'"/></xsl:call-template></xsl:attribute>
        <output id="tei-rule"></output>
      </p>
      <pre tabindex="0"><code id="tei-code"></code></pre>
      <button type="button" id="tei-close"><xsl:call-template name="word">
        <xsl:with-param name="key" select="'close'"/></xsl:call-template></button>
    </aside>
  </xsl:template>
</xsl:stylesheet>
