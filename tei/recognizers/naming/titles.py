"""Kinds of titles: which belong to men or women, to rulers or saints, and what follows them."""

from __future__ import annotations

NUMERALS = frozenset(
    "II III IV V VI VII VIII IX X XI XII XIII XIV XV XVI XVII XVIII XIX XX".split()
)
PARTICLES = frozenset(
    "de von van der du la le del della di da dos des den zu al el ibn bin".split()
)
EPITHETS = frozenset(
    "Great Terrible Conqueror Confessor Lionheart Bald Good Wise Younger Elder Bold Pious Fat "
    "Short Fair Simple Fearless Magnificent Navigator Impaler Silent Unready Third Second First "
    "Baptist Apostle Divine Venerable Cruel Hammer Rich Handsome Mad Lion".split()
)
NOBLE = frozenset(
    "Duke Duchess Earl Count Countess Marquis Marquess Marquise Marchioness Viscount Viscountess "
    "Baron Baroness Prince Princess Bishop Archbishop Archduke Lord Lady Elector Landgrave "
    "Margrave Abbot Abbess Dauphin".split()
)
OF_PLACE_ONLY = frozenset("Lord Lady Abbot Abbess".split())
# Titles that take a name like any other word: "Mr. English", "Miss Close".
CIVIL = frozenset(
    "Mr Mrs Ms Miss Misses Messrs Mister Dr Doctor Prof Professor Sir Lord Lady Dame Madame Mme "
    "Mademoiselle Mlle Monsieur Herr Frau Fräulein Signor Signora Señor Señora Don Doña Aunt Uncle "
    "Cousin Rev Revd Reverend Capt Captain Col Colonel Lieut Lt Sgt Maj Gen Squire Comrade".split()
)
RULERS = frozenset(
    "King Queen Emperor Empress Tsar Tsarina Czar Czarina Kaiser Sultan Shah Pope Dey Bey".split()
)
SAINTS = frozenset("St Saint Ste Sainte Santa San Sant São Blessed".split())
KIN_ALONE = frozenset("Granny Gran Grannie Grandma Grandpa Mama Papa Auntie".split())
MEN = frozenset(
    "Mr Mister Sir Lord King Emperor Tsar Czar Kaiser Sultan Shah Pope Prince Duke Count "
    "Baron Earl Viscount Marquis Marquess Archduke Father Fr Brother Friar Monsieur Messrs "
    "Herr Signor Señor Senor Don Dom Uncle Grandpa Grandfather Papa Squire Master Bishop "
    "Archbishop Cardinal Rabbi Baronet Graf Freiherr Abbé Monsignor Dauphin Senhor Pan "
    "General Colonel Major Captain Lieutenant Sergeant Corporal Admiral Commodore Marshal "
    "Brigadier Gen Col Maj Capt Lieut Lt Sgt Cpl Adm".split()
)
WOMEN = frozenset(
    "Mrs Ms Miss Misses Lady Dame Madam Madame Mme Mademoiselle Mlle Mesdames Queen Empress "
    "Tsarina Czarina Princess Duchess Countess Baroness Viscountess Marquise Marchioness "
    "Archduchess Sister Mother Mistress Frau Fräulein Fraulein Signora Signorina Señora "
    "Senora Señorita Doña Donna Aunt Auntie Grandma Grandmother Granny Mama Abbess Gräfin "
    "Goody Senhora Pani Nurse".split()
)
# Titles that tell two persons of one surname apart.
APART = frozenset("Mr Mrs Ms Miss Misses Lady Lord Dame Aunt Uncle Madame Herr Frau".split())
# Nobody is called by surname alone who is known as Miss Reed or Master Reed.
NEVER_BARE = frozenset("Mrs Miss Misses Master Madame Mme Mademoiselle Mlle Frau Aunt Lady".split())
# "Sir William", "Father John", "King George": a given name follows.
GIVEN_AFTER = frozenset(
    "Sir Lady Dame Father Fr Brother Sister Mother Saint St Pope King Queen Prince Princess "
    "Emperor Empress Tsar Czar Aunt Uncle Cousin Master Don Doña Dom Fra Frère Abbé Granny "
    "Archduke Count Infanta Crown".split()
)
