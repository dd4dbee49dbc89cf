<?xml version="1.0" encoding="UTF-8"?>
<!-- Indexes: who and what is mentioned, with a link to each mention. -->
<xsl:stylesheet version="1.0"
    xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
    xmlns:exsl="http://exslt.org/common"
    xmlns:tei="http://www.tei-c.org/ns/1.0"
    exclude-result-prefixes="exsl tei">

  <xsl:template name="indexes">
    <xsl:if test="$persons or $places or $orgs or $dated">
      <section id="indexes">
        <h2><xsl:call-template name="word"><xsl:with-param name="key" select="'indexes'"/>
        </xsl:call-template></h2>
        <xsl:call-template name="index"><xsl:with-param name="key" select="'persons'"/>
          <xsl:with-param name="entities" select="$persons"/></xsl:call-template>
        <xsl:call-template name="index"><xsl:with-param name="key" select="'places'"/>
          <xsl:with-param name="entities" select="$places"/></xsl:call-template>
        <xsl:call-template name="index"><xsl:with-param name="key" select="'organizations'"/>
          <xsl:with-param name="entities" select="$orgs"/></xsl:call-template>
        <xsl:call-template name="index-of-dates"/>
      </section>
    </xsl:if>
  </xsl:template>

  <xsl:template name="index">
    <xsl:param name="key"/>
    <xsl:param name="entities"/>
    <xsl:if test="$entities">
      <section id="index-{$key}">
        <h3><xsl:call-template name="word"><xsl:with-param name="key" select="$key"/>
        </xsl:call-template></h3>
        <ul class="index">
          <xsl:variable name="entries">
            <xsl:for-each select="$entities">
              <entry id="{@xml:id}"><xsl:call-template name="index-name"/></entry>
            </xsl:for-each>
          </xsl:variable>
          <xsl:for-each select="exsl:node-set($entries)/entry">
            <xsl:sort select="." lang="{$label-language}"/>
            <xsl:variable name="name" select="string()"/>
            <xsl:variable name="id" select="string(@id)"/>
            <xsl:for-each select="$entities[@xml:id = $id][1]">
              <xsl:variable name="details"><xsl:apply-templates select="." mode="entity-details"/>
              </xsl:variable>
              <li>
                <xsl:call-template name="a"><xsl:with-param name="class" select="'entry'"/>
                </xsl:call-template>
                <bdi class="entity" lang="{$language}"><xsl:value-of select="$name"/></bdi>
                <xsl:if test="string($details)">
                  <span class="details"><xsl:value-of select="concat(' (', $details, ')')"/></span>
                </xsl:if>
                <xsl:text> </xsl:text>
                <xsl:call-template name="locators">
                  <xsl:with-param name="mentions" select="key('mentions', concat('#', @xml:id))"/>
                </xsl:call-template>
              </li>
            </xsl:for-each>
          </xsl:for-each>
        </ul>
      </section>
    </xsl:if>
  </xsl:template>

  <xsl:template name="index-of-dates">
    <xsl:variable name="firsts" select="$dated[@data-first or not(/*/@data-kinds)
        and generate-id() = generate-id(key('dates', concat(@when, '~', @from, '~', @notBefore,
        '~', @to, '~', @notAfter))[1])]"/>
    <xsl:if test="$firsts">
      <section id="index-dates">
        <h3><xsl:call-template name="word"><xsl:with-param name="key" select="'dates'"/>
        </xsl:call-template></h3>
        <ul class="index">
          <xsl:for-each select="$firsts">
            <xsl:sort select="concat(@when, @from[not(../@when)], @notBefore[not(../@when
                or ../@from)], @to[not(../@when or ../@from or ../@notBefore)],
                @notAfter[not(../@when or ../@from or ../@notBefore or ../@to)])"/>
            <xsl:sort select="concat(@to, @notAfter)"/>
            <li class="entry">
              <span class="entity"><xsl:call-template name="readable-dates"/></span>
              <xsl:text> </xsl:text>
              <xsl:call-template name="locators">
                <xsl:with-param name="mentions" select="key('dates', concat(@when, '~', @from, '~',
                    @notBefore, '~', @to, '~', @notAfter))"/>
              </xsl:call-template>
            </li>
          </xsl:for-each>
        </ul>
      </section>
    </xsl:if>
  </xsl:template>

  <!-- Where mentions stand, first those of the text, then those of notes: § 3, 5 (2), n. 4. Each is
       a link; the second and third in one paragraph have but their numbers. -->
  <xsl:template name="locators">
    <xsl:param name="mentions"/>
    <xsl:variable name="places">
      <xsl:for-each select="$mentions[not(ancestor::tei:note)]">
        <xsl:call-template name="mention"/></xsl:for-each>
      <xsl:for-each select="$mentions[ancestor::tei:note]">
        <xsl:call-template name="mention"/></xsl:for-each>
    </xsl:variable>
    <xsl:for-each select="exsl:node-set($places)/m">
      <xsl:variable name="before" select="preceding-sibling::m[1]"/>
      <xsl:if test="not($before/@kind = @kind and $before/@label = @label)">
        <xsl:if test="$before">, </xsl:if>
        <a href="#{@id}">
          <xsl:if test="@kind = 'paragraph' and not($before/@kind = 'paragraph')">§&#xA0;</xsl:if>
          <xsl:value-of select="@label"/>
        </a>
        <xsl:call-template name="again"/>
      </xsl:if>
    </xsl:for-each>
  </xsl:template>
  <xsl:template name="again">
    <xsl:param name="nth" select="2"/>
    <xsl:variable name="next" select="following-sibling::m[1]"/>
    <xsl:variable name="is-same" select="$next/@kind = @kind and $next/@label = @label"/>
    <xsl:choose>
      <!-- A hundred in one place are enough, for readers and for the depth of templates. -->
      <xsl:when test="$is-same and $nth &lt; 101">
        <xsl:value-of select="substring(' (, ', 1 + 2 * ($nth != 2), 2)"/>
        <a href="#{$next/@id}"><xsl:value-of select="$nth"/></a>
        <xsl:for-each select="$next">
          <xsl:call-template name="again"><xsl:with-param name="nth" select="$nth + 1"/>
          </xsl:call-template>
        </xsl:for-each>
      </xsl:when>
      <xsl:when test="$nth &gt; 2">)</xsl:when>
    </xsl:choose>
  </xsl:template>

  <!-- Where it stands: the number of the paragraph or of the note; outside them the heading that
       it stands in or under, the page, the part of the text. -->
  <xsl:template name="mention">
    <xsl:choose>
      <!-- In a numbered paragraph or in a phrase of one, as most are. -->
      <xsl:when test="../@data-n and @data-id and not(@xml:id)">
        <m id="{@data-id}" kind="paragraph" label="{../@data-n}"/>
      </xsl:when>
      <xsl:when test="../../@data-n and @data-id and not(@xml:id or parent::tei:note
          or parent::tei:head)">
        <m id="{@data-id}" kind="paragraph" label="{../../@data-n}"/>
      </xsl:when>
      <xsl:otherwise><xsl:call-template name="mention-elsewhere"/></xsl:otherwise>
    </xsl:choose>
  </xsl:template>
  <xsl:template name="mention-elsewhere">
    <xsl:variable name="id"><xsl:call-template name="mention-id"/></xsl:variable>
    <xsl:variable name="note" select="ancestor::tei:note[1]"/>
    <xsl:variable name="note-position">
      <xsl:for-each select="$note"><xsl:call-template name="note-position"/></xsl:for-each>
    </xsl:variable>
    <!-- What stands in no numbered paragraph stands after one: a list, a quotation, a signature. -->
    <xsl:variable name="paragraph">
      <xsl:for-each select="(parent::tei:p | self::*[not(parent::tei:p)]/ancestor::tei:p
          | self::*[not(parent::tei:p)]/ancestor::*[parent::tei:div or parent::tei:body
          or parent::tei:div1 or parent::tei:div2 or parent::tei:div3][ancestor::tei:body]
          /preceding-sibling::tei:p[1])[last()]">
        <xsl:call-template name="paragraph-number"/>
      </xsl:for-each>
    </xsl:variable>
    <m id="{$id}">
      <xsl:choose>
        <xsl:when test="string($note-position)">
          <xsl:attribute name="kind">note</xsl:attribute>
          <xsl:attribute name="label">
            <xsl:call-template name="word"><xsl:with-param name="key" select="'note-short'"/>
            </xsl:call-template>
            <xsl:text> </xsl:text>
            <xsl:for-each select="$note"><xsl:call-template name="note-number"/></xsl:for-each>
          </xsl:attribute>
        </xsl:when>
        <xsl:when test="string($paragraph) and not(ancestor::tei:head)">
          <xsl:attribute name="kind">paragraph</xsl:attribute>
          <xsl:attribute name="label"><xsl:value-of select="$paragraph"/></xsl:attribute>
        </xsl:when>
        <xsl:otherwise>
          <xsl:attribute name="kind">words</xsl:attribute>
          <xsl:attribute name="label"><xsl:call-template name="place-in-words">
            <xsl:with-param name="note" select="$note"/></xsl:call-template></xsl:attribute>
        </xsl:otherwise>
      </xsl:choose>
    </m>
  </xsl:template>
  <xsl:variable name="has-pages" select="contains($kinds, ' pb ')"/>
  <xsl:template name="place-in-words">
    <xsl:param name="note"/>
    <xsl:variable name="heads" select="ancestor::tei:head[1]
        | ancestor::*[tei:head[not(@type = 'sub')]][1][not(current()/ancestor::tei:head)]/tei:head[1]"/>
    <xsl:variable name="head"><xsl:apply-templates select="$heads[1]" mode="plain"/></xsl:variable>
    <xsl:variable name="words" select="normalize-space($head)"/>
    <xsl:choose>
      <xsl:when test="$note/@n">
        <xsl:call-template name="word"><xsl:with-param name="key" select="'note-short'"/>
        </xsl:call-template>
        <xsl:value-of select="concat(' ', normalize-space($note/@n))"/></xsl:when>
      <xsl:when test="$note"><xsl:call-template name="word"><xsl:with-param name="key"
          select="'note'"/></xsl:call-template></xsl:when>
      <xsl:when test="$words and string-length($words) &lt; 41">“<xsl:value-of select="$words"
          />”</xsl:when>
      <xsl:when test="$words">“<xsl:value-of select="concat(substring($words, 1, 25),
          substring-before(concat(substring($words, 26), ' '), ' '))"/> …”</xsl:when>
      <!-- The nearest is found at once; one with a number is looked for if that has none. -->
      <xsl:when test="$has-pages and preceding::tei:pb[1]
          and (preceding::tei:pb[1]/@n or preceding::tei:pb[@n])">
        <xsl:call-template name="word"><xsl:with-param name="key" select="'page-short'"/>
        </xsl:call-template>
        <xsl:value-of select="concat(' ', normalize-space((preceding::tei:pb[1]
            | self::*[not(preceding::tei:pb[1]/@n)]/preceding::tei:pb[@n][1])[@n]/@n))"/>
      </xsl:when>
      <xsl:otherwise><xsl:call-template name="word"><xsl:with-param name="key"
          select="concat(substring('front', 1, 5 * boolean(ancestor::tei:front)),
              substring('back', 1, 4 * boolean(ancestor::tei:back)),
              substring('text', 1, 4 * not(ancestor::tei:front or ancestor::tei:back)))"/>
        </xsl:call-template></xsl:otherwise>
    </xsl:choose>
  </xsl:template>
</xsl:stylesheet>
