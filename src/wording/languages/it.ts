import type { LanguageTexts } from '../texts.ts';

/**
 * Italian; the bot says "tu". Adjectives would agree with the person, so titles name what is seen (*capelli biondi,
 * sorriso*), and in groups they agree with *volto*.
 */
export const it: LanguageTexts = {
  locale: 'it',
  name: 'Italiano',
  attributes: {
    '5_o_Clock_Shadow': {
      label: 'barba di tre giorni',
      inGroup: 'di tre giorni',
      short: 'barba di 3 giorni',
      title: { adjective: 'barba di tre giorni', several: 'con la barba di tre giorni' },
    },
    Arched_Eyebrows: { label: 'sopracciglia arcuate', short: 'sopr. arcuate' },
    Attractive: { label: 'aspetto attraente' },
    Bags_Under_Eyes: { label: 'borse sotto gli occhi', inGroup: 'borse', short: 'occhi con borse' },
    Bald: { label: 'calvizie', title: { adjective: 'calvizie', several: 'con calvizie' } },
    Bangs: { label: 'frangia', title: { adjective: 'frangia', several: 'con la frangia' } },
    Beard: { label: 'barba', title: { adjective: 'barba', several: 'con la barba' } },
    Big_Lips: { label: 'labbra carnose' },
    Big_Nose: { label: 'naso grande' },
    Black_Hair: {
      label: 'capelli neri',
      inGroup: 'neri',
      title: { adjective: 'capelli neri', several: 'con i capelli neri' },
    },
    Blond_Hair: {
      label: 'capelli biondi',
      inGroup: 'biondi',
      title: { adjective: 'capelli biondi', several: 'con i capelli biondi' },
    },
    Blurry: { label: 'immagine sfocata', inGroup: 'sfocata' },
    Brown_Hair: {
      label: 'capelli castani',
      inGroup: 'castani',
      title: { adjective: 'capelli castani', several: 'con i capelli castani' },
    },
    Bushy_Eyebrows: { label: 'sopracciglia folte', short: 'sopr. folte' },
    Chubby: { label: 'viso paffuto' },
    Double_Chin: { label: 'doppio mento' },
    Eyeglasses: { label: 'occhiali', title: { adjective: 'occhiali', several: 'con gli occhiali' } },
    Goatee: { label: 'pizzetto', title: { adjective: 'pizzetto', several: 'con il pizzetto' } },
    Gray_Hair: {
      label: 'capelli grigi',
      inGroup: 'grigi',
      title: { adjective: 'capelli grigi', several: 'con i capelli grigi' },
    },
    Heavy_Makeup: {
      label: 'trucco marcato',
      title: { adjective: 'trucco marcato', several: 'con un trucco marcato' },
    },
    High_Cheekbones: { label: 'zigomi alti' },
    Male: { label: 'aspetto maschile' },
    Mouth_Slightly_Open: { label: 'bocca socchiusa' },
    Mustache: { label: 'baffi', title: { adjective: 'baffi', several: 'con i baffi' } },
    Narrow_Eyes: { label: 'occhi stretti' },
    No_Beard: { label: 'senza barba', inGroup: 'nessuna' },
    Oval_Face: { label: 'viso ovale' },
    Pale_Skin: { label: 'pelle pallida' },
    Pointy_Nose: { label: 'naso a punta' },
    Receding_Hairline: { label: 'stempiatura' },
    Rosy_Cheeks: { label: 'guance rosee', title: { adjective: 'guance rosee', several: 'con le guance rosee' } },
    Sideburns: { label: 'basette', title: { adjective: 'basette', several: 'con le basette' } },
    Smiling: { label: 'sorriso', title: { adjective: 'sorriso', several: 'sorridenti' } },
    Straight_Hair: {
      label: 'capelli lisci',
      inGroup: 'lisci',
      title: { adjective: 'capelli lisci', several: 'con i capelli lisci' },
    },
    Wavy_Hair: {
      label: 'capelli mossi',
      inGroup: 'mossi',
      title: { adjective: 'capelli mossi', several: 'con i capelli mossi' },
    },
    Wearing_Earrings: { label: 'orecchini', title: { adjective: 'orecchini', several: 'con gli orecchini' } },
    Wearing_Hat: { label: 'cappello', title: { adjective: 'cappello', several: 'con il cappello' } },
    Wearing_Lipstick: { label: 'rossetto', title: { adjective: 'rossetto', several: 'con il rossetto' } },
    Wearing_Necklace: { label: 'collana', title: { adjective: 'collana', several: 'con la collana' } },
    Wearing_Necktie: { label: 'cravatta', title: { adjective: 'cravatta', several: 'con la cravatta' } },
    Young: { label: 'aspetto giovane' },
  },
  groups: {
    hair: { short: 'Capelli', long: 'Capelli' },
    facialHair: { short: 'Barba', long: 'Barba' },
    eyes: { short: 'Occhi', long: 'Occhi e sopracciglia' },
    face: { short: 'Viso', long: 'Viso' },
    style: { short: 'Stile', long: 'Trucco e accessori' },
    expression: { short: 'Espressione', long: 'Espressione' },
    opinion: { short: 'Opinioni', long: 'Opinioni di chi ha annotato' },
    picture: { short: 'Immagine', long: 'L’immagine stessa' },
  },
  commands: {
    descriptions: {
      about: 'Che cos’è questo bot, com’è stato fatto e che cosa fa con le immagini',
      classify: 'Descrivere i volti di un’immagine secondo quaranta attributi',
      compare: 'In che cosa differiscono i volti di due immagini',
      privacy: 'Che cosa succede alle immagini e come tenere fuori le tue',
      'privacy.info': 'Che cosa succede alle immagini',
      'privacy.opt-out': 'Non scaricare mai una mia immagine, chiunque lo chieda',
      'privacy.opt-in': 'Permettere di nuovo le mie immagini',
      'privacy.avatar': 'Se altri possono far descrivere il mio avatar',
      'privacy.show': 'Che cosa viene conservato su di me',
      'privacy.delete': 'Eliminare ciò che viene conservato su di me',
      settings: 'Che cosa dicono le mie risposte in questo server',
      'settings.show': 'Mostrare che cosa vale qui',
      'settings.threshold': 'Da quale probabilità un attributo conta come rilevato',
      'settings.opinions': 'Se i giudizi sull’aspetto vengono elencati quando nessuno li ha chiesti',
      'settings.card': 'Se le risposte hanno una scheda',
      'settings.size': 'Quanto dicono le risposte di un volto',
      'settings.hide': 'Gli attributi che le risposte tralasciano',
      'settings.language': 'La lingua delle risposte che tutti vedono',
      'settings.reset': 'Annullare tutto questo',
      watch: 'Dove cerco le immagini',
      'watch.on': 'Rispondere a ogni immagine pubblicata',
      'watch.mentions': 'Rispondere alle immagini accanto a una mia menzione',
      'watch.off': 'Rispondere solo ai comandi',
      'watch.reset': 'Far seguire di nuovo il server a questo canale',
      'watch.status': 'Mostrare che cosa vale qui',
    },
    options: {
      'classify.avatar': { name: 'avatar', description: 'Il tuo avatar, invece' },
      'watch.links': { name: 'link', description: 'Anche le immagini dei link e del selettore di GIF' },
      'watch.stickers': { name: 'adesivi', description: 'Anche gli adesivi' },
      'watch.sign': {
        name: 'segno',
        description: 'Segnare con una reazione le immagini di cui non ho potuto dire nulla',
      },
      'privacy.avatar.allow': { name: 'permetti', description: 'Permetterlo' },
      'classify.image': { name: 'immagine', description: 'L’immagine; senza, la tua più recente in questo canale' },
      'classify.threshold': {
        name: 'soglia',
        description: 'Da quale probabilità un attributo conta come rilevato (da 0,05 a 0,95)',
      },
      'classify.show': { name: 'mostra', description: 'Quali attributi elencare' },
      'compare.a': { name: 'a', description: 'Un’immagine' },
      'compare.b': { name: 'b', description: 'Un’altra immagine' },
      private: { name: 'privato', description: 'Se solo tu vedi la risposta' },
      'settings.threshold.value': { name: 'valore', description: 'Da 0,05 a 0,95' },
      'settings.opinions.listed': { name: 'elenca', description: 'Elencarli' },
      'settings.card.on': { name: 'attiva', description: 'Disegnare schede' },
      'settings.size.value': { name: 'valore', description: 'Quanto' },
      'settings.hide.attributes': {
        name: 'attributi',
        description: 'Nomi separati da virgole, o niente per non nasconderne nessuno',
      },
      'settings.language.value': { name: 'valore', description: 'La lingua' },
      'watch.for': { name: 'per', description: 'Dove vale; in questo canale, se non indichi altro' },
      'watch.private': {
        name: 'privato',
        description: 'Se le risposte ai comandi sono private quando non si chiede altro',
      },
    },
    choices: {
      'classify.show.detected': 'quelli rilevati',
      'classify.show.all': 'tutti e quaranta',
      'settings.size.full': 'tutto ciò che è stato rilevato',
      'settings.size.compact': 'ciò che dice di più',
      'settings.language.none': 'quella del server',
      'watch.for.channel': 'questo canale',
      'watch.for.server': 'tutto il server',
    },
    menus: {
      avatar: 'Descrivi avatar',
      classify: 'Descrivi volti',
      describe: 'Descrivi per screen reader',
    },
  },
  messages: {
    'list.separator': ', ',
    'list.clauses': '; ',
    'list.sentences': ' ',

    percent: '{number}%',
    percentOver: '>\u00a0{number}%',
    percentUnder: '<\u00a0{number}%',

    'title.lead': '{thing}',
    'title.leadWith': '{thing}, {rest}',
    'title.with': '{adjectives}, {things}',
    'title.withAfterSeveral': '{adjectives}, {things}',
    'title.onlyThings': '{things}',
    'title.none': 'Niente di particolare',
    'title.unsure': 'Difficile dirlo da questa immagine',
    'title.faces':
      '{faces, plural, =1 {Un volto} =2 {Due volti} =3 {Tre volti} =4 {Quattro volti} =5 {Cinque volti} =6 {Sei volti} =7 {Sette volti} =8 {Otto volti} =9 {Nove volti} =10 {Dieci volti} =11 {Undici volti} =12 {Dodici volti} other {# volti}}',
    'title.crowd':
      '{faces, plural, =2 {Due volti} =3 {Tre volti} =4 {Quattro volti} =5 {Cinque volti} =6 {Sei volti} =7 {Sette volti} =8 {Otto volti} =9 {Nove volti} =10 {Dieci volti} =11 {Undici volti} =12 {Dodici volti} other {# volti}}, {share, plural, =2 {due} =3 {tre} =4 {quattro} =5 {cinque} =6 {sei} =7 {sette} =8 {otto} =9 {nove} =10 {dieci} =11 {undici} =12 {dodici} other {#}} {what}',
    'title.crowdAll':
      '{faces, plural, =2 {Due volti} =3 {Tre volti} =4 {Quattro volti} =5 {Cinque volti} =6 {Sei volti} =7 {Sette volti} =8 {Otto volti} =9 {Nove volti} =10 {Dieci volti} =11 {Undici volti} =12 {Dodici volti} other {# volti}}, {faces, plural, =2 {entrambi} other {tutti}} {what}',
    'title.crowdWith': 'con {thing}',

    'line.notSure': '{what}, in dubbio',
    'line.perhaps': 'forse {what}',
    'line.more': '{count, plural, one {#\u00a0altro} other {#\u00a0altri}}',
    'line.nothing': 'niente di particolare',
    'line.nothingOver': 'Nessun attributo raggiunge {threshold}.',
    'line.facesLeft':
      '{faces, plural, one {Un altro volto non è elencato} other {Altri # volti non sono elencati}} qui.',
    'line.notesLeft': '{count, plural, one {Un’altra nota} other {Altre # note}}',
    'line.picture': 'Immagine {number}',
    'line.named': '{name}: {text}',
    'sigmoid.two': 'Sigmoide a testa: {first} non toglie nulla a {second}.',
    'sigmoid.one': 'Una sigmoide per ciascuno: «{first}» non toglie nulla agli altri {others} punteggi.',
    'sigmoid.several':
      '{scores} punteggi per volto, una sigmoide per ciascuno: più d’uno può essere vero allo stesso tempo.',
    'sigmoid.none':
      'Una sigmoide per ciascuno: ogni punteggio vale da solo, quindi tutti possono essere bassi insieme.',
    note: 'Etichette messe da persone, non fatti su qualcuno.',
    'opinions.notShown': '{count, plural, one {# opinione non mostrata} other {# opinioni non mostrate}}',
    'opinions.shown': 'Come giudicherebbe chi ha etichettato le immagini da cui ho imparato, niente di più:',
    'opinions.face': '**{number}** {what}',
    'opinions.none': 'Non resta nessuna opinione da mostrare.',
    'noFace.none': 'Non ho trovato nessun volto in questa immagine.',
    'noFace.unread':
      'Ho trovato {faces, plural, one {# volto} other {# volti}}, ma nessuno che io possa descrivere: {why}.',
    'noFace.tips':
      'Funziona meglio con un volto che guarda verso l’obiettivo, ben illuminato e alto almeno un decimo dell’immagine.',
    'unread.more':
      '{faces, plural, one {Un altro volto è stato trovato ma non descritto} other {Altri # volti sono stati trovati ma non descritti}}: {why}.',
    'unread.too-small': '{count, plural, one {# troppo piccolo} other {# troppo piccoli}}',
    'unread.unclear': '{count, plural, one {# non abbastanza nitido} other {# non abbastanza nitidi}}',
    'unread.beyond-limit': '{count} oltre il limite di volti per immagine',
    'seen.damaged': 'Il file è danneggiato: questo è ciò che se ne può leggere.',
    'seen.onItsSide': 'L’immagine è coricata su un lato: l’ho girata.',
    'seen.upsideDown': 'L’immagine è capovolta: l’ho girata.',
    'seen.frame': 'Questo è il fotogramma {frame} di {frames}.',

    'button.why': 'Perché?',
    'button.allScores': 'Tutti i {count} punteggi',
    'button.whySigmoid': 'Perché la sigmoide?',
    'button.opinions': '{count, plural, one {Mostra # opinione} other {Mostra # opinioni}}',
    'button.wrong': 'Sbagliato?',
    'button.delete': 'Elimina',
    'menu.faces': 'Scheda di un volto',
    'menu.facesFrom': 'Scheda di un volto, da {from} a {to}',
    'menu.face': 'Volto {number}',
    'menu.threshold': 'Prova un’altra soglia',
    'menu.thresholdOption': 'Soglia: {threshold}',
    'menu.whyAttribute': 'Quale attributo?',
    'menu.wrong': 'Che cosa è sbagliato?',

    'view.allScores': 'Da {threshold} in su un attributo conta come rilevato, ciascuno da solo.',
    'view.allScoresOf': 'Volto {number}. Da {threshold} in su un attributo conta come rilevato, ciascuno da solo.',
    'view.faceOf': 'Volto {number}: {title}',
    'view.sigmoid':
      'La rete dà a ogni attributo un logit; una sigmoide trasforma ciascuno, da solo, in una probabilità, e qui {detected, plural, one {# attributo} other {# attributi}} su {scores} {detected, plural, one {supera} other {superano}} la soglia allo stesso tempo. Una softmax divide il 100% fra tutti e {scores}: *{first}* avrebbe {firstShare} invece di {firstScore}, e *{second}* {secondShare} invece di {secondScore}. Questo va bene per domande con una sola risposta; un volto ha molti attributi insieme, perciò questa rete è stata addestrata con una sigmoide e un’entropia incrociata binaria per ciascuno.',
    'view.sigmoidAlt': 'Ogni attributo con una sigmoide propria e con una softmax comune: {what}.',
    'view.sigmoidPair': '{what} {sigmoid} e {softmax}',

    'why.most': 'A farlo scendere di più è coprire {part}.',
    'why.meaning':
      'Mostra su che cosa si appoggia la rete in questa immagine, non perché qualcuno abbia quell’aspetto.',
    'why.noPart': 'Nessuna parte decide da sola.',
    'why.noPartMeaning': 'Coprire una qualsiasi parte del volto cambia poco il punteggio.',
    'why.weak': 'Ciò che parla a favore è debole.',
    'why.weakMeaning': 'Il punteggio è sotto il 50%, quindi c’è poco da togliere coprendo parti del volto.',
    'why.scaleNone': 'nessun effetto',
    'why.scaleHalf': 'contorno: metà',
    'why.scaleMost': 'scende a {score}',
    'why.alt':
      'Mappa di calore sul volto per {what}, {score}. Il punto più forte: {part}; coprendo quella zona, {lowest}.',
    'why.altNone': 'Il volto, e per {what}, {score}: {why}',
    'why.sentence': '{what}, {score}: soprattutto {part}; coprendo quella zona, {lowest}.',
    'why.sentenceNone': '{what}, {score}: {why}',
    'why.choose': 'Per quale attributo devo guardare su che cosa si appoggia la rete?',
    'why.chooseFace': 'In quale volto?',
    'why.gone':
      'Non conservo immagini, e questa non la posso più recuperare: è stata eliminata o il suo link è scaduto. Chiedimelo di nuovo, per favore.',
    'part.hair': 'i capelli',
    'part.forehead': 'la fronte',
    'part.left-eye': 'l’occhio sinistro',
    'part.right-eye': 'l’occhio destro',
    'part.bridge': 'il dorso del naso',
    'part.nose': 'il naso',
    'part.mouth': 'la bocca',
    'part.cheek': 'una guancia',
    'part.chin': 'il mento',
    'part.neck': 'il collo',
    'part.background': 'lo sfondo',

    'about.title': 'Informazioni su Facets',
    'about.more': 'Dimmi di più',
    'about.summary':
      'Descrivo i volti di un’immagine secondo quaranta attributi. Funziono sulla macchina di chi mi ospita: nessuna immagine ne esce o viene conservata.\n\n- Facets {version}, modello {model} su {device}\n- Avvio: {since}\n- {servers, plural, one {# server} many {# di server} other {# server}}, {pictures, plural, one {# immagine} many {# di immagini} other {# immagini}} dall’avvio\n\nIl menu qui sotto dice di più.',
    'about.what': 'Che cos’è?',
    'about.whatText':
      'Trovo i volti di un’immagine e dico quali di quaranta attributi mostra ciascuno, come *sorriso*, *occhiali* o *capelli mossi*, con una probabilità per ognuno.\n\n- Pubblica un’immagine dove osservo, o insieme a una mia menzione, o in un messaggio diretto.\n- `/classify` prende un’immagine e ti lascia scegliere la soglia; `/compare` ne prende due.\n- App → **Descrivi volti** e **Descrivi per screen reader** funzionano su ogni messaggio.\n- Sotto ogni risposta: *Perché?* mostra su che cosa si appoggia un punteggio, *Sbagliato?* ti lascia dire che ho sbagliato.\n- `/watch` e `/settings` sono per i membri che gestiscono il server, `/privacy` è per tutti.',
    'about.training': 'Come è stato addestrato il modello?',
    'about.trainingText':
      '**{model}** ha imparato da {data}: immagini di celebrità, ciascuna con quaranta etichette sì o no.\n\n**Congelata, poi scongelata.** Una rete che ha imparato a vedere da milioni di altre immagini tiene all’inizio congelati i suoi strati, e impara solo ciò che è nuovo. Poi tutto continua a imparare, a piccoli passi, così da dimenticare poco di ciò che sapeva.\n\n- **Il notebook da cui è cominciato tutto**: ResNet50, preaddestrata su ImageNet, 5000 immagini, 4 epoche congelata e 10 per intero, accuratezza 88–91%\n- **Questo bot**: {architecture}, {pictures, number} immagini, accuratezza: {accuracy}\n\nUn’accuratezza da sola dice poco: la maggior parte degli attributi è rara, e dire di no a tutti sarebbe giusto circa quattro volte su cinque. La scheda del modello riporta la cifra di ogni attributo.',
    'about.accuracy':
      '{accuracy} (media dei quaranta attributi, {pictures, number} immagini della parte «{split}» di CelebA)',
    'about.notMeasured': 'non misurata',
    'about.children':
      'Non è pensato per i bambini: in CelebA quasi non ce ne sono, e dei ragazzi sotto i 16 anni dice `Male` solo di uno su sei. Quando un volto sembra quello di un bambino non dico né `Male` né `Attractive`; quattro su cinque di chi ha meno di 16 anni vengono riconosciuti così.',
    'about.labels': 'Che differenza c’è con una sola etichetta?',
    'about.labelsText':
      '**Una sola etichetta**: un’immagine è di esattamente una classe, gatto o cane. Una softmax divide il 100% fra le classi; quando una guadagna, le altre perdono.\n\n**Più etichette**: un numero qualsiasi di esse può essere vero allo stesso tempo; chi sorride può anche portare un cappello. Ogni etichetta ha una sua sigmoide, che trasforma il suo logit *z* nella probabilità `1 / (1 + e^-z)` e non ne guarda altri. Si addestra con un’entropia incrociata binaria per etichetta, sommate.\n\nCosì quaranta punteggi possono sommare a 700%, e ciascuno si confronta da solo con la soglia. *Perché la sigmoide?*, sotto una risposta o accanto ai suoi punteggi, mostra entrambe le cose per la tua immagine.',
    'about.loss': 'Perché l’entropia incrociata binaria?',
    'about.lossText':
      'Per ogni etichetta la perdita è `-log(p)` dove è vera e `-log(1 - p)` dove non lo è.\n\nÈ il logaritmo a punire l’eccesso di sicurezza: dire 60% di una cosa falsa costa 0,9, 99% costa 4,6 e 99,99% costa 9,2; la certezza costerebbe infinito. A una rete incerta conviene dirlo, e per questo le sue percentuali si possono prendere come probabilità: di tutto ciò che viene detto con l’80%, circa quattro cose su cinque sono vere. Vicino al 50% dico *in dubbio*.',
    'about.wrong': 'Quanto spesso sbaglia?',
    'about.wrongText':
      'Ciò che le persone hanno segnalato con *Sbagliato?*, accanto a quanto spesso la rete era d’accordo con chi ha annotato su immagini che non aveva visto. Si conservano solo questi conteggi: nessuna immagine, né chi l’ha detto.\n\n{what}',
    'about.wrongNone': 'Nessuno ha ancora segnalato nulla come sbagliato.',
    'about.wrongCount':
      '- {what}: segnalato come sbagliato {count, plural, one {# volta} other {# volte}}, giusto nel {accuracy} dei casi misurati',
    'about.libraries': 'Quali librerie usa?',
    'about.librariesText':
      '- **discord.js** parla con Discord, **undici** scarica.\n- **sharp** decodifica le immagini, **onnxruntime-node** esegue le reti sulla GPU o sul processore.\n- **@napi-rs/canvas** disegna le schede.\n- **Kysely** su **libsql** conserva le impostazioni in SQLite, **zod** le controlla, **pino** tiene il registro.\n- Le reti sono state addestrate con **PyTorch**.',
    'about.gpu': 'Non serve una GPU?',
    'about.gpuText':
      'No. Una GPU rende sopportabile l’addestramento, ma la rete è abbastanza piccola da descrivere un volto su un solo core del processore in pochi centesimi di secondo. Questo bot funziona su **{device}**. {measured, select, yes {L’ultima immagine ha richiesto **{milliseconds} ms**, decodifica compresa.} other {Non ha descritto nessuna immagine da quando è partito.}} Una GPU aiuta quando arrivano molti volti insieme.',
    'about.privacy': 'E la privacy?',
    'about.privacyText': '`/privacy opt-out` tiene fuori le tue immagini.',
    'about.sample': 'Mostrami un esempio',
    'about.sampleText':
      'Questo non è nessuno: molti volti con attributi in comune, fusi in una media. Sotto c’è ciò che ne dico, come farei di qualsiasi immagine.',
    'about.contact': 'Dove posso chiedere?',
    'about.contactText': 'Chiedi qui: {contact}',
    'about.noContact': 'Chi ospita questo bot non ha indicato contatti. Chiedi alla moderazione di questo server.',

    'compare.text': 'In che cosa differiscono il volto più grande dell’immagine A e quello dell’immagine B. {both}.',
    'compare.noFace': 'Non ho trovato nell’immagine {which} nessun volto che io possa descrivere.',

    'reader.faces':
      '{faces, plural, =1 {Un’immagine con un volto} other {Un’immagine con # volti, da sinistra a destra}}{more, plural, =0 {} =1 {, e uno troppo piccolo o poco nitido per descriverlo} other {, e # troppo piccoli o poco nitidi per descriverli}}.',
    'reader.none': 'Un’immagine in cui non è stato trovato nessun volto.',
    'reader.face': 'Volto {number}: {what}.',
    'reader.oneFace': 'Si vede: {what}.',
    'reader.nothing': 'niente di particolare',
    'reader.provenance': 'Descrizione di un programma che conosce quaranta attributi dei volti e può sbagliare:',
    'button.postHere': 'Pubblica qui',
    'button.askPoster': 'Chiedi di pubblicarla',
    'reader.askPoster':
      '{poster}, qualcuno vorrebbe qui una descrizione della tua immagine, per chi non può vederla. Posso pubblicarla?',
    'reader.notYours': 'Solo chi ha pubblicato l’immagine può far pubblicare la sua descrizione.',

    'hello.text':
      'Ciao! Descrivo i volti delle immagini pubblicate qui, secondo quaranta attributi come *sorriso* o *occhiali*.\nNon riconosco nessuno e non conservo immagini: `/privacy` dice che cosa succede alle immagini e permette a tutti di restare fuori.\nChi gestisce questo server può scegliere dove e in quale lingua rispondo, ora o più tardi con `/watch` e `/settings language`:',
    'hello.on': 'Rispondi alle immagini qui',
    'hello.mentions': 'Solo quando mi menzionano',
    'hello.off': 'Da nessuna parte',
    'hello.language': 'Lingua',
    introduction:
      '-# Descrivo i volti delle immagini pubblicate qui. `/watch` cambia dove guardo; `/privacy` dice che cosa succede alle immagini e ti permette di restare fuori.',
    late: '-# Non c’ero quando è stato pubblicato.',
    askAgain: 'Sono stato riavviato prima di poter rispondere. Chiedi di nuovo, per favore.',
    notSaved:
      'Vale da ora, ma non si è ancora potuto salvare su disco. Continuo a provare; se vengo riavviato prima, andrà impostato di nuovo.',
    bug: 'Qualcosa è andato storto da parte mia. Se lo segnali a chi mi ospita, indica l’errore `{id}`.',

    'privacy.text': [
      '**Che cosa succede a un’immagine**',
      '- Viene scaricata da Discord nella memoria della macchina su cui funziona questo bot, lì descritta e scartata. Non va a nessun altro servizio.',
      '- Nessuna immagine, nessuna parte di essa e nessun punteggio viene scritto su disco o in un registro, e nulla serve per l’addestramento. I punteggi sono nella risposta stessa: elimina la risposta e spariscono.',
      '- Uno sguardo successivo, come *Perché?*, recupera di nuovo l’immagine, se c’è ancora e chi l’ha pubblicata non ha chiesto di restare fuori.',
      '- Nessuno viene riconosciuto: non si crea nessun modello di un volto. `/compare` confronta le etichette di due immagini, non chi c’è dentro.',
      '- Il risultato è un elenco di etichette date a immagini da chi le ha annotate. Non dice nulla di certo su una persona e non va usato per giudicarla.',
      '**Che cosa viene conservato**',
      '- Le impostazioni dei server (`/watch`, `/settings`), gli ID di chi ha chiesto di restare fuori e, per ogni canale osservato, l’ID del messaggio fino al quale tutto ha avuto risposta.',
      '- Quante volte ogni attributo è stato segnalato come sbagliato: un numero, senza immagine né persona.',
      '- Mentre un comando attende la risposta, ciò che serve per rispondere: al massimo 15 minuti.',
      '- Nel registro di chi mi ospita: gli ID del messaggio, del canale, del server e della persona di ogni immagine, con quantità e tempi. Possono comparire come hash o essere omessi.',
      '- I messaggi che un webhook pubblica per qualcuno non portano il nome di nessuno; perciò non vengono mai descritti senza richiesta, e non vi si vede chi ha chiesto di restare fuori.',
    ].join('\n'),
    'privacy.isOut': 'Hai chiesto di **restare fuori**. `/privacy opt-in` lo cambia.',
    'privacy.isIn': 'Non hai chiesto di restare fuori. `/privacy opt-out` lo cambia.',
    'privacy.out':
      'Resti fuori: da ora non viene scaricata nessuna immagine che pubblichi, chiunque lo chieda. Quello che ho detto in pubblico delle tue immagini nell’ultima ora viene eliminato. Il tuo ID utente viene conservato per ricordarlo, e nient’altro.',
    'privacy.in':
      'Partecipi di nuovo: le immagini che pubblichi possono essere descritte. Su di te non viene conservato nulla.',

    'watch.meaning':
      '{mode, select, on {rispondo a ogni immagine pubblicata} mentions {rispondo alle immagini quando il loro messaggio mi menziona} other {rispondo solo ai comandi}}',
    'watch.here': '{channel}: **{mode}**, {meaning}.',
    'watch.answers':
      'Le risposte ai comandi sono {who, select, private {private} other {pubbliche}}, se non si chiede altro.',
    'watch.follows': 'Il canale segue il server.',
    'watch.own': 'Il canale ha una scelta propria; `/watch reset` la annulla.',
    'watch.server': 'Il server: **{mode}**.',
    'watch.noneApart': 'Nessun canale fa eccezione.',
    'watch.apart':
      'Canali con una scelta propria: {channels}{more, plural, =0 {} one { e un altro} other { e altri #}}.',
    'watch.noContent':
      'Discord non mi mostra che cosa c’è nei messaggi (l’intent «message content» è disattivato), quindi vedo solo le immagini accanto a una mia menzione.',

    'settings.head': '**Risposte in questo server**',
    'settings.threshold': '- Soglia: **{threshold}**{own, select, own {} other {, come l’ha impostata chi mi ospita}}',
    'settings.opinions':
      '- Giudizi sull’aspetto, quando nessuno li ha chiesti: **{shown, select, yes {elencati} other {contati, non elencati}}**',
    'settings.card': '- Scheda: **{shown, select, yes {attiva} other {disattivata}}**',
    'settings.size':
      '- Dimensione: **{size, select, compact {breve, ciò che dice di più} other {completa, tutto ciò che è stato rilevato}}**',
    'settings.hidden': '- Nascosti: {what}',
    'settings.hiddenNone': '- Nascosti: nessuno',
    'settings.operatorHides': '- Sempre nascosti da chi mi ospita: {what}',
    'settings.language':
      '- Lingua delle risposte che tutti vedono: **{language}**{chosen, select, own {} other {, perché nessuno ne ha scelta una}}',
    'settings.noServer': '`/settings` funziona nei server.',
    'settings.unknownAttribute':
      'Non conosco nessun attributo «{name}». I nomi sono come {example}, separati da virgole.',

    'classify.noPicture':
      'Non vedo nessuna tua immagine dell’ultima ora in questo canale, o non la posso leggere. Dammene una con `immagine`, o il tuo avatar con `avatar`.',
    'avatar.none': 'Qui non c’è un avatar, solo un’immagine di Discord.',
    'avatar.notAllowed':
      'Descrivo solo gli avatar di chi lo permette, e questa persona non l’ha fatto. Può farlo con `/privacy avatar`.',

    'privacy.avatarStatus':
      '{allowed, select, yes {Altri **possono** far descrivere il tuo avatar} other {Altri non possono far descrivere il tuo avatar}}; `/privacy avatar` lo cambia.',
    'privacy.avatarAllowed':
      'Da ora altri possono far descrivere il tuo avatar, ciascuno per sé: ciò che dico lo vede solo chi lo chiede. Il tuo ID utente viene conservato per ricordarlo. `/privacy avatar` lo annulla.',
    'privacy.avatarForbidden':
      'Nessuno tranne te può far descrivere il tuo avatar. Non viene conservato nulla per ricordarlo: è ciò che vale per tutti.',
    'privacy.avatarOptedOut':
      'Hai chiesto di restare fuori, e questo conta di più: nessuno può far descrivere il tuo avatar. Prima serve `/privacy opt-in`.',

    'watch.kinds':
      'Le immagini dei link vengono {links, select, yes {descritte} other {ignorate}}, gli adesivi {stickers, select, yes {descritti} other {ignorati}}.',
    'watch.sign':
      '{marked, select, yes {{emoji} segna le immagini di cui non ho potuto dire nulla.} other {Le immagini di cui non posso dire nulla vengono ignorate.}} Menzionami rispondendo a una di esse e dirò perché.',

    'help.howTo':
      'Descrivo i volti delle immagini. {where, select, direct {Pubblicane una qui} other {Pubblicane una qui insieme a una mia menzione, o menzionami rispondendo a una}}, o usa `/classify`, o App → **Descrivi volti** su un messaggio. `/privacy` dice che cosa succede alle immagini.',

    'blocked.you':
      'Chi mi ospita non vuole che io ti risponda, quindi non descrivo nulla per te. `/privacy` funziona lo stesso.',
    'blocked.poster': 'Chi mi ospita ha escluso chi ha pubblicato questo, quindi non ne descrivo le immagini.',
    'blocked.server':
      'Chi mi ospita ha escluso questo server, quindi qui non descrivo nulla. `/privacy` funziona lo stesso.',

    'kept.head': '**Che cosa conservo su di te**',
    'kept.nothing': 'Nulla, nemmeno il tuo ID utente.',
    'kept.optOut':
      '- Il tuo ID utente fra quelli di chi ha chiesto di restare fuori, perché non venga scaricata nessuna tua immagine.',
    'kept.avatar': '- Il tuo ID utente fra quelli di chi lascia che altri facciano descrivere il suo avatar.',
    'kept.blocked': '- Il tuo ID utente fra quelli esclusi da chi mi ospita.',
    'kept.pictures':
      '- Solo in memoria: dove {count, plural, one {si può recuperare # tua immagine} other {si possono recuperare # tue immagini}} da Discord, perché *Perché?* funzioni. Viene dimenticato quando l’indirizzo di Discord scade, entro un giorno, e quando vengo riavviato.',
    'kept.language':
      '- Solo in memoria: che il tuo Discord è in {language}, per rispondere così ai tuoi messaggi diretti. Viene dimenticato quando vengo riavviato.',
    'kept.meanwhile':
      'Mentre un tuo comando è in corso, come questo, conservo anche ciò che serve per rispondere: al massimo 15 minuti. I punteggi delle tue immagini sono nei pulsanti delle mie risposte e spariscono con esse: *Elimina* è sotto ciascuna.',
    'kept.log':
      '{ids, select, plain {Il mio registro ti indica con il tuo ID utente accanto a ogni tua immagine descritta. Solo chi mi ospita può eliminarlo: `/about` dice come raggiungerlo.} hash {Il mio registro ha, al posto del tuo ID utente, un codice che non riporta a nessuno.} other {Il mio registro non indica nessuno.}}',
    'kept.howToDelete': '`/privacy delete` elimina tutto ciò.',
    'forgotten.head': '**Eliminato**',
    'forgotten.nothing': 'Non c’era nulla da eliminare.',
    'forgotten.avatar': '- Che altri possano far descrivere il tuo avatar: non possono più.',
    'forgotten.pictures':
      '- Dove {count, plural, one {si poteva recuperare # tua immagine} other {si potevano recuperare # tue immagini}}: *Perché?* non funziona più sotto le mie risposte ai tuoi comandi.',
    'forgotten.language':
      '- In quale lingua rispondo ai tuoi messaggi diretti: di nuovo in inglese, finché non usi lì un pulsante o un comando.',
    'forgotten.optOut':
      'La tua esclusione è eliminata: le immagini che pubblichi possono di nuovo essere descritte. `/privacy opt-out` la ripristina.',
    'stays.optOut':
      '**La tua esclusione resta.** Solo dal tuo ID utente posso sapere quali immagini lasciare stare. Se sparisce, le tue immagini possono di nuovo essere descritte.',
    'stays.blocked': 'Resta anche il divieto di chi mi ospita: solo chi l’ha messo può toglierlo.',
    'stays.notYours': 'Può eliminarla solo la persona di cui è l’esclusione.',
    'button.forgetOptOut': 'Elimina anche la mia esclusione',

    'wrong.choose':
      'Che cosa è sbagliato? Si conta solo quante volte ciascuna cosa viene segnalata, non da chi né di chi.',
    'wrong.thanks': 'Grazie. Contato come sbagliato: {what}.',
    'wrong.all': 'Tutto ciò che dice questa risposta è già stato segnalato come sbagliato.',
    'wrong.notYours': 'Possono dirlo solo chi ha pubblicato l’immagine e chi ha fatto questa richiesta.',
    'wrong.notKept': 'Non posso annotarlo in questa risposta, quindi non viene contato.',

    'card.usualShare': 'quota abituale',
    'card.notSure': 'in dubbio',
    'card.restMore': '{count, plural, one {# altro} other {# altri}}',
    'card.restNotSure': '{count} in dubbio',
    'card.order': 'da sinistra a destra, riga per riga · prima ciò che dice di più',
    'card.orderMore': '{count, plural, one {# altro} other {# altri}} nel menu · da sinistra a destra, riga per riga',
    'card.sheet': 'immagine per immagine · prima ciò che dice di più',
    'card.sheetMore': '{count, plural, one {# altro} other {# altri}} nel menu · immagine per immagine',
    'card.legend.detected': 'grassetto: {threshold} o più',
    'card.legend.notSure': 'tratteggio: in dubbio',
    'card.legend.below': 'grigio: sotto {threshold}',
    'card.both': 'Entrambi: {what}',
    'card.bothNothing': 'Nulla di certo in entrambi',
    'card.noDifference': 'Nessuna differenza netta',
    'card.sigmoid': 'sigmoide propria',
    'card.softmax': 'softmax comune',
    'card.sigmoidSum': 'Tutti e {scores} sommano a {sum}',
    'card.softmaxSum': 'Tutti sommano a {sum}',
    'alt.one': 'Scheda di un volto: {what}.',
    'alt.oneMore': '{what}.',
    'alt.oneNotSure': 'in dubbio: {what}',
    'alt.nothing': 'Scheda di un volto: niente di particolare.',
    'alt.group': '{faces, plural, one {# volto} other {# volti}}, da sinistra a destra, riga per riga.',
    'alt.face': '{number}: {what}.',
    'alt.left': '{count, plural, one {Un altro volto} other {Altri # volti}}.',
    'alt.all': 'Tutti i {count} punteggi: {what}.',
    'alt.compare': 'Scheda che confronta due volti, A e B: {what}. {both}.',
    'alt.comparePair': '{what} {first} e {second}',

    'error.image/too-large':
      '{form, select, bytes {Accetto immagini fino a {most, number} MiB, ma questo file è di {found, number} MiB.} memory {Leggere questa immagine richiede circa {found, number} MiB di memoria, e io ne ho {most, number} MiB. Una copia più piccola, o in JPEG, ne richiede molta meno.} pixels {Accetto immagini fino a {most, number} megapixel, ma questa ({format}) ne ha di più.} endless {Accetto immagini fino a {most, number} MiB, ma questa è più grande.} other {Leggere questa immagine richiede più memoria di quanta ne ho. Una copia più piccola, o in JPEG, ne richiede molta meno.}}',
    'error.image/too-slow': 'Questa immagine richiede più di {seconds} s per essere letta.',
    'error.image/truncated': 'Questo file ({format}) finisce prima dell’immagine; invialo di nuovo.',
    'error.image/damaged': 'Questo file comincia come {format}, ma è danneggiato e non si può decodificare.',
    'error.image/not-an-image':
      'Accetto immagini JPEG, PNG, WebP, AVIF, GIF, HEIC, TIFF o BMP, ma questo file {found, select, none {non lo è} other {è {found}}}.',
    'error.image/empty': 'Accetto immagini JPEG, PNG, WebP, AVIF, GIF, HEIC, TIFF o BMP, ma questo file è vuoto.',
    'error.image/video':
      '{form, select, unreadable {Da questo video ({format}), così come è arrivato, non si è potuta leggere nessuna immagine: inviane uno screenshot.} other {Questo è un video ({format}). Io descrivo immagini: inviane uno screenshot.}}',
    'error.image/unsupported':
      '{found, select, heic {Questa è un’immagine HEIC, e chi ospita questo bot non ha incluso ciò che le legge. Inviala in JPEG.} other {Accetto immagini JPEG, PNG, WebP, AVIF, GIF, HEIC, TIFF o BMP, ma questa è {found}. Prima convertila.}}',
    'error.image/crashes':
      'Questa immagine manda in crash il programma che la legge, quindi non la tocco. Se lo segnali a chi mi ospita, indica l’errore `{id}`.',
    'error.download/too-large':
      'Accetto immagini fino a {most, number} MiB, ma questa {found, plural, =0 {è più grande} other {è di {found, number} MiB}}.',
    'error.download/failed': 'Non è stato possibile scaricare l’immagine da Discord. Riprova, per favore.',
    'error.download/too-slow': 'L’immagine non è arrivata da Discord entro {seconds} s. Riprova, per favore.',
    'error.download/not-allowed': 'Si possono descrivere solo immagini che stanno sui server di Discord.',
    'error.download/expired':
      'Discord non offre più questa immagine: il suo link è scaduto o è stata eliminata. Pubblicala di nuovo, per favore.',
    'error.person/opted-out':
      '{whose, select, own {Hai chiesto di restare fuori, quindi non scarico nessuna tua immagine. `/privacy opt-in` lo cambia.} other {Chi ha pubblicato questo ha chiesto di restare fuori, quindi non ne scarico le immagini.}}',
    'error.message/no-picture':
      '{where, select, own {Non vedo nessuna immagine nel tuo messaggio. Pubblica un’immagine insieme a una mia menzione, o usa `/classify`, o App → **Descrivi volti** su un messaggio.} other {Non vedo nessuna immagine in quel messaggio.}}',
    'error.message/own': 'Quel messaggio è mio, e non descrivo ciò che ho pubblicato io. Usa l’immagine di cui parla.',
    'error.message/unseen':
      'Non posso vedere che cosa c’è in quel messaggio. Usa su di esso App → **Descrivi volti**: così Discord me lo mostra.',
    'error.message/unknown-author':
      'Non posso vedere chi ha pubblicato ciò che è inoltrato qui, quindi lo descrivo solo a chi lo chiede: usa App → **Descrivi volti**.',
    'error.component/outdated':
      '{what, select, page {Questa pagina è di un’altra mia versione. Usa di nuovo `/about`, per favore.} button {Questo pulsante è di un’altra mia versione. `/watch` fa lo stesso.} other {Questa risposta è di un’altra mia versione. Chiedimelo di nuovo, per favore.}}',
    'error.command/unknown':
      'Questo {what, select, command {comando} other {pulsante o menu}} è di un’altra mia versione. Ricarica Discord o chiedimelo di nuovo.',
    'error.discord/not-taken': 'Discord non ha accettato la mia risposta. Mi dispiace.',
    'error.delete/not-yours':
      'Possono eliminarlo solo chi ha pubblicato l’immagine, chi ha fatto questa richiesta e i membri che gestiscono i messaggi.',
    'error.hello/not-yours':
      'Solo i membri che gestiscono il server possono scegliere dove e in quale lingua rispondo.',
    'error.hello/not-saved':
      'Vale da ora, ma non si è ancora potuto salvare su disco. Continuo a provare; se vengo riavviato prima, andrà impostato di nuovo.',
    'error.watch/no-server': '`/watch` funziona nei server.',
    'error.busy/queue': 'Sono occupato. Riprova fra {seconds} s, per favore.',
    'error.busy/queue-full': 'Troppe immagini sono in attesa. Riprova fra {seconds} s, per favore.',
    'error.busy/person': 'Erano molte immagini in poco tempo. Riprova fra {seconds} s, per favore.',
    'error.busy/actions': 'Erano molte richieste in poco tempo. Riprova fra {seconds} s, per favore.',
    'error.busy/server':
      'In questo server sono state descritte molte immagini in poco tempo. Riprova fra {seconds} s, per favore.',
    'error.busy/stopping': 'Sto per riavviarmi. Riprova fra {seconds} s, per favore.',
    'error.file/not-found': 'Qui dovrebbe esserci un’immagine o una cartella, ma non c’è nulla.',
    'error.file/not-a-file':
      'Dovrebbe essere il file di un’immagine, ma è {found, select, folder {una cartella} pipe {una pipe con nome} socket {un socket} other {un dispositivo}}.',
    'error.file/unreadable':
      '{reason, select, terminal {Si aspetta un’immagine dallo standard input, ma quello è il terminale.} EACCES {Manca il permesso di leggerlo.} EPERM {Manca il permesso di leggerlo.} ELOOP {È un link che porta a sé stesso.} EIO {Il disco non ha potuto leggerlo.} other {Dovrebbe essere leggibile, ma ha dato {reason}.}}',
    'error.file/empty': 'Si aspettava un’immagine dallo standard input, ma non è arrivato nulla.',
    'error.file/empty-folder': 'In questa cartella dovrebbero esserci immagini, ma non contiene nessun file.',
    'error.file/no-match': 'Dovrebbe essere un’immagine, o uno schema che ne trovi qualcuna, ma non ce n’è.',
    'error.file/exists': '{path} esiste già; --overwrite lo sostituisce.',
    'error.file/unwritable': 'Impossibile scrivere {path}: {reason}.',
    'error.internal/bug': 'Questo è un errore di Facets; segnalalo, per favore: {stack}',

    'cli.face': 'Volto {number} di {faces}',
    'cli.noFace': 'Non è stato trovato nessun volto da descrivere.',
    'cli.notSaidOfChildren': 'Di un volto che sembra quello di un bambino non se ne dice nulla.',
    'cli.whyHead': 'Perché',
    'cli.frame': 'fotogramma {frame} di {frames}',
    'cli.upsideDown': 'capovolta',
    'cli.onItsSide': 'coricata',
    'cli.damaged': 'danneggiata',
    'cli.place': '{width} × {height} in ({x}, {y}), sicuro al {score}',
    'cli.times': '{device}, {total} ms (decodifica {decode}, ricerca {detect}, attributi {attributes})',
    'cli.device': 'disponibile, {milliseconds} ms per {faces, plural, one {# volto} other {# volti}}',
    'cli.noDevice': 'non disponibile: {reason}',
    'cli.summary': '{pictures, plural, one {# immagine} other {# immagini}} in {time}: {what}.',
    'cli.faces': '{faces, plural, one {# volto} other {# volti}}',
    'cli.faceless': '{pictures} senza volti',
    'cli.notRead': '{pictures, plural, one {# non letta} other {# non lette}}',
    'cli.ownLeftOut':
      '{pictures, plural, one {Tralasciata # immagine fatta da Facets} other {Tralasciate # immagini fatte da Facets}}.',
    'cli.stopped': 'Interrotto dopo {done} immagini su {total}.',
    'cli.progress': '{done} immagini su {total}',
    'cli.left': 'ancora circa {time}',
    'time.seconds': '{seconds} s',
    'time.minutes': '{minutes} min',
    'time.minutesSeconds': '{minutes} min {seconds} s',
    'time.hoursMinutes': '{hours} h {minutes} min',
    'cli.usage': 'Uso:',
    'cli.arguments': 'Argomenti:',
    'cli.options': 'Opzioni:',
    'cli.choices': 'scelte: {choices}',
    'cli.default': 'predefinito: {value}',
    'cli.environment': 'ambiente: {name}',
    'cli.description': 'Trova i volti nelle immagini e descrive ciascuno secondo i quaranta attributi di CelebA.',
    'cli.path': 'immagini, cartelle e schemi di immagini; - per lo standard input',
    'cli.json': 'stampa JSON Lines, un oggetto per immagine, invece di tabelle',
    'cli.csv': 'stampa valori separati da virgole, una riga per volto descritto, invece di tabelle',
    'cli.threshold': 'elenca gli attributi da questa probabilità in su',
    'cli.deviceOption': 'dove girano le reti',
    'cli.precision': 'con quale precisione calcolano le reti su un processore',
    'cli.why':
      'dice su che cosa si appoggia il punteggio di questo attributo in ogni volto descritto e ne scrive una mappa di calore',
    'cli.whyFolder': 'scrive in questa cartella le mappe di calore di --why',
    'cli.notAttribute':
      'Serve uno degli attributi di CelebA, come Smiling.{meant, select, none {} other { Intendevi {meant}?}}',
    'cli.notListedAttribute':
      '«{name}» non è uno degli attributi di CelebA; i nomi sono separati da virgole.{meant, select, none {} other { Intendevi {meant}?}}',
    'cli.aligned': 'prende ogni immagine per un volto, allineato come in CelebA, invece di cercare volti',
    'cli.maxFaces': 'descrive al massimo questo numero di volti per immagine, i più grandi',
    'cli.all': 'elenca tutti e quaranta gli attributi, anche quelli sotto la soglia',
    'cli.only': 'elenca solo questi attributi, anche quelli sotto la soglia; nomi separati da virgole',
    'cli.annotate': 'scrive in questa cartella una copia di ogni immagine con i volti numerati',
    'cli.crops': 'scrive in questa cartella ogni volto descritto, raddrizzato e ritagliato come lo vede la rete',
    'cli.overwrite': 'sostituisce i file già presenti in quelle cartelle; mai le immagini lette',
    'cli.quiet': 'non mostra né avanzamento né riepilogo',
    'cli.devices': 'stampa solo quali dispositivi si possono usare qui e quanto è veloce ciascuno',
    'cli.lang': 'la lingua di ciò che viene stampato per le persone; altrimenti quella di LC_ALL, LC_MESSAGES o LANG',
    'cli.version': 'stampa il numero di versione',
    'cli.help': 'stampa questo aiuto',
    'cli.helpEnd': [
      'Una cartella vale per tutti i suoi file, tranne quelli nascosti e le immagini fatte da --annotate, --crops e --why.',
      'Codice di uscita: 0 quando tutto è fatto, 1 quando un’immagine non è stata letta o scritta, 2 per uso errato,',
      '130 dopo Ctrl-C.',
      'Esempio: facets classify --json foto | jq .faces',
    ].join('\n'),
    'cli.notProbability': 'Serve un numero da 0 a 1.',
    'cli.notCount': 'Serve un numero intero da 1 in su.',
    'cli.nothingNamed': 'errore: serve almeno un’immagine o una cartella (vedi «--help»)',
    'cli.stdinTwice': 'errore: - per lo standard input si può indicare una sola volta',

    'page.samplesNote': 'medie di molti volti; nessuno vi compare',
    'page.welcome': 'Pubblica un’immagine di un volto.',
    'page.member': 'membro',
    'page.administrator': 'amministrazione',
    'page.optedOut': 'ha chiesto di restare fuori',
    'page.sample': 'Volto medio: {what}',
    'page.sideways': 'Un volto medio coricato su un lato',
    'page.animation': 'Un volto medio che appare dopo un fotogramma vuoto',
    'page.screenshot': 'Un volto medio in un lungo screenshot',
    'page.together': 'Due volti medi affiancati',
    'page.heic': 'Un volto medio come gli iPhone salvano le immagini',
    'page.video': 'Un video di un volto medio',
    'page.closeUp': 'Un volto medio che riempie l’immagine',
    'page.damaged': 'Un volto medio in un file che finisce troppo presto',
    'page.forwarded': 'Un volto medio',
    'page.caption.sideways': 'coricato',
    'page.caption.closeUp': 'primo piano',
    'page.caption.long': 'lungo',
    'page.caption.damaged': 'danneggiato',
    'page.caption.two': 'due',
  },
};
