<?xml version="1.0" encoding="UTF-8"?>
<!-- White space. In TEI, white space between the children of an element that holds only elements
     is none of the text's; anywhere else a run of it is one space.

     strip-space      the elements of TEI that hold only elements
     text             the current text node with each run of white space as one space
     beside-breaks    $text, that of the current text node, without the white space beside a break
                      within a word: @break="no", or type="hyphenInWord" as the Oxford Text Archive
                      has it
     normalized       $text without white space at its ends
     code-words       of code as it stands: white space is a part of it, and each <lb> a line end
     replace          $text with each $from as $to, in linear depth
-->
<xsl:stylesheet version="1.0"
    xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
    xmlns:str="http://exslt.org/strings"
    xmlns:tei="http://www.tei-c.org/ns/1.0"
    exclude-result-prefixes="str tei">

  <xsl:strip-space elements="tei:TEI tei:teiCorpus tei:teiHeader tei:fileDesc tei:titleStmt
      tei:editionStmt tei:publicationStmt tei:seriesStmt tei:notesStmt tei:sourceDesc
      tei:encodingDesc tei:editorialDecl tei:correction tei:hyphenation tei:interpretation
      tei:normalization tei:punctuation tei:quotation tei:segmentation tei:stdVals
      tei:projectDesc tei:samplingDecl tei:tagsDecl tei:namespace tei:classDecl tei:taxonomy
      tei:category tei:appInfo tei:application tei:refsDecl tei:profileDesc tei:langUsage
      tei:textClass tei:keywords tei:textDesc tei:particDesc tei:settingDesc tei:correspDesc
      tei:correspAction tei:revisionDesc tei:listChange tei:respStmt tei:availability
      tei:standOff tei:facsimile tei:sourceDoc tei:surface tei:surfaceGrp tei:listPerson
      tei:listPlace tei:listOrg tei:listNym tei:listEvent tei:listObject tei:listRelation
      tei:listBibl tei:listWit tei:listApp tei:personGrp tei:person tei:personae tei:place
      tei:org tei:event tei:interpGrp tei:spanGrp tei:linkGrp tei:joinGrp tei:altGrp
      tei:text tei:group tei:front tei:body tei:back tei:floatingText tei:div tei:div1 tei:div2
      tei:div3 tei:div4 tei:div5 tei:div6 tei:div7 tei:titlePage tei:docTitle tei:argument
      tei:epigraph tei:postscript tei:lg tei:sp tei:spGrp tei:castList tei:castGroup tei:list
      tei:table tei:row tei:figure tei:cit tei:choice tei:subst tei:app tei:rdgGrp
      tei:biblStruct tei:analytic tei:monogr tei:series tei:imprint tei:biblFull
      tei:msDesc tei:msIdentifier tei:msContents tei:physDesc tei:objectDesc
      tei:supportDesc tei:layoutDesc tei:handDesc tei:history tei:additional tei:adminInfo
      tei:entry tei:superEntry tei:sense tei:fs tei:f tei:fLib tei:fvLib tei:vColl tei:vAlt
      tei:graph tei:eTree tei:tree tei:node tei:divGen tei:address tei:listTranspose
      tei:respStmt tei:timeline tei:set tei:prologue tei:epilogue tei:performance"/>

  <xsl:template name="text">
    <xsl:param name="text" select="."/>
    <!-- The x at either end keeps one space where the text begins or ends with white space. -->
    <xsl:variable name="held" select="normalize-space(concat('x', $text, 'x'))"/>
    <xsl:value-of select="substring($held, 2, string-length($held) - 2)"/>
  </xsl:template>

  <xsl:template name="beside-breaks">
    <xsl:param name="text" select="string(.)"/>
    <!-- The node beside it alone: with a second predicate libxml2 looks at all that are there. -->
    <xsl:variable name="next" select="following-sibling::node()[1]
        /self::*[self::tei:lb or self::tei:pb or self::tei:cb or self::tei:gb]
        [@break = 'no' or @type = 'hyphenInWord']"/>
    <xsl:variable name="last" select="preceding-sibling::node()[1]
        /self::*[self::tei:lb or self::tei:pb or self::tei:cb or self::tei:gb]
        [@break = 'no' or @type = 'hyphenInWord']"/>
    <xsl:variable name="trimmed" select="normalize-space($text)"/>
    <xsl:choose>
      <xsl:when test="not($next or $last)"><xsl:value-of select="$text"/></xsl:when>
      <xsl:otherwise>
        <!-- White space is kept at the end that no such break stands beside. -->
        <xsl:if test="not($last) and $trimmed
            and not(starts-with($text, substring($trimmed, 1, 1)))"><xsl:text> </xsl:text></xsl:if>
        <xsl:value-of select="$trimmed"/>
        <xsl:if test="not($next) and $trimmed and not(normalize-space(
            substring($text, string-length($text))))"><xsl:text> </xsl:text></xsl:if>
      </xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <xsl:template name="normalized">
    <xsl:param name="text" select="."/>
    <xsl:value-of select="normalize-space($text)"/>
  </xsl:template>

  <!-- An <lb> beside a line end of the file is that line end. -->
  <xsl:template name="code-words">
    <xsl:for-each select=".//text() | .//tei:lb">
      <xsl:variable name="before" select="preceding-sibling::node()[1]/self::text()"/>
      <xsl:choose>
        <xsl:when test="self::text()"><xsl:value-of select="."/></xsl:when>
        <xsl:when test="substring($before, string-length($before)) = '&#10;'
            or starts-with(following-sibling::node()[1]/self::text(), '&#10;')"/>
        <xsl:otherwise><xsl:text>&#10;</xsl:text></xsl:otherwise>
      </xsl:choose>
    </xsl:for-each>
  </xsl:template>

  <xsl:template name="replace">
    <xsl:param name="text" select="."/>
    <xsl:param name="from"/>
    <xsl:param name="to"/>
    <xsl:value-of select="str:replace(string($text), string($from), string($to))"/>
  </xsl:template>
</xsl:stylesheet>
