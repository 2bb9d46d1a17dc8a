import type { LanguageTexts } from '../texts.ts';

/**
 * Polish; the bot says "ty", and nothing that would need the gender of whom it speaks to. Adjectives would agree with
 * the person, so titles name what is seen (*blond włosy, uśmiech*), and in groups they are phrases that agree with
 * nothing (*z uśmiechem*). Parts of a face stand in the genitive.
 */
export const pl: LanguageTexts = {
  locale: 'pl',
  name: 'Polski',
  attributes: {
    '5_o_Clock_Shadow': {
      label: 'lekki zarost',
      title: { adjective: 'lekki zarost', several: 'z lekkim zarostem' },
    },
    Arched_Eyebrows: { label: 'łukowate brwi' },
    Attractive: { label: 'atrakcyjny wygląd' },
    Bags_Under_Eyes: { label: 'worki pod oczami' },
    Bald: { label: 'łysina', title: { adjective: 'łysina', several: 'z łysiną' } },
    Bangs: { label: 'grzywka', title: { adjective: 'grzywka', several: 'z grzywką' } },
    Beard: { label: 'broda', title: { adjective: 'broda', several: 'z brodą' } },
    Big_Lips: { label: 'pełne usta' },
    Big_Nose: { label: 'duży nos' },
    Black_Hair: {
      label: 'czarne włosy',
      inGroup: 'czarne',
      title: { adjective: 'czarne włosy', several: 'z czarnymi włosami' },
    },
    Blond_Hair: {
      label: 'blond włosy',
      inGroup: 'blond',
      title: { adjective: 'blond włosy', several: 'z blond włosami' },
    },
    Blurry: { label: 'nieostre zdjęcie', inGroup: 'nieostre' },
    Brown_Hair: {
      label: 'brązowe włosy',
      inGroup: 'brązowe',
      title: { adjective: 'brązowe włosy', several: 'z brązowymi włosami' },
    },
    Bushy_Eyebrows: { label: 'krzaczaste brwi' },
    Chubby: { label: 'pulchna twarz' },
    Double_Chin: { label: 'drugi podbródek' },
    Eyeglasses: { label: 'okulary', title: { adjective: 'okulary', several: 'w okularach' } },
    Goatee: { label: 'kozia bródka', title: { adjective: 'kozia bródka', several: 'z kozią bródką' } },
    Gray_Hair: {
      label: 'siwe włosy',
      inGroup: 'siwe',
      title: { adjective: 'siwe włosy', several: 'z siwymi włosami' },
    },
    Heavy_Makeup: {
      label: 'mocny makijaż',
      title: { adjective: 'mocny makijaż', several: 'z mocnym makijażem' },
    },
    High_Cheekbones: { label: 'wysokie kości policzkowe', short: 'kości policzkowe' },
    Male: { label: 'męski wygląd' },
    Mouth_Slightly_Open: { label: 'lekko otwarte usta', short: 'otwarte usta' },
    Mustache: { label: 'wąsy', title: { adjective: 'wąsy', several: 'z wąsami' } },
    Narrow_Eyes: { label: 'wąskie oczy' },
    No_Beard: { label: 'brak brody', inGroup: 'brak' },
    Oval_Face: { label: 'owalna twarz' },
    Pale_Skin: { label: 'blada cera' },
    Pointy_Nose: { label: 'spiczasty nos' },
    Receding_Hairline: { label: 'zakola' },
    Rosy_Cheeks: {
      label: 'rumiane policzki',
      title: { adjective: 'rumiane policzki', several: 'z rumianymi policzkami' },
    },
    Sideburns: { label: 'bokobrody', title: { adjective: 'bokobrody', several: 'z bokobrodami' } },
    Smiling: { label: 'uśmiech', title: { adjective: 'uśmiech', several: 'z uśmiechem' } },
    Straight_Hair: {
      label: 'proste włosy',
      inGroup: 'proste',
      title: { adjective: 'proste włosy', several: 'z prostymi włosami' },
    },
    Wavy_Hair: {
      label: 'falowane włosy',
      inGroup: 'falowane',
      title: { adjective: 'falowane włosy', several: 'z falowanymi włosami' },
    },
    Wearing_Earrings: { label: 'kolczyki', title: { adjective: 'kolczyki', several: 'z kolczykami' } },
    Wearing_Hat: { label: 'kapelusz', title: { adjective: 'kapelusz', several: 'w kapeluszach' } },
    Wearing_Lipstick: { label: 'szminka', title: { adjective: 'szminka', several: 'ze szminką' } },
    Wearing_Necklace: { label: 'naszyjnik', title: { adjective: 'naszyjnik', several: 'z naszyjnikami' } },
    Wearing_Necktie: { label: 'krawat', title: { adjective: 'krawat', several: 'w krawatach' } },
    Young: { label: 'młody wygląd' },
  },
  groups: {
    hair: { short: 'Włosy', long: 'Włosy' },
    facialHair: { short: 'Zarost', long: 'Zarost' },
    eyes: { short: 'Oczy', long: 'Oczy i brwi' },
    face: { short: 'Twarz', long: 'Twarz' },
    style: { short: 'Styl', long: 'Makijaż i dodatki' },
    expression: { short: 'Mimika', long: 'Mimika' },
    opinion: { short: 'Opinie', long: 'Opinie osób oznaczających' },
    picture: { short: 'Zdjęcie', long: 'Samo zdjęcie' },
  },
  commands: {
    descriptions: {
      about: 'Czym jest ten bot, jak powstał i co robi ze zdjęciami',
      classify: 'Opisać twarze na zdjęciu według czterdziestu cech',
      compare: 'Czym różnią się twarze na dwóch zdjęciach',
      privacy: 'Co dzieje się ze zdjęciami i jak wyłączyć z tego swoje',
      'privacy.info': 'Co dzieje się ze zdjęciami',
      'privacy.opt-out': 'Nigdy nie pobierać moich zdjęć, bez względu na to, kto prosi',
      'privacy.opt-in': 'Znów zezwolić na moje zdjęcia',
      'privacy.avatar': 'Czy inni mogą prosić o opis mojego awatara',
      'privacy.show': 'Co jest o mnie przechowywane',
      'privacy.delete': 'Usunąć to, co jest o mnie przechowywane',
      settings: 'Co mówią moje odpowiedzi na tym serwerze',
      'settings.show': 'Pokazać, co tu obowiązuje',
      'settings.threshold': 'Od jakiego prawdopodobieństwa cecha liczy się jako wykryta',
      'settings.opinions': 'Czy wymieniać oceny wyglądu, gdy nikt o nie nie prosił',
      'settings.card': 'Czy odpowiedzi mają kartę',
      'settings.size': 'Ile odpowiedzi mówią o jednej twarzy',
      'settings.hide': 'Cechy, które odpowiedzi pomijają',
      'settings.language': 'Język odpowiedzi, które widzą wszyscy',
      'settings.reset': 'Cofnąć to wszystko',
      watch: 'Gdzie wypatruję zdjęć',
      'watch.on': 'Odpowiadać na każde wysłane zdjęcie',
      'watch.mentions': 'Odpowiadać na zdjęcia ze wzmianką o mnie',
      'watch.off': 'Odpowiadać tylko na polecenia',
      'watch.reset': 'Znów stosować na tym kanale ustawienia serwera',
      'watch.status': 'Pokazać, co tu obowiązuje',
    },
    options: {
      'classify.avatar': { name: 'awatar', description: 'Zamiast tego twój awatar' },
      'watch.links': { name: 'linki', description: 'Także obrazy z linków i z wyboru GIF-ów' },
      'watch.stickers': { name: 'naklejki', description: 'Także naklejki' },
      'watch.sign': {
        name: 'znak',
        description: 'Oznaczać reakcją zdjęcia, o których nic nie mogłem powiedzieć',
      },
      'privacy.avatar.allow': { name: 'zezwól', description: 'Zezwolić na to' },
      'classify.image': { name: 'zdjęcie', description: 'Zdjęcie; bez niego twoje najnowsze na tym kanale' },
      'classify.threshold': {
        name: 'próg',
        description: 'Od jakiego prawdopodobieństwa cecha liczy się jako wykryta (0,05 do 0,95)',
      },
      'classify.show': { name: 'pokaż', description: 'Które cechy wymienić' },
      'compare.a': { name: 'a', description: 'Jedno zdjęcie' },
      'compare.b': { name: 'b', description: 'Drugie zdjęcie' },
      private: { name: 'prywatnie', description: 'Czy tylko ty widzisz odpowiedź' },
      'settings.threshold.value': { name: 'wartość', description: '0,05 do 0,95' },
      'settings.opinions.listed': { name: 'wymieniać', description: 'Wymieniać je' },
      'settings.card.on': { name: 'włączone', description: 'Rysować karty' },
      'settings.size.value': { name: 'wartość', description: 'Ile' },
      'settings.hide.attributes': {
        name: 'cechy',
        description: 'Nazwy po przecinku albo nic, by żadnej nie ukrywać',
      },
      'settings.language.value': { name: 'wartość', description: 'Język' },
      'watch.for': { name: 'dla', description: 'Gdzie obowiązuje; na tym kanale, jeśli nie wybierzesz inaczej' },
      'watch.private': {
        name: 'prywatnie',
        description: 'Czy odpowiedzi na polecenia są prywatne, jeśli nie zażądano inaczej',
      },
    },
    choices: {
      'classify.show.detected': 'wykryte',
      'classify.show.all': 'wszystkie czterdzieści',
      'settings.size.full': 'wszystko, co wykryto',
      'settings.size.compact': 'to, co mówi najwięcej',
      'settings.language.none': 'język serwera',
      'watch.for.channel': 'ten kanał',
      'watch.for.server': 'cały serwer',
    },
    menus: {
      avatar: 'Opisz awatar',
      classify: 'Opisz twarze',
      describe: 'Opisz dla czytnika ekranu',
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
    'title.none': 'Nic się nie wyróżnia',
    'title.unsure': 'Trudno powiedzieć na podstawie tego zdjęcia',
    'title.faces':
      '{faces, plural, =1 {Jedna twarz} =2 {Dwie twarze} =3 {Trzy twarze} =4 {Cztery twarze} =5 {Pięć twarzy} =6 {Sześć twarzy} =7 {Siedem twarzy} =8 {Osiem twarzy} =9 {Dziewięć twarzy} =10 {Dziesięć twarzy} =11 {Jedenaście twarzy} =12 {Dwanaście twarzy} one {# twarz} few {# twarze} many {# twarzy} other {# twarzy}}',
    'title.crowd':
      '{faces, plural, =2 {Dwie twarze} =3 {Trzy twarze} =4 {Cztery twarze} =5 {Pięć twarzy} =6 {Sześć twarzy} =7 {Siedem twarzy} =8 {Osiem twarzy} =9 {Dziewięć twarzy} =10 {Dziesięć twarzy} =11 {Jedenaście twarzy} =12 {Dwanaście twarzy} one {# twarz} few {# twarze} many {# twarzy} other {# twarzy}}, {share, plural, =2 {dwie} =3 {trzy} =4 {cztery} =5 {pięć} =6 {sześć} =7 {siedem} =8 {osiem} =9 {dziewięć} =10 {dziesięć} =11 {jedenaście} =12 {dwanaście} other {#}} {what}',
    'title.crowdAll':
      '{faces, plural, =2 {Dwie twarze} =3 {Trzy twarze} =4 {Cztery twarze} =5 {Pięć twarzy} =6 {Sześć twarzy} =7 {Siedem twarzy} =8 {Osiem twarzy} =9 {Dziewięć twarzy} =10 {Dziesięć twarzy} =11 {Jedenaście twarzy} =12 {Dwanaście twarzy} one {# twarz} few {# twarze} many {# twarzy} other {# twarzy}}, {faces, plural, =2 {obie} other {wszystkie}} {what}',
    'title.crowdWith': '{thing}',

    'line.notSure': '{what}, niepewne',
    'line.perhaps': 'być może {what}',
    'line.more': 'jeszcze\u00a0{count}',
    'line.nothing': 'nic się nie wyróżnia',
    'line.nothingOver': 'Żadna cecha nie osiąga {threshold}.',
    'line.facesLeft': 'Nie wymieniono tu jeszcze {faces} twarzy.',
    'line.notesLeft': 'jeszcze {count, plural, one {# uwaga} few {# uwagi} many {# uwag} other {# uwag}}',
    'line.picture': 'Zdjęcie {number}',
    'line.named': '{name}: {text}',
    'sigmoid.two': 'Osobne sigmoidy: „{first}” nic nie ujmuje „{second}”.',
    'sigmoid.one': 'Każda ma własną sigmoidę: „{first}” nic nie odbiera pozostałym {others} wynikom.',
    'sigmoid.several': 'Wyniki twarzy: {scores}, każdy z własnej sigmoidy, więc kilka może być prawdą jednocześnie.',
    'sigmoid.none': 'Każda ma własną sigmoidę: każdy wynik stoi sam za siebie, więc wszystkie naraz mogą być niskie.',
    note: 'Etykiety, które ludzie nadali zdjęciom, a nie fakty o osobie.',
    'opinions.notShown':
      '{count, plural, one {# opinia niepokazana} few {# opinie niepokazane} many {# opinii niepokazanych} other {# opinii niepokazanych}}',
    'opinions.shown': 'Jak oceniliby to ludzie, którzy oznaczali zdjęcia do mojej nauki, nic więcej:',
    'opinions.face': '**{number}** {what}',
    'opinions.none': 'Nie ma już opinii do pokazania.',
    'noFace.none': 'Nie widzę żadnej twarzy na tym zdjęciu.',
    'noFace.unread':
      'Na zdjęciu {faces, plural, one {jest # twarz} few {są # twarze} many {jest # twarzy} other {jest # twarzy}}, ale żadnej nie mogę opisać: {why}.',
    'noFace.tips':
      'Najlepiej działa twarz zwrócona do aparatu, dobrze oświetlona i wysoka na co najmniej jedną dziesiątą zdjęcia.',
    'unread.more':
      '{faces, plural, one {Znaleziono jeszcze # twarz, ale jej nie opisano} few {Znaleziono jeszcze # twarze, ale ich nie opisano} many {Znaleziono jeszcze # twarzy, ale ich nie opisano} other {Znaleziono jeszcze # twarzy, ale ich nie opisano}}: {why}.',
    'unread.too-small':
      '{count, plural, one {# zbyt mała} few {# zbyt małe} many {# zbyt małych} other {# zbyt małych}}',
    'unread.unclear':
      '{count, plural, one {# zbyt niewyraźna} few {# zbyt niewyraźne} many {# zbyt niewyraźnych} other {# zbyt niewyraźnych}}',
    'unread.beyond-limit': '{count} ponad limit twarzy na zdjęcie',
    'seen.damaged': 'Plik jest uszkodzony: oto, co da się z niego odczytać.',
    'seen.onItsSide': 'Zdjęcie leży na boku, więc zostało obrócone.',
    'seen.upsideDown': 'Zdjęcie jest do góry nogami, więc zostało obrócone.',
    'seen.frame': 'To klatka {frame} z {frames}.',

    'button.why': 'Dlaczego?',
    'button.allScores': 'Wszystkie wyniki ({count})',
    'button.whySigmoid': 'Dlaczego sigmoida?',
    'button.opinions':
      '{count, plural, one {Pokaż # opinię} few {Pokaż # opinie} many {Pokaż # opinii} other {Pokaż # opinii}}',
    'button.wrong': 'Błąd?',
    'button.delete': 'Usuń',
    'menu.faces': 'Karta jednej twarzy',
    'menu.facesFrom': 'Karta jednej twarzy, od {from} do {to}',
    'menu.face': 'Twarz {number}',
    'menu.threshold': 'Wypróbuj inny próg',
    'menu.thresholdOption': 'Próg: {threshold}',
    'menu.whyAttribute': 'Która cecha?',
    'menu.wrong': 'Co jest błędne?',

    'view.allScores': 'Od {threshold} cecha liczy się jako wykryta, każda osobno.',
    'view.allScoresOf': 'Twarz {number}. Od {threshold} cecha liczy się jako wykryta, każda osobno.',
    'view.faceOf': 'Twarz {number}: {title}',
    'view.sigmoid':
      'Sieć daje każdej cesze logit; sigmoida zamienia każdy z nich osobno w prawdopodobieństwo i tutaj {detected, plural, one {# cecha} few {# cechy} many {# cech} other {# cechy}} z {scores} {detected, plural, one {jest} few {są} many {jest} other {jest}} jednocześnie powyżej progu. Softmax dzieli 100% między wszystkie {scores}: *{first}* dostałoby {firstShare} zamiast {firstScore}, a *{second}* {secondShare} zamiast {secondScore}. To pasuje do pytań z dokładnie jedną odpowiedzią; twarz ma wiele cech naraz, dlatego tę sieć trenowano z sigmoidą i binarną entropią krzyżową dla każdej.',
    'view.sigmoidAlt': 'Każda cecha przez własną sigmoidę i przez jeden wspólny softmax: {what}.',
    'view.sigmoidPair': '{what} {sigmoid} i {softmax}',

    'why.most': 'Najbardziej obniża go zasłonięcie {part}.',
    'why.meaning': 'To pokazuje, na czym sieć opiera się na tym zdjęciu, a nie dlaczego ktoś tak wygląda.',
    'why.noPart': 'Żadna część sama o tym nie decyduje.',
    'why.noPartMeaning': 'Zasłonięcie dowolnej części twarzy niewiele zmienia wynik.',
    'why.weak': 'To, co za tym przemawia, jest słabe.',
    'why.weakMeaning': 'Wynik jest poniżej 50%, więc zasłanianie części twarzy niewiele może mu odebrać.',
    'why.scaleNone': 'bez zmian',
    'why.scaleHalf': 'kontur: połowa',
    'why.scaleMost': 'spada do {score}',
    'why.alt':
      'Mapa ciepła na twarzy dla cechy „{what}”, {score}. Najsilniej w okolicy {part}; po zasłonięciu {lowest}.',
    'why.altNone': 'Twarz, a dla cechy „{what}”, {score}: {why}',
    'why.sentence': '{what}, {score}: najbardziej okolica {part}; po zasłonięciu {lowest}.',
    'why.sentenceNone': '{what}, {score}: {why}',
    'why.choose': 'Przy której cesze mam sprawdzić, na czym opiera się sieć?',
    'why.chooseFace': 'Na której twarzy?',
    'why.gone':
      'Nie przechowuję zdjęć, a tego nie mogę już pobrać: zostało usunięte albo jego link wygasł. Poproś mnie ponownie.',
    'part.hair': 'włosów',
    'part.forehead': 'czoła',
    'part.left-eye': 'lewego oka',
    'part.right-eye': 'prawego oka',
    'part.bridge': 'grzbietu nosa',
    'part.nose': 'nosa',
    'part.mouth': 'ust',
    'part.cheek': 'policzka',
    'part.chin': 'podbródka',
    'part.neck': 'szyi',
    'part.background': 'tła',

    'about.title': 'O Facets',
    'about.more': 'Powiedz mi więcej',
    'about.summary':
      'Opisuję twarze na zdjęciu według czterdziestu cech. Działam na własnej maszynie mojego operatora: żadne zdjęcie jej nie opuszcza ani nie jest zapisywane.\n\n- Facets {version}, model {model} na {device}\n- Uruchomienie: {since}\n- {servers, plural, one {# serwer} few {# serwery} many {# serwerów} other {# serwera}}, {pictures, plural, one {# zdjęcie} few {# zdjęcia} many {# zdjęć} other {# zdjęcia}} od startu\n\nMenu poniżej mówi więcej.',
    'about.what': 'Co to jest?',
    'about.whatText':
      'Znajduję twarze na zdjęciu i mówię, które z czterdziestu cech ma każda z nich, na przykład *uśmiech*, *okulary* albo *falowane włosy*, każdą z prawdopodobieństwem.\n\n- Wyślij zdjęcie tam, gdzie ich wypatruję, albo ze wzmianką o mnie, albo w wiadomości prywatnej.\n- `/classify` bierze zdjęcie i pozwala wybrać próg; `/compare` bierze dwa.\n- Aplikacje → **Opisz twarze** i **Opisz dla czytnika ekranu** działają przy każdej wiadomości.\n- Pod każdą odpowiedzią: *Dlaczego?* pokazuje, na czym opiera się wynik, a *Błąd?* pozwala zgłosić, że się mylę.\n- `/watch` i `/settings` są dla osób zarządzających serwerem, `/privacy` jest dla wszystkich.',
    'about.training': 'Jak trenowano model?',
    'about.trainingText':
      '**{model}** uczył się na {data}: zdjęciach znanych osób, każde z czterdziestoma etykietami tak lub nie.\n\n**Najpierw zamrożona, potem odmrożona.** Sieć, która nauczyła się widzieć na milionach innych zdjęć, z początku ma warstwy zamrożone i uczy się tylko to, co nowe. Potem uczy się dalej całość, małymi krokami, by niewiele zapomnieć z tego, co umiała.\n\n- **Notatnik, od którego to się zaczęło**: ResNet50, wstępnie trenowany na ImageNet, 5000 zdjęć, 4 epoki zamrożony i 10 w całości, dokładność 88–91%\n- **Ten bot**: {architecture}, zdjęcia: {pictures, number}, dokładność: {accuracy}\n\nSama dokładność mówi niewiele: większość cech jest rzadka, a mówienie „nie” za każdym razem byłoby trafne mniej więcej w czterech przypadkach na pięć. Karta modelu podaje wynik każdej cechy.',
    'about.accuracy': '{accuracy} (średnia z czterdziestu cech, zdjęcia z części „{split}” CelebA: {pictures, number})',
    'about.notMeasured': 'niezmierzona',
    'about.children':
      'Nie jest przeznaczony dla dzieci: w CelebA prawie ich nie ma, a `Male` mówi tylko o jednym na sześciu chłopców poniżej 16 lat. Gdy twarz wygląda na dziecięcą, nie podaję ani `Male`, ani `Attractive`; tak rozpoznawane są cztery na pięć osób poniżej 16 lat.',
    'about.labels': 'Czym to się różni od jednej etykiety?',
    'about.labelsText':
      '**Jedna etykieta**: zdjęcie należy do dokładnie jednej klasy, kot albo pies. Softmax dzieli 100% między klasy; gdy jedna zyskuje, inne tracą.\n\n**Wiele etykiet**: dowolna ich liczba może być prawdą naraz; kto się uśmiecha, może też mieć kapelusz. Każda etykieta ma własną sigmoidę, która zamienia jej logit *z* w prawdopodobieństwo `1 / (1 + e^-z)` i nie patrzy na inne. Trenuje się z binarną entropią krzyżową dla każdej etykiety, zsumowaną.\n\nCzterdzieści wyników może więc dać razem 700%, a każdy jest porównywany z progiem osobno. *Dlaczego sigmoida?*, pod odpowiedzią albo przy jej wynikach, pokazuje jedno i drugie dla twojego zdjęcia.',
    'about.loss': 'Dlaczego binarna entropia krzyżowa?',
    'about.lossText':
      'Dla każdej etykiety strata to `-log(p)`, gdy jest prawdziwa, i `-log(1 - p)`, gdy nie jest.\n\nTo logarytm karze zbytnią pewność: powiedzieć 60% o czymś fałszywym kosztuje 0,9, 99% kosztuje 4,6, a 99,99% kosztuje 9,2; całkowita pewność kosztowałaby nieskończenie wiele. Sieci, która nie ma pewności, najbardziej opłaca się to powiedzieć, i dlatego jej procenty można brać za prawdopodobieństwa: z tego, co mówi z 80%, prawdą jest mniej więcej cztery piąte. Blisko 50% mówię *niepewne*.',
    'about.wrong': 'Jak często się myli?',
    'about.wrongText':
      'Co ludzie zgłosili przez *Błąd?*, obok tego, jak często sieć zgadzała się z osobami oznaczającymi na zdjęciach, których nie widziała. Przechowywane są tylko te liczby: żadne zdjęcie ani to, kto zgłosił.\n\n{what}',
    'about.wrongNone': 'Nikt jeszcze nie zgłosił żadnego błędu.',
    'about.wrongCount':
      '- {what}: {count, plural, one {# zgłoszenie} few {# zgłoszenia} many {# zgłoszeń} other {# zgłoszenia}} błędu, w pomiarze trafne w {accuracy}',
    'about.libraries': 'Jakich bibliotek używa?',
    'about.librariesText':
      '- **discord.js** rozmawia z Discordem, **undici** pobiera.\n- **sharp** dekoduje zdjęcia, **onnxruntime-node** uruchamia sieci na GPU albo procesorze.\n- **@napi-rs/canvas** rysuje karty.\n- **Kysely** na **libsql** trzyma ustawienia w SQLite, **zod** je sprawdza, **pino** prowadzi dziennik.\n- Sieci wytrenowano w **PyTorch**.',
    'about.gpu': 'Czy nie trzeba GPU?',
    'about.gpuText':
      'Nie. GPU sprawia, że trening da się znieść, ale sieć jest dość mała, by na jednym rdzeniu procesora opisać twarz w kilka setnych sekundy. Ten bot działa na **{device}**. {measured, select, yes {Ostatnie zdjęcie zajęło **{milliseconds} ms** razem z dekodowaniem.} other {Od startu nie opisano żadnego zdjęcia.}} GPU pomaga, gdy naraz przychodzi wiele twarzy.',
    'about.privacy': 'A prywatność?',
    'about.privacyText': '`/privacy opt-out` wyłącza twoje zdjęcia.',
    'about.sample': 'Pokaż mi przykład',
    'about.sampleText':
      'To nikt: wiele twarzy o wspólnych cechach, uśrednionych w jedną. Poniżej jest to, co o niej mówię, jak o każdym zdjęciu.',
    'about.contact': 'Gdzie mogę zapytać?',
    'about.contactText': 'Zapytaj tutaj: {contact}',
    'about.noContact': 'Operator tego bota nie podał kontaktu. Zapytaj moderację tego serwera.',

    'compare.text': 'Czym różnią się największa twarz na zdjęciu A i na zdjęciu B. {both}.',
    'compare.noFace': 'Na zdjęciu {which} nie widzę twarzy, którą mogę opisać.',

    'reader.faces':
      '{faces, plural, =1 {Zdjęcie z jedną twarzą} other {Zdjęcie z # twarzami, od lewej do prawej}}{more, plural, =0 {} =1 {, i jedną zbyt małą lub niewyraźną, by ją opisać} other {, i # zbyt małymi lub niewyraźnymi, by je opisać}}.',
    'reader.none': 'Zdjęcie, na którym nie znaleziono żadnej twarzy.',
    'reader.face': 'Twarz {number}: {what}.',
    'reader.oneFace': 'Widać: {what}.',
    'reader.nothing': 'nic szczególnego',
    'reader.provenance': 'Opis programu, który zna czterdzieści cech twarzy i może się mylić:',
    'button.postHere': 'Wyślij tutaj',
    'button.askPoster': 'Poproś o wysłanie',
    'reader.askPoster':
      '{poster}, ktoś prosi o opis twojego zdjęcia dla osób, które nie mogą go zobaczyć. Czy mogę go tu wysłać?',
    'reader.notYours': 'Tylko osoba, która wysłała zdjęcie, może zlecić wysłanie jego opisu.',

    'hello.text':
      'Cześć! Opisuję twarze na zdjęciach wysyłanych tutaj według czterdziestu cech, takich jak *uśmiech* czy *okulary*.\nNikogo nie rozpoznaję i nie przechowuję zdjęć: `/privacy` mówi, co się z nimi dzieje, i pozwala każdemu zgłosić sprzeciw.\nOsoby zarządzające tym serwerem mogą wybrać, gdzie i w jakim języku odpowiadam, teraz lub później przez `/watch` i `/settings language`:',
    'hello.on': 'Odpowiadaj tu na zdjęcia',
    'hello.mentions': 'Tylko przy wzmiance',
    'hello.off': 'Nigdzie',
    'hello.language': 'Język',
    introduction:
      '-# Opisuję twarze na zdjęciach wysyłanych tutaj. `/watch` zmienia, gdzie patrzę; `/privacy` mówi, co dzieje się ze zdjęciami, i pozwala zgłosić sprzeciw.',
    late: '-# Nie było mnie, gdy to wysłano.',
    askAgain: 'Zrestartowano mnie, zanim zdążyłem odpowiedzieć. Poproś ponownie.',
    notSaved:
      'To obowiązuje od teraz, ale nie udało się jeszcze zapisać na dysku. Próbuję dalej; jeśli wcześniej nastąpi restart, trzeba będzie ustawić to ponownie.',
    bug: 'Coś poszło nie tak po mojej stronie. Zgłaszając to mojemu operatorowi, podaj błąd `{id}`.',

    'privacy.text': [
      '**Co dzieje się ze zdjęciem**',
      '- Jest pobierane z Discorda do pamięci maszyny, na której działa ten bot, tam opisywane i porzucane. Nie trafia do żadnej innej usługi.',
      '- Żadne zdjęcie, żadna jego część i żaden wynik nie są zapisywane na dysku ani w dzienniku i nic nie służy do trenowania. Wyniki są w samej odpowiedzi: usuń ją, a znikną.',
      '- Późniejsze spojrzenie, jak *Dlaczego?*, pobiera zdjęcie na nowo, jeśli nadal tam jest, a osoba, która je wysłała, nie zgłosiła sprzeciwu.',
      '- Nikt nie jest rozpoznawany: nie powstaje żaden wzorzec twarzy. `/compare` porównuje etykiety dwóch zdjęć, a nie to, kto na nich jest.',
      '- Wynik to lista etykiet, które ludzie nadali zdjęciom. Nie mówi nic pewnego o osobie i nie może służyć do jej oceniania.',
      '**Co jest przechowywane**',
      '- Ustawienia serwerów (`/watch`, `/settings`), identyfikatory osób, które zgłosiły sprzeciw, i dla każdego obserwowanego kanału identyfikator wiadomości, do której na wszystko odpowiedziano.',
      '- Ile razy każdą cechę zgłoszono jako błędną: liczba, bez zdjęcia i osoby.',
      '- Dopóki polecenie czeka na odpowiedź, to, co do niej potrzebne: najwyżej 15 minut.',
      '- W dzienniku mojego operatora: identyfikatory wiadomości, kanału, serwera i osoby przy każdym zdjęciu, z liczbami i czasami. Mogą być zastąpione skrótem (hash) lub pominięte.',
      '- Wiadomości, które za kogoś wysyła webhook, nie noszą niczyjego imienia, więc nigdy nie są opisywane bez prośby, a sprzeciwu na nich nie widać.',
    ].join('\n'),
    'privacy.isOut': 'Twój **sprzeciw obowiązuje**. `/privacy opt-in` to zmienia.',
    'privacy.isIn': 'Nie ma twojego sprzeciwu. `/privacy opt-out` to zmienia.',
    'privacy.out':
      'Twój sprzeciw obowiązuje: od teraz żadne zdjęcie, które wyślesz, nie będzie pobierane, bez względu na to, kto prosi. Moje publiczne odpowiedzi o twoich zdjęciach z ostatniej godziny zostają usunięte. By to pamiętać, przechowuję twój identyfikator użytkownika i nic więcej.',
    'privacy.in':
      'Twój sprzeciw jest cofnięty: zdjęcia, które wyślesz, mogą znów być opisywane. Nic o tobie nie jest przechowywane.',

    'watch.meaning':
      '{mode, select, on {odpowiadam na każde wysłane zdjęcie} mentions {odpowiadam na zdjęcia, gdy ich wiadomość o mnie wspomina} other {odpowiadam tylko na polecenia}}',
    'watch.here': '{channel}: **{mode}**, {meaning}.',
    'watch.answers':
      'Odpowiedzi na polecenia są {who, select, private {prywatne} other {publiczne}}, jeśli nie zażądano inaczej.',
    'watch.follows': 'Kanał stosuje ustawienia serwera.',
    'watch.own': 'Kanał ma własne ustawienia; `/watch reset` je usuwa.',
    'watch.server': 'Serwer: **{mode}**.',
    'watch.noneApart': 'Żaden kanał się nie różni.',
    'watch.apart': 'Kanały z własnymi ustawieniami: {channels}{more, plural, =0 {} other { i jeszcze #}}.',
    'watch.noContent':
      'Discord nie pokazuje mi treści wiadomości (intencja „message content” jest wyłączona), więc widzę tylko zdjęcia ze wzmianką o mnie.',

    'settings.head': '**Odpowiedzi na tym serwerze**',
    'settings.threshold': '- Próg: **{threshold}**{own, select, own {} other {, jak ustawił operator}}',
    'settings.opinions':
      '- Oceny wyglądu, gdy nikt o nie nie prosił: **{shown, select, yes {wymieniane} other {liczone, nie wymieniane}}**',
    'settings.card': '- Karta: **{shown, select, yes {włączona} other {wyłączona}}**',
    'settings.size':
      '- Rozmiar: **{size, select, compact {zwięzły, to, co mówi najwięcej} other {pełny, wszystko, co wykryto}}**',
    'settings.hidden': '- Ukryte: {what}',
    'settings.hiddenNone': '- Ukryte: nic',
    'settings.operatorHides': '- Zawsze ukryte przez operatora: {what}',
    'settings.language':
      '- Język odpowiedzi, które widzą wszyscy: **{language}**{chosen, select, own {} other {, bo nikt żadnego nie wybrał}}',
    'settings.noServer': '`/settings` działa na serwerach.',
    'settings.unknownAttribute': 'Nie znam cechy „{name}”. Nazwy są takie jak {example}, po przecinku.',

    'classify.noPicture':
      'Na tym kanale nie widzę twojego zdjęcia z ostatniej godziny albo nie wolno mi go czytać. Podaj zdjęcie jako `zdjęcie` albo swój awatar przez `awatar`.',
    'avatar.none': 'Nie ma tu awatara, tylko obrazek Discorda.',
    'avatar.notAllowed':
      'Opisuję awatary tylko tych, którzy na to zezwalają, a ta osoba tego nie zrobiła. Służy do tego `/privacy avatar`.',

    'privacy.avatarStatus':
      '{allowed, select, yes {Inni **mogą** prosić o opis twojego awatara} other {Inni nie mogą prosić o opis twojego awatara}}; `/privacy avatar` to zmienia.',
    'privacy.avatarAllowed':
      'Od teraz inni mogą prosić o opis twojego awatara, każdy dla siebie: co powiem, widzi tylko ten, kto prosi. By to pamiętać, przechowuję twój identyfikator użytkownika. `/privacy avatar` to cofa.',
    'privacy.avatarForbidden':
      'Nikt poza tobą nie może prosić o opis twojego awatara. By to pamiętać, nic nie jest przechowywane: tak jest u wszystkich.',
    'privacy.avatarOptedOut':
      'Twój sprzeciw obowiązuje i waży więcej: nikt nie może prosić o opis twojego awatara. Najpierw zmienia to `/privacy opt-in`.',

    'watch.kinds':
      'Obrazy z linków są {links, select, yes {opisywane} other {pomijane}}, naklejki są {stickers, select, yes {opisywane} other {pomijane}}.',
    'watch.sign':
      '{marked, select, yes {{emoji} oznacza zdjęcia, o których nic nie mogłem powiedzieć.} other {Zdjęcia, o których nic nie mogę powiedzieć, są pomijane.}} Wspomnij o mnie w odpowiedzi na takie zdjęcie, a powiem dlaczego.',

    'help.howTo':
      'Opisuję twarze na zdjęciach. {where, select, direct {Wyślij tu zdjęcie} other {Wyślij tu zdjęcie ze wzmianką o mnie albo wspomnij o mnie w odpowiedzi na zdjęcie}}, albo użyj `/classify`, albo Aplikacje → **Opisz twarze** przy wiadomości. `/privacy` mówi, co dzieje się ze zdjęciami.',

    'blocked.you':
      'Mój operator nie chce, bym ci odpowiadał, więc niczego dla ciebie nie opiszę. `/privacy` działa mimo to.',
    'blocked.poster': 'Mój operator zablokował osobę, która to wysłała, więc nie opisuję jej zdjęć.',
    'blocked.server': 'Mój operator zablokował ten serwer, więc niczego tu nie opisuję. `/privacy` działa mimo to.',

    'kept.head': '**Co o tobie przechowuję**',
    'kept.nothing': 'Nic, nawet twojego identyfikatora użytkownika.',
    'kept.optOut':
      '- Twój identyfikator użytkownika wśród osób, które zgłosiły sprzeciw, by żadne twoje zdjęcie nie było pobierane.',
    'kept.avatar': '- Twój identyfikator użytkownika wśród osób, które pozwalają innym prosić o opis swojego awatara.',
    'kept.blocked': '- Twój identyfikator użytkownika wśród osób zablokowanych przez operatora.',
    'kept.pictures':
      '- Tylko w pamięci: skąd {count, plural, one {# twoje zdjęcie można} few {# twoje zdjęcia można} many {# twoich zdjęć można} other {# twojego zdjęcia można}} znów pobrać z Discorda, by działało *Dlaczego?*. Zapominam to, gdy adres Discorda wygaśnie, w ciągu dnia, i przy restarcie.',
    'kept.language':
      '- Tylko w pamięci: że twój Discord jest w języku {language}, aby tak odpowiadać na twoje wiadomości prywatne. Zapominam o tym po ponownym uruchomieniu.',
    'kept.meanwhile':
      'Dopóki trwa twoje polecenie, jak to, przechowuję też to, co potrzebne do odpowiedzi: najwyżej 15 minut. Wyniki twoich zdjęć są w przyciskach moich odpowiedzi i znikają razem z nimi: *Usuń* jest pod każdą.',
    'kept.log':
      '{ids, select, plain {Mój dziennik podaje twój identyfikator użytkownika przy każdym twoim opisanym zdjęciu. Tylko mój operator może to usunąć: `/about` mówi, jak się z nim skontaktować.} hash {Mój dziennik ma zamiast twojego identyfikatora kod, który nie prowadzi do nikogo.} other {Mój dziennik nikogo nie wymienia.}}',
    'kept.howToDelete': '`/privacy delete` to usuwa.',
    'forgotten.head': '**Usunięto**',
    'forgotten.nothing': 'Nie było nic do usunięcia.',
    'forgotten.avatar': '- Że inni mogą prosić o opis twojego awatara: już nie mogą.',
    'forgotten.pictures':
      '- Skąd {count, plural, one {# twoje zdjęcie można było} few {# twoje zdjęcia można było} many {# twoich zdjęć można było} other {# twojego zdjęcia można było}} znów pobrać: *Dlaczego?* nie działa już pod moimi odpowiedziami na twoje polecenia.',
    'forgotten.language':
      '- W jakim języku odpowiadam na twoje wiadomości prywatne: znów po angielsku, aż użyjesz tam przycisku lub polecenia.',
    'forgotten.optOut':
      'Twój sprzeciw jest usunięty: zdjęcia, które wyślesz, mogą znów być opisywane. `/privacy opt-out` go przywraca.',
    'stays.optOut':
      '**Twój sprzeciw zostaje.** Tylko po twoim identyfikatorze wiem, które zdjęcia zostawić w spokoju. Jeśli zniknie, twoje zdjęcia mogą znów być opisywane.',
    'stays.blocked': 'Blokada nałożona przez operatora też zostaje: tylko operator może ją cofnąć.',
    'stays.notYours': 'Usunąć to może tylko osoba, do której należy sprzeciw.',
    'button.forgetOptOut': 'Usuń też mój sprzeciw',

    'wrong.choose':
      'Co z tego jest błędne? Liczy się tylko, ile razy zgłoszono każdą cechę, a nie kto zgłosił ani o kim.',
    'wrong.thanks': 'Dziękuję. Policzone jako błędne: {what}.',
    'wrong.all': 'Wszystko, co mówi ta odpowiedź, zgłoszono już jako błędne.',
    'wrong.notYours': 'Może to zgłosić tylko osoba, która wysłała zdjęcie, albo ta, która o to poprosiła.',
    'wrong.notKept': 'Nie mogę tego odnotować w tej odpowiedzi, więc się nie liczy.',

    'card.usualShare': 'zwykły udział',
    'card.notSure': 'niepewne',
    'card.restMore': 'jeszcze {count}',
    'card.restNotSure': '{count, plural, one {# niepewna} few {# niepewne} many {# niepewnych} other {# niepewnych}}',
    'card.order': 'od lewej do prawej, rząd po rzędzie · najwięcej mówiące najpierw',
    'card.orderMore': 'jeszcze {count} w menu · od lewej do prawej, rząd po rzędzie',
    'card.sheet': 'zdjęcie po zdjęciu · najwięcej mówiące najpierw',
    'card.sheetMore': 'jeszcze {count} w menu · zdjęcie po zdjęciu',
    'card.legend.detected': 'pogrubione: od {threshold}',
    'card.legend.notSure': 'przerywane: niepewne',
    'card.legend.below': 'szare: poniżej {threshold}',
    'card.both': 'Obie: {what}',
    'card.bothNothing': 'Nic pewnego u obu',
    'card.noDifference': 'Brak wyraźnej różnicy',
    'card.sigmoid': 'każda ma sigmoidę',
    'card.softmax': 'wspólny softmax',
    'card.sigmoidSum': 'Wszystkie ({scores}): {sum}',
    'card.softmaxSum': 'Razem {sum}',
    'alt.one': 'Karta jednej twarzy: {what}.',
    'alt.oneMore': '{what}.',
    'alt.oneNotSure': 'niepewne: {what}',
    'alt.nothing': 'Karta jednej twarzy: nic się nie wyróżnia.',
    'alt.group':
      '{faces, plural, one {# twarz} few {# twarze} many {# twarzy} other {# twarzy}}, od lewej do prawej, rząd po rzędzie.',
    'alt.face': '{number}: {what}.',
    'alt.left': 'Jeszcze {count, plural, one {# twarz} few {# twarze} many {# twarzy} other {# twarzy}}.',
    'alt.all': 'Wszystkie wyniki ({count}): {what}.',
    'alt.compare': 'Karta porównująca dwie twarze, A i B: {what}. {both}.',
    'alt.comparePair': '{what} {first} i {second}',

    'error.image/too-large':
      '{form, select, bytes {Przyjmuję zdjęcia do {most, number} MiB, a ten plik ma {found, number} MiB.} memory {Odczytanie tego zdjęcia wymaga około {found, number} MiB pamięci, a mam {most, number} MiB. Mniejsza kopia albo JPEG wymaga znacznie mniej.} pixels {Przyjmuję zdjęcia do {most, number} megapikseli, a to ({format}) ma więcej.} endless {Przyjmuję zdjęcia do {most, number} MiB, a to jest większe.} other {Odczytanie tego zdjęcia wymaga więcej pamięci, niż mam. Mniejsza kopia albo JPEG wymaga znacznie mniej.}}',
    'error.image/too-slow': 'Odczytanie tego zdjęcia trwa dłużej niż {seconds} s.',
    'error.image/truncated': 'Ten plik ({format}) kończy się przed końcem zdjęcia; wyślij go ponownie.',
    'error.image/damaged': 'Ten plik zaczyna się jak {format}, ale jest uszkodzony i nie da się go zdekodować.',
    'error.image/not-an-image':
      'Przyjmuję zdjęcia JPEG, PNG, WebP, AVIF, GIF, HEIC, TIFF lub BMP, a ten plik {found, select, none {nim nie jest} other {to {found}}}.',
    'error.image/empty': 'Przyjmuję zdjęcia JPEG, PNG, WebP, AVIF, GIF, HEIC, TIFF lub BMP, a ten plik jest pusty.',
    'error.image/video':
      '{form, select, unreadable {Z tego filmu ({format}) nie udało się przy odbiorze odczytać żadnego obrazu: wyślij zrzut ekranu.} other {To film ({format}). Opisuję zdjęcia: wyślij zrzut ekranu.}}',
    'error.image/unsupported':
      '{found, select, heic {To zdjęcie HEIC, a operator tego bota pominął to, co je czyta. Wyślij je jako JPEG.} other {Przyjmuję zdjęcia JPEG, PNG, WebP, AVIF, GIF, HEIC, TIFF lub BMP, a to jest {found}. Najpierw je przekonwertuj.}}',
    'error.image/crashes':
      'Program, który czyta to zdjęcie, ulega przez nie awarii, więc je zostawiam. Zgłaszając to mojemu operatorowi, podaj błąd `{id}`.',
    'error.download/too-large':
      'Przyjmuję zdjęcia do {most, number} MiB, a to {found, plural, =0 {jest większe} other {ma {found, number} MiB}}.',
    'error.download/failed': 'Nie udało się pobrać zdjęcia z Discorda. Spróbuj ponownie.',
    'error.download/too-slow': 'Zdjęcie nie dotarło z Discorda w ciągu {seconds} s. Spróbuj ponownie.',
    'error.download/not-allowed': 'Opisać można tylko zdjęcia, które są na serwerach samego Discorda.',
    'error.download/expired':
      'Discord nie udostępnia już tego zdjęcia: jego link wygasł albo zostało usunięte. Wyślij je ponownie.',
    'error.person/opted-out':
      '{whose, select, own {Twój sprzeciw obowiązuje, więc nie pobieram twoich zdjęć. `/privacy opt-in` to zmienia.} other {Osoba, która to wysłała, zgłosiła sprzeciw, więc nie pobieram jej zdjęć.}}',
    'error.message/no-picture':
      '{where, select, own {Nie widzę zdjęcia w twojej wiadomości. Wyślij zdjęcie ze wzmianką o mnie albo użyj `/classify`, albo Aplikacje → **Opisz twarze** przy wiadomości.} other {Nie widzę zdjęcia w tej wiadomości.}}',
    'error.message/own': 'Ta wiadomość jest moja, a nie opisuję tego, co sam wysłałem. Użyj zdjęcia, którego dotyczy.',
    'error.message/unseen':
      'Nie widzę, co jest w tej wiadomości. Użyj przy niej Aplikacje → **Opisz twarze**: wtedy Discord mi ją pokaże.',
    'error.message/unknown-author':
      'Nie widzę, kto wysłał to, co tu przekazano, więc opiszę to tylko osobie, która o to prosi: użyj Aplikacje → **Opisz twarze**.',
    'error.component/outdated':
      '{what, select, page {Ta strona pochodzi z innej mojej wersji. Użyj ponownie `/about`.} button {Ten przycisk pochodzi z innej mojej wersji. `/watch` robi to samo.} other {Ta odpowiedź pochodzi z innej mojej wersji. Poproś mnie ponownie.}}',
    'error.command/unknown':
      '{what, select, command {To polecenie} other {Ten przycisk albo menu}} pochodzi z innej mojej wersji. Odśwież Discorda albo poproś mnie ponownie.',
    'error.discord/not-taken': 'Discord nie przyjął mojej odpowiedzi. Przykro mi.',
    'error.delete/not-yours':
      'Może to usunąć tylko osoba, która wysłała zdjęcie, ta, która o to poprosiła, albo ktoś, kto zarządza wiadomościami.',
    'error.hello/not-yours': 'Tylko osoby zarządzające serwerem mogą wybrać, gdzie i w jakim języku odpowiadam.',
    'error.hello/not-saved':
      'To obowiązuje od teraz, ale nie udało się jeszcze zapisać na dysku. Próbuję dalej; jeśli wcześniej nastąpi restart, trzeba będzie ustawić to ponownie.',
    'error.watch/no-server': '`/watch` działa na serwerach.',
    'error.busy/queue': 'Mam teraz dużo pracy. Spróbuj ponownie za {seconds} s.',
    'error.busy/queue-full': 'Zbyt wiele zdjęć czeka. Spróbuj ponownie za {seconds} s.',
    'error.busy/person': 'To było dużo zdjęć w krótkim czasie. Spróbuj ponownie za {seconds} s.',
    'error.busy/actions': 'To było dużo w krótkim czasie. Spróbuj ponownie za {seconds} s.',
    'error.busy/server': 'Na tym serwerze opisano dużo zdjęć w krótkim czasie. Spróbuj ponownie za {seconds} s.',
    'error.busy/stopping': 'Zaraz nastąpi mój restart. Spróbuj ponownie za {seconds} s.',
    'error.file/not-found': 'Tu powinno być zdjęcie albo folder, ale nic nie ma.',
    'error.file/not-a-file':
      'To powinien być plik ze zdjęciem, a jest to {found, select, folder {folder} pipe {potok nazwany} socket {gniazdo} other {urządzenie}}.',
    'error.file/unreadable':
      '{reason, select, terminal {Na standardowym wejściu powinno być zdjęcie, a jest terminal.} EACCES {Brak uprawnień do odczytu.} EPERM {Brak uprawnień do odczytu.} ELOOP {To link, który prowadzi do siebie.} EIO {Dysk nie mógł tego odczytać.} other {To powinno dać się odczytać, ale dało {reason}.}}',
    'error.file/empty': 'Na standardowym wejściu powinno być zdjęcie, ale nic nie przyszło.',
    'error.file/empty-folder': 'W tym folderze powinny być zdjęcia, ale nie ma w nim żadnego pliku.',
    'error.file/no-match': 'To powinno być zdjęcie albo wzorzec, który jakieś znajduje, ale żadnego nie ma.',
    'error.file/exists': '{path} już istnieje; --overwrite to zastępuje.',
    'error.file/unwritable': 'Nie można zapisać {path}: {reason}.',
    'error.internal/bug': 'To błąd w Facets; prosimy o zgłoszenie: {stack}',

    'cli.face': 'Twarz {number} z {faces}',
    'cli.noFace': 'Nie znaleziono twarzy do opisania.',
    'cli.notSaidOfChildren': 'O twarzy, która wygląda na dziecięcą, nic się tu nie mówi.',
    'cli.whyHead': 'Dlaczego',
    'cli.frame': 'klatka {frame} z {frames}',
    'cli.upsideDown': 'do góry nogami',
    'cli.onItsSide': 'na boku',
    'cli.damaged': 'uszkodzone',
    'cli.place': '{width} × {height} w ({x}, {y}), pewność {score}',
    'cli.times': '{device}, {total} ms (dekodowanie {decode}, szukanie {detect}, cechy {attributes})',
    'cli.device':
      'dostępne, {milliseconds} ms na {faces, plural, one {# twarz} few {# twarze} many {# twarzy} other {# twarzy}}',
    'cli.noDevice': 'niedostępne: {reason}',
    'cli.summary':
      '{pictures, plural, one {# zdjęcie} few {# zdjęcia} many {# zdjęć} other {# zdjęcia}} w {time}: {what}.',
    'cli.faces': '{faces, plural, one {# twarz} few {# twarze} many {# twarzy} other {# twarzy}}',
    'cli.faceless': '{pictures} bez twarzy',
    'cli.notRead':
      '{pictures, plural, one {# nieodczytane} few {# nieodczytane} many {# nieodczytanych} other {# nieodczytanych}}',
    'cli.ownLeftOut':
      '{pictures, plural, one {Pominięto # zdjęcie zrobione} few {Pominięto # zdjęcia zrobione} many {Pominięto # zdjęć zrobionych} other {Pominięto # zdjęcia zrobionego}} przez Facets.',
    'cli.stopped': 'Zatrzymano po {done} z {total} zdjęć.',
    'cli.progress': '{done} z {total} zdjęć',
    'cli.left': 'zostało około {time}',
    'time.seconds': '{seconds} s',
    'time.minutes': '{minutes} min',
    'time.minutesSeconds': '{minutes} min {seconds} s',
    'time.hoursMinutes': '{hours} godz. {minutes} min',
    'cli.usage': 'Użycie:',
    'cli.arguments': 'Argumenty:',
    'cli.options': 'Opcje:',
    'cli.choices': 'do wyboru: {choices}',
    'cli.default': 'domyślnie: {value}',
    'cli.environment': 'środowisko: {name}',
    'cli.description': 'Znajduje twarze na zdjęciach i opisuje każdą według czterdziestu cech CelebA.',
    'cli.path': 'zdjęcia, foldery i wzorce zdjęć; - dla standardowego wejścia',
    'cli.json': 'wypisuje JSON Lines, jeden obiekt na zdjęcie, zamiast tabel',
    'cli.csv': 'wypisuje wartości po przecinku, jeden wiersz na opisaną twarz, zamiast tabel',
    'cli.threshold': 'wymienia cechy od tego prawdopodobieństwa',
    'cli.deviceOption': 'gdzie działają sieci',
    'cli.precision': 'z jaką precyzją sieci liczą na procesorze',
    'cli.why': 'mówi, na czym opiera się wynik tej cechy na każdej opisanej twarzy, i zapisuje mapę ciepła',
    'cli.whyFolder': 'zapisuje mapy ciepła z --why w tym folderze',
    'cli.notAttribute':
      'Potrzebna jest jedna z cech CelebA, na przykład Smiling.{meant, select, none {} other { Czy chodziło o {meant}?}}',
    'cli.notListedAttribute':
      '„{name}” nie jest żadną z cech CelebA; nazwy podaje się po przecinku.{meant, select, none {} other { Czy chodziło o {meant}?}}',
    'cli.aligned': 'bierze każde zdjęcie za jedną twarz, wyrównaną jak w CelebA, zamiast szukać twarzy',
    'cli.maxFaces': 'opisuje najwyżej tyle twarzy ze zdjęcia, te największe',
    'cli.all': 'wymienia wszystkie czterdzieści cech, także te poniżej progu',
    'cli.only': 'wymienia tylko te cechy, także te poniżej progu; nazwy po przecinku',
    'cli.annotate': 'zapisuje w tym folderze kopię każdego zdjęcia z ponumerowanymi twarzami',
    'cli.crops': 'zapisuje w tym folderze każdą opisaną twarz, wyprostowaną i przyciętą tak, jak widzi ją sieć',
    'cli.overwrite': 'zastępuje pliki, które już są w tych folderach; nigdy odczytywane zdjęcia',
    'cli.quiet': 'nie pokazuje ani postępu, ani podsumowania',
    'cli.devices': 'tylko wypisuje, jakich urządzeń można tu użyć i jak szybkie jest każde',
    'cli.lang': 'język tego, co jest wypisywane dla ludzi; inaczej ten z LC_ALL, LC_MESSAGES lub LANG',
    'cli.version': 'wypisuje numer wersji',
    'cli.help': 'wypisuje tę pomoc',
    'cli.helpEnd': [
      'Folder oznacza wszystkie pliki w nim, oprócz ukrytych i zdjęć, które zrobiły --annotate, --crops i --why.',
      'Kod wyjścia: 0, gdy wszystko zrobiono, 1, gdy zdjęcia nie odczytano lub nie zapisano, 2 przy błędnym użyciu,',
      '130 po Ctrl-C.',
      'Przykład: facets classify --json zdjecia | jq .faces',
    ].join('\n'),
    'cli.notProbability': 'Potrzebna jest liczba od 0 do 1.',
    'cli.notCount': 'Potrzebna jest liczba całkowita od 1.',
    'cli.nothingNamed': 'błąd: trzeba podać co najmniej jedno zdjęcie lub folder (zobacz „--help”)',
    'cli.stdinTwice': 'błąd: - dla standardowego wejścia można podać tylko raz',
    'page.heic': 'Uśredniona twarz w formacie zdjęć z iPhone’a',
    'page.video': 'Film z uśrednioną twarzą',
    'page.closeUp': 'Uśredniona twarz wypełniająca zdjęcie',
    'page.damaged': 'Uśredniona twarz w pliku, który kończy się za wcześnie',
    'page.forwarded': 'Uśredniona twarz',
    'page.caption.sideways': 'na boku',
    'page.caption.closeUp': 'z bliska',
    'page.caption.long': 'długi',
    'page.caption.damaged': 'uszkodzony',
    'page.caption.two': 'dwie',

    'page.samplesNote': 'średnie z wielu twarzy; nikogo na nich nie ma',
    'page.welcome': 'Wyślij zdjęcie twarzy.',
    'page.member': 'członkostwo',
    'page.administrator': 'administracja',
    'page.optedOut': 'nie życzy sobie opisów bota',
    'page.sample': 'Uśredniona twarz: {what}',
    'page.sideways': 'Uśredniona twarz leżąca na boku',
    'page.animation': 'Uśredniona twarz, która pojawia się po pustej klatce',
    'page.screenshot': 'Uśredniona twarz na długim zrzucie ekranu',
    'page.together': 'Dwie uśrednione twarze obok siebie',
  },
};
