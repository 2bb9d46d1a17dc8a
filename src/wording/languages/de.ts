import type { LanguageTexts } from '../texts.ts';

/** German. Adjectives stand alone, so that they need no ending; the bot says "du". */
export const de: LanguageTexts = {
  locale: 'de',
  name: 'Deutsch',
  attributes: {
    '5_o_Clock_Shadow': { label: 'Bartschatten', title: { thing: 'Bartschatten' } },
    Arched_Eyebrows: { label: 'geschwungene Augenbrauen', inGroup: 'geschwungene Brauen', short: 'Brauen im Bogen' },
    Attractive: { label: 'attraktiv' },
    Bags_Under_Eyes: { label: 'Tränensäcke' },
    Bald: { label: 'Glatze', inGroup: 'keine (Glatze)', title: { thing: 'Glatze' } },
    Bangs: { label: 'Pony', title: { thing: 'Pony' } },
    Beard: { label: 'Bart', title: { adjective: 'bärtig' } },
    Big_Lips: { label: 'volle Lippen' },
    Big_Nose: { label: 'große Nase' },
    Black_Hair: { label: 'schwarzes Haar', inGroup: 'schwarz', title: { adjective: 'schwarzhaarig' } },
    Blond_Hair: { label: 'blondes Haar', inGroup: 'blond', title: { adjective: 'blond' } },
    Blurry: { label: 'unscharf' },
    Brown_Hair: { label: 'braunes Haar', inGroup: 'braun', title: { adjective: 'braunhaarig' } },
    Bushy_Eyebrows: { label: 'buschige Augenbrauen', inGroup: 'buschige Brauen', short: 'buschige Brauen' },
    Chubby: { label: 'füllig' },
    Double_Chin: { label: 'Doppelkinn' },
    Eyeglasses: { label: 'Brille', title: { thing: 'Brille' } },
    Goatee: { label: 'Kinnbart', title: { thing: 'Kinnbart' } },
    Gray_Hair: { label: 'graues Haar', inGroup: 'grau', title: { adjective: 'grauhaarig' } },
    Heavy_Makeup: { label: 'starkes Make-up', title: { thing: 'starkem Make-up' } },
    High_Cheekbones: { label: 'hohe Wangenknochen', short: 'Wangenknochen' },
    Male: { label: 'männlich' },
    Mouth_Slightly_Open: { label: 'leicht geöffneter Mund', inGroup: 'Mund leicht offen', short: 'Mund offen' },
    Mustache: { label: 'Schnurrbart', title: { thing: 'Schnurrbart' } },
    Narrow_Eyes: { label: 'schmale Augen' },
    No_Beard: { label: 'kein Bart' },
    Oval_Face: { label: 'ovales Gesicht' },
    Pale_Skin: { label: 'blasse Haut' },
    Pointy_Nose: { label: 'spitze Nase' },
    Receding_Hairline: { label: 'Geheimratsecken' },
    Rosy_Cheeks: { label: 'rosige Wangen', title: { thing: 'rosigen Wangen' } },
    Sideburns: { label: 'Koteletten', title: { thing: 'Koteletten' } },
    Smiling: { label: 'lächelnd', title: { adjective: 'lächelnd' } },
    Straight_Hair: { label: 'glattes Haar', inGroup: 'glatt', title: { thing: 'glattem Haar' } },
    Wavy_Hair: { label: 'welliges Haar', inGroup: 'wellig', title: { thing: 'welligem Haar' } },
    Wearing_Earrings: { label: 'Ohrringe', title: { thing: 'Ohrringen' } },
    Wearing_Hat: { label: 'Hut', title: { thing: 'Hut' } },
    Wearing_Lipstick: { label: 'Lippenstift', title: { thing: 'Lippenstift' } },
    Wearing_Necklace: { label: 'Halskette', title: { thing: 'Halskette' } },
    Wearing_Necktie: { label: 'Krawatte', title: { thing: 'Krawatte' } },
    Young: { label: 'jung' },
  },
  groups: {
    hair: { short: 'Haar', long: 'Haar' },
    facialHair: { short: 'Bart', long: 'Bart' },
    eyes: { short: 'Augen', long: 'Augen und Brauen' },
    face: { short: 'Gesicht', long: 'Gesicht' },
    style: { short: 'Stil', long: 'Make-up und Schmuck' },
    expression: { short: 'Ausdruck', long: 'Ausdruck' },
    opinion: { short: 'Meinungen', long: 'Meinungen der Annotierenden' },
    picture: { short: 'Bild', long: 'Das Bild selbst' },
  },
  commands: {
    descriptions: {
      about: 'Was dieser Bot ist, wie er entstand und was er mit Bildern macht',
      classify: 'Die Gesichter auf einem Bild nach vierzig Merkmalen beschreiben',
      compare: 'Worin sich die Gesichter auf zwei Bildern unterscheiden',
      privacy: 'Was mit Bildern geschieht und wie du deine heraushältst',
      'privacy.info': 'Was mit Bildern geschieht',
      'privacy.opt-out': 'Nie meine Bilder herunterladen, wer auch fragt',
      'privacy.opt-in': 'Meine Bilder wieder erlauben',
      'privacy.avatar': 'Ob andere meinen Avatar beschreiben lassen dürfen',
      'privacy.show': 'Was über mich behalten wird',
      'privacy.delete': 'Löschen, was über mich behalten wird',
      settings: 'Was meine Antworten auf diesem Server sagen',
      'settings.show': 'Zeigen, was hier gilt',
      'settings.threshold': 'Ab welcher Wahrscheinlichkeit ein Merkmal als erkannt gilt',
      'settings.opinions': 'Ob Urteile über das Aussehen genannt werden, wo niemand gefragt hat',
      'settings.card': 'Ob Antworten eine Karte haben',
      'settings.size': 'Wie viel Antworten über ein Gesicht sagen',
      'settings.hide': 'Merkmale, die Antworten weglassen',
      'settings.language': 'Die Sprache der Antworten, die alle sehen',
      'settings.reset': 'Alles zurücknehmen',
      watch: 'Wo ich nach Bildern schaue',
      'watch.on': 'Jedes gepostete Bild beantworten',
      'watch.mentions': 'Bilder beantworten, neben denen ich erwähnt werde',
      'watch.off': 'Nur Befehle beantworten',
      'watch.reset': 'Diesen Kanal wieder dem Server folgen lassen',
      'watch.status': 'Zeigen, was hier gilt',
    },
    options: {
      'classify.avatar': { name: 'avatar', description: 'Stattdessen dein Avatar' },
      'watch.links': { name: 'links', description: 'Auch Bilder von Links und aus der GIF-Auswahl' },
      'watch.stickers': { name: 'sticker', description: 'Auch Sticker' },
      'watch.sign': {
        name: 'zeichen',
        description: 'Bilder, zu denen ich nichts sagen konnte, mit einer Reaktion markieren',
      },
      'privacy.avatar.allow': { name: 'erlauben', description: 'Es erlauben' },
      'classify.image': { name: 'bild', description: 'Das Bild; ohne eines dein letztes in diesem Kanal' },
      'classify.threshold': {
        name: 'schwelle',
        description: 'Ab welcher Wahrscheinlichkeit ein Merkmal als erkannt gilt (0,05 bis 0,95)',
      },
      'classify.show': { name: 'zeigen', description: 'Welche Merkmale aufgelistet werden' },
      'compare.a': { name: 'a', description: 'Ein Bild' },
      'compare.b': { name: 'b', description: 'Ein anderes Bild' },
      private: { name: 'privat', description: 'Ob nur du die Antwort siehst' },
      'settings.threshold.value': { name: 'wert', description: '0,05 bis 0,95' },
      'settings.opinions.listed': { name: 'nennen', description: 'Sie nennen' },
      'settings.card.on': { name: 'an', description: 'Karten zeichnen' },
      'settings.size.value': { name: 'wert', description: 'Wie viel' },
      'settings.hide.attributes': {
        name: 'merkmale',
        description: 'Namen mit Kommas dazwischen; leer: keine weglassen',
      },
      'settings.language.value': { name: 'wert', description: 'Die Sprache' },
      'watch.for': { name: 'für', description: 'Wofür es gilt; ohne Angabe für diesen Kanal' },
      'watch.private': {
        name: 'privat',
        description: 'Ob Antworten auf Befehle privat sind, wenn nichts anderes verlangt wird',
      },
    },
    choices: {
      'classify.show.detected': 'erkannte',
      'classify.show.all': 'alle vierzig',
      'settings.size.full': 'alles, was erkannt wurde',
      'settings.size.compact': 'was am meisten sagt',
      'settings.language.none': 'die des Servers',
      'watch.for.channel': 'dieser Kanal',
      'watch.for.server': 'der ganze Server',
    },
    menus: {
      avatar: 'Avatar beschreiben',
      classify: 'Gesichter beschreiben',
      describe: 'Für Screenreader beschreiben',
    },
  },
  messages: {
    'list.separator': ', ',
    'list.clauses': '; ',
    'list.sentences': ' ',

    percent: '{number}\u00a0%',
    percentOver: '>\u00a0{number}\u00a0%',
    percentUnder: '<\u00a0{number}\u00a0%',

    'title.lead': 'mit {thing}',
    'title.leadWith': 'mit {thing}, {rest}',
    'title.with': '{adjectives}, mit {things}',
    'title.withAfterSeveral': '{adjectives}, mit {things}',
    'title.onlyThings': 'mit {things}',
    'title.none': 'Nichts sticht hervor',
    'title.unsure': 'Auf diesem Bild schwer zu sagen',
    'title.faces':
      '{faces, plural, =1 {Ein Gesicht} =2 {Zwei Gesichter} =3 {Drei Gesichter} =4 {Vier Gesichter} =5 {Fünf Gesichter} =6 {Sechs Gesichter} =7 {Sieben Gesichter} =8 {Acht Gesichter} =9 {Neun Gesichter} =10 {Zehn Gesichter} =11 {Elf Gesichter} =12 {Zwölf Gesichter} other {# Gesichter}}',
    'title.crowd':
      '{faces, plural, =2 {Zwei Gesichter} =3 {Drei Gesichter} =4 {Vier Gesichter} =5 {Fünf Gesichter} =6 {Sechs Gesichter} =7 {Sieben Gesichter} =8 {Acht Gesichter} =9 {Neun Gesichter} =10 {Zehn Gesichter} =11 {Elf Gesichter} =12 {Zwölf Gesichter} other {# Gesichter}}, {share, plural, =2 {zwei} =3 {drei} =4 {vier} =5 {fünf} =6 {sechs} =7 {sieben} =8 {acht} =9 {neun} =10 {zehn} =11 {elf} =12 {zwölf} other {#}} {what}',
    'title.crowdAll':
      '{faces, plural, =2 {Zwei Gesichter} =3 {Drei Gesichter} =4 {Vier Gesichter} =5 {Fünf Gesichter} =6 {Sechs Gesichter} =7 {Sieben Gesichter} =8 {Acht Gesichter} =9 {Neun Gesichter} =10 {Zehn Gesichter} =11 {Elf Gesichter} =12 {Zwölf Gesichter} other {# Gesichter}}, {faces, plural, =2 {beide} other {alle}} {what}',
    'title.crowdWith': 'mit {thing}',

    'line.notSure': '{what}, unsicher',
    'line.perhaps': 'vielleicht {what}',
    'line.more': '{count}\u00a0weitere',
    'line.nothing': 'nichts sticht hervor',
    'line.nothingOver': 'Kein Merkmal erreicht {threshold}.',
    'line.facesLeft':
      '{faces, plural, =1 {1 weiteres Gesicht ist} other {# weitere Gesichter sind}} hier nicht aufgeführt.',
    'line.notesLeft': '{count, plural, =1 {1 weiterer Hinweis} other {# weitere Hinweise}}',
    'line.picture': 'Bild {number}',
    'line.named': '{name}: {text}',
    'sigmoid.two': 'Je ein Sigmoid: {first} nimmt {second} nichts.',
    'sigmoid.one': 'Je ein Sigmoid: „{first}“ nimmt den anderen {others} Werten nichts weg.',
    'sigmoid.several': '{scores} Werte je Gesicht, je ein Sigmoid: mehrere können zugleich wahr sein.',
    'sigmoid.none': 'Je ein Sigmoid: Jeder Wert steht für sich, also können alle zugleich niedrig sein.',
    note: 'Etiketten von Menschen, keine Tatsachen über Personen.',
    'opinions.notShown': '{count, plural, =1 {1 Meinung} other {# Meinungen}} nicht gezeigt',
    'noFace.none': 'Ich habe auf diesem Bild kein Gesicht gefunden.',
    'noFace.unread':
      'Ich habe {faces, plural, =1 {1 Gesicht} other {# Gesichter}} gefunden, aber keines, das ich beschreiben kann: {why}.',
    'noFace.tips':
      'Am besten klappt es mit einem Gesicht, das in die Kamera schaut, bei gutem Licht und mindestens ein Zehntel so hoch wie das Bild.',
    'unread.more':
      '{faces, plural, =1 {1 weiteres Gesicht wurde} other {# weitere Gesichter wurden}} gefunden, aber nicht beschrieben: {why}.',
    'unread.too-small': '{count} zu klein',
    'unread.unclear': '{count} nicht deutlich genug',
    'unread.beyond-limit': '{count} über der Grenze für Gesichter je Bild',
    'seen.damaged': 'Die Datei ist beschädigt: Das ist, was sich davon lesen lässt.',
    'seen.onItsSide': 'Das Bild liegt auf der Seite: Ich habe es gedreht.',
    'seen.upsideDown': 'Das Bild steht auf dem Kopf: Ich habe es gedreht.',
    'seen.frame': 'Das ist Einzelbild {frame} von {frames}.',

    'button.why': 'Warum?',
    'button.allScores': 'Alle {count} Werte',
    'button.whySigmoid': 'Warum Sigmoid?',
    'button.wrong': 'Falsch?',
    'button.delete': 'Löschen',
    'menu.faces': 'Karte eines Gesichts',
    'menu.facesFrom': 'Karte eines Gesichts, {from} bis {to}',
    'menu.face': 'Gesicht {number}',
    'menu.threshold': 'Andere Schwelle ausprobieren',
    'menu.thresholdOption': 'Schwelle: {threshold}',
    'menu.whyAttribute': 'Welches Merkmal?',
    'menu.wrong': 'Was ist falsch?',

    'view.allScores': 'Ab {threshold} gilt ein Merkmal als erkannt, jedes für sich.',
    'view.allScoresOf': 'Gesicht {number}. Ab {threshold} gilt ein Merkmal als erkannt, jedes für sich.',
    'view.faceOf': 'Gesicht {number}: {title}',
    'view.sigmoid':
      'Das Netz gibt jedem Merkmal ein Logit; ein Sigmoid macht aus jedem für sich eine Wahrscheinlichkeit, und hier {detected, plural, =1 {liegt 1 Merkmal} other {liegen # Merkmale}} von {scores} zugleich über der Schwelle. Ein Softmax verteilt 100\u00a0% auf alle {scores}: *{first}* bekäme {firstShare} statt {firstScore}, und *{second}* {secondShare} statt {secondScore}. Das passt zu Fragen mit genau einer Antwort; ein Gesicht hat viele Merkmale zugleich, darum wurde dieses Netz mit je einem Sigmoid und einer binären Kreuzentropie trainiert.',
    'view.sigmoidAlt': 'Jedes Merkmal durch ein eigenes Sigmoid und durch ein gemeinsames Softmax: {what}.',
    'view.sigmoidPair': '{what} {sigmoid} und {softmax}',

    'why.most': 'Am tiefsten sinkt der Wert, wenn {part} verdeckt ist.',
    'why.meaning': 'Das zeigt, worauf sich das Netz bei diesem Bild stützt, nicht, warum jemand so aussieht.',
    'why.noPart': 'Kein einzelner Teil entscheidet das.',
    'why.noPartMeaning': 'Welcher Teil des Gesichts auch verdeckt wird, der Wert ändert sich wenig.',
    'why.weak': 'Was dafür spricht, ist schwach.',
    'why.weakMeaning':
      'Der Wert liegt unter 50\u00a0%, also lässt sich wenig wegnehmen, indem man Teile des Gesichts verdeckt.',
    'why.scaleNone': 'keine Änderung',
    'why.scaleHalf': 'Umriss: halb',
    'why.scaleMost': 'bis auf {score}',
    'why.alt': 'Wärmebild über dem Gesicht für {what}, {score}. Am stärksten hier: {part}; dort verdeckt {lowest}.',
    'why.altNone': 'Das Gesicht, und zu {what}, {score}: {why}',
    'why.choose': 'Bei welchem Merkmal soll ich nachsehen, worauf sich das Netz stützt?',
    'why.chooseFace': 'In welchem Gesicht?',
    'why.gone':
      'Ich behalte keine Bilder, und dieses kann ich nicht mehr holen: Es wurde gelöscht, oder sein Link ist abgelaufen. Bitte frag mich neu.',
    'part.hair': 'das Haar',
    'part.forehead': 'die Stirn',
    'part.left-eye': 'das linke Auge',
    'part.right-eye': 'das rechte Auge',
    'part.bridge': 'der Nasenrücken',
    'part.nose': 'die Nase',
    'part.mouth': 'der Mund',
    'part.cheek': 'eine Wange',
    'part.chin': 'das Kinn',
    'part.neck': 'der Hals',
    'part.background': 'der Hintergrund',

    'about.title': 'Über Facets',
    'about.more': 'Erzähl mir mehr',
    'about.summary':
      'Ich beschreibe die Gesichter auf einem Bild nach vierzig Merkmalen. Ich laufe auf dem eigenen Rechner meines Betreibers: Kein Bild verlässt ihn oder wird gespeichert.\n\n- Facets {version}, Modell {model} auf {device}\n- Gestartet {since}\n- {servers, plural, =1 {1 Server} other {# Server}}, {pictures, plural, =1 {1 Bild} other {# Bilder}} seit dem Start\n\nIm Menü darunter steht mehr.',
    'about.what': 'Was ist das?',
    'about.whatText':
      'Ich finde die Gesichter auf einem Bild und sage, welche von vierzig Merkmalen jedes von ihnen zeigt, etwa *lächelnd*, *Brille* oder *welliges Haar*, jedes mit einer Wahrscheinlichkeit.\n\n- Poste ein Bild, wo ich zuschaue, oder zusammen mit einer Erwähnung von mir, oder als Direktnachricht.\n- `/classify` nimmt ein Bild und lässt dich die Schwelle wählen; `/compare` nimmt zwei.\n- Apps → **Gesichter beschreiben** und **Für Screenreader beschreiben** gehen bei jeder Nachricht.\n- Unter jeder Antwort: *Warum?* zeigt, worauf sich ein Wert stützt, mit *Falsch?* kannst du sagen, dass ich mich irre.\n- `/watch` und `/settings` sind für alle, die den Server verwalten, `/privacy` ist für alle.',
    'about.training': 'Wie wurde das Modell trainiert?',
    'about.trainingText':
      '**{model}** hat aus {data} gelernt: Bildern von Prominenten, jedes mit vierzig Ja-oder-nein-Etiketten.\n\n**Erst eingefroren, dann aufgetaut.** Ein Netz, das an Millionen anderer Bilder sehen gelernt hat, lässt seine Schichten zuerst eingefroren, und nur das Neue lernt. Dann lernt alles weiter, in kleinen Schritten, damit es wenig von dem vergisst, was es konnte.\n\n- **Das Notebook, mit dem dies begann**: ResNet50, vortrainiert auf ImageNet, 5.000 Bilder, 4 Epochen eingefroren und 10 mit allem, Genauigkeit 88–91\u00a0%\n- **Dieser Bot**: {architecture}, {pictures, number} Bilder, Genauigkeit: {accuracy}\n\nEine Genauigkeit sagt allein wenig: Die meisten Merkmale sind selten, und wer immer Nein sagt, hätte in etwa vier von fünf Fällen recht. Auf der Modellkarte steht die Zahl jedes Merkmals.',
    'about.accuracy':
      '{accuracy} (Mittel über die vierzig Merkmale, {pictures, number} Bilder aus CelebAs Teil „{split}“)',
    'about.notMeasured': 'nicht gemessen',
    'about.children':
      'Für Kinder ist es nicht gedacht: CelebA enthält kaum welche, und nur bei einem von sechs Jungen unter 16 sagt es `Male`. Wo ein Gesicht wie das eines Kindes aussieht, nenne ich weder `Male` noch `Attractive`; vier von fünf unter 16 werden als solche erkannt.',
    'about.labels': 'Was ist anders als bei einem einzigen Etikett?',
    'about.labelsText':
      '**Ein Etikett**: Ein Bild gehört zu genau einer Klasse, Katze oder Hund. Ein Softmax verteilt 100\u00a0% auf die Klassen; gewinnt eine, verlieren die anderen.\n\n**Mehrere Etiketten**: Beliebig viele können zugleich wahr sein; wer lächelt, kann auch einen Hut tragen. Jedes Etikett hat sein eigenes Sigmoid, das sein Logit *z* in die Wahrscheinlichkeit `1 / (1 + e^-z)` verwandelt und kein anderes ansieht. Trainiert wird mit einer binären Kreuzentropie je Etikett, zusammengezählt.\n\nVierzig Werte können also zusammen 700\u00a0% ergeben, und jeder wird für sich mit der Schwelle verglichen. *Warum Sigmoid?*, unter einer Antwort oder neben ihren Werten, zeigt beides für dein eigenes Bild.',
    'about.loss': 'Warum binäre Kreuzentropie?',
    'about.lossText':
      'Für jedes Etikett ist der Verlust `-log(p)`, wo es wahr ist, und `-log(1 - p)`, wo nicht.\n\nDer Logarithmus bestraft zu große Sicherheit: 60\u00a0% von etwas Falschem zu sagen kostet 0,9, 99\u00a0% kosten 4,6 und 99,99\u00a0% kosten 9,2; Gewissheit würde unendlich viel kosten. Ein unsicheres Netz fährt am besten, wenn es das sagt, und darum lassen sich seine Prozente als Wahrscheinlichkeiten nehmen: Von allem, was mit 80\u00a0% gesagt wird, stimmen etwa vier Fünftel. Nahe 50\u00a0% sage ich *unsicher*.',
    'about.wrong': 'Wie oft irrt es sich?',
    'about.wrongText':
      'Was Leute mit *Falsch?* falsch genannt haben, und daneben, wie oft das Netz auf Bildern, die es nicht kannte, mit den Annotierenden übereinstimmte. Nur diese Zahlen werden behalten: kein Bild, und nicht, wer es gesagt hat.\n\n{what}',
    'about.wrongNone': 'Bisher hat niemand etwas falsch genannt.',
    'about.wrongCount':
      '- {what}: {count, plural, =1 {einmal} other {#-mal}} falsch genannt, bei der Messung zu {accuracy} richtig',
    'about.libraries': 'Welche Bibliotheken verwendet es?',
    'about.librariesText':
      '- **discord.js** spricht mit Discord, **undici** lädt herunter.\n- **sharp** dekodiert Bilder, **onnxruntime-node** rechnet die Netze auf der GPU oder dem Prozessor.\n- **@napi-rs/canvas** zeichnet die Karten.\n- **Kysely** auf **libsql** bewahrt Einstellungen in SQLite auf, **zod** prüft sie, **pino** protokolliert.\n- Trainiert wurden die Netze mit **PyTorch**.',
    'about.gpu': 'Braucht es keine GPU?',
    'about.gpuText':
      'Nein. Eine GPU macht das Training erträglich, aber das Netz ist klein genug, um ein Gesicht auf einem Prozessorkern in wenigen Hundertstelsekunden zu beschreiben. Dieser Bot läuft auf **{device}**. {measured, select, yes {Das letzte Bild brauchte **{milliseconds} ms**, Dekodieren eingeschlossen.} other {Seit dem Start wurde kein Bild beschrieben.}} Eine GPU hilft, wenn viele Gesichter zugleich kommen.',
    'about.privacy': 'Und der Datenschutz?',
    'about.privacyText': '`/privacy opt-out` hält deine Bilder heraus.',
    'about.sample': 'Zeig mir ein Beispiel',
    'about.sampleText':
      'Das ist niemand: viele Gesichter mit gemeinsamen Merkmalen, zu einem gemittelt. Darunter steht, was ich darüber sage, wie bei jedem Bild.',
    'about.contact': 'Wo kann ich fragen?',
    'about.contactText': 'Frag hier: {contact}',
    'about.noContact': 'Wer diesen Bot betreibt, hat keinen Kontakt genannt. Frag die Moderation dieses Servers.',

    'compare.text': 'Worin sich das größte Gesicht auf Bild A und das auf Bild B unterscheiden. {both}.',
    'compare.noFace': 'Ich habe auf Bild {which} kein Gesicht gefunden, das ich beschreiben kann.',

    'reader.faces':
      '{faces, plural, =1 {Ein Bild mit einem Gesicht} other {Ein Bild mit # Gesichtern, von links nach rechts}}{more, plural, =0 {} =1 {, dazu eines, das zu klein oder zu undeutlich zum Beschreiben ist} other {, dazu #, die zu klein oder zu undeutlich zum Beschreiben sind}}.',
    'reader.none': 'Ein Bild, auf dem kein Gesicht gefunden wurde.',
    'reader.face': 'Gesicht {number}: {what}.',
    'reader.oneFace': 'Zu sehen: {what}.',
    'reader.nothing': 'nichts Auffälliges',
    'reader.provenance':
      'Beschrieben von einem Programm, das vierzig Merkmale von Gesichtern kennt und sich irren kann:',
    'button.postHere': 'Hier posten',
    'button.askPoster': 'Um Erlaubnis bitten',
    'reader.askPoster':
      '{poster}, jemand hätte hier gern eine Beschreibung deines Bildes, für alle, die es nicht sehen können. Darf ich sie posten?',
    'reader.notYours': 'Nur wer das Bild gepostet hat, kann seine Beschreibung posten lassen.',

    'hello.text':
      'Hallo! Ich beschreibe die Gesichter auf Bildern, die hier gepostet werden, nach vierzig Merkmalen wie *lächelnd* oder *Brille*.\nIch erkenne niemanden und behalte kein Bild: `/privacy` sagt, was mit Bildern geschieht, und lässt alle widersprechen.\nWer diesen Server verwaltet, kann wählen, wo und in welcher Sprache ich antworte, jetzt oder später mit `/watch` und `/settings language`:',
    'hello.on': 'Hier Bilder beantworten',
    'hello.mentions': 'Nur bei Erwähnung',
    'hello.off': 'Nirgends',
    'hello.language': 'Sprache',
    introduction:
      '-# Ich beschreibe Gesichter auf Bildern, die hier gepostet werden. `/watch` ändert, wo ich hinschaue; `/privacy` sagt, was mit Bildern geschieht, und lässt dich widersprechen.',
    late: '-# Ich war nicht da, als das gepostet wurde.',
    askAgain: 'Ich wurde neu gestartet, bevor ich antworten konnte. Bitte frag noch einmal.',
    notSaved:
      'Das gilt ab jetzt, konnte aber noch nicht auf die Festplatte geschrieben werden. Ich versuche es weiter; werde ich vorher neu gestartet, muss es noch einmal eingestellt werden.',
    bug: 'Bei mir ist etwas schiefgegangen. Wenn du es meinem Betreiber meldest, nenne den Fehler `{id}`.',

    'privacy.text': [
      '**Was mit einem Bild geschieht**',
      '- Es wird von Discord in den Arbeitsspeicher des Rechners geladen, auf dem dieser Bot läuft, dort beschrieben und verworfen. Es geht an keinen anderen Dienst.',
      '- Kein Bild, kein Teil davon und kein Wert wird auf eine Festplatte oder in ein Protokoll geschrieben, und keines wird zum Training verwendet. Die Werte stehen in der Antwort selbst: Lösche sie, und sie sind weg.',
      '- Ein späterer Blick, etwa *Warum?*, holt das Bild neu, wenn es noch da ist und wer es gepostet hat nicht widersprochen hat.',
      '- Niemand wird erkannt: Es entsteht kein Gesichtsprofil. `/compare` vergleicht die Etiketten zweier Bilder, nicht, wer darauf ist.',
      '- Das Ergebnis ist eine Liste von Etiketten, die Annotierende Bildern gaben. Es sagt nichts Sicheres über eine Person und darf nicht dazu dienen, jemanden zu beurteilen.',
      '**Was behalten wird**',
      '- Einstellungen von Servern (`/watch`, `/settings`), die IDs von Leuten, die widersprochen haben, und für jeden beobachteten Kanal die ID der Nachricht, bis zu der alles beantwortet ist.',
      '- Wie oft jedes Merkmal falsch genannt wurde: eine Zahl, ohne Bild oder Person.',
      '- Solange ein Befehl auf seine Antwort wartet, was man zum Antworten braucht: höchstens 15 Minuten.',
      '- Im Protokoll meines Betreibers: die IDs von Nachricht, Kanal, Server und Person zu jedem Bild, mit Anzahlen und Zeiten. Sie können gehasht oder weggelassen sein.',
      '- Nachrichten, die ein Webhook für jemanden postet, tragen niemandes Namen. Darum werden sie nie ungefragt beschrieben, und einen Widerspruch sieht man ihnen nicht an.',
    ].join('\n'),
    'privacy.isOut': 'Du **hast widersprochen**. `/privacy opt-in` ändert das.',
    'privacy.isIn': 'Du hast nicht widersprochen. `/privacy opt-out` ändert das.',
    'privacy.out':
      'Du hast widersprochen: Ab jetzt wird kein Bild heruntergeladen, das du postest, wer auch fragt. Was ich in der letzten Stunde öffentlich über deine Bilder geschrieben habe, wird gelöscht. Um mir das zu merken, behalte ich deine Nutzer-ID, sonst nichts.',
    'privacy.in':
      'Du hast zugestimmt: Bilder, die du postest, dürfen wieder beschrieben werden. Über dich wird nichts behalten.',

    'watch.meaning':
      '{mode, select, on {jedes gepostete Bild wird beantwortet} mentions {Bilder werden beantwortet, wenn ihre Nachricht mich erwähnt} other {nur Befehle werden beantwortet}}',
    'watch.here': '{channel}: **{mode}**, {meaning}.',
    'watch.answers':
      'Antworten auf Befehle sind {who, select, private {privat} other {öffentlich}}, wenn nichts anderes verlangt wird.',
    'watch.follows': 'Der Kanal folgt dem Server.',
    'watch.own': 'Der Kanal hat eine eigene Wahl; `/watch reset` nimmt sie zurück.',
    'watch.server': 'Der Server: **{mode}**.',
    'watch.noneApart': 'Kein Kanal weicht ab.',
    'watch.apart': 'Kanäle mit eigener Wahl: {channels}{more, plural, =0 {} other { und # weitere}}.',
    'watch.noContent':
      'Discord zeigt mir nicht, was in Nachrichten steht (der Message-Content-Intent ist aus), darum sehe ich nur Bilder neben einer Erwähnung von mir.',

    'settings.head': '**Antworten auf diesem Server**',
    'settings.threshold':
      '- Schwelle: **{threshold}**{own, select, own {} other {, wie der Betreiber sie eingestellt hat}}',
    'settings.opinions':
      '- Urteile über das Aussehen, wo niemand gefragt hat: **{shown, select, yes {genannt} other {gezählt, nicht genannt}}**',
    'settings.card': '- Karte: **{shown, select, yes {an} other {aus}}**',
    'settings.size':
      '- Umfang: **{size, select, compact {knapp, was am meisten sagt} other {voll, alles, was erkannt wurde}}**',
    'settings.hidden': '- Weggelassen: {what}',
    'settings.hiddenNone': '- Weggelassen: nichts',
    'settings.operatorHides': '- Vom Betreiber immer weggelassen: {what}',
    'settings.language':
      '- Sprache der Antworten, die alle sehen: **{language}**{chosen, select, own {} other {, denn niemand hat eine gewählt}}',
    'settings.noServer': '`/settings` geht auf Servern.',
    'settings.unknownAttribute': 'Ich kenne kein Merkmal „{name}“. Namen sind wie {example}, mit Kommas dazwischen.',

    'opinions.shown': 'Wie die Leute, die meine Lernbilder etikettiert haben, urteilen würden, mehr nicht:',
    'opinions.face': '**{number}** {what}',
    'opinions.none': 'Es ist keine Meinung mehr zu zeigen.',
    'button.opinions': '{count, plural, =1 {1 Meinung zeigen} other {# Meinungen zeigen}}',
    'why.sentence': '{what}, {score}: am meisten zählt {part}; dort verdeckt {lowest}.',
    'why.sentenceNone': '{what}, {score}: {why}',
    'classify.noPicture':
      'Ich sehe in diesem Kanal keines deiner Bilder aus der letzten Stunde, oder ich darf es nicht lesen. Gib mir eines als `bild`, oder deinen Avatar mit `avatar`.',
    'avatar.none': 'Hier ist kein Avatar, nur ein Bild von Discord.',
    'avatar.notAllowed':
      'Ich beschreibe nur Avatare von Leuten, die es erlauben, und diese Person hat es nicht. Das geht mit `/privacy avatar`.',
    'privacy.avatarStatus':
      '{allowed, select, yes {Andere **dürfen** deinen Avatar beschreiben lassen} other {Andere dürfen deinen Avatar nicht beschreiben lassen}}; `/privacy avatar` ändert das.',
    'privacy.avatarAllowed':
      'Andere dürfen ab jetzt deinen Avatar beschreiben lassen, alle nur für sich: Was ich sage, sehen nur sie. Um mir das zu merken, behalte ich deine Nutzer-ID. `/privacy avatar` nimmt es zurück.',
    'privacy.avatarForbidden':
      'Niemand außer dir kann deinen Avatar beschreiben lassen. Dafür wird nichts behalten: Das gilt für alle.',
    'privacy.avatarOptedOut':
      'Du hast widersprochen, und das zählt mehr: Niemand kann deinen Avatar beschreiben lassen. Erst `/privacy opt-in` ändert das.',
    'watch.kinds':
      'Bilder von Links werden {links, select, yes {beschrieben} other {nicht beachtet}}, Sticker {stickers, select, yes {beschrieben} other {nicht beachtet}}.',
    'watch.sign':
      '{marked, select, yes {{emoji} markiert Bilder, zu denen ich nichts sagen konnte.} other {Bilder, zu denen ich nichts sagen kann, bleiben unbeachtet.}} Erwähne mich in einer Antwort auf eines, und ich sage, warum.',
    'help.howTo':
      'Ich beschreibe die Gesichter auf Bildern. {where, select, direct {Poste hier eines} other {Poste hier eines zusammen mit einer Erwähnung von mir, oder erwähne mich in einer Antwort auf eines}}, oder nimm `/classify`, oder Apps → **Gesichter beschreiben** bei einer Nachricht. `/privacy` sagt, was mit Bildern geschieht.',
    'blocked.you':
      'Mein Betreiber hat dich abgewiesen, darum beschreibe ich für dich nichts. `/privacy` geht trotzdem.',
    'blocked.poster': 'Mein Betreiber hat abgewiesen, wer das gepostet hat, darum beschreibe ich diese Bilder nicht.',
    'blocked.server':
      'Mein Betreiber hat diesen Server abgewiesen, darum beschreibe ich hier nichts. `/privacy` geht trotzdem.',
    'kept.head': '**Was ich über dich behalte**',
    'kept.nothing': 'Nichts, nicht einmal deine Nutzer-ID.',
    'kept.optOut':
      '- Deine Nutzer-ID unter denen, die widersprochen haben, damit keines deiner Bilder heruntergeladen wird.',
    'kept.avatar': '- Deine Nutzer-ID unter denen, die andere ihren Avatar beschreiben lassen.',
    'kept.blocked': '- Deine Nutzer-ID unter denen, die der Betreiber abgewiesen hat.',
    'kept.pictures':
      '- Nur im Arbeitsspeicher: wo {count, plural, =1 {eines deiner Bilder} other {# deiner Bilder}} wieder bei Discord zu holen {count, plural, =1 {ist} other {sind}}, damit *Warum?* geht. Es wird vergessen, wenn Discords Adresse abläuft, binnen eines Tages, und wenn ich neu gestartet werde.',
    'kept.language':
      '- Nur im Arbeitsspeicher: dass dein Discord auf {language} eingestellt ist, damit ich deine Direktnachrichten so beantworte. Das ist vergessen, wenn ich neu gestartet werde.',
    'kept.meanwhile':
      'Während ein Befehl von dir in Arbeit ist, wie dieser, behalte ich auch, was man zum Antworten braucht: höchstens 15 Minuten. Die Werte deiner Bilder stecken in den Knöpfen meiner Antworten und gehen mit ihnen: *Löschen* steht unter jeder.',
    'kept.log':
      '{ids, select, plain {Mein Protokoll nennt deine Nutzer-ID neben jedem deiner beschriebenen Bilder. Nur mein Betreiber kann das löschen: `/about` sagt, wie du ihn erreichst.} hash {Mein Protokoll hat statt deiner Nutzer-ID einen Code, der zu niemandem zurückführt.} other {Mein Protokoll nennt niemanden.}}',
    'kept.howToDelete': '`/privacy delete` räumt damit auf.',
    'forgotten.head': '**Gelöscht**',
    'forgotten.nothing': 'Es gab nichts zu löschen.',
    'forgotten.avatar': '- Dass andere deinen Avatar beschreiben lassen dürfen: Sie dürfen es nicht mehr.',
    'forgotten.pictures':
      '- Wo {count, plural, =1 {eines deiner Bilder} other {# deiner Bilder}} wieder zu holen {count, plural, =1 {war} other {waren}}: *Warum?* geht unter meinen Antworten auf deine Befehle nicht mehr.',
    'forgotten.language':
      '- In welcher Sprache ich deine Direktnachrichten beantworte: wieder Englisch, bis du dort das nächste Mal einen Knopf oder Befehl verwendest.',
    'forgotten.optOut':
      'Dein Widerspruch ist gelöscht: Bilder, die du postest, dürfen wieder beschrieben werden. `/privacy opt-out` bringt ihn zurück.',
    'stays.optOut':
      '**Dein Widerspruch bleibt.** Nur an deiner Nutzer-ID erkenne ich, welche Bilder ich in Ruhe lassen soll. Ohne sie dürfen deine Bilder wieder beschrieben werden.',
    'stays.blocked': 'Dass der Betreiber dich abgewiesen hat, bleibt auch: Nur er kann es zurücknehmen.',
    'stays.notYours': 'Das kann nur löschen, wessen Widerspruch es ist.',
    'button.forgetOptOut': 'Auch meinen Widerspruch löschen',

    'wrong.choose':
      'Was davon ist falsch? Gezählt wird nur, wie oft jedes falsch genannt wird, nicht von wem oder bei wem.',
    'wrong.thanks': 'Danke. Als falsch gezählt: {what}.',
    'wrong.all': 'Alles, was diese Antwort sagt, wurde schon falsch genannt.',
    'wrong.notYours': 'Das kann nur sagen, wer das Bild gepostet oder danach gefragt hat.',
    'wrong.notKept': 'Ich kann es an dieser Antwort nicht vermerken, darum wird es nicht gezählt.',

    'card.usualShare': 'üblicher Anteil',
    'card.notSure': 'unsicher',
    'card.restMore': '{count} weitere',
    'card.restNotSure': '{count} unsicher',
    'card.order': 'von links nach rechts, Reihe für Reihe · Wichtigstes zuerst',
    'card.orderMore': '{count} weitere im Menü · von links nach rechts, Reihe für Reihe',
    'card.sheet': 'Bild für Bild · Wichtigstes zuerst',
    'card.sheetMore': '{count} weitere im Menü · Bild für Bild',
    'card.legend.detected': 'fett: ab {threshold}',
    'card.legend.notSure': 'gestrichelt: unsicher',
    'card.legend.below': 'grau: unter {threshold}',
    'card.both': 'Beide: {what}',
    'card.bothNothing': 'Nichts sicher bei beiden',
    'card.noDifference': 'Kein klarer Unterschied',
    'card.sigmoid': 'je ein Sigmoid',
    'card.softmax': 'ein Softmax für alle',
    'card.sigmoidSum': 'Alle {scores} ergeben {sum}',
    'card.softmaxSum': 'Alle ergeben {sum}',
    'alt.one': 'Karte für ein Gesicht: {what}.',
    'alt.oneMore': '{what}.',
    'alt.oneNotSure': 'unsicher: {what}',
    'alt.nothing': 'Karte für ein Gesicht: Nichts sticht hervor.',
    'alt.group': '{faces, plural, =1 {1 Gesicht} other {# Gesichter}}, von links nach rechts, Reihe für Reihe.',
    'alt.face': '{number}: {what}.',
    'alt.left': '{count, plural, =1 {1 weiteres Gesicht} other {# weitere Gesichter}}.',
    'alt.all': 'Alle {count} Werte: {what}.',
    'alt.compare': 'Karte, die zwei Gesichter vergleicht, A und B: {what}. {both}.',
    'alt.comparePair': '{what} {first} und {second}',

    'error.image/too-large':
      '{form, select, bytes {Ich nehme Bilder bis {most, number} MiB, aber diese Datei hat {found, number} MiB.} memory {Dieses Bild braucht zum Lesen etwa {found, number} MiB Arbeitsspeicher, und ich habe {most, number} MiB. Eine kleinere Kopie, oder eine als JPEG, braucht viel weniger.} pixels {Ich nehme Bilder bis {most, number} Megapixel, aber dieses ({format}) hat mehr.} endless {Ich nehme Bilder bis {most, number} MiB, aber es kommt mehr.} other {Dieses Bild braucht zum Lesen mehr Arbeitsspeicher, als ich habe. Eine kleinere Kopie, oder eine als JPEG, braucht viel weniger.}}',
    'error.image/too-slow': 'Dieses Bild zu lesen dauert länger als {seconds} s.',
    'error.image/truncated': 'Diese Datei ({format}) endet, bevor das Bild endet; sende sie noch einmal.',
    'error.image/damaged': 'Diese Datei beginnt als {format}, ist aber beschädigt und lässt sich nicht dekodieren.',
    'error.image/not-an-image':
      'Ich nehme Bilder als JPEG, PNG, WebP, AVIF, GIF, HEIC, TIFF oder BMP, aber {found, select, none {diese Datei ist keines} other {diese Datei ist {found}}}.',
    'error.image/empty':
      'Ich nehme Bilder als JPEG, PNG, WebP, AVIF, GIF, HEIC, TIFF oder BMP, aber diese Datei ist leer.',
    'error.image/video':
      '{form, select, unreadable {Aus diesem Video ({format}) ließ sich beim Empfang kein Bild lesen: Sende einen Screenshot davon.} other {Das ist ein Video ({format}). Ich beschreibe Bilder: Sende einen Screenshot davon.}}',
    'error.image/unsupported':
      '{found, select, heic {Das ist ein HEIC-Bild, und wer diesen Bot betreibt, hat weggelassen, was solche liest. Sende es als JPEG.} other {Ich nehme Bilder als JPEG, PNG, WebP, AVIF, GIF, HEIC, TIFF oder BMP, aber dieses ist {found}. Wandle es zuerst um.}}',
    'error.image/crashes':
      'Dieses Bild bringt das Programm, das es liest, zum Absturz, darum lasse ich es. Wenn du es meinem Betreiber meldest, nenne den Fehler `{id}`.',
    'error.download/too-large':
      'Ich nehme Bilder bis {most, number} MiB, aber dieses {found, plural, =0 {ist größer} other {hat {found, number} MiB}}.',
    'error.download/failed': 'Das Bild ließ sich nicht von Discord herunterladen. Bitte versuche es noch einmal.',
    'error.download/too-slow':
      'Das Bild kam nicht innerhalb von {seconds} s von Discord an. Bitte versuche es noch einmal.',
    'error.download/not-allowed': 'Nur Bilder auf Discords eigenen Servern können beschrieben werden.',
    'error.download/expired':
      'Discord bietet dieses Bild nicht mehr an: Sein Link ist abgelaufen, oder es wurde gelöscht. Bitte poste es noch einmal.',
    'error.person/opted-out':
      '{whose, select, own {Du hast widersprochen, darum lade ich keines deiner Bilder herunter. `/privacy opt-in` ändert das.} other {Wer das gepostet hat, hat widersprochen, darum lade ich diese Bilder nicht herunter.}}',
    'error.message/no-picture':
      '{where, select, own {Ich sehe kein Bild in deiner Nachricht. Poste ein Bild zusammen mit einer Erwähnung von mir, oder nimm `/classify`, oder Apps → **Gesichter beschreiben** bei einer Nachricht.} other {Ich sehe kein Bild in dieser Nachricht.}}',
    'error.message/own':
      'Diese Nachricht ist von mir, und ich beschreibe nicht, was ich selbst gepostet habe. Nimm das Bild, um das es darin geht.',
    'error.message/unseen':
      'Ich kann nicht sehen, was in dieser Nachricht ist. Nimm bei ihr Apps → **Gesichter beschreiben**: Dann zeigt Discord sie mir.',
    'error.message/unknown-author':
      'Ich kann nicht sehen, wer das hier Weitergeleitete gepostet hat, darum beschreibe ich es nur für die Person, die fragt: Nimm Apps → **Gesichter beschreiben**.',
    'error.component/outdated':
      '{what, select, page {Diese Seite stammt von einer anderen Version von mir. Bitte rufe `/about` noch einmal auf.} button {Dieser Knopf stammt von einer anderen Version von mir. `/watch` tut dasselbe.} other {Diese Antwort stammt von einer anderen Version von mir. Bitte frag mich neu.}}',
    'error.command/unknown':
      '{what, select, command {Dieser Befehl stammt} other {Dieser Knopf oder dieses Menü stammt}} von einer anderen Version von mir. Lade Discord neu oder frag mich neu.',
    'error.discord/not-taken': 'Discord hat meine Antwort darauf nicht angenommen. Es tut mir leid.',
    'error.delete/not-yours':
      'Das kann nur löschen, wer das Bild gepostet oder danach gefragt hat oder wer Nachrichten verwaltet.',
    'error.hello/not-yours': 'Wo und in welcher Sprache ich antworte, kann nur wählen, wer den Server verwaltet.',
    'error.hello/not-saved':
      'Das gilt ab jetzt, konnte aber noch nicht auf die Festplatte geschrieben werden. Ich versuche es weiter; werde ich vorher neu gestartet, muss es noch einmal eingestellt werden.',
    'error.watch/no-server': '`/watch` geht auf Servern.',
    'error.busy/queue': 'Ich bin beschäftigt. Bitte versuche es in {seconds} s noch einmal.',
    'error.busy/queue-full': 'Zu viele Bilder warten. Bitte versuche es in {seconds} s noch einmal.',
    'error.busy/person': 'Das waren viele Bilder in kurzer Zeit. Bitte versuche es in {seconds} s noch einmal.',
    'error.busy/actions': 'Das war viel in kurzer Zeit. Bitte versuche es in {seconds} s noch einmal.',
    'error.busy/server':
      'Auf diesem Server wurden in kurzer Zeit viele Bilder beschrieben. Bitte versuche es in {seconds} s noch einmal.',
    'error.busy/stopping': 'Ich werde gleich neu gestartet. Bitte versuche es in {seconds} s noch einmal.',
    'error.file/not-found': 'Hier sollte ein Bild oder Ordner sein, aber da ist nichts.',
    'error.file/not-a-file':
      'Das sollte eine Bilddatei sein, ist aber {found, select, folder {ein Ordner} pipe {eine benannte Pipe} socket {ein Socket} other {ein Gerät}}.',
    'error.file/unreadable':
      '{reason, select, terminal {Über die Standardeingabe sollte ein Bild kommen, aber das ist das Terminal.} EACCES {Das darf nicht gelesen werden.} EPERM {Das darf nicht gelesen werden.} ELOOP {Das ist ein Link, der zu sich selbst führt.} EIO {Der Datenträger konnte das nicht lesen.} other {Das sollte lesbar sein, ergab aber {reason}.}}',
    'error.file/empty': 'Über die Standardeingabe sollte ein Bild kommen, aber es kam nichts.',
    'error.file/empty-folder': 'In diesem Ordner sollten Bilder sein, aber es ist keine Datei darin.',
    'error.file/no-match': 'Das sollte ein Bild sein oder ein Muster, das auf welche passt, aber da ist keines.',
    'error.file/exists': '{path} gibt es schon; --overwrite ersetzt es.',
    'error.file/unwritable': '{path} lässt sich nicht schreiben: {reason}.',
    'error.internal/bug': 'Das ist ein Fehler in Facets; bitte melde ihn: {stack}',

    'cli.face': 'Gesicht {number} von {faces}',
    'cli.noFace': 'Es wurde kein Gesicht zum Beschreiben gefunden.',
    'cli.notSaidOfChildren': 'Dazu wird von einem Gesicht, das wie das eines Kindes aussieht, nichts gesagt.',
    'cli.whyHead': 'Warum',
    'cli.frame': 'Einzelbild {frame} von {frames}',
    'cli.upsideDown': 'auf dem Kopf',
    'cli.onItsSide': 'auf der Seite',
    'cli.damaged': 'beschädigt',
    'cli.place': '{width} × {height} bei ({x}, {y}), sicher zu {score}',
    'cli.times': '{device}, {total} ms (dekodieren {decode}, finden {detect}, Merkmale {attributes})',
    'cli.device': 'verfügbar, {milliseconds} ms für {faces} Gesichter',
    'cli.noDevice': 'nicht verfügbar: {reason}',
    'cli.summary': '{pictures, plural, =1 {1 Bild} other {# Bilder}} in {time}: {what}.',
    'cli.faces': '{faces, plural, =1 {1 Gesicht} other {# Gesichter}}',
    'cli.faceless': '{pictures} ohne Gesicht',
    'cli.notRead': '{pictures} nicht gelesen',
    'cli.ownLeftOut':
      '{pictures, plural, =1 {1 von Facets gemachtes Bild} other {# von Facets gemachte Bilder}} ausgelassen.',
    'cli.stopped': 'Nach {done} von {total} Bildern angehalten.',
    'cli.progress': '{done} von {total} Bildern',
    'cli.left': 'noch etwa {time}',
    'time.seconds': '{seconds} s',
    'time.minutes': '{minutes} min',
    'time.minutesSeconds': '{minutes} min {seconds} s',
    'time.hoursMinutes': '{hours} h {minutes} min',
    'cli.usage': 'Aufruf:',
    'cli.arguments': 'Argumente:',
    'cli.options': 'Optionen:',
    'cli.choices': 'Auswahl: {choices}',
    'cli.default': 'Standard: {value}',
    'cli.environment': 'Umgebung: {name}',
    'cli.description': 'Findet die Gesichter auf Bildern und beschreibt jedes nach CelebAs vierzig Merkmalen.',
    'cli.path': 'Bilder, Ordner und Muster für Bilder; - für die Standardeingabe',
    'cli.json': 'statt Tabellen JSON Lines ausgeben, ein Objekt je Bild',
    'cli.csv': 'statt Tabellen kommagetrennte Werte ausgeben, eine Zeile je beschriebenem Gesicht',
    'cli.threshold': 'Merkmale ab dieser Wahrscheinlichkeit auflisten',
    'cli.deviceOption': 'wo die Netze rechnen',
    'cli.precision': 'womit die Netze auf einem Prozessor rechnen',
    'cli.why':
      'sagen, worauf sich der Wert dieses Merkmals in jedem beschriebenen Gesicht stützt, und ein Wärmebild schreiben',
    'cli.whyFolder': 'die Wärmebilder von --why in diesen Ordner schreiben',
    'cli.notAttribute':
      'Hier gehört eines von CelebAs Merkmalen hin, etwa Smiling.{meant, select, none {} other { War {meant} gemeint?}}',
    'cli.notListedAttribute':
      '„{name}“ ist keines von CelebAs Merkmalen; zwischen Namen stehen Kommas.{meant, select, none {} other { War {meant} gemeint?}}',
    'cli.aligned': 'jedes Bild für ein Gesicht nehmen, ausgerichtet wie bei CelebA, statt Gesichter zu suchen',
    'cli.maxFaces': 'höchstens so viele Gesichter eines Bildes beschreiben, die größten',
    'cli.all': 'alle vierzig Merkmale auflisten, auch die unter der Schwelle',
    'cli.only': 'nur diese Merkmale auflisten, auch die unter der Schwelle; Namen mit Kommas dazwischen',
    'cli.annotate': 'von jedem Bild eine Kopie mit nummerierten Gesichtern in diesen Ordner schreiben',
    'cli.crops':
      'jedes beschriebene Gesicht, aufgerichtet und zugeschnitten, wie das Netz es sieht, in diesen Ordner schreiben',
    'cli.overwrite': 'Dateien ersetzen, die schon in diesen Ordnern sind; die gelesenen Bilder nie',
    'cli.quiet': 'weder Fortschritt noch Zusammenfassung zeigen',
    'cli.devices': 'nur ausgeben, welche Geräte hier verwendbar sind und wie schnell jedes ist',
    'cli.lang': 'Sprache dessen, was für Menschen ausgegeben wird; sonst die von LC_ALL, LC_MESSAGES oder LANG',
    'cli.version': 'die Versionsnummer ausgeben',
    'cli.help': 'diese Hilfe ausgeben',
    'cli.helpEnd': [
      'Ordner stehen für alle Dateien darin, außer versteckten und Bildern, die --annotate, --crops und --why gemacht haben.',
      'Rückgabewert: 0, wenn alles getan ist, 1, wenn ein Bild nicht gelesen oder geschrieben wurde, 2 bei falschem Aufruf,',
      '130 nach Strg-C.',
      'Beispiel: facets classify --json fotos | jq .faces',
    ].join('\n'),
    'cli.notProbability': 'Hier gehört eine Zahl von 0 bis 1 hin.',
    'cli.notCount': 'Hier gehört eine ganze Zahl ab 1 hin.',
    'cli.nothingNamed': 'Fehler: mindestens ein Bild oder Ordner muss genannt werden (siehe „--help“)',
    'cli.stdinTwice': 'Fehler: - für die Standardeingabe geht nur einmal',

    'page.samplesNote': 'Durchschnitte vieler Gesichter; niemand ist darin',
    'page.welcome': 'Poste ein Bild von einem Gesicht.',
    'page.member': 'Mitglied',
    'page.administrator': 'Administration',
    'page.optedOut': 'hat dem Bot widersprochen',
    'page.sample': 'Durchschnittsgesicht: {what}',
    'page.sideways': 'Ein Durchschnittsgesicht, das auf der Seite liegt',
    'page.animation': 'Ein Durchschnittsgesicht, das nach einem leeren Einzelbild erscheint',
    'page.screenshot': 'Ein Durchschnittsgesicht in einem langen Bildschirmfoto',
    'page.together': 'Zwei Durchschnittsgesichter nebeneinander',
    'page.heic': 'Ein Durchschnittsgesicht, wie iPhones Bilder speichern',
    'page.video': 'Ein Video von einem Durchschnittsgesicht',
    'page.closeUp': 'Ein Durchschnittsgesicht, das das Bild füllt',
    'page.damaged': 'Ein Durchschnittsgesicht in einer Datei, die zu früh endet',
    'page.forwarded': 'Ein Durchschnittsgesicht',
    'page.caption.sideways': 'liegend',
    'page.caption.closeUp': 'nah',
    'page.caption.long': 'lang',
    'page.caption.damaged': 'defekt',
    'page.caption.two': 'zwei',
  },
};
