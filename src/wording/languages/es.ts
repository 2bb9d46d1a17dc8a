import type { LanguageTexts } from '../texts.ts';

/**
 * Spanish, in words that are understood in Spain and in America; the bot says "tú". Adjectives would agree with the
 * person, so titles name what is seen (*pelo rubio, sonrisa*), and in groups they agree with *rostro*.
 */
export const es: LanguageTexts = {
  locale: 'es',
  name: 'Español',
  attributes: {
    '5_o_Clock_Shadow': {
      label: 'barba de tres días',
      inGroup: 'de tres días',
      short: 'barba de 3 días',
      title: { adjective: 'barba de tres días', several: 'con barba de tres días' },
    },
    Arched_Eyebrows: { label: 'cejas arqueadas' },
    Attractive: { label: 'aspecto atractivo' },
    Bags_Under_Eyes: { label: 'bolsas bajo los ojos', inGroup: 'bolsas', short: 'ojos con bolsas' },
    Bald: { label: 'calvicie', title: { adjective: 'calvicie', several: 'con calvicie' } },
    Bangs: { label: 'flequillo', title: { adjective: 'flequillo', several: 'con flequillo' } },
    Beard: { label: 'barba', title: { adjective: 'barba', several: 'con barba' } },
    Big_Lips: { label: 'labios gruesos' },
    Big_Nose: { label: 'nariz grande' },
    Black_Hair: { label: 'pelo negro', inGroup: 'negro', title: { adjective: 'pelo negro', several: 'de pelo negro' } },
    Blond_Hair: { label: 'pelo rubio', inGroup: 'rubio', title: { adjective: 'pelo rubio', several: 'de pelo rubio' } },
    Blurry: { label: 'imagen borrosa', inGroup: 'borrosa' },
    Brown_Hair: {
      label: 'pelo castaño',
      inGroup: 'castaño',
      title: { adjective: 'pelo castaño', several: 'de pelo castaño' },
    },
    Bushy_Eyebrows: { label: 'cejas pobladas' },
    Chubby: { label: 'cara rellenita' },
    Double_Chin: { label: 'papada' },
    Eyeglasses: { label: 'gafas', title: { adjective: 'gafas', several: 'con gafas' } },
    Goatee: { label: 'perilla', title: { adjective: 'perilla', several: 'con perilla' } },
    Gray_Hair: {
      label: 'pelo canoso',
      inGroup: 'canoso',
      title: { adjective: 'pelo canoso', several: 'de pelo canoso' },
    },
    Heavy_Makeup: {
      label: 'maquillaje intenso',
      short: 'mucho maquillaje',
      title: { adjective: 'maquillaje intenso', several: 'con maquillaje intenso' },
    },
    High_Cheekbones: { label: 'pómulos altos' },
    Male: { label: 'aspecto masculino' },
    Mouth_Slightly_Open: { label: 'boca entreabierta', short: 'boca abierta' },
    Mustache: { label: 'bigote', title: { adjective: 'bigote', several: 'con bigote' } },
    Narrow_Eyes: { label: 'ojos estrechos' },
    No_Beard: { label: 'sin barba', inGroup: 'ninguna' },
    Oval_Face: { label: 'rostro ovalado' },
    Pale_Skin: { label: 'piel pálida' },
    Pointy_Nose: { label: 'nariz puntiaguda' },
    Receding_Hairline: { label: 'entradas', inGroup: 'con entradas' },
    Rosy_Cheeks: {
      label: 'mejillas rosadas',
      title: { adjective: 'mejillas rosadas', several: 'de mejillas rosadas' },
    },
    Sideburns: { label: 'patillas', title: { adjective: 'patillas', several: 'con patillas' } },
    Smiling: { label: 'sonrisa', title: { adjective: 'sonrisa', several: 'sonrientes' } },
    Straight_Hair: { label: 'pelo liso', inGroup: 'liso', title: { adjective: 'pelo liso', several: 'de pelo liso' } },
    Wavy_Hair: {
      label: 'pelo ondulado',
      inGroup: 'ondulado',
      title: { adjective: 'pelo ondulado', several: 'de pelo ondulado' },
    },
    Wearing_Earrings: { label: 'pendientes', title: { adjective: 'pendientes', several: 'con pendientes' } },
    Wearing_Hat: { label: 'sombrero', title: { adjective: 'sombrero', several: 'con sombrero' } },
    Wearing_Lipstick: {
      label: 'labios pintados',
      title: { adjective: 'labios pintados', several: 'con los labios pintados' },
    },
    Wearing_Necklace: { label: 'collar', title: { adjective: 'collar', several: 'con collar' } },
    Wearing_Necktie: { label: 'corbata', title: { adjective: 'corbata', several: 'con corbata' } },
    Young: { label: 'aspecto joven' },
  },
  groups: {
    hair: { short: 'Pelo', long: 'Pelo' },
    facialHair: { short: 'Barba', long: 'Barba' },
    eyes: { short: 'Ojos', long: 'Ojos y cejas' },
    face: { short: 'Rostro', long: 'Rostro' },
    style: { short: 'Estilo', long: 'Maquillaje y accesorios' },
    expression: { short: 'Expresión', long: 'Expresión' },
    opinion: { short: 'Opiniones', long: 'Opiniones de quienes anotaron' },
    picture: { short: 'Imagen', long: 'La imagen misma' },
  },
  commands: {
    descriptions: {
      about: 'Qué es este bot, cómo se hizo y qué hace con las imágenes',
      classify: 'Describir los rostros de una imagen según cuarenta atributos',
      compare: 'En qué difieren los rostros de dos imágenes',
      privacy: 'Qué pasa con las imágenes y cómo dejar fuera las tuyas',
      'privacy.info': 'Qué pasa con las imágenes',
      'privacy.opt-out': 'No descargar nunca una imagen mía, la pida quien la pida',
      'privacy.opt-in': 'Volver a permitir mis imágenes',
      'privacy.avatar': 'Si otras personas pueden pedir que se describa mi avatar',
      'privacy.show': 'Qué se guarda sobre mí',
      'privacy.delete': 'Borrar lo que se guarda sobre mí',
      settings: 'Qué dicen mis respuestas en este servidor',
      'settings.show': 'Mostrar lo que vale aquí',
      'settings.threshold': 'A partir de qué probabilidad un atributo cuenta como detectado',
      'settings.opinions': 'Si se citan juicios sobre el aspecto cuando nadie los ha pedido',
      'settings.card': 'Si las respuestas llevan una tarjeta',
      'settings.size': 'Cuánto dicen las respuestas de un rostro',
      'settings.hide': 'Atributos que las respuestas omiten',
      'settings.language': 'El idioma de las respuestas que ve todo el mundo',
      'settings.reset': 'Deshacer todo esto',
      watch: 'Dónde busco imágenes',
      'watch.on': 'Responder a cada imagen que se publique',
      'watch.mentions': 'Responder a imágenes junto a una mención mía',
      'watch.off': 'Responder solo a comandos',
      'watch.reset': 'Hacer que este canal vuelva a seguir al servidor',
      'watch.status': 'Mostrar lo que vale aquí',
    },
    options: {
      'classify.avatar': { name: 'avatar', description: 'Tu avatar en su lugar' },
      'watch.links': { name: 'enlaces', description: 'También imágenes de enlaces y del selector de GIF' },
      'watch.stickers': { name: 'stickers', description: 'También stickers' },
      'watch.sign': {
        name: 'señal',
        description: 'Marcar con una reacción las imágenes de las que nada pude decir',
      },
      'privacy.avatar.allow': { name: 'permitir', description: 'Permitirlo' },
      'classify.image': { name: 'imagen', description: 'La imagen; sin ella, la más reciente tuya en este canal' },
      'classify.threshold': {
        name: 'umbral',
        description: 'A partir de qué probabilidad un atributo cuenta como detectado (0,05 a 0,95)',
      },
      'classify.show': { name: 'mostrar', description: 'Qué atributos citar' },
      'compare.a': { name: 'a', description: 'Una imagen' },
      'compare.b': { name: 'b', description: 'Otra imagen' },
      private: { name: 'privado', description: 'Si solo tú ves la respuesta' },
      'settings.threshold.value': { name: 'valor', description: '0,05 a 0,95' },
      'settings.opinions.listed': { name: 'citar', description: 'Citarlos' },
      'settings.card.on': { name: 'activar', description: 'Dibujar tarjetas' },
      'settings.size.value': { name: 'valor', description: 'Cuánto' },
      'settings.hide.attributes': {
        name: 'atributos',
        description: 'Nombres separados por comas, o nada para no ocultar ninguno',
      },
      'settings.language.value': { name: 'valor', description: 'El idioma' },
      'watch.for': { name: 'para', description: 'Dónde vale; en este canal, si no dices otra cosa' },
      'watch.private': {
        name: 'privado',
        description: 'Si las respuestas a comandos son privadas cuando no se pide otra cosa',
      },
    },
    choices: {
      'classify.show.detected': 'los detectados',
      'classify.show.all': 'los cuarenta',
      'settings.size.full': 'todo lo detectado',
      'settings.size.compact': 'lo que más dice',
      'settings.language.none': 'el del servidor',
      'watch.for.channel': 'este canal',
      'watch.for.server': 'todo el servidor',
    },
    menus: {
      avatar: 'Describir avatar',
      classify: 'Describir rostros',
      describe: 'Describir (lector de pantalla)',
    },
  },
  messages: {
    'list.separator': ', ',
    'list.clauses': '; ',
    'list.sentences': ' ',

    percent: '{number}\u00a0%',
    percentOver: '>\u00a0{number}\u00a0%',
    percentUnder: '<\u00a0{number}\u00a0%',

    'title.lead': '{thing}',
    'title.leadWith': '{thing}, {rest}',
    'title.with': '{adjectives}, {things}',
    'title.withAfterSeveral': '{adjectives}, {things}',
    'title.onlyThings': '{things}',
    'title.none': 'Nada destaca',
    'title.unsure': 'Difícil de decir con esta imagen',
    'title.faces':
      '{faces, plural, =1 {Un rostro} =2 {Dos rostros} =3 {Tres rostros} =4 {Cuatro rostros} =5 {Cinco rostros} =6 {Seis rostros} =7 {Siete rostros} =8 {Ocho rostros} =9 {Nueve rostros} =10 {Diez rostros} =11 {Once rostros} =12 {Doce rostros} other {# rostros}}',
    'title.crowd':
      '{faces, plural, =2 {Dos rostros} =3 {Tres rostros} =4 {Cuatro rostros} =5 {Cinco rostros} =6 {Seis rostros} =7 {Siete rostros} =8 {Ocho rostros} =9 {Nueve rostros} =10 {Diez rostros} =11 {Once rostros} =12 {Doce rostros} other {# rostros}}, {share, plural, =2 {dos} =3 {tres} =4 {cuatro} =5 {cinco} =6 {seis} =7 {siete} =8 {ocho} =9 {nueve} =10 {diez} =11 {once} =12 {doce} other {#}} {what}',
    'title.crowdAll':
      '{faces, plural, =2 {Dos rostros} =3 {Tres rostros} =4 {Cuatro rostros} =5 {Cinco rostros} =6 {Seis rostros} =7 {Siete rostros} =8 {Ocho rostros} =9 {Nueve rostros} =10 {Diez rostros} =11 {Once rostros} =12 {Doce rostros} other {# rostros}}, {faces, plural, =2 {ambos} other {todos}} {what}',
    'title.crowdWith': 'con {thing}',

    'line.notSure': '{what}, con dudas',
    'line.perhaps': 'quizá {what}',
    'line.more': '{count}\u00a0más',
    'line.nothing': 'nada destaca',
    'line.nothingOver': 'Ningún atributo llega a {threshold}.',
    'line.facesLeft': '{faces, plural, one {# rostro más no aparece} other {# rostros más no aparecen}} en esta lista.',
    'line.notesLeft': '{count, plural, one {# nota más} other {# notas más}}',
    'line.picture': 'Imagen {number}',
    'line.named': '{name}: {text}',
    'sigmoid.two': 'Sigmoide propia: {first} no quita nada a {second}.',
    'sigmoid.one': 'Una sigmoide para cada uno: «{first}» no quita nada a las otras {others} puntuaciones.',
    'sigmoid.several':
      '{scores} puntuaciones por rostro, una sigmoide para cada una: varias pueden ser ciertas a la vez.',
    'sigmoid.none':
      'Una sigmoide para cada uno: cada puntuación vale por sí sola, así que todas pueden ser bajas a la vez.',
    note: 'Etiquetas que puso la gente, no hechos sobre nadie.',
    'opinions.notShown': '{count, plural, one {# opinión no mostrada} other {# opiniones no mostradas}}',
    'opinions.shown': 'Cómo lo juzgarían quienes etiquetaron las imágenes con las que aprendí, nada más:',
    'opinions.face': '**{number}** {what}',
    'opinions.none': 'No queda ninguna opinión que mostrar.',
    'noFace.none': 'No he encontrado ningún rostro en esta imagen.',
    'noFace.unread':
      'He encontrado {faces, plural, one {# rostro} other {# rostros}}, pero ninguno que pueda describir: {why}.',
    'noFace.tips':
      'Lo que mejor funciona es un rostro que mire a la cámara, con buena luz y de al menos un décimo de la altura de la imagen.',
    'unread.more':
      '{faces, plural, one {Se encontró # rostro más, pero no se describió} other {Se encontraron # rostros más, pero no se describieron}}: {why}.',
    'unread.too-small': '{count, plural, one {# demasiado pequeño} other {# demasiado pequeños}}',
    'unread.unclear': '{count, plural, one {# poco nítido} other {# poco nítidos}}',
    'unread.beyond-limit': '{count} por encima del límite de rostros por imagen',
    'seen.damaged': 'El archivo está dañado: esto es lo que se puede leer de él.',
    'seen.onItsSide': 'La imagen está tumbada: la he girado.',
    'seen.upsideDown': 'La imagen está boca abajo: la he girado.',
    'seen.frame': 'Este es el fotograma {frame} de {frames}.',

    'button.why': '¿Por qué?',
    'button.allScores': 'Las {count} puntuaciones',
    'button.whySigmoid': '¿Por qué sigmoide?',
    'button.opinions': '{count, plural, one {Mostrar # opinión} other {Mostrar # opiniones}}',
    'button.wrong': '¿Incorrecto?',
    'button.delete': 'Borrar',
    'menu.faces': 'Tarjeta de un rostro',
    'menu.facesFrom': 'Tarjeta de un rostro, del {from} al {to}',
    'menu.face': 'Rostro {number}',
    'menu.threshold': 'Probar otro umbral',
    'menu.thresholdOption': 'Umbral: {threshold}',
    'menu.whyAttribute': '¿Qué atributo?',
    'menu.wrong': '¿Qué está mal?',

    'view.allScores': 'A partir de {threshold}, un atributo cuenta como detectado, cada uno por sí solo.',
    'view.allScoresOf':
      'Rostro {number}. A partir de {threshold}, un atributo cuenta como detectado, cada uno por sí solo.',
    'view.faceOf': 'Rostro {number}: {title}',
    'view.sigmoid':
      'La red da a cada atributo un logit; una sigmoide convierte cada uno, por separado, en una probabilidad, y aquí {detected, plural, one {# atributo} other {# atributos}} de {scores} {detected, plural, one {supera} other {superan}} el umbral al mismo tiempo. Un softmax reparte 100\u00a0% entre los {scores}: *{first}* recibiría {firstShare} en vez de {firstScore}, y *{second}*, {secondShare} en vez de {secondScore}. Eso sirve para preguntas con una sola respuesta; un rostro tiene muchos atributos a la vez, así que esta red se entrenó con una sigmoide y una entropía cruzada binaria para cada uno.',
    'view.sigmoidAlt': 'Cada atributo con su propia sigmoide y con un softmax común: {what}.',
    'view.sigmoidPair': '{what} {sigmoid} y {softmax}',

    'why.most': 'Lo que más la baja es tapar {part}.',
    'why.meaning': 'Muestra en qué se apoya la red en esta imagen, no por qué alguien tiene ese aspecto.',
    'why.noPart': 'Ninguna parte lo decide por sí sola.',
    'why.noPartMeaning': 'Tapar cualquier parte del rostro cambia poco la puntuación.',
    'why.weak': 'Lo que habla a favor es débil.',
    'why.weakMeaning':
      'La puntuación está por debajo del 50\u00a0%, así que hay poco que quitar tapando partes del rostro.',
    'why.scaleNone': 'sin cambio',
    'why.scaleHalf': 'contorno: mitad',
    'why.scaleMost': 'baja a {score}',
    'why.alt':
      'Mapa de calor sobre el rostro para {what}, {score}. El punto más fuerte: {part}; al tapar esa zona, {lowest}.',
    'why.altNone': 'El rostro y, para {what}, {score}: {why}',
    'why.sentence': '{what}, {score}: sobre todo {part}; al tapar esa zona, {lowest}.',
    'why.sentenceNone': '{what}, {score}: {why}',
    'why.choose': '¿Para qué atributo quieres que mire en qué se apoya la red?',
    'why.chooseFace': '¿En qué rostro?',
    'why.gone':
      'No guardo imágenes, y esta ya no la puedo recuperar: se borró o su enlace ha caducado. Pídemelo de nuevo, por favor.',
    'part.hair': 'el pelo',
    'part.forehead': 'la frente',
    'part.left-eye': 'el ojo izquierdo',
    'part.right-eye': 'el ojo derecho',
    'part.bridge': 'el puente de la nariz',
    'part.nose': 'la nariz',
    'part.mouth': 'la boca',
    'part.cheek': 'una mejilla',
    'part.chin': 'la barbilla',
    'part.neck': 'el cuello',
    'part.background': 'el fondo',

    'about.title': 'Acerca de Facets',
    'about.more': 'Cuéntame más',
    'about.summary':
      'Describo los rostros de una imagen según cuarenta atributos. Funciono en la propia máquina de quien me aloja: ninguna imagen sale de ella ni se guarda.\n\n- Facets {version}, modelo {model} en {device}\n- Arranque: {since}\n- {servers, plural, one {# servidor} many {# de servidores} other {# servidores}}, {pictures, plural, one {# imagen} many {# de imágenes} other {# imágenes}} desde el inicio\n\nEl menú de abajo tiene más.',
    'about.what': '¿Qué es esto?',
    'about.whatText':
      'Encuentro los rostros de una imagen y digo cuáles de cuarenta atributos muestra cada uno, como *sonrisa*, *gafas* o *pelo ondulado*, con una probabilidad para cada uno.\n\n- Publica una imagen donde yo observo, o junto a una mención mía, o en un mensaje directo.\n- `/classify` recibe una imagen y te deja elegir el umbral; `/compare` recibe dos.\n- Aplicaciones → **Describir rostros** y **Describir (lector de pantalla)** funcionan en cualquier mensaje.\n- Debajo de cada respuesta: *¿Por qué?* muestra en qué se apoya una puntuación, *¿Incorrecto?* te deja decir que me equivoqué.\n- `/watch` y `/settings` son para miembros que gestionan el servidor, `/privacy` es para todo el mundo.',
    'about.training': '¿Cómo se entrenó el modelo?',
    'about.trainingText':
      '**{model}** aprendió de {data}: imágenes de celebridades, cada una con cuarenta etiquetas de sí o no.\n\n**Congelada y luego descongelada.** Una red que ha aprendido a ver con millones de otras imágenes mantiene al principio sus capas congeladas, y solo aprende lo nuevo. Después todo sigue aprendiendo, a pasos pequeños, para olvidar poco de lo que sabía.\n\n- **El cuaderno con el que empezó esto**: ResNet50, preentrenada en ImageNet, 5000 imágenes, 4 épocas congelada y 10 entera, exactitud del 88 al 91\u00a0%\n- **Este bot**: {architecture}, {pictures, number} imágenes, exactitud: {accuracy}\n\nUna exactitud dice poco por sí sola: la mayoría de los atributos son raros, y decir que no a todos acertaría unas cuatro veces de cada cinco. La ficha del modelo da la cifra de cada atributo.',
    'about.accuracy':
      '{accuracy} (media de los cuarenta atributos, {pictures, number} imágenes de la parte «{split}» de CelebA)',
    'about.notMeasured': 'sin medir',
    'about.children':
      'No está pensado para niños: CelebA apenas los tiene, y de los chicos menores de 16 años solo dice `Male` de uno de cada seis. Cuando un rostro parece infantil no digo ni `Male` ni `Attractive`; cuatro de cada cinco menores de 16 se reconocen como tales.',
    'about.labels': '¿En qué se diferencia de una sola etiqueta?',
    'about.labelsText':
      '**Una sola etiqueta**: una imagen es exactamente de una clase, gato o perro. Un softmax reparte 100\u00a0% entre las clases; cuando una gana, las otras pierden.\n\n**Varias etiquetas**: cualquier número de ellas puede ser cierto a la vez; quien sonríe también puede llevar sombrero. Cada etiqueta tiene su propia sigmoide, que convierte su logit *z* en la probabilidad `1 / (1 + e^-z)` y no mira ninguna otra. Se entrena con una entropía cruzada binaria por etiqueta, sumadas.\n\nAsí, cuarenta puntuaciones pueden sumar 700\u00a0%, y cada una se compara por sí sola con el umbral. *¿Por qué sigmoide?*, debajo de una respuesta o junto a sus puntuaciones, muestra las dos cosas para tu propia imagen.',
    'about.loss': '¿Por qué entropía cruzada binaria?',
    'about.lossText':
      'Para cada etiqueta, la pérdida es `-log(p)` donde es cierta y `-log(1 - p)` donde no lo es.\n\nEl logaritmo castiga el exceso de confianza: decir 60\u00a0% de algo falso cuesta 0,9, 99\u00a0% cuesta 4,6 y 99,99\u00a0% cuesta 9,2; la certeza costaría infinito. A una red que duda le conviene decirlo, y por eso sus porcentajes se pueden tomar como probabilidades: de todo lo que se dice con un 80\u00a0%, unas cuatro de cada cinco cosas son ciertas. Cerca del 50\u00a0% digo *con dudas*.',
    'about.wrong': '¿Con qué frecuencia se equivoca?',
    'about.wrongText':
      'Lo que la gente marcó como incorrecto con *¿Incorrecto?*, junto a cuántas veces la red coincidió con quienes anotaron en imágenes que no había visto. Solo se guardan estas cuentas: ni imágenes, ni quién lo dijo.\n\n{what}',
    'about.wrongNone': 'Nadie ha marcado nada como incorrecto todavía.',
    'about.wrongCount':
      '- {what}: {count, plural, one {# vez marcado} other {# veces marcado}} como incorrecto, acierto del {accuracy} al medirlo',
    'about.libraries': '¿Qué bibliotecas usa?',
    'about.librariesText':
      '- **discord.js** habla con Discord, **undici** descarga.\n- **sharp** decodifica imágenes, **onnxruntime-node** ejecuta las redes en la GPU o el procesador.\n- **@napi-rs/canvas** dibuja las tarjetas.\n- **Kysely** sobre **libsql** guarda los ajustes en SQLite, **zod** los comprueba, **pino** lleva el registro.\n- Las redes se entrenaron con **PyTorch**.',
    'about.gpu': '¿No hace falta una GPU?',
    'about.gpuText':
      'No. Una GPU hace soportable el entrenamiento, pero la red es lo bastante pequeña para describir un rostro con un solo núcleo de procesador en unas centésimas de segundo. Este bot funciona en **{device}**. {measured, select, yes {La última imagen tardó **{milliseconds} ms**, decodificación incluida.} other {No ha descrito ninguna imagen desde que arrancó.}} Una GPU ayuda cuando llegan muchos rostros a la vez.',
    'about.privacy': '¿Y la privacidad?',
    'about.privacyText': '`/privacy opt-out` deja fuera tus imágenes.',
    'about.sample': 'Muéstrame un ejemplo',
    'about.sampleText':
      'Esto no es nadie: muchos rostros que comparten atributos, promediados en uno. Abajo está lo que digo de él, como diría de cualquier imagen.',
    'about.contact': '¿Dónde puedo preguntar?',
    'about.contactText': 'Pregunta aquí: {contact}',
    'about.noContact':
      'Quien aloja este bot no ha indicado ningún contacto. Pregunta a la moderación de este servidor.',

    'compare.text': 'En qué difieren el rostro más grande de la imagen A y el de la imagen B. {both}.',
    'compare.noFace': 'No he encontrado ningún rostro que pueda describir en la imagen {which}.',

    'reader.faces':
      '{faces, plural, =1 {Una imagen con un rostro} other {Una imagen con # rostros, de izquierda a derecha}}{more, plural, =0 {} =1 {, y uno demasiado pequeño o poco nítido para describirlo} other {, y # demasiado pequeños o poco nítidos para describirlos}}.',
    'reader.none': 'Una imagen en la que no se ha encontrado ningún rostro.',
    'reader.face': 'Rostro {number}: {what}.',
    'reader.oneFace': 'Se ve: {what}.',
    'reader.nothing': 'nada que destaque',
    'reader.provenance': 'Descripción de un programa que conoce cuarenta atributos de rostros y puede equivocarse:',
    'button.postHere': 'Publicar aquí',
    'button.askPoster': 'Pedir publicarla',
    'reader.askPoster':
      '{poster}, a alguien le gustaría tener aquí una descripción de tu imagen, para quienes no pueden verla. ¿Puedo publicarla?',
    'reader.notYours': 'Solo quien publicó la imagen puede hacer publicar su descripción.',

    'hello.text':
      '¡Hola! Describo los rostros de las imágenes que se publican aquí, según cuarenta atributos como *sonrisa* o *gafas*.\nNo reconozco a nadie y no guardo ninguna imagen: `/privacy` cuenta qué pasa con las imágenes y permite a cualquiera quedar fuera.\nQuien gestione este servidor puede elegir dónde y en qué idioma respondo, ahora o más tarde con `/watch` y `/settings language`:',
    'hello.on': 'Responder a imágenes aquí',
    'hello.mentions': 'Solo si me mencionan',
    'hello.off': 'En ningún sitio',
    'hello.language': 'Idioma',
    introduction:
      '-# Describo rostros en las imágenes que se publican aquí. `/watch` cambia dónde miro; `/privacy` cuenta qué pasa con las imágenes y te permite quedar fuera.',
    late: '-# Yo no estaba cuando se publicó esto.',
    askAgain: 'Me reiniciaron antes de que pudiera responder. Pídelo de nuevo, por favor.',
    notSaved:
      'Vale desde ahora, pero todavía no se ha podido guardar en el disco. Sigo intentándolo; si me reinician antes, habrá que ajustarlo otra vez.',
    bug: 'Algo ha fallado por mi parte. Si avisas a quien me aloja, indica el error `{id}`.',

    'privacy.text': [
      '**Qué pasa con una imagen**',
      '- Se descarga de Discord a la memoria de la máquina en la que funciona este bot, se describe allí y se desecha. No va a ningún otro servicio.',
      '- Ninguna imagen, ninguna parte de ella y ninguna puntuación se escribe en un disco o en un registro, y nada se usa para entrenar. Las puntuaciones están en la propia respuesta: bórrala y desaparecen.',
      '- Una mirada posterior, como *¿Por qué?*, recupera la imagen de nuevo, si sigue ahí y quien la publicó no ha pedido quedar fuera.',
      '- No se reconoce a nadie: no se crea ninguna plantilla de un rostro. `/compare` compara las etiquetas de dos imágenes, no quién sale en ellas.',
      '- El resultado es una lista de etiquetas que alguien puso a imágenes al anotarlas. No dice nada seguro sobre una persona y no debe usarse para juzgarla.',
      '**Qué se guarda**',
      '- Los ajustes de los servidores (`/watch`, `/settings`), los ID de quienes pidieron quedar fuera y, por cada canal observado, el ID del mensaje hasta el que todo está respondido.',
      '- Cuántas veces se marcó cada atributo como incorrecto: un número, sin imagen ni persona.',
      '- Mientras un comando espera su respuesta, lo que hace falta para responder: 15 minutos como máximo.',
      '- En el registro de quien me aloja: los ID del mensaje, el canal, el servidor y la persona de cada imagen, con cantidades y tiempos. Pueden aparecer como hash u omitirse.',
      '- Los mensajes que un webhook publica por alguien no llevan el nombre de nadie; por eso nunca se describen sin que se pida, y no se ve en ellos quién pidió quedar fuera.',
    ].join('\n'),
    'privacy.isOut': 'Has pedido **quedar fuera**. `/privacy opt-in` lo cambia.',
    'privacy.isIn': 'No has pedido quedar fuera. `/privacy opt-out` lo cambia.',
    'privacy.out':
      'Quedas fuera: desde ahora no se descarga ninguna imagen que publiques, la pida quien la pida. Se borra lo que dije en público de tus imágenes en la última hora. Se guarda tu ID de usuario para recordarlo, y nada más.',
    'privacy.in':
      'Vuelves a participar: las imágenes que publiques se pueden describir de nuevo. No se guarda nada sobre ti.',

    'watch.meaning':
      '{mode, select, on {se responde a cada imagen que se publica} mentions {se responde a las imágenes cuando su mensaje me menciona} other {solo se responde a comandos}}',
    'watch.here': '{channel}: **{mode}**, {meaning}.',
    'watch.answers':
      'Las respuestas a comandos son {who, select, private {privadas} other {públicas}} si no se pide otra cosa.',
    'watch.follows': 'El canal sigue al servidor.',
    'watch.own': 'El canal tiene su propio ajuste; `/watch reset` lo quita.',
    'watch.server': 'El servidor: **{mode}**.',
    'watch.noneApart': 'Ningún canal difiere.',
    'watch.apart': 'Canales con ajuste propio: {channels}{more, plural, =0 {} other { y # más}}.',
    'watch.noContent':
      'Discord no me muestra qué hay en los mensajes (el intent «message content» está desactivado), así que solo veo imágenes junto a una mención mía.',

    'settings.head': '**Respuestas en este servidor**',
    'settings.threshold': '- Umbral: **{threshold}**{own, select, own {} other {, según lo fijó quien me aloja}}',
    'settings.opinions':
      '- Juicios sobre el aspecto, cuando nadie los pidió: **{shown, select, yes {citados} other {contados, no citados}}**',
    'settings.card': '- Tarjeta: **{shown, select, yes {activada} other {desactivada}}**',
    'settings.size':
      '- Tamaño: **{size, select, compact {breve, lo que más dice} other {completo, todo lo detectado}}**',
    'settings.hidden': '- Ocultos: {what}',
    'settings.hiddenNone': '- Ocultos: ninguno',
    'settings.operatorHides': '- Siempre ocultos por quien me aloja: {what}',
    'settings.language':
      '- Idioma de las respuestas que ve todo el mundo: **{language}**{chosen, select, own {} other {, porque nadie ha elegido uno}}',
    'settings.noServer': '`/settings` funciona en servidores.',
    'settings.unknownAttribute':
      'No conozco ningún atributo «{name}». Los nombres son como {example}, separados por comas.',

    'classify.noPicture':
      'No veo ninguna imagen tuya de la última hora en este canal, o no la puedo leer. Dame una con `imagen`, o tu avatar con `avatar`.',
    'avatar.none': 'Aquí no hay avatar, solo una imagen de Discord.',
    'avatar.notAllowed':
      'Solo describo los avatares de quienes lo permiten, y esta persona no lo ha hecho. Puede hacerlo con `/privacy avatar`.',

    'privacy.avatarStatus':
      '{allowed, select, yes {Otras personas **pueden** pedir que se describa tu avatar} other {Nadie más puede pedir que se describa tu avatar}}; `/privacy avatar` lo cambia.',
    'privacy.avatarAllowed':
      'Desde ahora, otras personas pueden pedir que se describa tu avatar, cada una para sí: lo que digo solo lo ve quien lo pide. Se guarda tu ID de usuario para recordarlo. `/privacy avatar` lo deshace.',
    'privacy.avatarForbidden':
      'Nadie más que tú puede pedir que se describa tu avatar. No se guarda nada para recordarlo: es lo que vale para todo el mundo.',
    'privacy.avatarOptedOut':
      'Has pedido quedar fuera, y eso pesa más: nadie puede pedir que se describa tu avatar. Antes hace falta `/privacy opt-in`.',

    'watch.kinds':
      'Las imágenes de enlaces {links, select, yes {se describen} other {se ignoran}}, los stickers {stickers, select, yes {se describen} other {se ignoran}}.',
    'watch.sign':
      '{marked, select, yes {{emoji} marca las imágenes de las que nada pude decir.} other {Las imágenes de las que nada puedo decir se ignoran.}} Mencióname al responder a una y diré por qué.',

    'help.howTo':
      'Describo los rostros de las imágenes. {where, select, direct {Publica una aquí} other {Publica una aquí junto a una mención mía, o mencióname al responder a una}}, o usa `/classify`, o Aplicaciones → **Describir rostros** en un mensaje. `/privacy` cuenta qué pasa con las imágenes.',

    'blocked.you':
      'Quien me aloja no quiere que te atienda, así que no describo nada para ti. `/privacy` funciona igualmente.',
    'blocked.poster': 'Quien me aloja ha vetado a quien publicó esto, así que no describo sus imágenes.',
    'blocked.server':
      'Quien me aloja ha vetado este servidor, así que no describo nada aquí. `/privacy` funciona igualmente.',

    'kept.head': '**Lo que guardo sobre ti**',
    'kept.nothing': 'Nada, ni siquiera tu ID de usuario.',
    'kept.optOut':
      '- Tu ID de usuario entre los de quienes pidieron quedar fuera, para que no se descargue ninguna imagen tuya.',
    'kept.avatar': '- Tu ID de usuario entre los de quienes dejan que otras personas pidan describir su avatar.',
    'kept.blocked': '- Tu ID de usuario entre los que vetó quien me aloja.',
    'kept.pictures':
      '- Solo en memoria: dónde {count, plural, one {se puede recuperar # imagen tuya} other {se pueden recuperar # imágenes tuyas}} de Discord, para que funcione *¿Por qué?*. Se olvida cuando caduca la dirección de Discord, en menos de un día, y cuando me reinician.',
    'kept.language':
      '- Solo en memoria: que tu Discord está en {language}, para responder así a tus mensajes directos. Se olvida cuando me reinician.',
    'kept.meanwhile':
      'Mientras un comando tuyo está en curso, como este, también guardo lo que hace falta para responder: 15 minutos como máximo. Las puntuaciones de tus imágenes están en los botones de mis respuestas y se van con ellas: *Borrar* está debajo de cada una.',
    'kept.log':
      '{ids, select, plain {Mi registro te nombra por tu ID de usuario junto a cada imagen tuya que se describió. Solo quien me aloja puede borrarlo: `/about` dice cómo ponerse en contacto.} hash {Mi registro tiene, en lugar de tu ID de usuario, un código que no lleva a nadie.} other {Mi registro no nombra a nadie.}}',
    'kept.howToDelete': '`/privacy delete` acaba con ello.',
    'forgotten.head': '**Borrado**',
    'forgotten.nothing': 'No había nada que borrar.',
    'forgotten.avatar': '- Que otras personas pueden pedir que se describa tu avatar: ya no pueden.',
    'forgotten.pictures':
      '- Dónde {count, plural, one {se podía recuperar # imagen tuya} other {se podían recuperar # imágenes tuyas}}: *¿Por qué?* ya no funciona debajo de mis respuestas a tus comandos.',
    'forgotten.language':
      '- En qué idioma respondo a tus mensajes directos: otra vez en inglés, hasta que vuelvas a usar allí un botón o un comando.',
    'forgotten.optOut':
      'Tu exclusión se ha borrado: las imágenes que publiques se pueden describir de nuevo. `/privacy opt-out` la recupera.',
    'stays.optOut':
      '**Tu exclusión se queda.** Solo por tu ID de usuario puedo saber qué imágenes dejar en paz. Si se borra, tus imágenes se pueden describir de nuevo.',
    'stays.blocked': 'El veto de quien me aloja también se queda: solo quien lo puso puede quitarlo.',
    'stays.notYours': 'Solo puede borrarla la persona de cuya exclusión se trata.',
    'button.forgetOptOut': 'Borrar también mi exclusión',

    'wrong.choose':
      '¿Qué de esto está mal? Solo se cuenta cuántas veces se marca cada cosa, no quién la marca ni de quién es.',
    'wrong.thanks': 'Gracias. Contado como incorrecto: {what}.',
    'wrong.all': 'Todo lo que dice esta respuesta ya se marcó como incorrecto.',
    'wrong.notYours': 'Solo pueden decirlo quien publicó la imagen y quien pidió esto.',
    'wrong.notKept': 'No puedo anotarlo en esta respuesta, así que no cuenta.',

    'card.usualShare': 'proporción habitual',
    'card.notSure': 'con dudas',
    'card.restMore': '{count} más',
    'card.restNotSure': '{count} con dudas',
    'card.order': 'de izquierda a derecha, fila a fila · lo más revelador primero',
    'card.orderMore': '{count} más en el menú · de izquierda a derecha, fila a fila',
    'card.sheet': 'imagen a imagen · lo más revelador primero',
    'card.sheetMore': '{count} más en el menú · imagen a imagen',
    'card.legend.detected': 'negrita: {threshold} o más',
    'card.legend.notSure': 'discontinua: con dudas',
    'card.legend.below': 'gris: menos de {threshold}',
    'card.both': 'Ambos: {what}',
    'card.bothNothing': 'Nada seguro en ambos',
    'card.noDifference': 'Ninguna diferencia clara',
    'card.sigmoid': 'sigmoide propia',
    'card.softmax': 'softmax común',
    'card.sigmoidSum': 'Los {scores} suman {sum}',
    'card.softmaxSum': 'Todos suman {sum}',
    'alt.one': 'Tarjeta de un rostro: {what}.',
    'alt.oneMore': '{what}.',
    'alt.oneNotSure': 'con dudas: {what}',
    'alt.nothing': 'Tarjeta de un rostro: nada destaca.',
    'alt.group': '{faces, plural, one {# rostro} other {# rostros}}, de izquierda a derecha, fila a fila.',
    'alt.face': '{number}: {what}.',
    'alt.left': '{count, plural, one {# rostro más} other {# rostros más}}.',
    'alt.all': 'Las {count} puntuaciones: {what}.',
    'alt.compare': 'Tarjeta que compara dos rostros, A y B: {what}. {both}.',
    'alt.comparePair': '{what} {first} y {second}',

    'error.image/too-large':
      '{form, select, bytes {Acepto imágenes de hasta {most, number} MiB, pero este archivo tiene {found, number} MiB.} memory {Leer esta imagen requiere unos {found, number} MiB de memoria, y yo tengo {most, number} MiB. Una copia más pequeña, o en JPEG, requiere mucho menos.} pixels {Acepto imágenes de hasta {most, number} megapíxeles, pero esta ({format}) tiene más.} endless {Acepto imágenes de hasta {most, number} MiB, pero esta es mayor.} other {Leer esta imagen requiere más memoria de la que tengo. Una copia más pequeña, o en JPEG, requiere mucho menos.}}',
    'error.image/too-slow': 'Esta imagen tarda más de {seconds} s en leerse.',
    'error.image/truncated': 'Este archivo ({format}) termina antes que la imagen; envíalo de nuevo.',
    'error.image/damaged': 'Este archivo empieza como {format}, pero está dañado y no se puede decodificar.',
    'error.image/not-an-image':
      'Acepto imágenes JPEG, PNG, WebP, AVIF, GIF, HEIC, TIFF o BMP, pero este archivo {found, select, none {no es una} other {es {found}}}.',
    'error.image/empty': 'Acepto imágenes JPEG, PNG, WebP, AVIF, GIF, HEIC, TIFF o BMP, pero este archivo está vacío.',
    'error.image/video':
      '{form, select, unreadable {No se pudo leer ninguna imagen de este vídeo ({format}) al recibirlo: envía una captura de pantalla de él.} other {Esto es un vídeo ({format}). Yo describo imágenes: envía una captura de pantalla de él.}}',
    'error.image/unsupported':
      '{found, select, heic {Esta es una imagen HEIC, y quien aloja este bot no ha incluido lo que las lee. Envíala como JPEG.} other {Acepto imágenes JPEG, PNG, WebP, AVIF, GIF, HEIC, TIFF o BMP, pero esta es {found}. Conviértela antes.}}',
    'error.image/crashes':
      'Esta imagen hace fallar al programa que la lee, así que no la toco. Si avisas a quien me aloja, indica el error `{id}`.',
    'error.download/too-large':
      'Acepto imágenes de hasta {most, number} MiB, pero esta {found, plural, =0 {es mayor} other {tiene {found, number} MiB}}.',
    'error.download/failed': 'No se pudo descargar la imagen de Discord. Inténtalo de nuevo, por favor.',
    'error.download/too-slow': 'La imagen no llegó de Discord en {seconds} s. Inténtalo de nuevo, por favor.',
    'error.download/not-allowed': 'Solo se pueden describir imágenes que estén en los servidores de Discord.',
    'error.download/expired':
      'Discord ya no ofrece esta imagen: su enlace ha caducado o se borró. Publícala de nuevo, por favor.',
    'error.person/opted-out':
      '{whose, select, own {Has pedido quedar fuera, así que no descargo ninguna imagen tuya. `/privacy opt-in` lo cambia.} other {Quien publicó esto ha pedido quedar fuera, así que no descargo sus imágenes.}}',
    'error.message/no-picture':
      '{where, select, own {No veo ninguna imagen en tu mensaje. Publica una imagen junto a una mención mía, o usa `/classify`, o Aplicaciones → **Describir rostros** en un mensaje.} other {No veo ninguna imagen en ese mensaje.}}',
    'error.message/own': 'Ese mensaje es mío, y no describo lo que yo mismo publico. Usa la imagen de la que trata.',
    'error.message/unseen':
      'No puedo ver qué hay en ese mensaje. Usa en él Aplicaciones → **Describir rostros**: así Discord me lo muestra.',
    'error.message/unknown-author':
      'No puedo ver quién publicó lo que se reenvía aquí, así que solo se lo describo a quien lo pide: usa Aplicaciones → **Describir rostros**.',
    'error.component/outdated':
      '{what, select, page {Esta página es de otra versión mía. Usa `/about` de nuevo, por favor.} button {Este botón es de otra versión mía. `/watch` hace lo mismo.} other {Esta respuesta es de otra versión mía. Pídemelo de nuevo, por favor.}}',
    'error.command/unknown':
      'Este {what, select, command {comando} other {botón o menú}} es de otra versión mía. Recarga Discord o pídemelo de nuevo.',
    'error.discord/not-taken': 'Discord no aceptó mi respuesta a esto. Lo siento.',
    'error.delete/not-yours':
      'Solo pueden borrarlo quien publicó la imagen, quien pidió esto y los miembros que gestionan los mensajes.',
    'error.hello/not-yours':
      'Solo los miembros que gestionan el servidor pueden elegir dónde y en qué idioma respondo.',
    'error.hello/not-saved':
      'Vale desde ahora, pero todavía no se ha podido guardar en el disco. Sigo intentándolo; si me reinician antes, habrá que ajustarlo otra vez.',
    'error.watch/no-server': '`/watch` funciona en servidores.',
    'error.busy/queue': 'Estoy ocupado. Inténtalo de nuevo en {seconds} s, por favor.',
    'error.busy/queue-full': 'Hay demasiadas imágenes en espera. Inténtalo de nuevo en {seconds} s, por favor.',
    'error.busy/person': 'Han sido muchas imágenes en poco tiempo. Inténtalo de nuevo en {seconds} s, por favor.',
    'error.busy/actions': 'Han sido muchas acciones en poco tiempo. Inténtalo de nuevo en {seconds} s, por favor.',
    'error.busy/server':
      'En este servidor se han descrito muchas imágenes en poco tiempo. Inténtalo de nuevo en {seconds} s, por favor.',
    'error.busy/stopping': 'Estoy a punto de reiniciarme. Inténtalo de nuevo en {seconds} s, por favor.',
    'error.file/not-found': 'Aquí debería haber una imagen o una carpeta, pero no hay nada.',
    'error.file/not-a-file':
      'Debería ser un archivo de imagen, pero es {found, select, folder {una carpeta} pipe {una tubería con nombre} socket {un socket} other {un dispositivo}}.',
    'error.file/unreadable':
      '{reason, select, terminal {Se esperaba una imagen por la entrada estándar, pero es el terminal.} EACCES {Falta permiso para leer esto.} EPERM {Falta permiso para leer esto.} ELOOP {Es un enlace que lleva a sí mismo.} EIO {El disco no pudo leer esto.} other {Debería poder leerse, pero dio {reason}.}}',
    'error.file/empty': 'Se esperaba una imagen por la entrada estándar, pero no llegó nada.',
    'error.file/empty-folder': 'En esta carpeta debería haber imágenes, pero no contiene ningún archivo.',
    'error.file/no-match': 'Debería ser una imagen, o un patrón que encuentre alguna, pero no hay ninguna.',
    'error.file/exists': '{path} ya existe; --overwrite lo reemplaza.',
    'error.file/unwritable': 'No se puede escribir {path}: {reason}.',
    'error.internal/bug': 'Esto es un error de Facets; infórmanos de él, por favor: {stack}',

    'cli.face': 'Rostro {number} de {faces}',
    'cli.noFace': 'No se encontró ningún rostro que describir.',
    'cli.notSaidOfChildren': 'De un rostro que parece infantil no se dice nada de esto.',
    'cli.whyHead': 'Por qué',
    'cli.frame': 'fotograma {frame} de {frames}',
    'cli.upsideDown': 'boca abajo',
    'cli.onItsSide': 'tumbada',
    'cli.damaged': 'dañada',
    'cli.place': '{width} × {height} en ({x}, {y}), seguro al {score}',
    'cli.times': '{device}, {total} ms (decodificar {decode}, detectar {detect}, atributos {attributes})',
    'cli.device': 'disponible, {milliseconds} ms para {faces, plural, one {# rostro} other {# rostros}}',
    'cli.noDevice': 'no disponible: {reason}',
    'cli.summary': '{pictures, plural, one {# imagen} other {# imágenes}} en {time}: {what}.',
    'cli.faces': '{faces, plural, one {# rostro} other {# rostros}}',
    'cli.faceless': '{pictures} sin rostro',
    'cli.notRead': '{pictures, plural, one {# no leída} other {# no leídas}}',
    'cli.ownLeftOut':
      '{pictures, plural, one {Se omitió # imagen hecha por Facets} other {Se omitieron # imágenes hechas por Facets}}.',
    'cli.stopped': 'Detenido tras {done} de {total} imágenes.',
    'cli.progress': '{done} de {total} imágenes',
    'cli.left': 'faltan aprox. {time}',
    'time.seconds': '{seconds} s',
    'time.minutes': '{minutes} min',
    'time.minutesSeconds': '{minutes} min {seconds} s',
    'time.hoursMinutes': '{hours} h {minutes} min',
    'cli.usage': 'Uso:',
    'cli.arguments': 'Argumentos:',
    'cli.options': 'Opciones:',
    'cli.choices': 'opciones: {choices}',
    'cli.default': 'por defecto: {value}',
    'cli.environment': 'entorno: {name}',
    'cli.description': 'Encuentra los rostros en imágenes y describe cada uno según los cuarenta atributos de CelebA.',
    'cli.path': 'imágenes, carpetas y patrones de imágenes; - para la entrada estándar',
    'cli.json': 'mostrar JSON Lines, un objeto por imagen, en vez de tablas',
    'cli.csv': 'mostrar valores separados por comas, una fila por rostro descrito, en vez de tablas',
    'cli.threshold': 'citar atributos a partir de esta probabilidad',
    'cli.deviceOption': 'dónde se ejecutan las redes',
    'cli.precision': 'con qué precisión calculan las redes en un procesador',
    'cli.why':
      'decir en qué se apoya la puntuación de este atributo en cada rostro descrito, y escribir un mapa de calor',
    'cli.whyFolder': 'escribir los mapas de calor de --why en esta carpeta',
    'cli.notAttribute':
      'Se esperaba uno de los atributos de CelebA, como Smiling.{meant, select, none {} other { ¿Querías decir {meant}?}}',
    'cli.notListedAttribute':
      '«{name}» no es ninguno de los atributos de CelebA; los nombres van separados por comas.{meant, select, none {} other { ¿Querías decir {meant}?}}',
    'cli.aligned': 'tomar cada imagen por un rostro, alineado como en CelebA, en vez de buscar rostros',
    'cli.maxFaces': 'describir como máximo este número de rostros de una imagen, los más grandes',
    'cli.all': 'citar los cuarenta atributos, también los que están por debajo del umbral',
    'cli.only': 'citar solo estos atributos, también los que están por debajo del umbral; nombres separados por comas',
    'cli.annotate': 'escribir en esta carpeta una copia de cada imagen con sus rostros numerados',
    'cli.crops': 'escribir en esta carpeta cada rostro descrito, enderezado y recortado como lo ve la red',
    'cli.overwrite': 'reemplazar archivos que ya estén en esas carpetas; nunca las imágenes leídas',
    'cli.quiet': 'no mostrar ni progreso ni resumen',
    'cli.devices': 'mostrar solo qué dispositivos se pueden usar aquí y lo rápido que es cada uno',
    'cli.lang': 'el idioma de lo que se muestra a personas; si no, el de LC_ALL, LC_MESSAGES o LANG',
    'cli.version': 'mostrar el número de versión',
    'cli.help': 'mostrar esta ayuda',
    'cli.helpEnd': [
      'Una carpeta vale por todos sus archivos, salvo los ocultos y las imágenes que hicieron --annotate, --crops y --why.',
      'Código de salida: 0 cuando todo se hizo, 1 cuando una imagen no se leyó o no se escribió, 2 por uso incorrecto,',
      '130 tras Ctrl-C.',
      'Ejemplo: facets classify --json fotos | jq .faces',
    ].join('\n'),
    'cli.notProbability': 'Se esperaba un número de 0 a 1.',
    'cli.notCount': 'Se esperaba un número entero a partir de 1.',
    'cli.nothingNamed': 'error: hay que indicar al menos una imagen o carpeta (véase «--help»)',
    'cli.stdinTwice': 'error: - para la entrada estándar solo puede aparecer una vez',

    'page.samplesNote': 'promedios de muchos rostros; nadie aparece en ellos',
    'page.welcome': 'Publica una imagen de un rostro.',
    'page.member': 'miembro',
    'page.administrator': 'administración',
    'page.optedOut': 'ha pedido quedar fuera',
    'page.sample': 'Rostro promedio: {what}',
    'page.sideways': 'Un rostro promedio, tumbado de lado',
    'page.animation': 'Un rostro promedio que aparece tras un fotograma vacío',
    'page.screenshot': 'Un rostro promedio en una captura de pantalla larga',
    'page.together': 'Dos rostros promedio, uno junto a otro',
    'page.heic': 'Un rostro promedio tal como guarda imágenes un iPhone',
    'page.video': 'Un vídeo de un rostro promedio',
    'page.closeUp': 'Un rostro promedio que llena la imagen',
    'page.damaged': 'Un rostro promedio en un archivo que termina demasiado pronto',
    'page.forwarded': 'Un rostro promedio',
    'page.caption.sideways': 'de lado',
    'page.caption.closeUp': 'de cerca',
    'page.caption.long': 'larga',
    'page.caption.damaged': 'dañado',
    'page.caption.two': 'dos',
  },
};
