<?xml version="1.0" encoding="UTF-8"?>
<!-- Class, packages, languages, and the commands that the text uses: change the edition's look here.

     babel    (template) the name of a language for babel, "" for one it is not asked for
-->
<xsl:stylesheet version="1.0"
    xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
    xmlns:exsl="http://exslt.org/common"
    exclude-result-prefixes="exsl">

  <xsl:variable name="babel-tree">
    <l tag="en" name="english"/><l tag="de" name="german"/><l tag="fr" name="french"/>
    <l tag="es" name="spanish"/><l tag="it" name="italian"/><l tag="pt" name="portuguese"/>
    <l tag="nl" name="dutch"/><l tag="la" name="latin"/><l tag="el" name="greek"/>
    <l tag="ru" name="russian"/><l tag="uk" name="ukrainian"/><l tag="pl" name="polish"/>
    <l tag="cs" name="czech"/><l tag="sk" name="slovak"/><l tag="hu" name="hungarian"/>
    <l tag="sv" name="swedish"/><l tag="da" name="danish"/><l tag="nb" name="norsk"/>
    <l tag="fi" name="finnish"/><l tag="ro" name="romanian"/><l tag="hr" name="croatian"/>
    <l tag="sl" name="slovene"/><l tag="ca" name="catalan"/><l tag="tr" name="turkish"/>
    <l tag="he" name="hebrew"/><l tag="ar" name="arabic"/><l tag="fa" name="persian"/>
  </xsl:variable>
  <xsl:variable name="babel-languages" select="exsl:node-set($babel-tree)/l"/>
  <xsl:template name="babel">
    <xsl:param name="lang" select="@lang"/>
    <xsl:variable name="short" select="substring-before(concat($lang, '-'), '-')"/>
    <xsl:value-of select="$babel-languages[@tag = $short]/@name"/>
  </xsl:template>

  <xsl:variable name="has-two-ways" select="$direction = 'rtl' or $book//@dir"/>

  <xsl:template name="preamble">
    <xsl:variable name="is-short" select="string-length($book) &lt; 120000"/>
    <xsl:text>% Compile with </xsl:text>
    <xsl:if test="not($has-two-ways)">xelatex or </xsl:if>
    <xsl:text>lualatex; makeindex between two runs gives the index.&#10;</xsl:text>
    <xsl:text>\documentclass[</xsl:text>
    <xsl:choose>
      <xsl:when test="$font-size = '10' or $font-size = '12'"><xsl:value-of select="$font-size"/>
      </xsl:when>
      <xsl:otherwise>11</xsl:otherwise>
    </xsl:choose>
    <xsl:value-of select="concat('pt,', translate($paper, translate($paper,
        'abcdefghijklmnopqrstuvwxyz0123456789', ''), ''), 'paper,oneside')"/>
    <xsl:if test="$class = 'memoir' and $is-short">,article</xsl:if>
    <xsl:value-of select="concat(']{', substring('memoir', 1, 6 * ($class = 'memoir')),
        substring('article', 1, 7 * ($class != 'memoir')), '}&#10;')"/>
    <xsl:text>\usepackage{fontspec}
\defaultfontfeatures{Ligatures=TeXOff} % marks and dashes are those of the text
</xsl:text>
    <xsl:call-template name="fonts"/>
    <xsl:call-template name="languages"/>
    <xsl:text>\usepackage{csquotes}
\DeclareQuoteStyle{edition}{</xsl:text>
    <xsl:value-of select="concat($own-marks/@o1, '}{', $own-marks/@c1, '}{', $own-marks/@o2, '}{',
        $own-marks/@c2)"/>
    <xsl:text>}
\setquotestyle{edition}
\usepackage{enumitem,graphicx,longtable,array}
</xsl:text>
    <xsl:if test="$class != 'memoir'">\usepackage{makeidx}&#10;</xsl:if>
    <xsl:text>\usepackage[hidelinks,unicode]{hyperref}
\hypersetup{pdftitle={</xsl:text>
    <xsl:call-template name="escaped"><xsl:with-param name="text" select="string($title)"/>
    </xsl:call-template>
    <xsl:text>}}
