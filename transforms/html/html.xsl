<?xml version="1.0" encoding="UTF-8"?>
<!-- TEI -> a reading edition in HTML.

     The result is one page. tei/publish/html.py does what XSLT cannot: it puts style, script and
     pictures in (or beside it), says in a Content-Security-Policy that nothing else may load, and
     makes sure of HTML's rules where the TEI stands in a way they do not allow (a list in a
     paragraph parts the paragraph). What it would have to look for at each place stands in the tree
     that it is given, in attributes: see tei/publish/prepared.py.

     Parameters (tei publish -p NAME=VALUE; also readings and language-of-labels):
       interventions      shown, marked or hidden: how the page begins
       names              unmarked or marked: names and dates, how the page begins
       contents           yes or no: the contents
       numbers            yes or no: the numbers of paragraphs
       indexes            yes or no: persons, places, organizations, dates
       citation-forms     yes or no: how to cite
       panel              yes or no: the TEI of what is selected, with the rule that set the tag
       url                where the page will stand, for its metadata

     Named templates: document, front, body, back, notes, contents, indexes, about, cite.
     Each element of TEI has its name as its class. -->
<xsl:stylesheet version="1.0"
    xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
    xmlns:tei="http://www.tei-c.org/ns/1.0"
    exclude-result-prefixes="tei">

  <xsl:import href="../common/common.xsl"/>
  <xsl:include href="attributes.xsl"/>
  <xsl:include href="page.xsl"/>
  <xsl:include href="metadata.xsl"/>
  <xsl:include href="title.xsl"/>
  <xsl:include href="structure.xsl"/>
  <xsl:include href="quotations.xsl"/>
  <xsl:include href="verse.xsl"/>
  <xsl:include href="lists.xsl"/>
  <xsl:include href="figures.xsl"/>
  <xsl:include href="phrases.xsl"/>
  <xsl:include href="names.xsl"/>
  <xsl:include href="links.xsl"/>
  <xsl:include href="notes.xsl"/>
  <xsl:include href="interventions.xsl"/>
  <xsl:include href="bibliography.xsl"/>
  <xsl:include href="descriptions.xsl"/>
  <xsl:include href="speech.xsl"/>
  <xsl:include href="examples.xsl"/>
  <xsl:include href="indexes.xsl"/>
  <xsl:include href="about.xsl"/>

  <xsl:output method="html" encoding="UTF-8" indent="no" doctype-system="about:legacy-compat"/>

  <xsl:param name="interventions" select="'shown'"/>
  <xsl:param name="names" select="'unmarked'"/>
  <xsl:param name="contents" select="'yes'"/>
  <xsl:param name="numbers" select="'yes'"/>
  <xsl:param name="indexes" select="'yes'"/>
  <xsl:param name="citation-forms" select="'yes'"/>
  <xsl:param name="panel" select="'yes'"/>
  <xsl:param name="url" select="''"/>

  <xsl:template match="/"><xsl:call-template name="document"/></xsl:template>
</xsl:stylesheet>
