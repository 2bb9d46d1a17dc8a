import type { LanguageTexts } from '../texts.ts';

/** Dutch; the bot says "je". Adjectives stand alone in titles, so that they need no ending. */
export const nl: LanguageTexts = {
  locale: 'nl',
  name: 'Nederlands',
  attributes: {
    '5_o_Clock_Shadow': { label: 'stoppelbaard', title: { thing: 'stoppelbaard' } },
    Arched_Eyebrows: { label: 'gebogen wenkbrauwen', short: 'gebogen brauwen' },
    Attractive: { label: 'aantrekkelijk' },
    Bags_Under_Eyes: { label: 'wallen onder de ogen', inGroup: 'wallen', short: 'wallen' },
    Bald: { label: 'kaal', title: { adjective: 'kaal' } },
    Bangs: { label: 'pony', title: { thing: 'pony' } },
    Beard: { label: 'baard', title: { thing: 'baard' } },
    Big_Lips: { label: 'volle lippen' },
    Big_Nose: { label: 'grote neus' },
    Black_Hair: {
      label: 'zwart haar',
      inGroup: 'zwart',
      title: { adjective: 'zwartharig', several: 'met zwart haar' },
    },
    Blond_Hair: { label: 'blond haar', inGroup: 'blond', title: { adjective: 'blond', several: 'met blond haar' } },
    Blurry: { label: 'onscherp' },
    Brown_Hair: {
      label: 'bruin haar',
      inGroup: 'bruin',
      title: { adjective: 'bruinharig', several: 'met bruin haar' },
    },
    Bushy_Eyebrows: { label: 'borstelige wenkbrauwen', short: 'volle brauwen' },
    Chubby: { label: 'mollig' },
    Double_Chin: { label: 'onderkin' },
    Eyeglasses: { label: 'bril', title: { thing: 'bril' } },
    Goatee: { label: 'sikje', title: { thing: 'sikje' } },
    Gray_Hair: { label: 'grijs haar', inGroup: 'grijs', title: { adjective: 'grijsharig', several: 'met grijs haar' } },
    Heavy_Makeup: { label: 'zware make-up', title: { thing: 'zware make-up' } },
    High_Cheekbones: { label: 'hoge jukbeenderen', short: 'jukbeenderen' },
    Male: { label: 'mannelijk' },
    Mouth_Slightly_Open: { label: 'mond iets open' },
    Mustache: { label: 'snor', title: { thing: 'snor' } },
    Narrow_Eyes: { label: 'smalle ogen' },
    No_Beard: { label: 'geen baard', inGroup: 'geen' },
    Oval_Face: { label: 'ovaal gezicht' },
    Pale_Skin: { label: 'bleke huid' },
    Pointy_Nose: { label: 'spitse neus' },
    Receding_Hairline: { label: 'inhammen' },
    Rosy_Cheeks: { label: 'blozende wangen', title: { thing: 'blozende wangen' } },
    Sideburns: { label: 'bakkebaarden', title: { thing: 'bakkebaarden' } },
    Smiling: { label: 'glimlachend', title: { adjective: 'glimlachend' } },
    Straight_Hair: { label: 'steil haar', inGroup: 'steil', title: { thing: 'steil haar' } },
    Wavy_Hair: { label: 'golvend haar', inGroup: 'golvend', title: { thing: 'golvend haar' } },
    Wearing_Earrings: { label: 'oorbellen', title: { thing: 'oorbellen' } },
    Wearing_Hat: { label: 'hoed', title: { thing: 'hoed' } },
    Wearing_Lipstick: { label: 'lippenstift', title: { thing: 'lippenstift' } },
    Wearing_Necklace: { label: 'ketting', title: { thing: 'ketting' } },
    Wearing_Necktie: { label: 'stropdas', title: { thing: 'stropdas' } },
    Young: { label: 'jong' },
  },
  groups: {
    hair: { short: 'Haar', long: 'Haar' },
    facialHair: { short: 'Baard', long: 'Baard' },
    eyes: { short: 'Ogen', long: 'Ogen en wenkbrauwen' },
    face: { short: 'Gezicht', long: 'Gezicht' },
    style: { short: 'Stijl', long: 'Make-up en accessoires' },
    expression: { short: 'Uitdrukking', long: 'Uitdrukking' },
    opinion: { short: 'Meningen', long: 'Meningen van annoteerders' },
    picture: { short: 'Afbeelding', long: 'De afbeelding zelf' },
  },
  commands: {
    descriptions: {
      about: 'Wat deze bot is, hoe hij is gemaakt en wat hij met afbeeldingen doet',
      classify: 'De gezichten op een afbeelding beschrijven aan de hand van veertig kenmerken',
      compare: 'Waarin de gezichten op twee afbeeldingen verschillen',
      privacy: 'Wat er met afbeeldingen gebeurt en hoe je die van jou erbuiten houdt',
      'privacy.info': 'Wat er met afbeeldingen gebeurt',
      'privacy.opt-out': 'Nooit mijn afbeeldingen downloaden, wie er ook om vraagt',
      'privacy.opt-in': 'Mijn afbeeldingen weer toestaan',
      'privacy.avatar': 'Of anderen mijn avatar mogen laten beschrijven',
      'privacy.show': 'Wat er over mij wordt bewaard',
      'privacy.delete': 'Verwijderen wat er over mij wordt bewaard',
      settings: 'Wat mijn antwoorden op deze server zeggen',
      'settings.show': 'Tonen wat hier geldt',
      'settings.threshold': 'Vanaf welke waarschijnlijkheid een kenmerk als herkend telt',
      'settings.opinions': 'Of oordelen over uiterlijk worden genoemd waar niemand erom vroeg',
      'settings.card': 'Of antwoorden een kaart hebben',
      'settings.size': 'Hoeveel antwoorden over één gezicht zeggen',
      'settings.hide': 'Kenmerken die antwoorden weglaten',
      'settings.language': 'De taal van antwoorden die iedereen ziet',
      'settings.reset': 'Dit allemaal terugdraaien',
      watch: 'Waar ik naar afbeeldingen kijk',
      'watch.on': 'Elke geposte afbeelding beantwoorden',
      'watch.mentions': 'Afbeeldingen beantwoorden waarbij ik word vermeld',
      'watch.off': 'Alleen opdrachten beantwoorden',
      'watch.reset': 'Dit kanaal de server weer laten volgen',
      'watch.status': 'Tonen wat hier geldt',
    },
    options: {
      'classify.avatar': { name: 'avatar', description: 'In plaats daarvan je avatar' },
      'watch.links': { name: 'links', description: 'Ook afbeeldingen van links en uit de gif-kiezer' },
      'watch.stickers': { name: 'stickers', description: 'Ook stickers' },
      'watch.sign': {
        name: 'teken',
        description: 'Afbeeldingen waarover ik niets kon zeggen met een reactie markeren',
      },
      'privacy.avatar.allow': { name: 'toestaan', description: 'Het toestaan' },
      'classify.image': { name: 'afbeelding', description: 'De afbeelding; zonder neem ik je laatste in dit kanaal' },
      'classify.threshold': {
        name: 'drempel',
        description: 'Vanaf welke waarschijnlijkheid een kenmerk als herkend telt (0,05 tot 0,95)',
      },
      'classify.show': { name: 'tonen', description: 'Welke kenmerken worden genoemd' },
      'compare.a': { name: 'a', description: 'Een afbeelding' },
      'compare.b': { name: 'b', description: 'Een andere afbeelding' },
      private: { name: 'privé', description: 'Of alleen jij het antwoord ziet' },
      'settings.threshold.value': { name: 'waarde', description: '0,05 tot 0,95' },
      'settings.opinions.listed': { name: 'noemen', description: 'Ze noemen' },
      'settings.card.on': { name: 'aan', description: 'Kaarten tekenen' },
      'settings.size.value': { name: 'waarde', description: 'Hoeveel' },
      'settings.hide.attributes': {
        name: 'kenmerken',
        description: 'Namen met komma’s ertussen, of niets om er geen te verbergen',
      },
      'settings.language.value': { name: 'waarde', description: 'De taal' },
      'watch.for': { name: 'voor', description: 'Waarvoor het geldt; voor dit kanaal, tenzij je iets anders kiest' },
      'watch.private': {
        name: 'privé',
        description: 'Of antwoorden op opdrachten privé zijn, tenzij anders gevraagd',
      },
    },
    choices: {
      'classify.show.detected': 'herkende',
      'classify.show.all': 'alle veertig',
      'settings.size.full': 'alles wat is herkend',
      'settings.size.compact': 'wat het meeste zegt',
      'settings.language.none': 'die van de server',
      'watch.for.channel': 'dit kanaal',
      'watch.for.server': 'de hele server',
    },
    menus: {
      avatar: 'Avatar beschrijven',
      classify: 'Gezichten beschrijven',
      describe: 'Beschrijven voor schermlezer',
    },
  },
  messages: {
    'list.separator': ', ',
    'list.clauses': '; ',
    'list.sentences': ' ',

    percent: '{number}%',
    percentOver: '>\u00a0{number}%',
    percentUnder: '<\u00a0{number}%',

    'title.lead': 'met {thing}',
    'title.leadWith': 'met {thing}, {rest}',
    'title.with': '{adjectives}, met {things}',
    'title.withAfterSeveral': '{adjectives}, met {things}',
    'title.onlyThings': 'met {things}',
    'title.none': 'Niets valt op',
    'title.unsure': 'Moeilijk te zeggen op deze afbeelding',
    'title.faces':
      '{faces, plural, =1 {Eén gezicht} =2 {Twee gezichten} =3 {Drie gezichten} =4 {Vier gezichten} =5 {Vijf gezichten} =6 {Zes gezichten} =7 {Zeven gezichten} =8 {Acht gezichten} =9 {Negen gezichten} =10 {Tien gezichten} =11 {Elf gezichten} =12 {Twaalf gezichten} other {# gezichten}}',
    'title.crowd':
      '{faces, plural, =2 {Twee gezichten} =3 {Drie gezichten} =4 {Vier gezichten} =5 {Vijf gezichten} =6 {Zes gezichten} =7 {Zeven gezichten} =8 {Acht gezichten} =9 {Negen gezichten} =10 {Tien gezichten} =11 {Elf gezichten} =12 {Twaalf gezichten} other {# gezichten}}, {share, plural, =2 {twee} =3 {drie} =4 {vier} =5 {vijf} =6 {zes} =7 {zeven} =8 {acht} =9 {negen} =10 {tien} =11 {elf} =12 {twaalf} other {#}} {what}',
    'title.crowdAll':
      '{faces, plural, =2 {Twee gezichten} =3 {Drie gezichten} =4 {Vier gezichten} =5 {Vijf gezichten} =6 {Zes gezichten} =7 {Zeven gezichten} =8 {Acht gezichten} =9 {Negen gezichten} =10 {Tien gezichten} =11 {Elf gezichten} =12 {Twaalf gezichten} other {# gezichten}}, {faces, plural, =2 {beide} other {allemaal}} {what}',
    'title.crowdWith': 'met {thing}',

    'line.notSure': '{what}, onzeker',
    'line.perhaps': 'misschien {what}',
    'line.more': 'nog\u00a0{count}',
    'line.nothing': 'niets valt op',
    'line.nothingOver': 'Geen kenmerk haalt {threshold}.',
    'line.facesLeft': 'Nog {faces, plural, one {# gezicht staat} other {# gezichten staan}} hier niet bij.',
    'line.notesLeft': 'nog {count, plural, one {# opmerking} other {# opmerkingen}}',
    'line.picture': 'Afbeelding {number}',
    'line.named': '{name}: {text}',
    'sigmoid.two': 'Elk een sigmoïde: “{first}” neemt “{second}” niets af.',
    'sigmoid.one': 'Elk een eigen sigmoïde: “{first}” haalt niets af van de andere {others} scores.',
    'sigmoid.several': '{scores} scores per gezicht, elk met een eigen sigmoïde: meerdere kunnen tegelijk waar zijn.',
    'sigmoid.none': 'Elk een eigen sigmoïde: elke score staat op zichzelf, dus ze kunnen allemaal tegelijk laag zijn.',
    note: 'Labels van mensen, geen feiten over een persoon.',
    'opinions.notShown': '{count, plural, one {# mening} other {# meningen}} niet getoond',
    'opinions.shown': 'Hoe de mensen die mijn leerafbeeldingen labelden zouden oordelen, meer niet:',
    'opinions.face': '**{number}** {what}',
    'opinions.none': 'Er is geen mening meer om te tonen.',
    'noFace.none': 'Ik heb op deze afbeelding geen gezicht gevonden.',
    'noFace.unread':
      'Ik heb {faces, plural, one {# gezicht} other {# gezichten}} gevonden, maar geen dat ik kan beschrijven: {why}.',
    'noFace.tips':
      'Het werkt het best met een gezicht dat in de camera kijkt, bij goed licht en minstens een tiende van de hoogte van de afbeelding.',
    'unread.more':
      'Nog {faces, plural, one {# gezicht is} other {# gezichten zijn}} gevonden maar niet beschreven: {why}.',
    'unread.too-small': '{count} te klein',
    'unread.unclear': '{count} niet duidelijk genoeg',
    'unread.beyond-limit': '{count} boven de limiet van gezichten per afbeelding',
    'seen.damaged': 'Het bestand is beschadigd: dit is wat ervan te lezen valt.',
    'seen.onItsSide': 'De afbeelding ligt op zijn kant: ik heb hem gedraaid.',
    'seen.upsideDown': 'De afbeelding staat op zijn kop: ik heb hem gedraaid.',
    'seen.frame': 'Dit is beeldje {frame} van {frames}.',

    'button.why': 'Waarom?',
    'button.allScores': 'Alle {count} scores',
    'button.whySigmoid': 'Waarom sigmoïde?',
    'button.opinions': '{count, plural, one {# mening tonen} other {# meningen tonen}}',
    'button.wrong': 'Fout?',
    'button.delete': 'Verwijderen',
    'menu.faces': 'Kaart van één gezicht',
    'menu.facesFrom': 'Kaart van één gezicht, {from} tot {to}',
    'menu.face': 'Gezicht {number}',
    'menu.threshold': 'Een andere drempel proberen',
    'menu.thresholdOption': 'Drempel: {threshold}',
    'menu.whyAttribute': 'Welk kenmerk?',
    'menu.wrong': 'Wat is er fout?',

    'view.allScores': 'Vanaf {threshold} telt een kenmerk als herkend, elk voor zich.',
    'view.allScoresOf': 'Gezicht {number}. Vanaf {threshold} telt een kenmerk als herkend, elk voor zich.',
    'view.faceOf': 'Gezicht {number}: {title}',
    'view.sigmoid':
      'Het netwerk geeft elk kenmerk een logit; een sigmoïde maakt van elke logit apart een waarschijnlijkheid, en hier {detected, plural, one {ligt # kenmerk} other {liggen # kenmerken}} van de {scores} tegelijk boven de drempel. Een softmax verdeelt 100% over alle {scores}: *{first}* zou {firstShare} krijgen in plaats van {firstScore}, en *{second}* {secondShare} in plaats van {secondScore}. Dat past bij vragen met precies één antwoord; een gezicht heeft veel kenmerken tegelijk, dus is dit netwerk getraind met een sigmoïde en een binaire kruisentropie voor elk.',
    'view.sigmoidAlt': 'Elk kenmerk door een eigen sigmoïde en door één gezamenlijke softmax: {what}.',
    'view.sigmoidPair': '{what} {sigmoid} en {softmax}',

    'why.most': 'Afdekken van {part} verlaagt de score het meest.',
    'why.meaning': 'Dit toont waarop het netwerk bij deze afbeelding steunt, niet waarom iemand er zo uitziet.',
    'why.noPart': 'Geen enkel deel beslist dit alleen.',
    'why.noPartMeaning': 'Welk deel van het gezicht ook wordt afgedekt, de score verandert weinig.',
    'why.weak': 'Wat ervoor spreekt is zwak.',
    'why.weakMeaning':
      'De score ligt onder 50%, dus valt er weinig weg te nemen door delen van het gezicht af te dekken.',
    'why.scaleNone': 'geen effect',
    'why.scaleHalf': 'omtrek: helft',
    'why.scaleMost': 'daalt tot {score}',
    'why.alt': 'Warmtekaart over het gezicht voor {what}, {score}. Het sterkst bij {part}; daar afgedekt {lowest}.',
    'why.altNone': 'Het gezicht, en voor {what}, {score}: {why}',
    'why.sentence': '{what}, {score}: vooral door {part}; daar afgedekt {lowest}.',
    'why.sentenceNone': '{what}, {score}: {why}',
    'why.choose': 'Bij welk kenmerk zal ik kijken waarop het netwerk steunt?',
    'why.chooseFace': 'Bij welk gezicht?',
    'why.gone':
      'Ik bewaar geen afbeeldingen, en deze kan ik niet meer ophalen: hij is verwijderd of de link is verlopen. Vraag het me opnieuw.',
    'part.hair': 'het haar',
    'part.forehead': 'het voorhoofd',
    'part.left-eye': 'het linkeroog',
    'part.right-eye': 'het rechteroog',
    'part.bridge': 'de neusrug',
    'part.nose': 'de neus',
    'part.mouth': 'de mond',
    'part.cheek': 'een wang',
    'part.chin': 'de kin',
    'part.neck': 'de hals',
    'part.background': 'de achtergrond',

    'about.title': 'Over Facets',
    'about.more': 'Vertel me meer',
    'about.summary':
      'Ik beschrijf de gezichten op een afbeelding aan de hand van veertig kenmerken. Ik draai op de eigen computer van wie mij host: geen afbeelding verlaat die of wordt opgeslagen.\n\n- Facets {version}, model {model} op {device}\n- Gestart: {since}\n- {servers, plural, one {# server} other {# servers}}, {pictures, plural, one {# afbeelding} other {# afbeeldingen}} sinds de start\n\nHet menu hieronder vertelt meer.',
    'about.what': 'Wat is dit?',
    'about.whatText':
      'Ik vind de gezichten op een afbeelding en zeg welke van veertig kenmerken elk ervan vertoont, zoals *glimlachend*, *bril* of *golvend haar*, elk met een waarschijnlijkheid.\n\n- Post een afbeelding waar ik kijk, of samen met een vermelding van mij, of in een privébericht.\n- `/classify` neemt een afbeelding en laat je de drempel kiezen; `/compare` neemt er twee.\n- Apps → **Gezichten beschrijven** en **Beschrijven voor schermlezer** werken bij elk bericht.\n- Onder elk antwoord: *Waarom?* toont waarop een score steunt, met *Fout?* kun je zeggen dat ik me vergis.\n- `/watch` en `/settings` zijn voor leden die de server beheren, `/privacy` is voor iedereen.',
    'about.training': 'Hoe is het model getraind?',
    'about.trainingText':
      '**{model}** heeft geleerd van {data}: afbeeldingen van beroemdheden, elk met veertig ja-of-nee-labels.\n\n**Bevroren, dan ontdooid.** Een netwerk dat op miljoenen andere afbeeldingen heeft leren kijken, houdt zijn lagen eerst bevroren, en alleen wat nieuw is leert. Daarna leert alles verder, in kleine stappen, zodat het weinig vergeet van wat het kon.\n\n- **Het notebook waarmee dit begon**: ResNet50, voorgetraind op ImageNet, 5.000 afbeeldingen, 4 epochs bevroren en 10 met alles, nauwkeurigheid 88–91%\n- **Deze bot**: {architecture}, {pictures, number} afbeeldingen, nauwkeurigheid: {accuracy}\n\nEen nauwkeurigheid zegt op zichzelf weinig: de meeste kenmerken zijn zeldzaam, en op alles nee zeggen zou ongeveer vier op de vijf keer kloppen. De modelkaart geeft het cijfer van elk kenmerk.',
    'about.accuracy':
      '{accuracy} (gemiddelde over de veertig kenmerken, {pictures, number} afbeeldingen uit het deel “{split}” van CelebA)',
    'about.notMeasured': 'niet gemeten',
    'about.children':
      'Het is niet bedoeld voor kinderen: CelebA bevat er nauwelijks, en van jongens onder de 16 zegt het maar bij één op de zes `Male`. Waar een gezicht op dat van een kind lijkt, noem ik `Male` noch `Attractive`; vier van de vijf onder de 16 worden zo herkend.',
    'about.labels': 'Wat is het verschil met één label?',
    'about.labelsText':
      '**Eén label**: een afbeelding hoort bij precies één klasse, een kat of een hond. Een softmax verdeelt 100% over de klassen; wint de ene, dan verliezen de andere.\n\n**Meerdere labels**: er kunnen er zoveel je wilt tegelijk waar zijn; wie glimlacht kan ook een hoed dragen. Elk label heeft een eigen sigmoïde, die zijn logit *z* omzet in de waarschijnlijkheid `1 / (1 + e^-z)` en niet naar de andere kijkt. Er wordt getraind met een binaire kruisentropie per label, bij elkaar opgeteld.\n\nVeertig scores kunnen dus samen 700% zijn, en elk wordt apart met de drempel vergeleken. *Waarom sigmoïde?*, onder een antwoord of bij zijn scores, toont beide voor je eigen afbeelding.',
    'about.loss': 'Waarom binaire kruisentropie?',
    'about.lossText':
      'Voor elk label is het verlies `-log(p)` waar het klopt en `-log(1 - p)` waar het niet klopt.\n\nDe logaritme bestraft te veel zekerheid: 60% zeggen over iets onwaars kost 0,9, 99% kost 4,6 en 99,99% kost 9,2; zekerheid zou oneindig veel kosten. Een netwerk dat twijfelt kan dat het beste zeggen, en daarom kun je zijn percentages als waarschijnlijkheden opvatten: van alles wat met 80% wordt gezegd, klopt ongeveer vier vijfde. Rond 50% zeg ik *onzeker*.',
    'about.wrong': 'Hoe vaak zit het fout?',
    'about.wrongText':
      'Wat mensen met *Fout?* fout noemden, naast hoe vaak het netwerk het eens was met de annoteerders bij afbeeldingen die het niet had gezien. Alleen deze aantallen worden bewaard: geen afbeelding, en niet wie het zei.\n\n{what}',
    'about.wrongNone': 'Nog niemand heeft iets fout genoemd.',
    'about.wrongCount':
      '- {what}: {count, plural, one {# keer} other {# keer}} fout genoemd, bij de meting in {accuracy} goed',
    'about.libraries': 'Welke bibliotheken gebruikt het?',
    'about.librariesText':
      '- **discord.js** praat met Discord, **undici** downloadt.\n- **sharp** decodeert afbeeldingen, **onnxruntime-node** draait de netwerken op de GPU of de processor.\n- **@napi-rs/canvas** tekent de kaarten.\n- **Kysely** op **libsql** bewaart instellingen in SQLite, **zod** controleert ze, **pino** houdt het logboek bij.\n- De netwerken zijn getraind met **PyTorch**.',
    'about.gpu': 'Heb je geen GPU nodig?',
    'about.gpuText':
      'Nee. Een GPU maakt het trainen draaglijk, maar het netwerk is klein genoeg om op één processorkern een gezicht in een paar honderdsten van een seconde te beschrijven. Deze bot draait op **{device}**. {measured, select, yes {De laatste afbeelding kostte **{milliseconds} ms**, decoderen inbegrepen.} other {Sinds de start is er geen afbeelding beschreven.}} Een GPU helpt zodra er veel gezichten tegelijk komen.',
    'about.privacy': 'En de privacy?',
    'about.privacyText': '`/privacy opt-out` houdt je afbeeldingen erbuiten.',
    'about.sample': 'Laat een voorbeeld zien',
    'about.sampleText':
      'Dit is niemand: veel gezichten met gedeelde kenmerken, tot één gemiddeld. Hieronder staat wat ik ervan zeg, zoals bij elke afbeelding.',
    'about.contact': 'Waar kan ik iets vragen?',
    'about.contactText': 'Vraag het hier: {contact}',
    'about.noContact': 'Wie deze bot host, heeft geen contact opgegeven. Vraag het aan de moderatie van deze server.',

    'compare.text': 'Waarin het grootste gezicht op afbeelding A en dat op afbeelding B verschillen. {both}.',
    'compare.noFace': 'Ik heb op afbeelding {which} geen gezicht gevonden dat ik kan beschrijven.',

    'reader.faces':
      '{faces, plural, =1 {Een afbeelding met één gezicht} other {Een afbeelding met # gezichten, van links naar rechts}}{more, plural, =0 {} =1 {, en nog een dat te klein of te onduidelijk is om te beschrijven} other {, en nog # die te klein of te onduidelijk zijn om te beschrijven}}.',
    'reader.none': 'Een afbeelding waarop geen gezicht is gevonden.',
    'reader.face': 'Gezicht {number}: {what}.',
    'reader.oneFace': 'Te zien: {what}.',
    'reader.nothing': 'niets opvallends',
    'reader.provenance':
      'Beschreven door een programma dat veertig kenmerken van gezichten kent en zich kan vergissen:',
    'button.postHere': 'Hier posten',
    'button.askPoster': 'Vragen om te posten',
    'reader.askPoster':
      '{poster}, iemand wil hier graag een beschrijving van je afbeelding, voor wie die niet kan zien. Mag ik die posten?',
    'reader.notYours': 'Alleen wie de afbeelding heeft gepost, kan de beschrijving ervan laten posten.',

    'hello.text':
      'Hallo! Ik beschrijf de gezichten op afbeeldingen die hier worden gepost, aan de hand van veertig kenmerken zoals *glimlachend* of *bril*.\nIk herken niemand en bewaar geen afbeeldingen: `/privacy` vertelt wat er met afbeeldingen gebeurt en laat iedereen zich afmelden.\nWie deze server beheert, kan kiezen waar en in welke taal ik antwoord, nu of later met `/watch` en `/settings language`:',
    'hello.on': 'Afbeeldingen hier beantwoorden',
    'hello.mentions': 'Alleen bij een vermelding',
    'hello.off': 'Nergens',
    'hello.language': 'Taal',
    introduction:
      '-# Ik beschrijf gezichten op afbeeldingen die hier worden gepost. `/watch` verandert waar ik kijk; `/privacy` vertelt wat er met afbeeldingen gebeurt en laat je je afmelden.',
    late: '-# Ik was er niet toen dit werd gepost.',
    askAgain: 'Ik werd opnieuw gestart voordat ik kon antwoorden. Vraag het nog eens.',
    notSaved:
      'Dit geldt vanaf nu, maar kon nog niet op schijf worden opgeslagen. Ik blijf het proberen; als ik voor die tijd opnieuw word gestart, moet het nog eens worden ingesteld.',
    bug: 'Er ging bij mij iets mis. Als je het meldt aan wie mij host, noem dan fout `{id}`.',

    'privacy.text': [
      '**Wat er met een afbeelding gebeurt**',
      '- Die wordt van Discord gedownload naar het geheugen van de computer waarop deze bot draait, daar beschreven en weggegooid. Die gaat naar geen andere dienst.',
      '- Geen afbeelding, geen deel ervan en geen score wordt op een schijf of in een logboek geschreven, en niets wordt voor training gebruikt. De scores staan in het antwoord zelf: verwijder het en ze zijn weg.',
      '- Een latere blik, zoals *Waarom?*, haalt de afbeelding opnieuw op, als die er nog is en wie hem postte zich niet heeft afgemeld.',
      '- Niemand wordt herkend: er wordt geen sjabloon van een gezicht gemaakt. `/compare` vergelijkt de labels van twee afbeeldingen, niet wie erop staan.',
      '- Het resultaat is een lijst labels die annoteerders aan afbeeldingen gaven. Het zegt niets zekers over een persoon en mag niet worden gebruikt om iemand te beoordelen.',
      '**Wat er wordt bewaard**',
      '- Instellingen van servers (`/watch`, `/settings`), de ID’s van mensen die zich hebben afgemeld, en voor elk bekeken kanaal de ID van het bericht tot waar alles is beantwoord.',
      '- Hoe vaak elk kenmerk fout is genoemd: een getal, zonder afbeelding of persoon.',
      '- Zolang een opdracht op antwoord wacht, wat nodig is om te antwoorden: hoogstens 15 minuten.',
      '- In het logboek van wie mij host: de ID’s van bericht, kanaal, server en persoon van elke afbeelding, met aantallen en tijden. Die kunnen gehasht of weggelaten zijn.',
      '- Berichten die een webhook voor iemand post, dragen niemands naam. Daarom worden ze nooit ongevraagd beschreven, en is er geen afmelding aan te zien.',
    ].join('\n'),
    'privacy.isOut': 'Je **hebt je afgemeld**. `/privacy opt-in` verandert dat.',
    'privacy.isIn': 'Je hebt je niet afgemeld. `/privacy opt-out` verandert dat.',
    'privacy.out':
      'Je bent afgemeld: vanaf nu wordt geen afbeelding gedownload die jij post, wie er ook om vraagt. Wat ik het afgelopen uur openbaar over je afbeeldingen heb gezegd, wordt verwijderd. Je gebruikers-ID wordt bewaard om dat te onthouden, verder niets.',
    'privacy.in':
      'Je doet weer mee: afbeeldingen die je post, mogen weer worden beschreven. Over jou wordt niets bewaard.',

    'watch.meaning':
      '{mode, select, on {elke geposte afbeelding wordt beantwoord} mentions {afbeeldingen worden beantwoord als hun bericht mij vermeldt} other {alleen opdrachten worden beantwoord}}',
    'watch.here': '{channel}: **{mode}**, {meaning}.',
    'watch.answers':
      'Antwoorden op opdrachten zijn {who, select, private {privé} other {openbaar}}, tenzij anders gevraagd.',
    'watch.follows': 'Het kanaal volgt de server.',
    'watch.own': 'Het kanaal heeft een eigen keuze; `/watch reset` maakt die ongedaan.',
    'watch.server': 'De server: **{mode}**.',
    'watch.noneApart': 'Geen kanaal wijkt af.',
    'watch.apart': 'Kanalen met een eigen keuze: {channels}{more, plural, =0 {} other { en nog #}}.',
    'watch.noContent':
      'Discord toont me niet wat er in berichten staat (de message-content-intent staat uit), dus zie ik alleen afbeeldingen bij een vermelding van mij.',

    'settings.head': '**Antwoorden op deze server**',
    'settings.threshold': '- Drempel: **{threshold}**{own, select, own {} other {, zoals ingesteld door wie mij host}}',
    'settings.opinions':
      '- Oordelen over uiterlijk, waar niemand erom vroeg: **{shown, select, yes {genoemd} other {geteld, niet genoemd}}**',
    'settings.card': '- Kaart: **{shown, select, yes {aan} other {uit}}**',
    'settings.size':
      '- Omvang: **{size, select, compact {kort, wat het meeste zegt} other {volledig, alles wat is herkend}}**',
    'settings.hidden': '- Verborgen: {what}',
    'settings.hiddenNone': '- Verborgen: niets',
    'settings.operatorHides': '- Altijd verborgen door wie mij host: {what}',
    'settings.language':
      '- Taal van antwoorden die iedereen ziet: **{language}**{chosen, select, own {} other {, want niemand koos er een}}',
    'settings.noServer': '`/settings` werkt op servers.',
    'settings.unknownAttribute': 'Ik ken geen kenmerk “{name}”. Namen zijn zoals {example}, met komma’s ertussen.',

    'classify.noPicture':
      'Ik zie in dit kanaal geen van je afbeeldingen uit het laatste uur, of ik mag die niet lezen. Geef me er een als `afbeelding`, of je avatar met `avatar`.',
    'avatar.none': 'Hier is geen avatar, alleen een afbeelding van Discord.',
    'avatar.notAllowed':
      'Ik beschrijf alleen avatars van mensen die dat toestaan, en deze persoon heeft dat niet gedaan. Dat kan met `/privacy avatar`.',

    'privacy.avatarStatus':
      '{allowed, select, yes {Anderen **mogen** je avatar laten beschrijven} other {Anderen mogen je avatar niet laten beschrijven}}; `/privacy avatar` verandert dat.',
    'privacy.avatarAllowed':
      'Vanaf nu mogen anderen je avatar laten beschrijven, ieder voor zich: wat ik zeg, ziet alleen wie erom vraagt. Je gebruikers-ID wordt bewaard om dat te onthouden. `/privacy avatar` draait het terug.',
    'privacy.avatarForbidden':
      'Niemand behalve jij kan je avatar laten beschrijven. Er wordt niets bewaard om dat te onthouden: zo is het voor iedereen.',
    'privacy.avatarOptedOut':
      'Je hebt je afgemeld, en dat weegt zwaarder: niemand kan je avatar laten beschrijven. Daarvoor is eerst `/privacy opt-in` nodig.',

    'watch.kinds':
      'Afbeeldingen van links worden {links, select, yes {beschreven} other {overgeslagen}}, stickers worden {stickers, select, yes {beschreven} other {overgeslagen}}.',
    'watch.sign':
      '{marked, select, yes {{emoji} markeert afbeeldingen waarover ik niets kon zeggen.} other {Afbeeldingen waarover ik niets kan zeggen, worden overgeslagen.}} Vermeld me in een antwoord op zo’n afbeelding, en ik zeg waarom.',

    'help.howTo':
      'Ik beschrijf de gezichten op afbeeldingen. {where, select, direct {Post er hier een} other {Post er hier een samen met een vermelding van mij, of vermeld me in een antwoord op een afbeelding}}, of gebruik `/classify`, of Apps → **Gezichten beschrijven** bij een bericht. `/privacy` vertelt wat er met afbeeldingen gebeurt.',

    'blocked.you': 'Wie mij host, heeft je geweigerd, dus beschrijf ik niets voor jou. `/privacy` werkt gewoon.',
    'blocked.poster': 'Wie mij host, heeft geweigerd wie dit postte, dus beschrijf ik die afbeeldingen niet.',
    'blocked.server':
      'Wie mij host, heeft deze server geweigerd, dus beschrijf ik hier niets. `/privacy` werkt gewoon.',

    'kept.head': '**Wat ik over jou bewaar**',
    'kept.nothing': 'Niets, zelfs niet je gebruikers-ID.',
    'kept.optOut':
      '- Je gebruikers-ID bij die van mensen die zich hebben afgemeld, zodat geen van je afbeeldingen wordt gedownload.',
    'kept.avatar': '- Je gebruikers-ID bij die van mensen die anderen hun avatar laten beschrijven.',
    'kept.blocked': '- Je gebruikers-ID bij die van mensen die zijn geweigerd door wie mij host.',
    'kept.pictures':
      '- Alleen in het geheugen: waar {count} van je afbeeldingen opnieuw bij Discord te halen {count, plural, one {is} other {zijn}}, zodat *Waarom?* werkt. Het wordt vergeten als het adres van Discord verloopt, binnen een dag, en als ik opnieuw word gestart.',
    'kept.language':
      '- Alleen in het geheugen: dat je Discord in het {language} staat, zodat ik je privéberichten zo beantwoord. Dat is vergeten als ik opnieuw word gestart.',
    'kept.meanwhile':
      'Zolang een opdracht van jou loopt, zoals deze, bewaar ik ook wat nodig is om te antwoorden: hoogstens 15 minuten. De scores van je afbeeldingen zitten in de knoppen van mijn antwoorden en verdwijnen daarmee: *Verwijderen* staat onder elk.',
    'kept.log':
      '{ids, select, plain {Mijn logboek noemt je gebruikers-ID bij elk van je beschreven afbeeldingen. Alleen wie mij host, kan dat verwijderen: `/about` zegt hoe je die persoon bereikt.} hash {Mijn logboek heeft in plaats van je gebruikers-ID een code die naar niemand terugleidt.} other {Mijn logboek noemt niemand.}}',
    'kept.howToDelete': '`/privacy delete` ruimt dit op.',
    'forgotten.head': '**Verwijderd**',
    'forgotten.nothing': 'Er was niets om te verwijderen.',
    'forgotten.avatar': '- Dat anderen je avatar mogen laten beschrijven: dat mogen ze niet meer.',
    'forgotten.pictures':
      '- Waar {count} van je afbeeldingen opnieuw te halen {count, plural, one {was} other {waren}}: *Waarom?* werkt niet meer onder mijn antwoorden op jouw opdrachten.',
    'forgotten.language':
      '- In welke taal ik je privéberichten beantwoord: weer Engels, tot je daar opnieuw een knop of opdracht gebruikt.',
    'forgotten.optOut':
      'Je afmelding is verwijderd: afbeeldingen die je post, mogen weer worden beschreven. `/privacy opt-out` brengt die terug.',
    'stays.optOut':
      '**Je afmelding blijft.** Alleen aan je gebruikers-ID kan ik zien welke afbeeldingen ik met rust moet laten. Zonder mogen je afbeeldingen weer worden beschreven.',
    'stays.blocked': 'Ook dat je bent geweigerd door wie mij host, blijft: alleen die persoon kan dat terugdraaien.',
    'stays.notYours': 'Alleen wie zich heeft afgemeld, kan dit verwijderen.',
    'button.forgetOptOut': 'Ook mijn afmelding verwijderen',

    'wrong.choose':
      'Wat hiervan is fout? Alleen hoe vaak elk fout wordt genoemd, wordt geteld, niet door wie of bij wie.',
    'wrong.thanks': 'Bedankt. Als fout geteld: {what}.',
    'wrong.all': 'Alles wat dit antwoord zegt, is al fout genoemd.',
    'wrong.notYours': 'Alleen wie de afbeelding heeft gepost en wie hierom vroeg, kunnen dat zeggen.',
    'wrong.notKept': 'Ik kan het niet bij dit antwoord noteren, dus wordt het niet geteld.',

    'card.usualShare': 'gebruikelijk aandeel',
    'card.notSure': 'onzeker',
    'card.restMore': 'nog {count}',
    'card.restNotSure': '{count} onzeker',
    'card.order': 'van links naar rechts, rij voor rij · veelzeggendste eerst',
    'card.orderMore': 'nog {count} in het menu · van links naar rechts, rij voor rij',
    'card.sheet': 'afbeelding voor afbeelding · veelzeggendste eerst',
    'card.sheetMore': 'nog {count} in het menu · afbeelding voor afbeelding',
    'card.legend.detected': 'vet: {threshold} of meer',
    'card.legend.notSure': 'gestreept: onzeker',
    'card.legend.below': 'grijs: onder {threshold}',
    'card.both': 'Beide: {what}',
    'card.bothNothing': 'Niets zeker bij beide',
    'card.noDifference': 'Geen duidelijk verschil',
    'card.sigmoid': 'elk een sigmoïde',
    'card.softmax': 'gedeelde softmax',
    'card.sigmoidSum': 'Alle {scores} zijn samen {sum}',
    'card.softmaxSum': 'Alle zijn samen {sum}',
    'alt.one': 'Kaart van één gezicht: {what}.',
    'alt.oneMore': '{what}.',
    'alt.oneNotSure': 'onzeker: {what}',
    'alt.nothing': 'Kaart van één gezicht: niets valt op.',
    'alt.group': '{faces, plural, one {# gezicht} other {# gezichten}}, van links naar rechts, rij voor rij.',
    'alt.face': '{number}: {what}.',
    'alt.left': 'Nog {count, plural, one {# gezicht} other {# gezichten}}.',
    'alt.all': 'Alle {count} scores: {what}.',
    'alt.compare': 'Kaart die twee gezichten vergelijkt, A en B: {what}. {both}.',
    'alt.comparePair': '{what} {first} en {second}',

    'error.image/too-large':
      '{form, select, bytes {Ik neem afbeeldingen tot {most, number} MiB, maar dit bestand is {found, number} MiB.} memory {Deze afbeelding lezen kost ongeveer {found, number} MiB geheugen, en ik heb {most, number} MiB. Een kleinere kopie, of een als JPEG, kost veel minder.} pixels {Ik neem afbeeldingen tot {most, number} megapixel, maar deze ({format}) heeft er meer.} endless {Ik neem afbeeldingen tot {most, number} MiB, maar deze is groter.} other {Deze afbeelding lezen kost meer geheugen dan ik heb. Een kleinere kopie, of een als JPEG, kost veel minder.}}',
    'error.image/too-slow': 'Deze afbeelding lezen duurt langer dan {seconds} s.',
    'error.image/truncated': 'Dit bestand ({format}) eindigt voordat de afbeelding dat doet; stuur het nog eens.',
    'error.image/damaged': 'Dit bestand begint als {format}, maar is beschadigd en kan niet worden gedecodeerd.',
    'error.image/not-an-image':
      'Ik neem afbeeldingen als JPEG, PNG, WebP, AVIF, GIF, HEIC, TIFF of BMP, maar dit bestand {found, select, none {is er geen} other {is {found}}}.',
    'error.image/empty':
      'Ik neem afbeeldingen als JPEG, PNG, WebP, AVIF, GIF, HEIC, TIFF of BMP, maar dit bestand is leeg.',
    'error.image/video':
      '{form, select, unreadable {Uit deze video ({format}) kon bij ontvangst geen beeld worden gelezen: stuur er een screenshot van.} other {Dit is een video ({format}). Ik beschrijf afbeeldingen: stuur er een screenshot van.}}',
    'error.image/unsupported':
      '{found, select, heic {Dit is een HEIC-afbeelding, en wie deze bot host, heeft weggelaten wat die leest. Stuur hem als JPEG.} other {Ik neem afbeeldingen als JPEG, PNG, WebP, AVIF, GIF, HEIC, TIFF of BMP, maar deze is {found}. Zet die eerst om.}}',
    'error.image/crashes':
      'Deze afbeelding laat het programma dat hem leest crashen, dus blijf ik ervan af. Als je het meldt aan wie mij host, noem dan fout `{id}`.',
    'error.download/too-large':
      'Ik neem afbeeldingen tot {most, number} MiB, maar deze is {found, plural, =0 {groter} other {{found, number} MiB}}.',
    'error.download/failed': 'De afbeelding kon niet van Discord worden gedownload. Probeer het nog eens.',
    'error.download/too-slow': 'De afbeelding kwam niet binnen {seconds} s van Discord aan. Probeer het nog eens.',
    'error.download/not-allowed': 'Alleen afbeeldingen op Discords eigen servers kunnen worden beschreven.',
    'error.download/expired':
      'Discord biedt deze afbeelding niet meer aan: de link is verlopen of hij is verwijderd. Post hem nog eens.',
    'error.person/opted-out':
      '{whose, select, own {Je hebt je afgemeld, dus download ik geen van je afbeeldingen. `/privacy opt-in` verandert dat.} other {Wie dit postte, heeft zich afgemeld, dus download ik die afbeeldingen niet.}}',
    'error.message/no-picture':
      '{where, select, own {Ik zie geen afbeelding in je bericht. Post een afbeelding samen met een vermelding van mij, of gebruik `/classify`, of Apps → **Gezichten beschrijven** bij een bericht.} other {Ik zie geen afbeelding in dat bericht.}}',
    'error.message/own':
      'Dat bericht is van mij, en ik beschrijf niet wat ik zelf heb gepost. Neem de afbeelding waar het over gaat.',
    'error.message/unseen':
      'Ik kan niet zien wat er in dat bericht staat. Gebruik er Apps → **Gezichten beschrijven** bij: dan toont Discord het me.',
    'error.message/unknown-author':
      'Ik kan niet zien wie heeft gepost wat hier is doorgestuurd, dus beschrijf ik het alleen voor wie erom vraagt: gebruik Apps → **Gezichten beschrijven**.',
    'error.component/outdated':
      '{what, select, page {Deze pagina is van een andere versie van mij. Gebruik `/about` nog eens.} button {Deze knop is van een andere versie van mij. `/watch` doet hetzelfde.} other {Dit antwoord is van een andere versie van mij. Vraag het me opnieuw.}}',
    'error.command/unknown':
      '{what, select, command {Deze opdracht} other {Deze knop of dit menu}} is van een andere versie van mij. Herlaad Discord of vraag het me opnieuw.',
    'error.discord/not-taken': 'Discord heeft mijn antwoord hierop niet aangenomen. Het spijt me.',
    'error.delete/not-yours':
      'Alleen wie de afbeelding heeft gepost, wie hierom vroeg en leden die berichten beheren, mogen dit verwijderen.',
    'error.hello/not-yours': 'Alleen leden die de server beheren, mogen kiezen waar en in welke taal ik antwoord.',
    'error.hello/not-saved':
      'Dit geldt vanaf nu, maar kon nog niet op schijf worden opgeslagen. Ik blijf het proberen; als ik voor die tijd opnieuw word gestart, moet het nog eens worden ingesteld.',
    'error.watch/no-server': '`/watch` werkt op servers.',
    'error.busy/queue': 'Ik ben bezig. Probeer het over {seconds} s nog eens.',
    'error.busy/queue-full': 'Er wachten te veel afbeeldingen. Probeer het over {seconds} s nog eens.',
    'error.busy/person': 'Dat waren veel afbeeldingen in korte tijd. Probeer het over {seconds} s nog eens.',
    'error.busy/actions': 'Dat was veel in korte tijd. Probeer het over {seconds} s nog eens.',
    'error.busy/server':
      'Op deze server zijn in korte tijd veel afbeeldingen beschreven. Probeer het over {seconds} s nog eens.',
    'error.busy/stopping': 'Ik word zo opnieuw gestart. Probeer het over {seconds} s nog eens.',
    'error.file/not-found': 'Hier hoort een afbeelding of een map te zijn, maar er is niets.',
    'error.file/not-a-file':
      'Dit hoort een afbeeldingsbestand te zijn, maar is {found, select, folder {een map} pipe {een named pipe} socket {een socket} other {een apparaat}}.',
    'error.file/unreadable':
      '{reason, select, terminal {Op de standaardinvoer hoort een afbeelding te komen, maar dat is de terminal.} EACCES {Dit mag niet worden gelezen.} EPERM {Dit mag niet worden gelezen.} ELOOP {Dit is een link die naar zichzelf leidt.} EIO {De schijf kon dit niet lezen.} other {Dit hoort leesbaar te zijn, maar gaf {reason}.}}',
    'error.file/empty': 'Op de standaardinvoer hoort een afbeelding te komen, maar er kwam niets.',
    'error.file/empty-folder': 'In deze map horen afbeeldingen te staan, maar er staat geen bestand in.',
    'error.file/no-match': 'Dit hoort een afbeelding te zijn, of een patroon dat er vindt, maar er is er geen.',
    'error.file/exists': '{path} bestaat al; --overwrite vervangt het.',
    'error.file/unwritable': '{path} kan niet worden geschreven: {reason}.',
    'error.internal/bug': 'Dit is een fout in Facets; meld die alsjeblieft: {stack}',

    'cli.face': 'Gezicht {number} van {faces}',
    'cli.noFace': 'Er is geen gezicht gevonden om te beschrijven.',
    'cli.notSaidOfChildren': 'Van een gezicht dat op dat van een kind lijkt, wordt hierover niets gezegd.',
    'cli.whyHead': 'Waarom',
    'cli.frame': 'beeldje {frame} van {frames}',
    'cli.upsideDown': 'op de kop',
    'cli.onItsSide': 'op de kant',
    'cli.damaged': 'beschadigd',
    'cli.place': '{width} × {height} op ({x}, {y}), zeker voor {score}',
    'cli.times': '{device}, {total} ms (decoderen {decode}, zoeken {detect}, kenmerken {attributes})',
    'cli.device': 'beschikbaar, {milliseconds} ms voor {faces, plural, one {# gezicht} other {# gezichten}}',
    'cli.noDevice': 'niet beschikbaar: {reason}',
    'cli.summary': '{pictures, plural, one {# afbeelding} other {# afbeeldingen}} in {time}: {what}.',
    'cli.faces': '{faces, plural, one {# gezicht} other {# gezichten}}',
    'cli.faceless': '{pictures} zonder gezicht',
    'cli.notRead': '{pictures} niet gelezen',
    'cli.ownLeftOut':
      '{pictures, plural, one {# door Facets gemaakte afbeelding} other {# door Facets gemaakte afbeeldingen}} overgeslagen.',
    'cli.stopped': 'Gestopt na {done} van {total} afbeeldingen.',
    'cli.progress': '{done} van {total} afbeeldingen',
    'cli.left': 'nog ongeveer {time}',
    'time.seconds': '{seconds} s',
    'time.minutes': '{minutes} min',
    'time.minutesSeconds': '{minutes} min {seconds} s',
    'time.hoursMinutes': '{hours} u {minutes} min',
    'cli.usage': 'Gebruik:',
    'cli.arguments': 'Argumenten:',
    'cli.options': 'Opties:',
    'cli.choices': 'keuzes: {choices}',
    'cli.default': 'standaard: {value}',
    'cli.environment': 'omgeving: {name}',
    'cli.description':
      'Vindt de gezichten op afbeeldingen en beschrijft elk aan de hand van CelebA’s veertig kenmerken.',
    'cli.path': 'afbeeldingen, mappen en patronen van afbeeldingen; - voor de standaardinvoer',
    'cli.json': 'JSON Lines tonen, één object per afbeelding, in plaats van tabellen',
    'cli.csv': 'kommagescheiden waarden tonen, één rij per beschreven gezicht, in plaats van tabellen',
    'cli.threshold': 'kenmerken noemen vanaf deze waarschijnlijkheid',
    'cli.deviceOption': 'waarop de netwerken draaien',
    'cli.precision': 'met welke precisie de netwerken op een processor rekenen',
    'cli.why':
      'zeggen waarop de score van dit kenmerk in elk beschreven gezicht steunt, en er een warmtekaart van schrijven',
    'cli.whyFolder': 'de warmtekaarten van --why in deze map schrijven',
    'cli.notAttribute':
      'Hier hoort een van CelebA’s kenmerken, zoals Smiling.{meant, select, none {} other { Bedoelde je {meant}?}}',
    'cli.notListedAttribute':
      '“{name}” is geen van CelebA’s kenmerken; tussen namen staan komma’s.{meant, select, none {} other { Bedoelde je {meant}?}}',
    'cli.aligned': 'elke afbeelding als één gezicht nemen, uitgelijnd als in CelebA, in plaats van gezichten te zoeken',
    'cli.maxFaces': 'hoogstens zoveel gezichten van een afbeelding beschrijven, de grootste',
    'cli.all': 'alle veertig kenmerken noemen, ook die onder de drempel',
    'cli.only': 'alleen deze kenmerken noemen, ook die onder de drempel; namen met komma’s ertussen',
    'cli.annotate': 'van elke afbeelding een kopie met genummerde gezichten in deze map schrijven',
    'cli.crops': 'elk beschreven gezicht, rechtgezet en bijgesneden zoals het netwerk het ziet, in deze map schrijven',
    'cli.overwrite': 'bestanden vervangen die al in die mappen staan; nooit de gelezen afbeeldingen',
    'cli.quiet': 'geen voortgang en geen samenvatting tonen',
    'cli.devices': 'alleen tonen welke apparaten hier bruikbaar zijn en hoe snel elk is',
    'cli.lang': 'de taal van wat voor mensen wordt getoond; anders die van LC_ALL, LC_MESSAGES of LANG',
    'cli.version': 'het versienummer tonen',
    'cli.help': 'deze hulp tonen',
    'cli.helpEnd': [
      'Een map staat voor alle bestanden erin, behalve verborgen en afbeeldingen die --annotate, --crops en --why maakten.',
      'Afsluitcode: 0 als alles is gedaan, 1 als een afbeelding niet is gelezen of geschreven, 2 bij verkeerd gebruik,',
      '130 na Ctrl-C.',
      'Voorbeeld: facets classify --json fotos | jq .faces',
    ].join('\n'),
    'cli.notProbability': 'Hier hoort een getal van 0 tot 1.',
    'cli.notCount': 'Hier hoort een geheel getal vanaf 1.',
    'cli.nothingNamed': 'fout: noem minstens één afbeelding of map (zie ‘--help’)',
    'cli.stdinTwice': 'fout: - voor de standaardinvoer mag maar één keer',

    'page.samplesNote': 'gemiddelden van veel gezichten; niemand staat erop',
    'page.welcome': 'Post een afbeelding van een gezicht.',
    'page.member': 'lid',
    'page.administrator': 'beheer',
    'page.optedOut': 'wil niet door de bot worden beschreven',
    'page.sample': 'Gemiddeld gezicht: {what}',
    'page.sideways': 'Een gemiddeld gezicht op zijn kant',
    'page.animation': 'Een gemiddeld gezicht dat na een leeg beeld verschijnt',
    'page.screenshot': 'Een gemiddeld gezicht in een lange screenshot',
    'page.together': 'Twee gemiddelde gezichten naast elkaar',
    'page.heic': 'Een gemiddeld gezicht zoals iPhones foto’s opslaan',
    'page.video': 'Een video van een gemiddeld gezicht',
    'page.closeUp': 'Een gemiddeld gezicht dat de afbeelding vult',
    'page.damaged': 'Een gemiddeld gezicht in een bestand dat te vroeg eindigt',
    'page.forwarded': 'Een gemiddeld gezicht',
    'page.caption.sideways': 'op zijn kant',
    'page.caption.closeUp': 'dichtbij',
    'page.caption.long': 'lang',
    'page.caption.damaged': 'kapot',
    'page.caption.two': 'twee',
  },
};