\makeindex
\title{</xsl:text>
    <xsl:call-template name="escaped"><xsl:with-param name="text" select="string($title)"/>
    </xsl:call-template>
    <xsl:if test="string($subtitle)">
      <xsl:text>\\ \large </xsl:text>
      <xsl:call-template name="escaped"><xsl:with-param name="text" select="string($subtitle)"/>
      </xsl:call-template></xsl:if>
    <xsl:text>}
\author{</xsl:text>
    <xsl:for-each select="$authors[normalize-space()]">
      <xsl:if test="position() &gt; 1"> \and </xsl:if>
      <xsl:call-template name="escaped"><xsl:with-param name="text"><xsl:call-template
          name="plain-name"/></xsl:with-param></xsl:call-template></xsl:for-each>
    <xsl:text>}
\date{</xsl:text>
    <xsl:call-template name="escaped"><xsl:with-param name="text" select="string($date)"/>
    </xsl:call-template>
    <xsl:text>}
</xsl:text>
    <xsl:call-template name="commands"/>
  </xsl:template>

  <!-- The first font that is there and has all letters of the text: Latin Modern, which is always
       there, has no Greek, no Cyrillic and few signs. -->
  <xsl:template name="fonts">
    <xsl:variable name="own" select="translate($font, translate($font,
        'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789 -.', ''), '')"/>
    <xsl:variable name="words"><xsl:value-of select="concat($title, $subtitle, $source,
        $publisher)"/><xsl:for-each select="$authors"><xsl:value-of select="."/></xsl:for-each>
      <xsl:for-each select="$entries//entry"><xsl:value-of select="concat(@name, @more)"/>
      </xsl:for-each><xsl:value-of select="$book"/></xsl:variable>
    <xsl:variable name="rare" select="translate($words, $common-letters, '')"/>
    <xsl:choose>
      <xsl:when test="string($own)">\setmainfont{<xsl:value-of select="$own"/>}&#10;</xsl:when>
      <xsl:when test="string($rare)">
        <xsl:text>\newif\ifhasletters
\newcommand{\letter}[1]{\iffontchar\font`#1\else\global\haslettersfalse\fi}
\newcommand{\letters}{\global\hasletterstrue\begingroup\normalfont</xsl:text>
        <xsl:call-template name="letters"><xsl:with-param name="rare" select="$rare"/>
        </xsl:call-template>
        <xsl:text>\endgroup}
\newcommand{\tryfont}[1]{\ifhasletters\else\IfFontExistsTF{#1}{\setmainfont{#1}\letters}{}\fi}
\tryfont{Libertinus Serif}
\ifhasletters\else\letters\fi
\tryfont{Noto Serif}\tryfont{FreeSerif}\tryfont{DejaVu Serif}\tryfont{DejaVu Sans}
\ifhasletters\else\typeout{No font has all letters of this text: name one with \string\setmainfont.}\fi
</xsl:text>
      </xsl:when>
      <xsl:otherwise>
        <xsl:text>\IfFontExistsTF{Libertinus Serif}{\setmainfont{Libertinus Serif}}{}&#10;</xsl:text>
      </xsl:otherwise>
    </xsl:choose>
    <xsl:if test="$book//code or $book//tt"
      >\IfFontExistsTF{DejaVu Sans Mono}{\setmonofont[Scale=0.85]{DejaVu Sans Mono}}{}&#10;</xsl:if>
  </xsl:template>

  <!-- What each font for European languages has, and what is not printed. -->
  <xsl:variable name="common-letters" select="concat(' &#9;&#10;&#13;!&quot;#$%&amp;()*+,-./0123456789:;&lt;=&gt;?@',
      &quot;'&quot;, 'ABCDEFGHIJKLMNOPQRSTUVWXYZ[\]^_`abcdefghijklmnopqrstuvwxyz{|}~',
      '&#x7F;&#xA0;¡¢£¤¥¦§¨©ª«¬&#xAD;®¯°±²³´µ¶·¸¹º»¼½¾¿ÀÁÂÃÄÅÆÇÈÉÊËÌÍÎÏÐÑÒÓÔÕÖ×ØÙÚÛÜÝÞßàáâãäåæçèéêëìíîïðñòóôõö÷øùúûüýþÿ',
      'ĂăĄąĆćČčĎďĐđĘęĚěĞğİıĹĺĽľŁłŃńŇňŐőŒœŔŕŘřŚśŞşŠšŢţŤťŮůŰűŸŹźŻżŽž–—‘’‚“”„†‡•…‹›€™',
      '&#x200B;&#x200C;&#x200D;&#x200E;&#x200F;&#x2028;&#x2029;&#x202F;&#x2009;&#x2003;&#x2002;&#xFEFF;&#xFE0E;&#xFE0F;')"/>
  <!-- Each letter once, of a hundred at most: whether a script is there shows before. -->
  <xsl:template name="letters">
    <xsl:param name="rare"/>
    <xsl:param name="count" select="0"/>
    <xsl:variable name="first" select="substring($rare, 1, 1)"/>
    <xsl:if test="$first and $count &lt; 100">
      <xsl:value-of select="concat('\letter{\', $first, '}')"/>
      <xsl:call-template name="letters">
        <xsl:with-param name="rare" select="translate($rare, $first, '')"/>
        <xsl:with-param name="count" select="$count + 1"/></xsl:call-template>
    </xsl:if>
  </xsl:template>

  <xsl:template name="languages">
    <xsl:variable name="main"><xsl:call-template name="babel">
      <xsl:with-param name="lang" select="$language"/></xsl:call-template></xsl:variable>
    <xsl:variable name="name" select="concat($main, substring('english', 1,
        7 * not(string($main))))"/>
    <!-- Only luatex orders the words of a line by itself. -->
    <xsl:choose>
      <xsl:when test="$has-two-ways">
        <xsl:text>\ifdefined\directlua
