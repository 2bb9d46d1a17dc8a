import type { LanguageTexts } from '../texts.ts';

/**
 * French; the bot says "tu". Adjectives would agree with the person, so titles name what is seen (*cheveux blonds,
 * sourire*), and in groups they agree with *visage*.
 */
export const fr: LanguageTexts = {
  locale: 'fr',
  name: 'Français',
  attributes: {
    '5_o_Clock_Shadow': {
      label: 'barbe de trois jours',
      inGroup: 'de trois jours',
      short: 'barbe de 3 jours',
      title: { adjective: 'barbe de trois jours', several: 'avec une barbe de trois jours' },
    },
    Arched_Eyebrows: { label: 'sourcils arqués' },
    Attractive: { label: 'visage attrayant' },
    Bags_Under_Eyes: { label: 'poches sous les yeux', inGroup: 'poches', short: 'yeux à poches' },
    Bald: { label: 'crâne chauve', title: { adjective: 'crâne chauve', several: 'chauves' } },
    Bangs: { label: 'frange', title: { adjective: 'frange', several: 'avec une frange' } },
    Beard: { label: 'barbe', title: { adjective: 'barbe', several: 'barbus' } },
    Big_Lips: { label: 'lèvres charnues' },
    Big_Nose: { label: 'grand nez' },
    Black_Hair: {
      label: 'cheveux noirs',
      inGroup: 'noirs',
      title: { adjective: 'cheveux noirs', several: 'aux cheveux noirs' },
    },
    Blond_Hair: {
      label: 'cheveux blonds',
      inGroup: 'blonds',
      title: { adjective: 'cheveux blonds', several: 'aux cheveux blonds' },
    },
    Blurry: { label: 'image floue', inGroup: 'floue' },
    Brown_Hair: {
      label: 'cheveux châtains',
      inGroup: 'châtains',
      title: { adjective: 'cheveux châtains', several: 'aux cheveux châtains' },
    },
    Bushy_Eyebrows: { label: 'sourcils épais' },
    Chubby: { label: 'visage joufflu' },
    Double_Chin: { label: 'double menton' },
    Eyeglasses: { label: 'lunettes', title: { adjective: 'lunettes', several: 'avec des lunettes' } },
    Goatee: { label: 'bouc', title: { adjective: 'bouc', several: 'avec un bouc' } },
    Gray_Hair: {
      label: 'cheveux gris',
      inGroup: 'gris',
      title: { adjective: 'cheveux gris', several: 'aux cheveux gris' },
    },
    Heavy_Makeup: {
      label: 'maquillage appuyé',
      short: 'maquillage fort',
      title: { adjective: 'maquillage appuyé', several: 'avec un maquillage appuyé' },
    },
    High_Cheekbones: { label: 'pommettes hautes', short: 'pommettes' },
    Male: { label: 'allure masculine' },
    Mouth_Slightly_Open: { label: 'bouche entrouverte', short: 'bouche ouverte' },
    Mustache: { label: 'moustache', title: { adjective: 'moustache', several: 'avec une moustache' } },
    Narrow_Eyes: { label: 'yeux étroits' },
    No_Beard: { label: 'sans barbe', inGroup: 'aucune' },
    Oval_Face: { label: 'visage ovale' },
    Pale_Skin: { label: 'peau pâle' },
    Pointy_Nose: { label: 'nez pointu' },
    Receding_Hairline: { label: 'front dégarni' },
    Rosy_Cheeks: { label: 'joues roses', title: { adjective: 'joues roses', several: 'aux joues roses' } },
    Sideburns: { label: 'favoris', title: { adjective: 'favoris', several: 'avec des favoris' } },
    Smiling: { label: 'sourire', title: { adjective: 'sourire', several: 'souriants' } },
    Straight_Hair: {
      label: 'cheveux raides',
      inGroup: 'raides',
      title: { adjective: 'cheveux raides', several: 'aux cheveux raides' },
    },
    Wavy_Hair: {
      label: 'cheveux ondulés',
      inGroup: 'ondulés',
      title: { adjective: 'cheveux ondulés', several: 'aux cheveux ondulés' },
    },
    Wearing_Earrings: {
      label: 'boucles d’oreilles',
      title: { adjective: 'boucles d’oreilles', several: 'avec des boucles d’oreilles' },
    },
    Wearing_Hat: { label: 'chapeau', title: { adjective: 'chapeau', several: 'avec un chapeau' } },
    Wearing_Lipstick: {
      label: 'rouge à lèvres',
      title: { adjective: 'rouge à lèvres', several: 'avec du rouge à lèvres' },
    },
    Wearing_Necklace: { label: 'collier', title: { adjective: 'collier', several: 'avec un collier' } },
    Wearing_Necktie: { label: 'cravate', title: { adjective: 'cravate', several: 'avec une cravate' } },
    Young: { label: 'air jeune' },
  },
  groups: {
    hair: { short: 'Cheveux', long: 'Cheveux' },
    facialHair: { short: 'Barbe', long: 'Barbe' },
    eyes: { short: 'Yeux', long: 'Yeux et sourcils' },
    face: { short: 'Visage', long: 'Visage' },
    style: { short: 'Style', long: 'Maquillage et accessoires' },
    expression: { short: 'Expression', long: 'Expression' },
    opinion: { short: 'Avis', long: 'Avis des annotateurs' },
    picture: { short: 'Image', long: 'L’image elle-même' },
  },
  commands: {
    descriptions: {
      about: 'Ce qu’est ce bot, comment il a été fait et ce qu’il fait des images',
      classify: 'Décrire les visages d’une image selon quarante attributs',
      compare: 'Ce qui diffère entre les visages de deux images',
      privacy: 'Ce que deviennent les images, et comment exclure les tiennes',
      'privacy.info': 'Ce que deviennent les images',
      'privacy.opt-out': 'Ne jamais télécharger mes images, peu importe qui le demande',
      'privacy.opt-in': 'Autoriser de nouveau mes images',
      'privacy.avatar': 'Si d’autres peuvent faire décrire mon avatar',
      'privacy.show': 'Ce qui est conservé sur moi',
      'privacy.delete': 'Supprimer ce qui est conservé sur moi',
      settings: 'Ce que disent mes réponses sur ce serveur',
      'settings.show': 'Afficher ce qui s’applique ici',
      'settings.threshold': 'À partir de quelle probabilité un attribut compte comme détecté',
      'settings.opinions': 'Si les jugements sur l’apparence sont cités quand personne n’a rien demandé',
      'settings.card': 'Si les réponses ont une carte',
      'settings.size': 'Combien les réponses en disent sur un visage',
      'settings.hide': 'Les attributs que les réponses laissent de côté',
      'settings.language': 'La langue des réponses que tout le monde voit',
      'settings.reset': 'Annuler tout cela',
      watch: 'Où je guette les images',
      'watch.on': 'Répondre à toute image publiée',
      'watch.mentions': 'Répondre aux images accompagnées d’une mention de moi',
      'watch.off': 'Répondre aux commandes seulement',
      'watch.reset': 'Faire de nouveau suivre le serveur à ce salon',
      'watch.status': 'Afficher ce qui s’applique ici',
    },
    options: {
      'classify.avatar': { name: 'avatar', description: 'Ton avatar à la place' },
      'watch.links': { name: 'liens', description: 'Aussi les images des liens et du sélecteur de GIF' },
      'watch.stickers': { name: 'autocollants', description: 'Aussi les autocollants' },
      'watch.sign': {
        name: 'signe',
        description: 'Marquer d’une réaction les images dont je n’ai rien pu dire',
      },
      'privacy.avatar.allow': { name: 'autoriser', description: 'L’autoriser' },
      'classify.image': { name: 'image', description: 'L’image\u00a0; sans elle, ta plus récente dans ce salon' },
      'classify.threshold': {
        name: 'seuil',
        description: 'À partir de quelle probabilité un attribut compte comme détecté (0,05 à 0,95)',
      },
      'classify.show': { name: 'afficher', description: 'Les attributs à citer' },
      'compare.a': { name: 'a', description: 'Une image' },
      'compare.b': { name: 'b', description: 'Une autre image' },
      private: { name: 'privé', description: 'Si tu es la seule personne à voir la réponse' },
      'settings.threshold.value': { name: 'valeur', description: '0,05 à 0,95' },
      'settings.opinions.listed': { name: 'citer', description: 'Les citer' },
      'settings.card.on': { name: 'activé', description: 'Dessiner des cartes' },
      'settings.size.value': { name: 'valeur', description: 'Combien' },
      'settings.hide.attributes': {
        name: 'attributs',
        description: 'Des noms séparés par des virgules, ou rien pour n’en masquer aucun',
      },
      'settings.language.value': { name: 'valeur', description: 'La langue' },
      'watch.for': { name: 'pour', description: 'Où cela s’applique\u00a0; dans ce salon, sauf indication contraire' },
      'watch.private': {
        name: 'privé',
        description: 'Si les réponses aux commandes sont privées, sauf demande contraire',
      },
    },
    choices: {
      'classify.show.detected': 'ceux qui sont détectés',
      'classify.show.all': 'les quarante',
      'settings.size.full': 'tout ce qui a été détecté',
      'settings.size.compact': 'ce qui en dit le plus',
      'settings.language.none': 'celle du serveur',
      'watch.for.channel': 'ce salon',
      'watch.for.server': 'tout le serveur',
    },
    menus: {
      avatar: 'Décrire l’avatar',
      classify: 'Décrire les visages',
      describe: 'Décrire pour lecteur d’écran',
    },
  },
  messages: {
    'list.separator': ', ',
    'list.clauses': '\u00a0; ',
    'list.sentences': ' ',

    percent: '{number}\u00a0%',
    percentOver: '>\u00a0{number}\u00a0%',
    percentUnder: '<\u00a0{number}\u00a0%',

    'title.lead': '{thing}',
    'title.leadWith': '{thing}, {rest}',
    'title.with': '{adjectives}, {things}',
    'title.withAfterSeveral': '{adjectives}, {things}',
    'title.onlyThings': '{things}',
    'title.none': 'Rien ne ressort',
    'title.unsure': 'Difficile à dire d’après cette image',
    'title.faces':
      '{faces, plural, =1 {Un visage} =2 {Deux visages} =3 {Trois visages} =4 {Quatre visages} =5 {Cinq visages} =6 {Six visages} =7 {Sept visages} =8 {Huit visages} =9 {Neuf visages} =10 {Dix visages} =11 {Onze visages} =12 {Douze visages} other {# visages}}',
    'title.crowd':
      '{faces, plural, =2 {Deux visages} =3 {Trois visages} =4 {Quatre visages} =5 {Cinq visages} =6 {Six visages} =7 {Sept visages} =8 {Huit visages} =9 {Neuf visages} =10 {Dix visages} =11 {Onze visages} =12 {Douze visages} other {# visages}}, dont {share, plural, =2 {deux} =3 {trois} =4 {quatre} =5 {cinq} =6 {six} =7 {sept} =8 {huit} =9 {neuf} =10 {dix} =11 {onze} =12 {douze} other {#}} {what}',
    'title.crowdAll':
      '{faces, plural, =2 {Deux visages} =3 {Trois visages} =4 {Quatre visages} =5 {Cinq visages} =6 {Six visages} =7 {Sept visages} =8 {Huit visages} =9 {Neuf visages} =10 {Dix visages} =11 {Onze visages} =12 {Douze visages} other {# visages}}, {faces, plural, =2 {tous deux} other {tous}} {what}',
    'title.crowdWith': 'avec {thing}',

    'line.notSure': '{what}, pas sûr',
    'line.perhaps': 'peut-être {what}',
    'line.more': '{count, plural, one {#\u00a0autre} other {#\u00a0autres}}',
    'line.nothing': 'rien ne ressort',
    'line.nothingOver': 'Aucun attribut n’atteint {threshold}.',
    'line.facesLeft':
      '{faces, plural, one {# autre visage n’est pas cité} other {# autres visages ne sont pas cités}} ici.',
    'line.notesLeft': '{count, plural, one {# autre remarque} other {# autres remarques}}',
    'line.picture': 'Image {number}',
    'line.named': '{name}\u00a0: {text}',
    'sigmoid.two': 'Sigmoïde propre\u00a0: {first} n’ôte rien à {second}.',
    'sigmoid.one': 'Une sigmoïde chacun\u00a0: «\u00a0{first}\u00a0» n’enlève rien aux {others} autres scores.',
    'sigmoid.several': '{scores} scores par visage, une sigmoïde chacun\u00a0: plusieurs peuvent être vrais à la fois.',
    'sigmoid.none': 'Une sigmoïde chacun\u00a0: chaque score vaut par lui-même, donc tous peuvent être bas à la fois.',
    note: 'Étiquettes données par des gens, pas des faits.',
    'opinions.notShown': '{count, plural, one {# avis non affiché} other {# avis non affichés}}',
    'opinions.shown': 'Ce qu’en jugeraient les gens qui ont étiqueté les images dont j’ai appris, rien de plus\u00a0:',
    'opinions.face': '**{number}** {what}',
    'opinions.none': 'Il ne reste aucun avis à afficher.',
    'noFace.none': 'Je n’ai trouvé aucun visage sur cette image.',
    'noFace.unread':
      'J’ai trouvé {faces, plural, one {# visage} other {# visages}}, mais aucun que je puisse décrire\u00a0: {why}.',
    'noFace.tips':
      'Le mieux est un visage tourné vers l’appareil, bien éclairé et haut d’au moins un dixième de l’image.',
    'unread.more':
      '{faces, plural, one {# autre visage a été trouvé, mais pas décrit} other {# autres visages ont été trouvés, mais pas décrits}}\u00a0: {why}.',
    'unread.too-small': '{count, plural, one {# trop petit} other {# trop petits}}',
    'unread.unclear': '{count, plural, one {# pas assez net} other {# pas assez nets}}',
    'unread.beyond-limit': '{count} au-delà de la limite de visages par image',
    'seen.damaged': 'Le fichier est endommagé\u00a0: voici ce qu’on peut en lire.',
    'seen.onItsSide': 'L’image est couchée\u00a0: je l’ai tournée.',
    'seen.upsideDown': 'L’image est à l’envers\u00a0: je l’ai tournée.',
    'seen.frame': 'Voici l’image {frame} sur {frames} de l’animation.',

    'button.why': 'Pourquoi\u00a0?',
    'button.allScores': 'Les {count} scores',
    'button.whySigmoid': 'Pourquoi sigmoïde\u00a0?',
    'button.opinions': '{count, plural, one {Afficher # avis} other {Afficher # avis}}',
    'button.wrong': 'Faux\u00a0?',
    'button.delete': 'Supprimer',
    'menu.faces': 'Carte d’un visage',
    'menu.facesFrom': 'Carte d’un visage, de {from} à {to}',
    'menu.face': 'Visage {number}',
    'menu.threshold': 'Essayer un autre seuil',
    'menu.thresholdOption': 'Seuil\u00a0: {threshold}',
    'menu.whyAttribute': 'Quel attribut\u00a0?',
    'menu.wrong': 'Qu’est-ce qui est faux\u00a0?',

    'view.allScores': 'À partir de {threshold}, un attribut compte comme détecté, indépendamment des autres.',
    'view.allScoresOf':
      'Visage {number}. À partir de {threshold}, un attribut compte comme détecté, indépendamment des autres.',
    'view.faceOf': 'Visage {number}\u00a0: {title}',
    'view.sigmoid':
      'Le réseau donne à chaque attribut un logit\u00a0; une sigmoïde fait de chacun, séparément, une probabilité, et ici {detected, plural, one {# attribut} other {# attributs}} sur {scores} {detected, plural, one {dépasse} other {dépassent}} le seuil en même temps. Un softmax partage 100\u00a0% entre les {scores}\u00a0: *{first}* aurait {firstShare} au lieu de {firstScore}, et *{second}* {secondShare} au lieu de {secondScore}. Cela convient aux questions à une seule réponse\u00a0; un visage a beaucoup d’attributs à la fois, c’est pourquoi ce réseau a été entraîné avec une sigmoïde et une entropie croisée binaire pour chacun.',
    'view.sigmoidAlt': 'Chaque attribut par sa propre sigmoïde et par un softmax commun\u00a0: {what}.',
    'view.sigmoidPair': '{what} {sigmoid} et {softmax}',

    'why.most': 'C’est en masquant {part} qu’il baisse le plus.',
    'why.meaning':
      'Cela montre sur quoi le réseau s’appuie dans cette image, pas pourquoi quelqu’un a cette apparence.',
    'why.noPart': 'Aucune partie n’en décide à elle seule.',
    'why.noPartMeaning': 'Masquer une partie du visage, quelle qu’elle soit, change peu le score.',
    'why.weak': 'Ce qui parle en sa faveur est faible.',
    'why.weakMeaning':
      'Le score est inférieur à 50\u00a0%, il y a donc peu à enlever en masquant des parties du visage.',
    'why.scaleNone': 'aucun effet',
    'why.scaleHalf': 'contour\u00a0: moitié',
    'why.scaleMost': 'tombe à {score}',
    'why.alt':
      'Carte de chaleur sur le visage pour {what}, {score}. L’endroit le plus chaud\u00a0: {part}\u00a0; une fois cet endroit masqué, {lowest}.',
    'why.altNone': 'Le visage, et pour {what}, {score}\u00a0: {why}',
    'why.sentence': '{what}, {score}\u00a0: surtout {part}\u00a0; une fois cet endroit masqué, {lowest}.',
    'why.sentenceNone': '{what}, {score}\u00a0: {why}',
    'why.choose': 'Pour quel attribut dois-je regarder sur quoi le réseau s’appuie\u00a0?',
    'why.chooseFace': 'Dans quel visage\u00a0?',
    'why.gone':
      'Je ne garde aucune image, et je ne peux plus récupérer celle-ci\u00a0: elle a été supprimée ou son lien a expiré. Redemande-moi, s’il te plaît.',
    'part.hair': 'les cheveux',
    'part.forehead': 'le front',
    'part.left-eye': 'l’œil gauche',
    'part.right-eye': 'l’œil droit',
    'part.bridge': 'l’arête du nez',
    'part.nose': 'le nez',
    'part.mouth': 'la bouche',
    'part.cheek': 'une joue',
    'part.chin': 'le menton',
    'part.neck': 'le cou',
    'part.background': 'l’arrière-plan',

    'about.title': 'À propos de Facets',
    'about.more': 'Dis-m’en plus',
    'about.summary':
      'Je décris les visages d’une image selon quarante attributs. Je tourne sur la machine de la personne qui m’héberge\u00a0: aucune image n’en sort ni n’est conservée.\n\n- Facets {version}, modèle {model} sur {device}\n- Démarrage\u00a0: {since}\n- {servers, plural, one {# serveur} many {# de serveurs} other {# serveurs}}, {pictures, plural, one {# image} many {# d’images} other {# images}} depuis le démarrage\n\nLe menu ci-dessous en dit plus.',
    'about.what': 'Qu’est-ce que c’est\u00a0?',
    'about.whatText':
      'Je trouve les visages d’une image et je dis lesquels de quarante attributs chacun présente, comme *sourire*, *lunettes* ou *cheveux ondulés*, avec une probabilité pour chacun.\n\n- Publie une image là où je guette, ou avec une mention de moi, ou en message privé.\n- `/classify` prend une image et te laisse choisir le seuil\u00a0; `/compare` en prend deux.\n- Applications → **Décrire les visages** et **Décrire pour lecteur d’écran** marchent sur tout message.\n- Sous chaque réponse\u00a0: *Pourquoi\u00a0?* montre sur quoi un score s’appuie, *Faux\u00a0?* te laisse dire que je me trompe.\n- `/watch` et `/settings` sont pour les membres qui gèrent le serveur, `/privacy` est pour tout le monde.',
    'about.training': 'Comment le modèle a-t-il été entraîné\u00a0?',
    'about.trainingText':
      '**{model}** a appris de {data}\u00a0: des images de célébrités, chacune avec quarante étiquettes oui ou non.\n\n**Gelé, puis dégelé.** Un réseau qui a appris à voir sur des millions d’autres images garde d’abord ses couches gelées, et seul ce qui est nouveau apprend. Puis tout continue d’apprendre, à petits pas, pour oublier peu de ce qu’il savait.\n\n- **Le notebook d’où tout est parti**\u00a0: ResNet50, préentraîné sur ImageNet, 5\u00a0000 images, 4 époques gelé et 10 en entier, exactitude de 88 à 91\u00a0%\n- **Ce bot**\u00a0: {architecture}, {pictures, number} images, exactitude\u00a0: {accuracy}\n\nUne exactitude seule dit peu\u00a0: la plupart des attributs sont rares, et répondre non à tous serait juste environ quatre fois sur cinq. La fiche du modèle donne le chiffre de chaque attribut.',
    'about.accuracy':
      '{accuracy} (moyenne des quarante attributs, {pictures, number} images de la partie «\u00a0{split}\u00a0» de CelebA)',
    'about.notMeasured': 'non mesurée',
    'about.children':
      'Ce n’est pas fait pour les enfants : CelebA n’en contient presque pas, et `Male` n’est dit que d’un garçon de moins de 16 ans sur six. Quand un visage ressemble à celui d’un enfant, je ne donne ni `Male` ni `Attractive` ; quatre sur cinq des moins de 16 ans sont reconnus comme tels.',
    'about.labels': 'Quelle différence avec une seule étiquette\u00a0?',
    'about.labelsText':
      '**Une seule étiquette**\u00a0: une image est d’exactement une classe, chat ou chien. Un softmax partage 100\u00a0% entre les classes\u00a0; quand l’une gagne, les autres perdent.\n\n**Plusieurs étiquettes**\u00a0: autant que l’on veut peuvent être vraies à la fois\u00a0; qui sourit peut aussi porter un chapeau. Chaque étiquette a sa propre sigmoïde, qui change son logit *z* en la probabilité `1 / (1 + e^-z)` sans regarder les autres. L’entraînement se fait avec une entropie croisée binaire par étiquette, additionnées.\n\nQuarante scores peuvent donc totaliser 700\u00a0%, et chacun est comparé au seuil séparément. *Pourquoi sigmoïde\u00a0?*, sous une réponse ou à côté de ses scores, montre les deux pour ta propre image.',
    'about.loss': 'Pourquoi l’entropie croisée binaire\u00a0?',
    'about.lossText':
      'Pour chaque étiquette, la perte est `-log(p)` là où elle est vraie et `-log(1 - p)` là où elle ne l’est pas.\n\nC’est le logarithme qui punit l’excès de confiance\u00a0: dire 60\u00a0% d’une chose fausse coûte 0,9, 99\u00a0% coûte 4,6 et 99,99\u00a0% coûte 9,2\u00a0; la certitude coûterait une infinité. Un réseau qui doute a intérêt à le dire, et c’est pourquoi ses pourcentages peuvent se lire comme des probabilités\u00a0: de tout ce qui est dit à 80\u00a0%, environ quatre choses sur cinq sont vraies. Près de 50\u00a0%, je dis *pas sûr*.',
    'about.wrong': 'À quelle fréquence se trompe-t-il\u00a0?',
    'about.wrongText':
      'Ce que les gens ont signalé comme faux avec *Faux\u00a0?*, à côté de la fréquence à laquelle le réseau était d’accord avec les annotateurs sur des images qu’il n’avait pas vues. Seuls ces nombres sont conservés\u00a0: ni image, ni qui l’a dit.\n\n{what}',
    'about.wrongNone': 'Personne n’a encore rien signalé comme faux.',
    'about.wrongCount':
      '- {what}\u00a0: signalé comme faux {count, plural, one {# fois} other {# fois}}, juste à {accuracy} lors de la mesure',
    'about.libraries': 'Quelles bibliothèques utilise-t-il\u00a0?',
    'about.librariesText':
      '- **discord.js** parle avec Discord, **undici** télécharge.\n- **sharp** décode les images, **onnxruntime-node** fait tourner les réseaux sur le GPU ou le processeur.\n- **@napi-rs/canvas** dessine les cartes.\n- **Kysely** sur **libsql** garde les réglages dans SQLite, **zod** les vérifie, **pino** tient le journal.\n- Les réseaux ont été entraînés avec **PyTorch**.',
    'about.gpu': 'Ne faut-il pas un GPU\u00a0?',
    'about.gpuText':
      'Non. Un GPU rend l’entraînement supportable, mais le réseau est assez petit pour décrire un visage sur un seul cœur de processeur en quelques centièmes de seconde. Ce bot tourne sur **{device}**. {measured, select, yes {La dernière image a pris **{milliseconds} ms**, décodage compris.} other {Il n’a décrit aucune image depuis son démarrage.}} Un GPU aide dès que beaucoup de visages arrivent en même temps.',
    'about.privacy': 'Et la vie privée\u00a0?',
    'about.privacyText': '`/privacy opt-out` exclut tes images.',
    'about.sample': 'Montre-moi un exemple',
    'about.sampleText':
      'Ce n’est personne\u00a0: beaucoup de visages aux attributs communs, réunis en une moyenne. Ci-dessous, ce que j’en dis, comme je le ferais de n’importe quelle image.',
    'about.contact': 'Où puis-je poser des questions\u00a0?',
    'about.contactText': 'Demande ici\u00a0: {contact}',
    'about.noContact':
      'La personne qui héberge ce bot n’a indiqué aucun contact. Demande à la modération de ce serveur.',

    'compare.text': 'Ce qui diffère entre le plus grand visage de l’image A et celui de l’image B. {both}.',
    'compare.noFace': 'Je n’ai trouvé aucun visage que je puisse décrire sur l’image {which}.',

    'reader.faces':
      '{faces, plural, =1 {Une image avec un visage} other {Une image avec # visages, de gauche à droite}}{more, plural, =0 {} =1 {, et un trop petit ou trop peu net pour être décrit} other {, et # trop petits ou trop peu nets pour être décrits}}.',
    'reader.none': 'Une image sur laquelle aucun visage n’a été trouvé.',
    'reader.face': 'Visage {number}\u00a0: {what}.',
    'reader.oneFace': 'On y voit\u00a0: {what}.',
    'reader.nothing': 'rien qui ressorte',
    'reader.provenance': 'Décrit par un programme qui connaît quarante attributs de visages et peut se tromper\u00a0:',
    'button.postHere': 'Publier ici',
    'button.askPoster': 'Demander à publier',
    'reader.askPoster':
      '{poster}, quelqu’un aimerait avoir ici une description de ton image, pour les personnes qui ne peuvent pas la voir. Puis-je la publier ?',
    'reader.notYours': 'Seule la personne qui a publié l’image peut faire publier sa description.',

    'hello.text':
      'Bonjour\u00a0! Je décris les visages des images publiées ici selon quarante attributs, comme *sourire* ou *lunettes*.\nJe ne reconnais personne et ne garde aucune image\u00a0: `/privacy` dit ce que deviennent les images et permet à chacun de refuser.\nQui gère ce serveur peut choisir où et dans quelle langue je réponds, maintenant ou plus tard avec `/watch` et `/settings language`\u00a0:',
    'hello.on': 'Répondre aux images ici',
    'hello.mentions': 'Seulement si on me mentionne',
    'hello.off': 'Nulle part',
    'hello.language': 'Langue',
    introduction:
      '-# Je décris les visages des images publiées ici. `/watch` change où je guette\u00a0; `/privacy` dit ce que deviennent les images et te permet de refuser.',
    late: '-# Je n’étais pas là quand ceci a été publié.',
    askAgain: 'J’ai été redémarré avant de pouvoir répondre. Redemande, s’il te plaît.',
    notSaved:
      'Cela s’applique dès maintenant, mais n’a pas encore pu être enregistré sur le disque. Je continue d’essayer\u00a0; si je suis redémarré avant d’y arriver, il faudra le régler de nouveau.',
    bug: 'Quelque chose s’est mal passé de mon côté. Si tu le signales à la personne qui m’héberge, indique l’erreur `{id}`.',

    'privacy.text': [
      '**Ce que devient une image**',
      '- Elle est téléchargée depuis Discord dans la mémoire de la machine qui fait tourner ce bot, y est décrite, puis jetée. Elle ne va à aucun autre service.',
      '- Ni image, ni partie d’image, ni score n’est écrit sur un disque ou dans un journal, et rien ne sert à l’entraînement. Les scores sont dans la réponse elle-même\u00a0: supprime-la, et ils disparaissent.',
      '- Un regard ultérieur, comme *Pourquoi\u00a0?*, récupère l’image de nouveau, si elle est encore là et que la personne qui l’a publiée n’a pas refusé.',
      '- Personne n’est reconnu\u00a0: aucun gabarit de visage n’est créé. `/compare` compare les étiquettes de deux images, pas les personnes qui y sont.',
      '- Le résultat est une liste d’étiquettes que des annotateurs ont données à des images. Il ne dit rien de certain sur une personne et ne doit pas servir à la juger.',
      '**Ce qui est conservé**',
      '- Les réglages des serveurs (`/watch`, `/settings`), les identifiants des personnes qui ont refusé et, pour chaque salon surveillé, l’identifiant du message jusqu’auquel tout a reçu sa réponse.',
      '- Combien de fois chaque attribut a été signalé comme faux\u00a0: un nombre, sans image ni personne.',
      '- Tant qu’une commande attend sa réponse, ce qu’il faut pour y répondre\u00a0: 15 minutes au plus.',
      '- Dans le journal de la personne qui m’héberge\u00a0: les identifiants du message, du salon, du serveur et de la personne pour chaque image, avec des nombres et des durées. Ils peuvent être hachés ou omis.',
      '- Les messages qu’un webhook publie pour quelqu’un ne portent le nom de personne\u00a0: ils ne sont donc jamais décrits sans demande, et un refus ne s’y voit pas.',
    ].join('\n'),
    'privacy.isOut': 'Tu **as refusé** que tes images soient décrites. `/privacy opt-in` change cela.',
    'privacy.isIn': 'Tu n’as pas refusé que tes images soient décrites. `/privacy opt-out` change cela.',
    'privacy.out':
      'Ton refus est noté\u00a0: désormais, aucune image que tu publies n’est téléchargée, peu importe qui le demande. Ce que j’ai dit publiquement de tes images au cours de la dernière heure est supprimé. Ton identifiant est conservé pour s’en souvenir, et rien d’autre.',
    'privacy.in':
      'Ton accord est noté\u00a0: les images que tu publies peuvent de nouveau être décrites. Rien n’est conservé sur toi.',

    'watch.meaning':
      '{mode, select, on {toute image publiée reçoit une réponse} mentions {les images reçoivent une réponse quand leur message me mentionne} other {seules les commandes reçoivent une réponse}}',
    'watch.here': '{channel}\u00a0: **{mode}**, {meaning}.',
    'watch.answers':
      'Les réponses aux commandes sont {who, select, private {privées} other {publiques}}, sauf demande contraire.',
    'watch.follows': 'Le salon suit le serveur.',
    'watch.own': 'Le salon a son propre réglage\u00a0; `/watch reset` l’annule.',
    'watch.server': 'Le serveur\u00a0: **{mode}**.',
    'watch.noneApart': 'Aucun salon ne diffère.',
    'watch.apart':
      'Salons avec leur propre réglage\u00a0: {channels}{more, plural, =0 {} one { et # autre} other { et # autres}}.',
    'watch.noContent':
      'Discord ne me montre pas ce que contiennent les messages (l’intent «\u00a0message content\u00a0» est désactivé), je ne vois donc que les images accompagnées d’une mention de moi.',

    'settings.head': '**Réponses sur ce serveur**',
    'settings.threshold':
      '- Seuil\u00a0: **{threshold}**{own, select, own {} other {, selon le réglage de la personne qui m’héberge}}',
    'settings.opinions':
      '- Jugements sur l’apparence, quand personne n’a rien demandé\u00a0: **{shown, select, yes {cités} other {comptés, pas cités}}**',
    'settings.card': '- Carte\u00a0: **{shown, select, yes {activée} other {désactivée}}**',
    'settings.size':
      '- Taille\u00a0: **{size, select, compact {réduite, ce qui en dit le plus} other {complète, tout ce qui a été détecté}}**',
    'settings.hidden': '- Masqués\u00a0: {what}',
    'settings.hiddenNone': '- Masqués\u00a0: aucun',
    'settings.operatorHides': '- Toujours masqués par la personne qui m’héberge\u00a0: {what}',
    'settings.language':
      '- Langue des réponses que tout le monde voit\u00a0: **{language}**{chosen, select, own {} other {, car personne n’en a choisi}}',
    'settings.noServer': '`/settings` fonctionne sur les serveurs.',
    'settings.unknownAttribute':
      'Je ne connais pas d’attribut «\u00a0{name}\u00a0». Les noms sont comme {example}, séparés par des virgules.',

    'classify.noPicture':
      'Je ne vois aucune de tes images de la dernière heure dans ce salon, ou je ne peux pas la lire. Donne-m’en une avec `image`, ou ton avatar avec `avatar`.',
    'avatar.none': 'Il n’y a pas d’avatar ici, seulement une image de Discord.',
    'avatar.notAllowed':
      'Je ne décris que les avatars des personnes qui l’autorisent, et celle-ci ne l’a pas fait. Elle le peut avec `/privacy avatar`.',

    'privacy.avatarStatus':
      '{allowed, select, yes {D’autres **peuvent** faire décrire ton avatar} other {D’autres ne peuvent pas faire décrire ton avatar}}\u00a0; `/privacy avatar` change cela.',
    'privacy.avatarAllowed':
      'Désormais, d’autres peuvent faire décrire ton avatar, chacun pour soi\u00a0: ce que j’en dis n’est montré qu’à la personne qui demande. Ton identifiant est conservé pour s’en souvenir. `/privacy avatar` l’annule.',
    'privacy.avatarForbidden':
      'Personne d’autre que toi ne peut faire décrire ton avatar. Rien n’est conservé pour s’en souvenir\u00a0: c’est la règle pour tout le monde.',
    'privacy.avatarOptedOut':
      'Tu as refusé, et cela l’emporte\u00a0: personne ne peut faire décrire ton avatar. Il faut d’abord `/privacy opt-in`.',

    'watch.kinds':
      'Les images des liens sont {links, select, yes {décrites} other {ignorées}}, les autocollants {stickers, select, yes {décrits} other {ignorés}}.',
    'watch.sign':
      '{marked, select, yes {{emoji} marque les images dont je n’ai rien pu dire.} other {Les images dont je ne peux rien dire sont ignorées.}} Mentionne-moi en répondant à l’une d’elles, et je dirai pourquoi.',

    'help.howTo':
      'Je décris les visages des images. {where, select, direct {Publies-en une ici} other {Publies-en une ici avec une mention de moi, ou mentionne-moi en répondant à l’une d’elles}}, ou utilise `/classify`, ou Applications → **Décrire les visages** sur un message. `/privacy` dit ce que deviennent les images.',

    'blocked.you':
      'La personne qui m’héberge ne veut pas que je te réponde, je ne décris donc rien pour toi. `/privacy` fonctionne quand même.',
    'blocked.poster': 'La personne qui m’héberge a écarté celle qui a publié ceci, je ne décris donc pas ses images.',
    'blocked.server':
      'La personne qui m’héberge a écarté ce serveur, je ne décris donc rien ici. `/privacy` fonctionne quand même.',

    'kept.head': '**Ce que je conserve sur toi**',
    'kept.nothing': 'Rien, pas même ton identifiant.',
    'kept.optOut':
      '- Ton identifiant parmi ceux des personnes qui ont refusé, pour qu’aucune de tes images ne soit téléchargée.',
    'kept.avatar': '- Ton identifiant parmi ceux des personnes qui laissent d’autres faire décrire leur avatar.',
    'kept.blocked': '- Ton identifiant parmi ceux que la personne qui m’héberge a écartés.',
    'kept.pictures':
      '- En mémoire seulement\u00a0: où {count, plural, one {# de tes images peut être récupérée} other {# de tes images peuvent être récupérées}} sur Discord, pour que *Pourquoi\u00a0?* fonctionne. C’est oublié quand l’adresse donnée par Discord expire, en moins d’un jour, et quand je redémarre.',
    'kept.language':
      '- Seulement en mémoire\u00a0: que ton Discord est en {language}, pour répondre ainsi à tes messages privés. C’est oublié quand je redémarre.',
    'kept.meanwhile':
      'Tant qu’une de tes commandes est en cours, comme celle-ci, je garde aussi ce qu’il faut pour y répondre\u00a0: 15 minutes au plus. Les scores de tes images sont dans les boutons de mes réponses et disparaissent avec elles\u00a0: *Supprimer* est sous chacune.',
    'kept.log':
      '{ids, select, plain {Mon journal te désigne par ton identifiant à côté de chacune de tes images décrites. Seule la personne qui m’héberge peut l’effacer\u00a0: `/about` dit comment la joindre.} hash {Mon journal a, à la place de ton identifiant, un code qui ne permet de retrouver personne.} other {Mon journal ne désigne personne.}}',
    'kept.howToDelete': '`/privacy delete` supprime tout cela.',
    'forgotten.head': '**Supprimé**',
    'forgotten.nothing': 'Il n’y avait rien à supprimer.',
    'forgotten.avatar': '- Que d’autres peuvent faire décrire ton avatar\u00a0: ils ne le peuvent plus.',
    'forgotten.pictures':
      '- Où {count, plural, one {# de tes images pouvait être récupérée} other {# de tes images pouvaient être récupérées}}\u00a0: *Pourquoi\u00a0?* ne fonctionne plus sous mes réponses à tes commandes.',
    'forgotten.language':
      '- La langue de mes réponses à tes messages privés\u00a0: de nouveau l’anglais, jusqu’à ce que tu y utilises un bouton ou une commande.',
    'forgotten.optOut':
      'Ton refus est supprimé\u00a0: les images que tu publies peuvent de nouveau être décrites. `/privacy opt-out` le rétablit.',
    'stays.optOut':
      '**Ton refus reste.** Sans ton identifiant, je ne peux pas savoir quelles images laisser tranquilles. S’il disparaît, tes images peuvent de nouveau être décrites.',
    'stays.blocked': 'Ta mise à l’écart par la personne qui m’héberge reste aussi\u00a0: elle seule peut l’annuler.',
    'stays.notYours': 'Seule la personne dont c’est le refus peut le supprimer.',
    'button.forgetOptOut': 'Supprimer aussi mon refus',

    'wrong.choose':
      'Qu’est-ce qui est faux là-dedans\u00a0? Seul le nombre de signalements de chaque attribut est compté, pas par qui ni de qui.',
    'wrong.thanks': 'Merci. Compté comme faux\u00a0: {what}.',
    'wrong.all': 'Tout ce que dit cette réponse a déjà été signalé comme faux.',
    'wrong.notYours': 'Seules la personne qui a publié l’image et celle qui a demandé ceci peuvent le dire.',
    'wrong.notKept': 'Je ne peux pas le noter sur cette réponse, ce n’est donc pas compté.',

    'card.usualShare': 'part habituelle',
    'card.notSure': 'pas sûr',
    'card.restMore': '{count, plural, one {# autre} other {# autres}}',
    'card.restNotSure': '{count, plural, one {# pas sûr} other {# pas sûrs}}',
    'card.order': 'de gauche à droite, rangée par rangée · le plus parlant d’abord',
    'card.orderMore':
      '{count, plural, one {# autre} other {# autres}} dans le menu · de gauche à droite, rangée par rangée',
    'card.sheet': 'image par image · le plus parlant d’abord',
    'card.sheetMore': '{count, plural, one {# autre} other {# autres}} dans le menu · image par image',
    'card.legend.detected': 'gras\u00a0: {threshold} ou plus',
    'card.legend.notSure': 'tirets\u00a0: pas sûr',
    'card.legend.below': 'gris\u00a0: moins de {threshold}',
    'card.both': 'Les deux\u00a0: {what}',
    'card.bothNothing': 'Rien de sûr chez les deux',
    'card.noDifference': 'Aucune différence nette',
    'card.sigmoid': 'sigmoïde propre',
    'card.softmax': 'softmax commun',
    'card.sigmoidSum': 'Les {scores} totalisent {sum}',
    'card.softmaxSum': 'Tous totalisent {sum}',
    'alt.one': 'Carte d’un visage\u00a0: {what}.',
    'alt.oneMore': '{what}.',
    'alt.oneNotSure': 'pas sûr\u00a0: {what}',
    'alt.nothing': 'Carte d’un visage\u00a0: rien ne ressort.',
    'alt.group': '{faces, plural, one {# visage} other {# visages}}, de gauche à droite, rangée par rangée.',
    'alt.face': '{number}\u00a0: {what}.',
    'alt.left': '{count, plural, one {# autre visage} other {# autres visages}}.',
    'alt.all': 'Les {count} scores\u00a0: {what}.',
    'alt.compare': 'Carte qui compare deux visages, A et B\u00a0: {what}. {both}.',
    'alt.comparePair': '{what} {first} et {second}',

    'error.image/too-large':
      '{form, select, bytes {J’accepte les images jusqu’à {most, number} Mio, mais ce fichier fait {found, number} Mio.} memory {Lire cette image demande environ {found, number} Mio de mémoire, et j’en ai {most, number} Mio. Une copie plus petite, ou en JPEG, en demande beaucoup moins.} pixels {J’accepte les images jusqu’à {most, number} mégapixels, mais celle-ci ({format}) en a plus.} endless {J’accepte les images jusqu’à {most, number} Mio, mais celle-ci est plus lourde.} other {Lire cette image demande plus de mémoire que je n’en ai. Une copie plus petite, ou en JPEG, en demande beaucoup moins.}}',
    'error.image/too-slow': 'Cette image prend plus de {seconds} s à lire.',
    'error.image/truncated': 'Ce fichier ({format}) s’arrête avant la fin de l’image\u00a0; renvoie-le.',
    'error.image/damaged': 'Ce fichier commence comme un {format}, mais il est endommagé et ne peut pas être décodé.',
    'error.image/not-an-image':
      'J’accepte les images JPEG, PNG, WebP, AVIF, GIF, HEIC, TIFF ou BMP, mais ce fichier {found, select, none {n’en est pas une} other {est de type {found}}}.',
    'error.image/empty':
      'J’accepte les images JPEG, PNG, WebP, AVIF, GIF, HEIC, TIFF ou BMP, mais ce fichier est vide.',
    'error.image/video':
      '{form, select, unreadable {Aucune image n’a pu être lue dans cette vidéo ({format}) à sa réception\u00a0: envoie-en une capture d’écran.} other {C’est une vidéo ({format}). Je décris des images\u00a0: envoie-en une capture d’écran.}}',
    'error.image/unsupported':
      '{found, select, heic {C’est une image HEIC, et la personne qui héberge ce bot n’a pas installé ce qui les lit. Envoie-la en JPEG.} other {J’accepte les images JPEG, PNG, WebP, AVIF, GIF, HEIC, TIFF ou BMP, mais celle-ci est de type {found}. Convertis-la d’abord.}}',
    'error.image/crashes':
      'Cette image fait planter le programme qui la lit, je n’y touche donc pas. Si tu le signales à la personne qui m’héberge, indique l’erreur `{id}`.',
    'error.download/too-large':
      'J’accepte les images jusqu’à {most, number} Mio, mais celle-ci {found, plural, =0 {est plus lourde} other {fait {found, number} Mio}}.',
    'error.download/failed': 'L’image n’a pas pu être téléchargée depuis Discord. Réessaie, s’il te plaît.',
    'error.download/too-slow': 'L’image n’est pas arrivée de Discord en {seconds} s. Réessaie, s’il te plaît.',
    'error.download/not-allowed': 'Seules les images qui sont sur les serveurs de Discord peuvent être décrites.',
    'error.download/expired':
      'Discord ne propose plus cette image\u00a0: son lien a expiré ou elle a été supprimée. Publie-la de nouveau, s’il te plaît.',
    'error.person/opted-out':
      '{whose, select, own {Tu as refusé, je ne télécharge donc aucune de tes images. `/privacy opt-in` change cela.} other {La personne qui a publié ceci a refusé, je ne télécharge donc pas ses images.}}',
    'error.message/no-picture':
      '{where, select, own {Je ne vois pas d’image dans ton message. Publie une image avec une mention de moi, ou utilise `/classify`, ou Applications → **Décrire les visages** sur un message.} other {Je ne vois pas d’image dans ce message.}}',
    'error.message/own':
      'Ce message est de moi, et je ne décris pas ce que j’ai publié moi-même. Prends l’image dont il parle.',
    'error.message/unseen':
      'Je ne peux pas voir ce que contient ce message. Utilise Applications → **Décrire les visages** dessus\u00a0: Discord me le montrera alors.',
    'error.message/unknown-author':
      'Je ne vois pas qui a publié ce qui est transféré ici, je ne le décris donc qu’à la personne qui demande\u00a0: utilise Applications → **Décrire les visages**.',
    'error.component/outdated':
      '{what, select, page {Cette page vient d’une autre version de moi. Lance de nouveau `/about`, s’il te plaît.} button {Ce bouton vient d’une autre version de moi. `/watch` fait la même chose.} other {Cette réponse vient d’une autre version de moi. Redemande-moi, s’il te plaît.}}',
    'error.command/unknown':
      '{what, select, command {Cette commande} other {Ce bouton ou ce menu}} vient d’une autre version de moi. Recharge Discord ou redemande-moi.',
    'error.discord/not-taken': 'Discord n’a pas accepté ma réponse à ceci. J’en suis désolé.',
    'error.delete/not-yours':
      'Seules les personnes qui ont publié l’image, demandé ceci ou gèrent les messages peuvent le supprimer.',
    'error.hello/not-yours':
      'Seuls les membres qui gèrent le serveur peuvent choisir où et dans quelle langue je réponds.',
    'error.hello/not-saved':
      'Cela s’applique dès maintenant, mais n’a pas encore pu être enregistré sur le disque. Je continue d’essayer\u00a0; si je suis redémarré avant d’y arriver, il faudra le régler de nouveau.',
    'error.watch/no-server': '`/watch` fonctionne sur les serveurs.',
    'error.busy/queue': 'Je suis occupé. Réessaie dans {seconds} s, s’il te plaît.',
    'error.busy/queue-full': 'Trop d’images attendent. Réessaie dans {seconds} s, s’il te plaît.',
    'error.busy/person': 'Cela fait beaucoup d’images en peu de temps. Réessaie dans {seconds} s, s’il te plaît.',
    'error.busy/actions': 'Cela fait beaucoup en peu de temps. Réessaie dans {seconds} s, s’il te plaît.',
    'error.busy/server':
      'Beaucoup d’images ont été décrites sur ce serveur en peu de temps. Réessaie dans {seconds} s, s’il te plaît.',
    'error.busy/stopping': 'Je vais redémarrer. Réessaie dans {seconds} s, s’il te plaît.',
    'error.file/not-found': 'Il devrait y avoir ici une image ou un dossier, mais il n’y a rien.',
    'error.file/not-a-file':
      'Ce devrait être un fichier d’image, mais c’est {found, select, folder {un dossier} pipe {un tube nommé} socket {un socket} other {un périphérique}}.',
    'error.file/unreadable':
      '{reason, select, terminal {Une image est attendue sur l’entrée standard, mais c’est le terminal.} EACCES {La permission de lire ceci manque.} EPERM {La permission de lire ceci manque.} ELOOP {C’est un lien qui mène à lui-même.} EIO {Le disque n’a pas pu lire ceci.} other {Ceci devrait pouvoir se lire, mais donne {reason}.}}',
    'error.file/empty': 'Une image est attendue sur l’entrée standard, mais rien n’est venu.',
    'error.file/empty-folder': 'Il devrait y avoir des images dans ce dossier, mais il ne contient aucun fichier.',
    'error.file/no-match': 'Ce devrait être une image, ou un motif qui en désigne, mais il n’y en a aucune.',
    'error.file/exists': '{path} existe déjà\u00a0; --overwrite le remplace.',
    'error.file/unwritable': 'Impossible d’écrire {path}\u00a0: {reason}.',
    'error.internal/bug': 'C’est un bug de Facets\u00a0; merci de le signaler\u00a0: {stack}',

    'cli.face': 'Visage {number} sur {faces}',
    'cli.noFace': 'Aucun visage à décrire n’a été trouvé.',
    'cli.notSaidOfChildren': 'D’un visage qui ressemble à celui d’un enfant, rien n’en est dit.',
    'cli.whyHead': 'Pourquoi',
    'cli.frame': 'image {frame} sur {frames}',
    'cli.upsideDown': 'à l’envers',
    'cli.onItsSide': 'couchée',
    'cli.damaged': 'endommagée',
    'cli.place': '{width} × {height} en ({x}, {y}), sûr à {score}',
    'cli.times': '{device}, {total} ms (décoder {decode}, détecter {detect}, attributs {attributes})',
    'cli.device': 'disponible, {milliseconds} ms pour {faces, plural, one {# visage} other {# visages}}',
    'cli.noDevice': 'indisponible\u00a0: {reason}',
    'cli.summary': '{pictures, plural, one {# image} other {# images}} en {time}\u00a0: {what}.',
    'cli.faces': '{faces, plural, one {# visage} other {# visages}}',
    'cli.faceless': '{pictures} sans visage',
    'cli.notRead': '{pictures, plural, one {# non lue} other {# non lues}}',
    'cli.ownLeftOut':
      '{pictures, plural, one {# image faite par Facets a été laissée} other {# images faites par Facets ont été laissées}} de côté.',
    'cli.stopped': 'Arrêté après {done} images sur {total}.',
    'cli.progress': '{done} images sur {total}',
    'cli.left': 'reste environ {time}',
    'time.seconds': '{seconds} s',
    'time.minutes': '{minutes} min',
    'time.minutesSeconds': '{minutes} min {seconds} s',
    'time.hoursMinutes': '{hours} h {minutes} min',
    'cli.usage': 'Utilisation\u00a0:',
    'cli.arguments': 'Arguments\u00a0:',
    'cli.options': 'Options\u00a0:',
    'cli.choices': 'choix\u00a0: {choices}',
    'cli.default': 'par défaut\u00a0: {value}',
    'cli.environment': 'environnement\u00a0: {name}',
    'cli.description': 'Trouve les visages dans des images et décrit chacun selon les quarante attributs de CelebA.',
    'cli.path': 'images, dossiers et motifs d’images\u00a0; - pour l’entrée standard',
    'cli.json': 'afficher du JSON Lines, un objet par image, au lieu de tableaux',
    'cli.csv': 'afficher des valeurs séparées par des virgules, une ligne par visage décrit, au lieu de tableaux',
    'cli.threshold': 'citer les attributs à partir de cette probabilité',
    'cli.deviceOption': 'où tournent les réseaux',
    'cli.precision': 'avec quelle précision les réseaux calculent sur un processeur',
    'cli.why':
      'dire sur quoi s’appuie le score de cet attribut dans chaque visage décrit, et en écrire une carte de chaleur',
    'cli.whyFolder': 'écrire les cartes de chaleur de --why dans ce dossier',
    'cli.notAttribute':
      'Il faut un des attributs de CelebA, comme Smiling.{meant, select, none {} other { Voulais-tu dire {meant}\u00a0?}}',
    'cli.notListedAttribute':
      '«\u00a0{name}\u00a0» n’est pas un des attributs de CelebA\u00a0; les noms sont séparés par des virgules.{meant, select, none {} other { Voulais-tu dire {meant}\u00a0?}}',
    'cli.aligned': 'prendre chaque image pour un visage, aligné comme dans CelebA, au lieu de chercher des visages',
    'cli.maxFaces': 'décrire au plus ce nombre de visages par image, les plus grands',
    'cli.all': 'citer les quarante attributs, y compris ceux sous le seuil',
    'cli.only': 'ne citer que ces attributs, y compris ceux sous le seuil\u00a0; des noms séparés par des virgules',
    'cli.annotate': 'écrire dans ce dossier une copie de chaque image avec ses visages numérotés',
    'cli.crops': 'écrire dans ce dossier chaque visage décrit, redressé et recadré comme le réseau le voit',
    'cli.overwrite': 'remplacer les fichiers déjà présents dans ces dossiers\u00a0; jamais les images lues',
    'cli.quiet': 'n’afficher ni progression ni résumé',
    'cli.devices': 'afficher seulement quels appareils sont utilisables ici et la vitesse de chacun',
    'cli.lang':
      'la langue de ce qui est affiché pour des humains\u00a0; par défaut celle de LC_ALL, LC_MESSAGES ou LANG',
    'cli.version': 'afficher le numéro de version',
    'cli.help': 'afficher cette aide',
    'cli.helpEnd': [
      'Un dossier vaut pour tous ses fichiers, sauf ceux qui sont cachés et les images faites par --annotate, --crops et --why.',
      'Code de sortie\u00a0: 0 quand tout est fait, 1 quand une image n’a pas été lue ou écrite, 2 pour une mauvaise utilisation,',
      '130 après Ctrl-C.',
      'Exemple\u00a0: facets classify --json photos | jq .faces',
    ].join('\n'),
    'cli.notProbability': 'Il faut un nombre de 0 à 1.',
    'cli.notCount': 'Il faut un nombre entier à partir de 1.',
    'cli.nothingNamed': 'erreur\u00a0: il faut au moins une image ou un dossier (voir «\u00a0--help\u00a0»)',
    'cli.stdinTwice': 'erreur\u00a0: - pour l’entrée standard ne peut être donné qu’une fois',

    'page.samplesNote': 'moyennes de nombreux visages\u00a0; personne n’y figure',
    'page.welcome': 'Publie une image d’un visage.',
    'page.member': 'membre',
    'page.administrator': 'administration',
    'page.optedOut': 'a refusé les descriptions du bot',
    'page.sample': 'Visage moyen\u00a0: {what}',
    'page.sideways': 'Un visage moyen, couché sur le côté',
    'page.animation': 'Un visage moyen qui apparaît après une image vide',
    'page.screenshot': 'Un visage moyen dans une longue capture d’écran',
    'page.together': 'Deux visages moyens côte à côte',
    'page.heic': 'Un visage moyen tel que les iPhone enregistrent les images',
    'page.video': 'Une vidéo d’un visage moyen',
    'page.closeUp': 'Un visage moyen qui remplit l’image',
    'page.damaged': 'Un visage moyen dans un fichier qui finit trop tôt',
    'page.forwarded': 'Un visage moyen',
    'page.caption.sideways': 'couché',
    'page.caption.closeUp': 'gros plan',
    'page.caption.long': 'longue',
    'page.caption.damaged': 'abîmé',
    'page.caption.two': 'deux',
  },
};