\usepackage[bidi=basic]{babel}
\else
\usepackage[bidi=default]{babel}
\typeout{Compile this with lualatex: words of two directions are in the wrong order.}
\fi
</xsl:text></xsl:when>
      <xsl:otherwise>\usepackage{babel}&#10;</xsl:otherwise>
    </xsl:choose>
    <xsl:value-of select="concat('\babelprovide[main,import]{', $name, '}&#10;')"/>
    <xsl:variable name="used">
      <xsl:for-each select="$book//*[@lang]">
        <u><xsl:call-template name="babel"/></u></xsl:for-each>
    </xsl:variable>
    <xsl:for-each select="$babel-languages[@name = exsl:node-set($used)/u][@name != $name]">
      <xsl:value-of select="concat('\babelprovide[import]{', @name, '}&#10;')"/></xsl:for-each>
  </xsl:template>

  <xsl:template name="commands">
    <xsl:if test="$class = 'memoir'">\counterwithout*{footnote}{chapter}&#10;</xsl:if>
    <xsl:text>
% ----- how parts of the text look -----
\setcounter{secnumdepth}{-2}
\frenchspacing
\setlength{\emergencystretch}{2em}
\newcommand{\lb}{\ifvmode\else\unskip\protect\\\relax\fi}
\newcommand{\pagemark}[1]{{\footnotesize #1}}
\newcommand{\labelnote}[2]{{\renewcommand{\thefootnote}{#1}\footnote{#2}}}
\newcommand{\signnote}[2]{\labelnote{#1}{#2}\addtocounter{footnote}{-1}}
\newcommand{\struck}[1]{\leavevmode\setbox0\hbox{#1}\rlap{\rule[0.5ex]{\wd0}{0.4pt}}\box0 }
\newcommand{\ornament}[1]{\par\medskip{\centering #1\par}\medskip}
\renewcommand{\picture}[1]{\includegraphics[width=\linewidth,height=0.8\textheight,keepaspectratio]{#1}\par}
\newcommand{\pictureinline}[2]{\begingroup % a sign has the height of the line
  \setbox0\hbox{\includegraphics{#1}}%
  \ifdim\ht0&gt;5em \hskip0pt plus1fil\penalty0 \hbox to\linewidth{\hss
    \ifdim\wd0&gt;\linewidth \resizebox{\linewidth}{!}{\box0}\else\box0\fi\hss}\penalty0 %
  \else\raisebox{-0.2ex}{\ifdim\ht0&gt;1.2em \resizebox{!}{1.2em}{\box0}\else\box0\fi}\fi\endgroup}
\newcolumntype{P}[1]{>{\raggedright\arraybackslash}p{#1\linewidth}}
\newcommand{\teihead}[1]{\par\medskip{\centering\itshape #1\par}\smallskip}
\newcommand{\teidocumenthead}[1]{\par\medskip{\centering\large #1\par}\smallskip}
\newcommand{\teiby}[1]{{\centering #1\par}\medskip}
\newcommand{\teititlemain}[1]{{\centering\LARGE #1\par}\bigskip}
\newcommand{\teititlesub}[1]{{\centering\large\itshape #1\par}\bigskip}
\newcommand{\teititlepart}[1]{{\centering\large #1\par}\medskip}
\newcommand{\teidateline}[1]{{\raggedleft\itshape #1\par}}
\newcommand{\teisalute}[1]{{\noindent #1\par}}
\newcommand{\teisigned}[1]{{\raggedleft\scshape #1\par}}
\newcommand{\teitrailer}[1]{{\centering\itshape #1\par}}
\newcommand{\teispeaker}[1]{\par\smallskip{\noindent #1\par}\nopagebreak}
\newcommand{\teistage}[1]{{\centering\itshape #1\par}}
\newcommand{\teisource}[1]{{\raggedleft #1\par}}
\newcommand{\teiline}[1]{{\noindent\hangindent=1.2em #1\par}}
\newcommand{\teibibliography}[1]{{\noindent\hangindent=1.5em #1\par}}
\newcommand{\codeline}[2]{{\noindent\hspace*{#1\codespace}#2\par}}
\newlength{\codespace}\setlength{\codespace}{0.45em}
\newenvironment{tei-titlepage}{\clearpage\thispagestyle{empty}\null\vspace{0.15\textheight}\centering}{\clearpage}
\newenvironment{imprint}{\clearpage\thispagestyle{empty}\null\vfill\small\setlength{\parindent}{0pt}}{\clearpage}
\newenvironment{tei-about}{\footnotesize\setlength{\parindent}{0pt}\setlength{\parskip}{0.2em}}{\par}
\newenvironment{tei-verse}{\begin{list}{}{\leftmargin=4em\itemindent=-2em\listparindent=-2em\parsep=0pt}\item\relax\raggedright\setlength{\parindent}{-2em}}{\end{list}}
\newenvironment{tei-closer}{\par\smallskip\begingroup\raggedleft}{\par\endgroup\smallskip}
\newenvironment{tei-document}{\begin{list}{}{\leftmargin=1.5em\rightmargin=1.5em}\item\relax}{\end{list}}
\newenvironment{tei-aside}{\begin{list}{}{\leftmargin=1.5em\rightmargin=1.5em}\item\relax\small}{\end{list}}
\newenvironment{tei-epigraph}{\begin{list}{}{\leftmargin=0.35\linewidth}\item\relax\small}{\end{list}}
\newenvironment{tei-argument}{\begin{list}{}{\leftmargin=1.5em\rightmargin=1.5em}\item\relax\itshape}{\end{list}}
\newenvironment{tei-address}{\par\smallskip}{\par\smallskip}
\newenvironment{tei-record}{\par\begingroup\advance\leftskip by 1.2em}{\par\endgroup}
\newenvironment{tei-bibliography}{\par\smallskip}{\par\smallskip}
\newenvironment{tei-code}{\par\smallskip\begingroup\ttfamily\small\raggedright}{\par\endgroup\smallskip}
\newenvironment{tei-figure}{\par\medskip\begingroup\centering\small}{\par\endgroup\medskip}
\setlistdepth{15}
\renewlist{itemize}{itemize}{15}\setlist[itemize]{label=\textbullet,nosep}
\renewlist{enumerate}{enumerate}{15}\setlist[enumerate]{label=\arabic*.,nosep}
\renewlist{description}{description}{15}\setlist[description]{nosep}

</xsl:text>
  </xsl:template>
</xsl:stylesheet>
