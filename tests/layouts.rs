//! Layouts of programmes, each with a small invented one: items, kinds, titles and who takes part in which; and texts
//! that are no programmes, in which nothing may be found.

use std::path::Path;

use estrade::extract::extract;
use estrade::lexicon::Lexicon;
use estrade::read::ReadText;
use estrade::record::{Part, Record};

fn record(text: &str, lexicon: &Lexicon) -> Record {
    extract(&ReadText { text: text.to_owned(), ..ReadText::default() }, lexicon)
}

/// "09:30 opening Ouverture | Lise Duval | m Paul Tessier": one line for each item, `m` before a moderator.
fn outline(record: &Record) -> Vec<String> {
    let mut lines = Vec::new();
    for session in &record.sessions {
        let start = session.start.map_or_else(|| "-".to_owned(), |time| time.to_string());
        let mut line = format!("{start} {} {}", session.kind.name(), session.title.as_deref().unwrap_or("-"));
        for appearance in record.appearances.iter().filter(|a| a.session == Some(session.id)) {
            let chairs = if appearance.part == Part::Moderator { "m " } else { "" };
            let name = appearance.person.as_ref().map_or("?", |person| &person.name);
            line.push_str(&format!(" | {chairs}{name}"));
        }
        lines.push(line);
    }
    lines
}

const LAYOUTS: &[(&str, &str, &[&str])] = &[
    (
        "who gives an item between its label and the colon before its title",
        "Festival du cuir\nMillau, 4 mai 2023\n\n9h Accueil\n10h Conférence de Lise Duval : La peau et la ville\n11h Conférence par Paul Vercel, historien à l’université de Pau : Le gant\n14h Intervention de Mme Anne Tessier, maire de Brivelle : les gants de demain\n15h Atelier avec Marc Petit : coudre un gant\n16h Lecture de Luc Roche, auteur\n",
        &[
            "09:00 welcome Accueil",
            "10:00 keynote La peau et la ville | Lise Duval",
            "11:00 keynote Le gant | Paul Vercel",
            "14:00 keynote les gants de demain | Anne Tessier",
            "15:00 workshop coudre un gant | Marc Petit",
            "16:00 performance Lecture de Luc Roche | Luc Roche",
        ],
    ),
    (
        "no sign between a title and whom a function, a body or 'Avec' introduces; a homage and a school are of one piece",
        "Journées du cuir\nMillau, 4 mai 2023\n\n9h00 Accueil\n9h30 Tanner après la crue Lise Duval, psychologue du travail\n10h Ce qui change Avec Paul Vercel, maire de Brivelle\n11h Les sols vivants Anne Tessier (INRAE)\n12h Hommage à la maire Lise Duval, présidente du syndicat\n14h Visite du lycée Paul Vercel, Brivelle\n",
        &[
            "09:00 welcome Accueil",
            "09:30 talk Tanner après la crue | Lise Duval",
            "10:00 talk Ce qui change | Paul Vercel",
            "11:00 talk Les sols vivants | Anne Tessier",
            "12:00 ceremony Hommage à la maire Lise Duval, présidente du syndicat",
            "14:00 visit Visite du lycée Paul Vercel, Brivelle",
        ],
    ),
    (
        "labels with numbers and letters of a list behind lost line ends, an age before whom a function introduces",
        "Rencontres du gant\nJeudi 4 mai 2023, Millau\n\n9h00 Accueil\n14h15 FORUMS Forum 1 Le cuir des rives : mutualiser ou disparaître ? Animation : Lise Duval, gantière Témoins : Paul Vercel, maire de Loudun Forum 2 Le quai, employeur Animation : Anne Tessier, consultante\n16h30 Pause\n16h45 Ateliers : A) Aiguilles et dés : les gestes Mme Claire Roche (Korval) B) La nuit des tanneries Dr Luc Roche (clinique du Val)\n17h30 Le fleuve\n• Ce que le quai veut dire à 85 ans Jean Petit, sociologue, Tours\n• La digue, un objet mal identifié Marc Petit, juriste, Pau\n18h30 Clôture\n",
        &[
            "09:00 welcome Accueil",
            "14:15 session FORUMS",
            "- session Le cuir des rives : mutualiser ou disparaître ? | m Lise Duval | Paul Vercel",
            "- session Le quai, employeur | m Anne Tessier",
            "16:30 break Pause",
            "16:45 workshop Ateliers",
            "- workshop Aiguilles et dés : les gestes | Claire Roche",
            "- workshop La nuit des tanneries | Luc Roche",
            "17:30 session Le fleuve",
            "- talk Ce que le quai veut dire à 85 ans | Jean Petit",
            "- talk La digue, un objet mal identifié | Marc Petit",
            "18:30 closing Clôture",
        ],
    ),
    (
        "titles right behind the bracket of their speakers, quoted papers above theirs with bullets between them",
        "Rencontres du gant\nJeudi 4 mai 2023, Millau\n\n9h15 Accueil\nSession 1\nLise Duval (Université de Pau, Tessim) Le quai vide : trente rivières sans digue\nPaul Vercel (INRAE) et Anne Tessier (CNRS) La digue en crue est-elle un échec ?\n14h00-17h30 : Des sources et un terrain\n« Ce que l’eau fait aux gants : introduction générale »\nMarc Petit (Université de Pau) et Luc Roche (INRAE)\n« Le puits et le tanneur »\nClaire Roche (CNRS)\n- Fouiller un puits : sécurité, pompage\n« Corvées d’eau et corvées de curage » Jean Petit (INRAE)\n",
        &[
            "09:15 welcome Accueil",
            "- session Session 1",
            "- talk Le quai vide : trente rivières sans digue | Lise Duval",
            "- talk La digue en crue est-elle un échec ? | Paul Vercel | Anne Tessier",
            "14:00 session Des sources et un terrain",
            "- talk Ce que l’eau fait aux gants : introduction générale | Marc Petit | Luc Roche",
            "- talk Le puits et le tanneur | Claire Roche",
            "- talk Corvées d’eau et corvées de curage | Jean Petit",
        ],
    ),
    (
        "rooms behind the titles of parallel items, a title in quotation marks behind who gives a lecture, notes behind titles",
        "Rencontres du gant\nJeudi 4 mai 2023, Millau\n\n8h30 Accueil\n\n9h00 – 10h30\n\nOù dort la rivière ? – Grand Amphi\n\nTreize millions de gants attendent. On en parle.\n\n• Lise Duval, économiste\n• Paul Vercel, éclusier\n\nLe gant, veau d’or ? – Amphi Tarn\n\nPour les uns une monnaie, pour les autres un gant. On en parle peu.\n\n• Anne Tessier, juriste\n• Marc Petit, gantier\n\n11h00 – 11h30\nConférence de Luc Roche « Les murs ont-ils des gants ? »\n\n12h00 Remise du prix « Jeune gantier » par M. le maire de Millau\n14h00 Grande conférence 👉 voir plus bas\n15h00 Tanneurs, trouvez un quai ! Les patrons ont trois minutes chacun.\n16h00 Discussions, lancées par Claire Roche\n",
        &[
            "08:30 welcome Accueil",
            "09:00 session Où dort la rivière ? | Lise Duval | Paul Vercel",
            "- keynote Le gant, veau d’or ? | Anne Tessier | Marc Petit",
            "11:00 keynote Les murs ont-ils des gants ? | Luc Roche",
            "12:00 ceremony Remise du prix « Jeune gantier » | ?",
            "14:00 keynote Grande conférence",
            "15:00 session Tanneurs, trouvez un quai !",
            "16:00 round_table Discussions | Claire Roche",
        ],
    ),
    (
        "timetables of two days: hours head the rows, days the columns, a speaker without a sign before the title in a cell",
        "Rencontres du gant\nMillau, 4-5 mai 2023\n\n|  | jeudi 4 mai | vendredi 5 mai |\n| --- | --- | --- |\n| 9 h – 10 h | L. Duval Tanner sans chrome | Le fil des rives |\n| 10 h – 10 h 30 | pause | pause |\n| 10 h 30 – 12 h | Table ronde : Qui paie la digue ? |  |\n| 14 h |  | Visite de la tannerie |\n\nORATEURS\n\nLise Duval (Université de Pau)\n",
        &[
            "09:00 keynote Tanner sans chrome | L. Duval",
            "09:00 session Le fil des rives",
            "10:00 break pause",
            "10:00 break pause",
            "10:30 round_table Qui paie la digue ?",
            "14:00 visit Visite de la tannerie",
        ],
    ),
    (
        "titles above a blank line, their day, a line on where, and their hour",
        "Colloque du gant\nDu 4 au 5 mai 2023, Millau\n\nTanner sans chrome\n\nLe jeudi 4 mai 2023\nEn ligne\n9 h 45\nPavillon du Quai, local 12\n\nLise Duval, professeure, Université de Pau\n\nCoudre sans fil\n\nLe jeudi 4 mai 2023\nBloc 300\n13 h 15\n\nPaul Vercel (CNRS)\n\nConférence\nQui paie la digue ?\n\nLe vendredi 5 mai 2023\n10 h\n\nAnne Tessier, maire de Loudun\n",
        &[
            "09:45 keynote Tanner sans chrome | Lise Duval",
            "13:15 keynote Coudre sans fil | Paul Vercel",
            "10:00 keynote Qui paie la digue ? | Anne Tessier",
        ],
    ),
    (
        "towns that come back above days and hours, codes of houses beside them, who speaks above a title in capitals",
        "Conférences du gant\nSaison 2022-2023\n\nBrivelle\n\nMercredi 5 octobre 2022, de 14h15 à 16h00, St\n\nLise Duval, archiviste\n\nLES PASSEURS DE CUIR\n\nDes rives de la Sorne aux chantiers.\n\nOrsenac\n\nVendredi 4 novembre 2022, de 20h00 à 21h30, HG\n\nTANNEURS ET RÉGENTS\n\nContenu en préparation\n\nBrivelle\n\nMercredi 7 décembre 2022, de 14h15 à 16h00, St\n\nPaul Vercel, conservateur\n\nCE QUE DISENT LES DIGUES\n\nOrsenac\n\nVendredi 13 janvier 2023, de 20h00 à 21h30, HG\n\nTable ronde\n\nFAUT-IL COUDRE LE SOIR ?\n\nAvec Anne Tessier, gantière, et Marc Petit, notaire\n",
        &[
            "14:15 keynote LES PASSEURS DE CUIR | Lise Duval",
            "20:00 session TANNEURS ET RÉGENTS",
            "14:15 keynote CE QUE DISENT LES DIGUES | Paul Vercel",
            "20:00 round_table FAUT-IL COUDRE LE SOIR ? | Anne Tessier | Marc Petit",
        ],
    ),
    (
        "houses beside the hours in the rows of a table, each title in the row below",
        "Journées du gant\n4 mai 2023\n\n9h00\tMairie de Brivelle.\n \tVisites dans les classes : Lise Duval.\n10h00\tÉcole du Quai, Orsenac.\n \tConférence-débat : « Coudre une langue »\n \tModérateur : Paul Vercel\n15h00\tBibliothèque municipale.\n \tLecture des rives, par Anne Tessier.\n20h00\tBrivelle.\n \tConcert de clôture\n",
        &[
            "09:00 visit Visites dans les classes | Lise Duval",
            "10:00 keynote Coudre une langue | m Paul Vercel",
            "15:00 performance Lecture des rives | Anne Tessier",
            "20:00 performance Concert de clôture",
        ],
    ),
    (
        "who chairs goes on behind a comma on the next line, and ends at a bullet or dash; a mayor without a name who gives a prize",
        "Rencontres du gant\nJeudi 4 mai 2023, Millau\n\n9h00 Accueil\nSÉANCE 1 : LE CUIR\nModérateurs : Lise Duval (Pau),\nPr Paul Vercel (Loudun)\n9h15 Tanner sans chrome\nAnne Tessier, directrice, CHU de Pau\n10h00 Table ronde : Reprendre\nAnimation : Marc Petit, journaliste ▪ Luc Roche, éclusier ▪ Rose Hardy, gantière\n11h00 Table ronde : Vendre\nModérateur : Paul Vercel (Radio Tarn) – Anne Tessier (CNRS) – Luc Roche\n12h00 Remise du prix du quai par M. le maire de Loudun\n13h00 Clôture\n",
        &[
            "09:00 welcome Accueil",
            "- session LE CUIR | m Lise Duval | m Paul Vercel",
            "09:15 keynote Tanner sans chrome | Anne Tessier",
            "10:00 round_table Reprendre | m Marc Petit | Luc Roche | Rose Hardy",
            "11:00 round_table Vendre | m Paul Vercel | Anne Tessier | Luc Roche",
            "12:00 ceremony Remise du prix du quai | ?",
            "13:00 closing Clôture",
        ],
    ),
    (
        "who leads behind a dash, a length behind a discussion among papers, regards by somebody, hours between a label and its title",
        "Rencontres du gant\nJeudi 4 mai 2023, Millau\n\n9h00 : Accueil\n9h30 – 10h30 : Table ronde 1 « Vendre », avec Lise Duval (Korval), Paul Vercel (Tessim) – animation Anne Tessier (Radio Tarn)\nPlénière (10h30-11h30) – Tanneries\n- État des lieux, par Marc Petit (CNRS)\n- Le regard de l'éclusier, par Luc Roche (INRAE)\n- Discussion (15 min)\n12h00 : Clôture\n",
        &[
            "09:00 welcome Accueil",
            "09:30 round_table Vendre | Lise Duval | Paul Vercel | m Anne Tessier",
            "10:30 plenary Tanneries",
            "- talk État des lieux | Marc Petit",
            "- talk Le regard de l'éclusier | Luc Roche",
            "- round_table Discussion",
            "12:00 closing Clôture",
        ],
    ),
    (
        "full stops as bullets, a label behind a title in quotation marks, a list that begins behind its label, a departure below a visit",
        "Rencontres du gant\nJeudi 4 mai 2023, Millau\n\n9h00 : Accueil\n9h30/10h30 : « Louer un métier », débat\n. Lise Duval, gantière\n. Paul Vercel, notaire\n10h30 : Table ronde « Reprendre » avec :\n• Anne Tessier, juriste\n• Marc Petit, maire de Loudun\n11h30 : Pause\n14h00 : Visites de terrain\nDépart en car à 14h15 devant la halle\nCircuit 1 : la tannerie\nCircuit 2 : le quai\n",
        &[
            "09:00 welcome Accueil",
            "09:30 round_table Louer un métier | Lise Duval | Paul Vercel",
            "10:30 round_table Reprendre | Anne Tessier | Marc Petit",
            "11:30 break Pause",
            "14:00 visit Visites de terrain",
            "- visit la tannerie",
            "- visit le quai",
        ],
    ),
    (
        "begin and end on lines of their own, lengths behind the times of papers, below a chair",
        "Rencontres du gant\nJeudi 4 mai 2023, Millau\n\n8:30\n9:00\nAccueil des gantiers\nHall\n9:00\n10:10\nLe cuir des rives\nSalle du Quai\nModérateur : Luc Roche (Pau)\n9h00 10’\tTanner sans chrome\nLise Duval (Brivelle)\n9h10 15’\tCoudre sans fil\nPaul Vercel\n10:10\n10:40\nPause\n10:40\n12:00\nTable ronde : Qui paie la digue ?\nSalle Tarn\nAnne Tessier, maire de Loudun\nMarc Petit, éclusier\n12:00\nClôture\n",
        &[
            "08:30 welcome Accueil des gantiers",
            "09:00 session Le cuir des rives | m Luc Roche",
            "09:00 talk Tanner sans chrome | Lise Duval",
            "09:10 talk Coudre sans fil | Paul Vercel",
            "10:10 break Pause",
            "10:40 round_table Qui paie la digue ? | Anne Tessier | Marc Petit",
            "12:00 closing Clôture",
        ],
    ),
    (
        "labels beside times that the line below says again and more, who has made a session",
        "Rencontres du gant\nJeudi 4 mai 2023, Millau\n\n- 9h00 - 9h30Accueil\nAccueil café\n- 9h30 - 10h00Ouverture\nOuverture officielle du salon\nLise Duval, maire de Millau\n- 10h00 - 11h30Session\nTanner au village\nSALLE DU QUAI\nSession organisée par la Ligue du Val\nModératrice\nAnne Tessier, journaliste\nProgramme\n- Le fil de soie\nPaul Vercel, gantier\n- Qui coud ?\nMarc Petit, éclusier\n- 12h00 - 13h30Pause\nPause déjeuner\n- 14h00 - 15h00Conférence\nCent ans de gants\nLuc Roche, historien\n",
        &[
            "09:00 welcome Accueil café",
            "09:30 opening Ouverture officielle du salon | Lise Duval",
            "10:00 session Tanner au village | m Anne Tessier",
            "- talk Le fil de soie | Paul Vercel",
            "- talk Qui coud ? | Marc Petit",
            "12:00 meal Pause déjeuner",
            "14:00 keynote Cent ans de gants | Luc Roche",
        ],
    ),
    (
        "bullets without times among those with, a group before the colon",
        "Rencontres du gant\nJeudi 4 mai 2023, Millau\n\n- 9h00 : Accueil\n- 9h30 : Table ronde « Qui coud encore ? » animée par Anne Tessier, journaliste\n- Le fil et la machine : Lise Duval, chimiste\n- Échange avec deux gantiers : Paul Vercel, Korval et Marc Petit, Tessim\n- Échanges avec la salle\n- 11h30 : Clôture - Luc Roche, maire de Millau\n- 12h00 : Déjeuner\n",
        &[
            "09:00 welcome Accueil",
            "09:30 round_table Qui coud encore ? | m Anne Tessier",
            "- talk Le fil et la machine | Lise Duval",
            "- round_table Échange avec deux gantiers | Paul Vercel | Marc Petit",
            "- round_table Échanges avec la salle",
            "11:30 closing Clôture | Luc Roche",
            "12:00 meal Déjeuner",
        ],
    ),
    (
        "blocks headed by bare numbers among lines that blanks part",
        "Rencontres du gant\nJeudi 4 mai 2023, Millau\n\n9h00 Accueil\n\n1 Le cuir, une chance pour le village ?\n\n9h30 – 10h. Deux maisons racontent (Lise Duval, Korval)\n\n10h – 11h. Table ronde ouverte au public\n\nPaul Vercel, gantier\n\nMarc Petit, maire de Millau\n\nModératrice : Anne Tessier, Radio Tarn\n\n2 Qui paie la digue ?\n\n11h – 11h20. Un batelier raconte (Luc Roche, Tessim)\n\n11h20 – 12h30. Table ronde ouverte au public\n\nJeanne Martin, éclusière\n\nOmar Verquin, géographe\n\nModératrice : Anne Tessier, Radio Tarn\n\n12h30 Fin des travaux\n",
        &[
            "09:00 welcome Accueil",
            "- session Le cuir, une chance pour le village ?",
            "09:30 keynote Deux maisons racontent | Lise Duval",
            "10:00 round_table Table ronde ouverte au public | Paul Vercel | Marc Petit | m Anne Tessier",
            "- session Qui paie la digue ?",
            "11:00 keynote Un batelier raconte | Luc Roche",
            "11:20 round_table Table ronde ouverte au public | Jeanne Martin | Omar Verquin | m Anne Tessier",
        ],
    ),
    (
        "towns above who speaks of them, a chair of the whole behind its parts, marks of the end and supporters",
        "Rencontres du gant\nJeudi 4 mai 2023, Millau\n\n9h00 Accueil\n9h30 Aménager les quais\nChaque maire montre ses plans.\nBavay\nPar Lise Duval, urbaniste\nLoudun\nPar Paul Vercel, maire de Loudun\nÉchanges avec la salle\n10h30 – 12h00 Table ronde 1 : Qui coud encore ?\n10h30 – 11h15 Plateau 1 : Les mains\nMarc Petit, gantier\n11h15 – 12h00 Plateau 2 : Les machines\nLuc Roche, ingénieur\nTable ronde animée par Anne Tessier, journaliste\n12h00\nPrix du gant, remis par Jeanne Martin\n12h30\nFin du salon\n\nAvec le soutien de la Ligue du Val et de la Ville de Millau\n\nContact : Omar Verquin\n",
        &[
            "09:00 welcome Accueil",
            "09:30 session Aménager les quais",
            "- talk Bavay | Lise Duval",
            "- talk Loudun | Paul Vercel",
            "- round_table Échanges avec la salle",
            "10:30 round_table Qui coud encore ? | m Anne Tessier",
            "10:30 round_table Les mains | Marc Petit",
            "11:15 round_table Les machines | Luc Roche",
            "12:00 ceremony Prix du gant | Jeanne Martin",
        ],
    ),
    (
        "letters at one time below the heading of workshops, the time of a block beside those who speak in it",
        "Société du gant\n\nHeure\tSujet\tOrateur\n8:30\tAccueil\tFoyer\n\tSession 1 : Le cuir\n\tModérateur : Dr Luc Roche (Pau)\n8:50\tTanner sans chrome\tLise Duval, chimiste\n9:10\tCoudre sans fil\tPaul Vercel (Brivelle)\n10:15\tPause\n\tSession 2 : Ateliers (au choix)\n10:45\tA. Nouer\tAnimation : Anne Tessier\n10:45\tB. Tresser\tAnimation : Marc Petit\n\tSession 3 : Le prix de la digue\n\tTable ronde animée par Jeanne Martin, journaliste\n14:50\tAvec le Dr Omar Verquin (Loudun), Mme Solène Kerbrat, éclusière\n16:00\tRetour des ateliers\tDr Luc Roche\n16:15\tCocktail\n",
        &[
            "08:30 welcome Accueil",
            "- session Le cuir | m Luc Roche",
            "08:50 talk Tanner sans chrome | Lise Duval",
            "09:10 talk Coudre sans fil | Paul Vercel",
            "10:15 break Pause",
            "- workshop Ateliers",
            "10:45 workshop Nouer | m Anne Tessier",
            "10:45 workshop Tresser | m Marc Petit",
            "14:50 round_table Le prix de la digue | Omar Verquin | Solène Kerbrat | m Jeanne Martin",
            "16:00 closing Retour des ateliers | Luc Roche",
            "16:15 meal Cocktail",
        ],
    ),
    (
        "family names before initials, a house between heading and chair, abstracts, the next meeting",
        "Académie du gant\n\nSéance du mercredi 15 mars 2000\n\nCOUDRE ET RÉPARER\n15h00-17h00 - La Grange\nModérateur : Luc ROCHE\n\n\n\n\n\n\n\nUn point de couture oublié\n\nSORVELIN Y, VERQUIN M, LE GOFFIC JP (Besançon)\n\nRésumé\nTrente ateliers du Tarn ont envoyé leurs patrons. Le point y est resté en usage plus longtemps que dans les villes voisines.\n\n\n\nLa doublure en soie, une mode ou un confort ?\n\nTALBOTIN G (Atelier de tannerie, Université de Bavay)\n\nRésumé\nLes registres de trois maisons donnent le nombre de doublures vendues chaque hiver. La soie recule partout où le coton devient bon marché.\n\n\n\n17h15 - Assemblée des membres\n\nSéance suivante : mercredi 22 mars 2000 - LE CUIR, modérateur Paul VERCEL\n",
        &[
            "15:00 session COUDRE ET RÉPARER | m Luc ROCHE",
            "- talk Un point de couture oublié | SORVELIN Y | VERQUIN M | LE GOFFIC JP",
            "- talk La doublure en soie, une mode ou un confort ? | TALBOTIN G",
            "17:15 session Assemblée des membres",
        ],
    ),
    (
        "breakfast, two in dialogue, a film in quotation marks, a title behind who presents, a label of a session above its title",
        "Rencontres du gant\nJeudi 4 mai 2023, Millau\n\n8h00 : Petit-déjeuner\n9h00 – 10h15 : Dialogue – « Qui coud encore ? » entre Lise Duval, directrice du Musée du Gant, et Paul Vercel, gantier\n10h15 – 11h30 : Projection – « Marée » (18 min), film fait par les bateliers, en présence de Anne Tessier, réalisatrice\n11h30 – 12h : Présentation du rapport par Marc Petit (CNRS) : « Où vont les peaux ? »\n12h00 : Travail en plénière à la halle\n14h00 : Le quai demain : échange entre Luc Roche, géographe, et Jeanne Martin, juge\n15h00 – 16h00 : Session 3 - Table ronde\n\n« Apprendre à coudre »\nAnimation : Omar Verquin (revue Gants)\nParticipants :\nSolène Kerbrat, cheffe d'atelier\nIvan Rastelli, ingénieur\n\n16h00 : Clôture\n",
        &[
            "08:00 welcome Petit-déjeuner",
            "09:00 round_table Qui coud encore ? | Lise Duval | Paul Vercel",
            "10:15 performance Marée | Anne Tessier",
            "11:30 keynote Où vont les peaux ? | Marc Petit",
            "12:00 plenary Travail en plénière à la halle",
            "14:00 round_table Le quai demain | Luc Roche | Jeanne Martin",
            "15:00 round_table Apprendre à coudre | m Omar Verquin | Solène Kerbrat | Ivan Rastelli",
            "16:00 closing Clôture",
        ],
    ),
    (
        "a chair behind a comma, who chairs the whole day, who guides a visit, a question above the speakers, a body that gives an item",
        "Rencontres du gant\nJeudi 4 mai 2023, Millau\n\n9h00 – Présentation du plan par le bureau d’études Korval & Associés\n\n10h00 – Table ronde : Qui coud encore ?\nLise Duval, designer, modératrice\nPaul Vercel, gantier\n\n11h00 – Première séance : Coudre au village\nPrésidée par Marc Petit, maire de Millau.\n\nFaut-il un atelier dans chaque bourg ?\n\nIntervenants : Anne Tessier, géographe ; Luc Roche, notaire\n\n14h00 – Visite de la tannerie, conduite par Jeanne Martin, guide\n\nLa journée sera animée par Omar Verquin, journaliste.\n",
        &[
            "09:00 keynote Présentation du plan",
            "10:00 round_table Qui coud encore ? | m Lise Duval | Paul Vercel",
            "11:00 round_table Coudre au village | m Marc Petit | Anne Tessier | Luc Roche",
            "14:00 visit Visite de la tannerie | Jeanne Martin",
        ],
    ),
    (
        "days behind the titles of labelled items",
        "Cycle de formation du cuir\n\nAtelier 1 : Tanner sans chrome Jeudi 8 octobre 2020\nLise Duval, chimiste\n\nAtelier 2 : Coudre en aveugle Jeudi 10 décembre 2020\nPaul Vercel, gantier\n\nAtelier 3 : Vendre au loin Mardi 2 février 2021\nAnne Tessier, géographe\n",
        &[
            "- workshop Tanner sans chrome | Lise Duval",
            "- workshop Coudre en aveugle | Paul Vercel",
            "- workshop Vendre au loin | Anne Tessier",
        ],
    ),
    (
        "a blank line between all lines, labels over titles, three lines for a person",
        "Rencontres du gant\n\nJeudi 4 mai 2023\n\nMillau\n\n9h00 – Ouverture\n\nPaul Vercel\n\nMaire de Millau\n\n9h30 – Table ronde\n\nDu fil à la main\n\nModération : Anne Tessier, journaliste\n\nLise Duval\n\nDirectrice\n\nMusée du Gant\n\nMarc Petit\n\nGantier\n\n11h00 – Exposé\n\nTanner sans chrome\n\nLuc Roche\n\nIngénieur\n\nOffice du cuir\n\n12h00 – Déjeuner\n",
        &[
            "09:00 opening Ouverture | Paul Vercel",
            "09:30 round_table Du fil à la main | m Anne Tessier | Lise Duval | Marc Petit",
            "11:00 keynote Tanner sans chrome | Luc Roche",
            "12:00 meal Déjeuner",
        ],
    ),
    (
        "times in small letters without blank lines, workshops without numbers, one chair above bullets, kinds below titles",
        "Rencontres du gant\nJeudi 4 mai 2023\nMillau\nde 9h00 à 9h30 : Accueil des participants dans le hall de la halle aux peaux et café\nde 9h30 à 10h30 : Ateliers\nAtelier – Tanner sans eau\nUne cuve a été prêtée par l’Office du cuir.\nAvec Paul Vercel, tanneur\nAtelier – Coudre en aveugle\nAnne Tessier, gantière\nde 10h30 à 11h30 : Le gant et la loi\nTable ronde\nModération :\nLise Duval, juriste\n• Marc Petit, gantier\n• Luc Roche, avocat\nde 11h30 à 12h00 : Clôture\n",
        &[
            "09:00 welcome Accueil des participants dans le hall de la halle aux peaux et café",
            "09:30 workshop Ateliers",
            "- workshop Tanner sans eau | Paul Vercel",
            "- workshop Coudre en aveugle | Anne Tessier",
            "10:30 round_table Le gant et la loi | m Lise Duval | Marc Petit | Luc Roche",
            "11:30 closing Clôture",
        ],
    ),
    (
        "days alone on their lines, speakers above titles, a season that gives the years, the hours of all at the head",
        "Séminaire « Le cuir et la loi »\nProgramme 2021-2022\nHoraires : 14h-16h\n\nmardi 12 octobre\nLise Duval (Université de Brest)\nBois, pierre, cuir : bâtir avec peu\nOn verra comment les usages ont changé et ce qu'ils disent de nous.\nmardi 9 novembre\nPaul Vercel (CNRS)\nQui porte encore des gants ?\nÀ partir de documents inédits, un retour sur cent ans de ventes.\nmardi 11 janvier\nAnne Tessier (INRAE)\nTanner sans chrome\nUne large place sera laissée aux questions du public.\n",
        &[
            "- talk Bois, pierre, cuir : bâtir avec peu | Lise Duval",
            "- talk Qui porte encore des gants ? | Paul Vercel",
            "- talk Tanner sans chrome | Anne Tessier",
        ],
    ),
    (
        "numbered webinars with day and hour before a colon, whoever speaks and what it is about below",
        "Coudre autrement\nCycle de webinaires\n\nWebinaire #1 – 19/09/2024, 18:30 : Le fil et ses fantômes\nLise Duval\nPaul Vercel\nOn verra comment les usages ont changé et ce qu'ils disent de nous.\n\nWebinaire #2 – 17/10/2024, 18:30 : Les gants à l'heure des plateformes\nAnne Tessier\nLuc Roche\nÀ partir de documents inédits, un retour sur cent ans de ventes.\n\nWebinaire #3 – 14/11/2024, 18:30 : Tanner sans chrome\nMarc Petit\nJeanne Martin\nUne large place sera laissée aux questions du public.\n",
        &[
            "18:30 round_table Le fil et ses fantômes | Lise Duval | Paul Vercel",
            "18:30 round_table Les gants à l'heure des plateformes | Anne Tessier | Luc Roche",
            "18:30 round_table Tanner sans chrome | Marc Petit | Jeanne Martin",
        ],
    ),
    (
        "numbers before the titles of a series and days in brackets behind them, a house below each",
        "Les mardis du cuir\n\n#1 – Le fil et ses fantômes (mardi 15 octobre 2024)\nLise Duval, historienne\nSalle des fêtes, Millau\n\n#2 – Qui porte encore des gants ? (mardi 12 novembre 2024)\nPaul Vercel, tanneur\nSalle des fêtes, Millau\n\n#3 – Tanner sans chrome (mardi 10 décembre 2024)\nAnne Tessier, chimiste\nSalle des fêtes, Millau\n",
        &[
            "- keynote Le fil et ses fantômes | Lise Duval",
            "- keynote Qui porte encore des gants ? | Paul Vercel",
            "- keynote Tanner sans chrome | Anne Tessier",
        ],
    ),
    (
        "titles above their days and hours, whoever speaks below, no blank line between",
        "Les mardis du cuir\n\nLe fil et ses fantômes\nMardi 15 octobre 2024, 18h30\nLise Duval, historienne\nQui porte encore des gants ?\nMardi 12 novembre 2024, 18h30\nPaul Vercel, tanneur\nTanner sans chrome\nMardi 10 décembre 2024, 18h30\nAnne Tessier, chimiste\n",
        &[
            "18:30 keynote Le fil et ses fantômes | Lise Duval",
            "18:30 keynote Qui porte encore des gants ? | Paul Vercel",
            "18:30 keynote Tanner sans chrome | Anne Tessier",
        ],
    ),
    (
        "rows of a series: the speaker in the cell before the title, or behind it",
        "Les mardis du cuir\n\n15/10/2024 | Le fil et ses fantômes | Lise Duval\n12/11/2024 | Qui porte encore des gants ? | Paul Vercel\n10/12/2024 | Tanner sans chrome | Anne Tessier\n",
        &[
            "- keynote Le fil et ses fantômes | Lise Duval",
            "- keynote Qui porte encore des gants ? | Paul Vercel",
            "- keynote Tanner sans chrome | Anne Tessier",
        ],
    ),
    (
        "hour and house before the title of each item of a series",
        "Réunions d'information sur le cuir\n\n05/09/2023 à 18h – Campus des métiers, Millau : Le fil et ses fantômes\n19/09/2023 à 18h – Maison des associations, Metz : Qui porte encore des gants ?\n03/10/2023 à 18h – Salle des fêtes, Quimper : Tanner sans chrome\n",
        &["18:00 session Le fil et ses fantômes", "18:00 session Qui porte encore des gants ?", "18:00 session Tanner sans chrome"],
    ),
    (
        "houses in brackets below times that stand alone, labels and titles below them",
        "Rencontres du gant\nles 4 et 5 mai 2023\nJEUDI 4 MAI\n9 H 30\n(La Halle)\nOuverture\nPaul Vercel, maire de Millau\n*****\n10 H\n(La Halle)\nConférence inaugurale\nLe fil et l'aiguille\npar\nAnne Tessier\n*****\n14 H\n(Le Comptoir)\nCoudre, est-ce écrire ?\nTable ronde\nanimée par Luc Roche\navec Lise Duval (Opéra de Dijon) et Marc Petit, gantier\n*****\n16 H 30\n(La Halle)\nRemise du prix du gant\nen partenariat avec la Ville de Millau\n",
        &[
            "09:30 opening Ouverture | Paul Vercel",
            "10:00 keynote Le fil et l'aiguille | Anne Tessier",
            "14:00 round_table Coudre, est-ce écrire ? | m Luc Roche | Lise Duval | Marc Petit",
            "16:30 ceremony Remise du prix du gant",
        ],
    ),
    (
        "titles above their days, times below, no blank line between",
        "Les rencontres du cuir\nDu 9 au 16 juillet 2019, la Société des gantiers tient débats et rencontres à Millau.\nLe fil et ses fantômes\nMardi 9 juillet\n14h30-16h\nSalle ronde\nIl coud, il coupe, il tanne, et il raconte.\nAvec : Lise Duval, présidente du Fil, Paul Vercel, tanneur.\nAnimée par Anne Tessier, journaliste.\nQui porte encore des gants ?\nMercredi 10 juillet\n14h30-16h\nSalle ronde\nQuinze ans de ventes en chiffres.\nAvec : Luc Roche et Marc Petit, gantiers.\nRemise du prix du gant\nJeudi 11 juillet\n18h30\nJardin\nEn présence de la lauréate, Jeanne Martin.\n",
        &[
            "14:30 round_table Le fil et ses fantômes | Lise Duval | Paul Vercel | m Anne Tessier",
            "14:30 keynote Qui porte encore des gants ? | Luc Roche | Marc Petit",
            "18:30 ceremony Remise du prix du gant | Jeanne Martin",
        ],
    ),
    (
        "initials and names that a converter has joined to titles",
        "Journées du cuir 2023\nMillau\nMardi 14 mars 2023\n10 h - 10 h 20 | IntroductionP. Vercel, O. Tessier |\n10 h 20 - 11 h | Les gants et la merX. Roche, L. Petit |\n11 h - 11 h 40 | Tanner sans chromeM. Duval |\n11 h 40 - 12 h | Que reste-t-il du fil ?C. Martin et A. Roche |\n12 h - 14 h | Pause déjeuner |\n",
        &[
            "10:00 opening Introduction | P. Vercel | O. Tessier",
            "10:20 keynote Les gants et la mer | X. Roche | L. Petit",
            "11:00 keynote Tanner sans chrome | M. Duval",
            "11:40 keynote Que reste-t-il du fil ? | C. Martin | A. Roche",
            "12:00 meal Pause déjeuner",
        ],
    ),
    (
        "chairs behind labels with a title of theirs",
        "Colloque du cuir\nJeudi 4 mai 2023\n9H15- PREMIERE SEANCE : Présidence du Professeur Paul VERCEL\n-Lise DUVAL (Professeur, Université de Pau) : « Le gant perdu ».\n-Anne TESSIER (Docteur, Université de Lille) : « Tanner, dire ». (par visioconférence)\n11H- DEUXIEME SEANCE : Présidence de Luc ROCHE\n-Marc PETIT (Professeur, Université de Pau) : « Le fil ».\n12H30- Déjeuner\n",
        &[
            "09:15 session PREMIERE SEANCE | m Paul VERCEL",
            "- talk Le gant perdu | Lise DUVAL",
            "- talk Tanner, dire | Anne TESSIER",
            "11:00 session DEUXIEME SEANCE | m Luc ROCHE",
            "- talk Le fil | Marc PETIT",
            "12:30 meal Déjeuner",
        ],
    ),
    (
        "papers whose titles stand last on a line of commas",
        "Colloque « Le cuir »\nJeudi 4 mai 2023\n\n9 h : Accueil\nMot de bienvenue par Jeanne Martin, doyenne de la faculté de droit\n\n\n9 h 15\nSous la présidence de Lise Duval\n\nPaul Vercel, professeur d'histoire, Université de Pau, Les gants perdus de la cour : un inventaire\n\nAnne Roche, directrice de recherche, CNRS, Aiguilles et dés dans la ville\n\nLuc Tessier, maître de conférences, Université de Lille, Qui coud, qui paie ?\n\n\n12 h : Pause\n",
        &[
            "09:00 welcome Accueil",
            "- opening Mot de bienvenue | Jeanne Martin",
            "09:15 session - | m Lise Duval",
            "- talk Les gants perdus de la cour : un inventaire | Paul Vercel",
            "- talk Aiguilles et dés dans la ville | Anne Roche",
            "- talk Qui coud, qui paie ? | Luc Tessier",
            "12:00 break Pause",
        ],
    ),
    (
        "speakers and titles by turns below a chair in brackets; titles that begin with a year or with whom they are about",
        "Congrès du cuir\nMardi 6 juin 2023\n\nMatin\n\n9h00\n\nAccueil\n\n9h15\n\nConférence inaugurale de M. Paul Vercel, Collège de France :\n\nLe gant et la main\n\n14h00-15h30 : sessions parallèles\n\nSession 1 : Histoires du fil\n\n(Modération : Lise Duval)\n\n- Anne Roche, Université de Caen\n\n1954, Millau : retour sur une grève\n\n- Luc Tessier, Université de Lausanne\n\nJean Petit, du fil à la toile\n\n***\n\nSession 2 : Demain, le cuir\n\n(Modération : Marc Petit)\n\n- Jeanne Martin, ENS de Lyon\n\nCoudre sans fil\n\n15h30\n\nPause\n\n16h\n\nClôture du congrès\n",
        &[
            "09:00 welcome Accueil",
            "09:15 keynote Le gant et la main | Paul Vercel",
            "14:00 session sessions parallèles",
            "- session Histoires du fil | m Lise Duval",
            "- talk 1954, Millau : retour sur une grève | Anne Roche",
            "- talk Jean Petit, du fil à la toile | Luc Tessier",
            "- session Demain, le cuir | m Marc Petit",
            "- talk Coudre sans fil | Jeanne Martin",
            "15:30 break Pause",
            "16:00 closing Clôture du congrès",
        ],
    ),
    (
        "papers in a list above the times, a debate with a stop, exclamation marks for bullets",
        "Journée du cuir à Millau, le 22 juin 2018\n\nLes intervenants :\n\n• Lise DUVAL, Réseau du fil : « Ce que le fil publie ».\n• Paul VERCEL, adjoint au maire de Millau : « Un gant sans service ».\n• Anne ROCHE, cheffe de projet au Fil : « Le socle commun ».\n\nModérateur de la journée : Luc TESSIER, directeur de l'Agence du cuir.\n\nProgramme détaillé :\n10h00 : Accueil\n11h20 – 12h00 : Quand la ville coud\n! Madame Jeanne MARTIN, juge, tribunal de Rodez,\n! Monsieur Marc PETIT, gantier.\nDébat avec la salle.\n12h30 – 14h : buffet\n",
        &[
            "- talk Ce que le fil publie | Lise DUVAL",
            "- talk Un gant sans service | Paul VERCEL",
            "- talk Le socle commun | Anne ROCHE",
            "10:00 welcome Accueil",
            "11:20 keynote Quand la ville coud | Jeanne MARTIN | Marc PETIT",
            "- round_table Débat avec la salle",
            "12:30 meal buffet",
        ],
    ),
    (
        "what is said in turn below a time",
        "ASSEMBLÉE GÉNÉRALE DES GANTIERS\nSamedi 7 octobre 2017\nORDRE DU JOUR\n8 H 30 : Accueil\n9H\nASSEMBLEE GENERALE\nMot de bienvenue par M. Paul VERCEL, Maire de Millau,\nPrésentation du rapport d'activité 2016, par Mme Lise DUVAL, présidente du Fil\nLe fil en chiffres, par M. Luc ROCHE, trésorier\n12 H 30 Echanges avec la salle\n13 H\nDEJEUNER\n",
        &[
            "08:30 welcome Accueil",
            "09:00 general_assembly ASSEMBLEE GENERALE",
            "- opening Mot de bienvenue | Paul VERCEL",
            "- talk Présentation du rapport d'activité 2016 | Lise DUVAL",
            "- talk Le fil en chiffres | Luc ROCHE",
            "12:30 round_table Echanges avec la salle",
            "13:00 meal DEJEUNER",
        ],
    ),
    (
        "an overview above the programme, thematic headings over runs of papers, a title that begins with whom it is about",
        "4e Journée du cuir\nMillau, 18 novembre 2021\n\nDeux thèmes cette année :\n\n– 10h15-12h : « Tailler, coudre »\n– 14h30-17h30 : « Sous la couture »\n\nPROGRAMME\n\n10h – OUVERTURE :\nPaul Vercel, directeur du musée du Gant\n\n10h15 – TAILLER, COUDRE\nModération : Lise Duval, présidente du conseil du Fil\n\nLes donateurs\n10h30 – Jean Petit, le gant et ses coutures\nAnne Roche, chargée de collection au musée du Gant\n10h40 – L'orphelin devenu mécène\nLuc Tessier, conservateur\n\nLes dépôts\n11h – Les envois de 1801\nMarc Petit, conservateur\n11h10 – Rendre un gant\nJeanne Martin, conservatrice\n\n12h30 – Pause\n\n14h30 – SOUS LA COUTURE\nModération : Luc Roche, directeur du Fil\n",
        &[
            "10:00 opening OUVERTURE | Paul Vercel",
            "10:15 session TAILLER, COUDRE | m Lise Duval",
            "- session Les donateurs",
            "10:30 talk Jean Petit, le gant et ses coutures | Anne Roche",
            "10:40 talk L'orphelin devenu mécène | Luc Tessier",
            "- session Les dépôts",
            "11:00 talk Les envois de 1801 | Marc Petit",
            "11:10 talk Rendre un gant | Jeanne Martin",
            "12:30 break Pause",
            "14:30 round_table SOUS LA COUTURE | m Luc Roche",
        ],
    ),
    (
        "items that run over the ends of lines",
        "Salon du gant\nMillau, du 17 au 19 octobre 2014\n\nVendredi 17 octobre 10h Vernissage de l'exposition 11h – 11h30 Les premiers signes du fil Dr Lise DUVAL (hôpital de Rodez) 14h – 15h Le gant et la peau Dr Paul VERCEL (hôpital Nord)\nSamedi 18 octobre 10h30 – 11h30\nLa peau à vif, Pr Luc ROCHE, (urologue, CHU de Nice) 11h45 – 12h45\n« Voyager ganté », Dr Marc PETIT (hôpital Nord) 14h30 – 16h Table ronde « Refuser le gant ? » animée par Anne TESSIER, journaliste 16h Remise du prix du gant\n",
        &[
            "10:00 exhibition Vernissage de l'exposition",
            "11:00 talk Les premiers signes du fil | Lise DUVAL",
            "14:00 keynote Le gant et la peau | Paul VERCEL",
            "10:30 keynote La peau à vif | Luc ROCHE",
            "11:45 keynote Voyager ganté | Marc PETIT",
            "14:30 round_table Refuser le gant ? | m Anne TESSIER",
            "16:00 ceremony Remise du prix du gant",
        ],
    ),
    (
        "items among days: hours below a day, a day without an hour",
        "Agenda d'octobre de la médiathèque de Millau\n\nOctobre 2023\n\nMercredi 4 octobre : On raconte, tu couds.\nUn moment de lecture assuré par les bibliothécaires.\n10 h 30 (pour les petits)\n15 h 30 (pour les grands)\n\nVendredi 6 octobre (18 h 30) : rencontre avec Lise Duval, autrice du « Gant ».\n\nMardi 17 octobre (20 h) : conférence « Faut-il encore coudre ? »\nPar Paul Vercel, gantier.\n\nMardi 24 octobre : Ciné-goûter\nHoraire communiqué sur place.\n",
        &[
            "10:30 session On raconte, tu couds",
            "15:30 session On raconte, tu couds",
            "18:30 round_table rencontre avec Lise Duval | Lise Duval",
            "20:00 keynote Faut-il encore coudre ? | Paul Vercel",
            "- performance Ciné-goûter",
        ],
    ),
    (
        "the half of a day with its hours, counted labels above all times, leaders behind colons",
        "Université du cuir\nMillau, les 25 et 26 août 2004\n\nMercredi 25 août 2004\n\nVisite 1 : Le quai aux peaux\nResponsable : Lise Duval, Gantiers du Nord\n\nVisite 2 : Le port sec\nResponsable : Paul Vercel, agence du Val\n\nJeudi 26 août 2004\n\nMatin (9h30 – 12h) : Le procès du gant\nAvec Anne Tessier et Luc Roche.\n\n14h00 – Ateliers\nanimés par\nFil : Marc Petit\nCuir : Jeanne Martin\n\n17h Clôture\n",
        &[
            "- visit Le quai aux peaux | Lise Duval",
            "- visit Le port sec | Paul Vercel",
            "09:30 keynote Le procès du gant | Anne Tessier | Luc Roche",
            "14:00 workshop Ateliers",
            "- workshop Fil | m Marc Petit",
            "- workshop Cuir | m Jeanne Martin",
            "17:00 closing Clôture",
        ],
    ),
    (
        "speakers with a colon beside their times, titles below",
        "Journée du cuir\nJeudi 4 mai 2023\nProgramme\n9h00 : Dr Lise Duval Directrice du musée de Millau :\nLa peau des gants\n9h30 : Dr Paul Vercel chef de service au CH de Rodez :\nMains abîmées, mains soignées\n10h00 : pause\n10h30 : Dr Anne Tessier Clinique du Quai : coudre sans douleur\n",
        &[
            "09:00 talk La peau des gants | Lise Duval",
            "09:30 talk Mains abîmées, mains soignées | Paul Vercel",
            "10:00 break pause",
            "10:30 talk coudre sans douleur | Anne Tessier",
        ],
    ),
    (
        "speakers beside times, titles below",
        "Colloque des tanneurs\nJeudi 4 mai 2023\n\n9h00 Lise Duval (CNRS)\nLe gant et la loi\n9h30 Paul Vercel (INRAE)\nTanner sans chrome\n10h00 Pause\n10h30 Anne Tessier (EHESS)\nLes mots du cuir\n",
        &[
            "09:00 talk Le gant et la loi | Lise Duval",
            "09:30 talk Tanner sans chrome | Paul Vercel",
            "10:00 break Pause",
            "10:30 talk Les mots du cuir | Anne Tessier",
        ],
    ),
    (
        "rooms that come back between times and works by their makers",
        "Ciné-club du Quai\nSAM. 4 MAI 2024\n  • 14h00 | Petite salle | Les Gants verts, de Lise DUVAL\n  • 16h00 | Grande salle | Le Pont, de Paul VERCEL (dès 6 ans)\n  • 18h00 | Petite salle | Atelier de montage, animé par Anne TESSIER\n  • 20h00 | Grande salle | Une nuit à Millau, de Luc ROCHE\n",
        &[
            "14:00 performance Les Gants verts",
            "16:00 performance Le Pont",
            "18:00 workshop Atelier de montage | m Anne TESSIER",
            "20:00 performance Une nuit à Millau",
        ],
    ),
    (
        "a series with days, speakers and titles on one line and fields below",
        "Séminaire « Peaux et parchemins »\n15 janvier 2024 : Lise Duval (CNRS) - Tanner au Moyen Âge\nDiscutant : Paul Vercel (EHESS)\nLieu : Maison du cuir, Millau\nHoraire : 18:00-20:00\n12 février 2024 : Anne Tessier (Inrap) - Fouiller une mégisserie\nHoraire : 17:00-19:00\n11 mars 2024 : Séance annulée\n8 avril 2024 : Luc Roche (EHESS) - Le gant dans les livres\nHoraire : 18:00-20:00\n",
        &[
            "18:00 talk Tanner au Moyen Âge | Lise Duval | m Paul Vercel",
            "17:00 talk Fouiller une mégisserie | Anne Tessier",
            "18:00 talk Le gant dans les livres | Luc Roche",
        ],
    ),
    (
        "labels in capitals between titles and times, no blank lines",
        "Rencontres du gant\nSAMEDI 4 MAI 2024\nQUI COUD LA NUIT ?\nTABLE RONDE\n> DE 9H30 À 11H – SALLE DU PORT\nAvec Lise Duval, gantière.\nLE FIL ET LE POUCE\nCONFÉRENCE\n> DE 11H15 À 12H – SALLE DU PORT\nPar Paul Vercel, historien.\nFAUT-IL TANNER ENCORE ?\nDÉBAT\n> DE 14H À 15H – SALLE DU PORT\nAvec Anne Tessier, tanneuse.\n",
        &[
            "09:30 round_table QUI COUD LA NUIT ? | Lise Duval",
            "11:15 keynote LE FIL ET LE POUCE | Paul Vercel",
            "14:00 round_table FAUT-IL TANNER ENCORE ? | Anne Tessier",
        ],
    ),
    (
        "hours in brackets behind titles, who chairs behind them, papers behind brackets",
        "Le gant, objet d'histoire\nColloque de Millau, mardi 4 mai 2021\n9h Accueil\nTailler et coudre (9 h 30-12 h 30) Présidence : Lise Duval (CNRS)\nPaul Vercel (Université de Pau), Peaux, colles, fils : les matières du gant\nAnne Tessier (Université de Rennes), Le métier aux mains des femmes\nPause\nLuc Roche (Inrap), Fouiller une mégisserie : premiers résultats\nVendre et porter (14 h-17 h 30) Présidence : Julie Faure (EHESS)\nMarc Tessier (Université de Pau), Gants de cour, gants de ville\nZoé Roche (EHESS), La boutique et le colporteur\n18h Visite du musée\n",
        &[
            "09:00 welcome Accueil",
            "09:30 session Tailler et coudre | m Lise Duval",
            "- talk Peaux, colles, fils : les matières du gant | Paul Vercel",
            "- talk Le métier aux mains des femmes | Anne Tessier",
            "- break Pause",
            "- talk Fouiller une mégisserie : premiers résultats | Luc Roche",
            "14:00 session Vendre et porter | m Julie Faure",
            "- talk Gants de cour, gants de ville | Marc Tessier",
            "- talk La boutique et le colporteur | Zoé Roche",
            "18:00 visit Visite du musée",
        ],
    ),
    (
        "a report that lists what took place, without times",
        "Compte-rendu des journées d'étude 2023 du cuir\n\nLundi 9 octobre 2023 :\n\n  • Allocution de Madame Lise DUVAL, présidente du Parc des Causses\n  • Ouverture des journées par Paul Vercel, directeur du musée de Millau\n\nConférence d'ouverture :\n\n“Ce que la peau garde” – Anne Tessier, anthropologue, EHESS\n\nAteliers du fil :\n\nAteliers animés par le collectif Aiguille autour de trois thèmes :\n\n  • Coudre à deux\n  • Réparer, doubler, teindre\n  • Ouvrir sa boutique\n\nTable ronde : “Réserves communes”\n\nLuc Roche, conservateur, musée de Pau\nJulie Faure, régisseuse, musée de Tours\n\nConférence de clôture :\n\nLe gant de poche – Marc Tessier, ancien directeur du musée de Tours\n",
        &[
            "- opening Allocution de Madame Lise DUVAL | Lise DUVAL",
            "- opening Ouverture des journées | Paul Vercel",
            "- keynote Ce que la peau garde | Anne Tessier",
            "- workshop Ateliers du fil",
            "- workshop Coudre à deux",
            "- workshop Réparer, doubler, teindre",
            "- workshop Ouvrir sa boutique",
            "- round_table Réserves communes | Luc Roche | Julie Faure",
            "- keynote Le gant de poche | Marc Tessier",
        ],
    ),
    (
        "questions between the chair and the people of a titled sitting",
        "Forum des tanneries\nMardi 4 mai 2021\nProgramme\n9h00 – Ouverture\nLise Duval, maire de Millau\n\n9h30 – Première séance : Peut-on encore tanner ?\nPrésidée par Paul Vercel, député.\n\nQui prendra la suite des anciens ?\nIntervenants :\nAnne Tessier, tanneuse\nLuc Roche, sociologue, INRAE\n\n11h00 – Deuxième séance : Avec la peau, du troupeau à la main\nPrésidée par Julie Faure, sénatrice.\n\nComment garder la valeur sur place ?\nIntervenants :\nMarc Tessier, directeur de la mégisserie du Quai\nZoé Roche, bergère\n\n12h30 – Déjeuner\n",
        &[
            "09:00 opening Ouverture | Lise Duval",
            "09:30 round_table Peut-on encore tanner ? | m Paul Vercel | Anne Tessier | Luc Roche",
            "11:00 round_table Avec la peau, du troupeau à la main | m Julie Faure | Marc Tessier | Zoé Roche",
            "12:30 meal Déjeuner",
        ],
    ),
    (
        "titles, times and places between dashes at the heads of paragraphs",
        "Fête du fleuve\nLes rendez-vous de samedi 4 mai\n\nLe matin\nRecoudre la voile – 10h-11h30 – Salle des filets (B2). Avec Lise Duval, voilière, et Paul Vercel. Modération : Anne Tessier, journaliste.\nLe quai a cent ans – 11h-12h – Halle aux sels (A7). Luc Roche, historien, répond à Julie Faure.\n\nL'après-midi\nApprendre le nœud – 14h-15h – Ponton nord (C1). Animé par Marc Tessier (école de voile).\n",
        &[
            "10:00 round_table Recoudre la voile | Lise Duval | Paul Vercel | m Anne Tessier",
            "11:00 keynote Le quai a cent ans | Luc Roche | Julie Faure",
            "14:00 round_table Apprendre le nœud | m Marc Tessier",
        ],
    ),
    (
        "what an item is beside its time in small letters, its title in capitals below",
        "Festival du port\n\nVendredi 4 mai\n\n14h, séance gratuite\n\nLES PÊCHEURS D'OMBRE\n\nPrésenté par Lise Duval, programmatrice\n\n17h, table ronde, entrée libre\n\nQUI GARDERA LE PHARE ?\n\navec Paul Vercel, maire de Dinan\nmodération : Anne Tessier, journaliste\n\n20h30, séance scolaire\n\nLA MARÉE DES SONGES\n\nEn présence de Luc Roche, cinéaste\n",
        &[
            "14:00 session LES PÊCHEURS D'OMBRE | Lise Duval",
            "17:00 round_table QUI GARDERA LE PHARE ? | Paul Vercel | m Anne Tessier",
            "20:30 session LA MARÉE DES SONGES | Luc Roche",
        ],
    ),
    (
        "titles above rows with day and hours, and particulars on the lines below",
        "Le gant, la peau, le fil\n\nCycle de rencontres – Médiathèque du Quai, Millau\n\nTanner sans eau\n4 mars 2025 | De 16:00 à 18:00\nTout public\n3, rue du Port\nconférence et rencontre\nLise Duval, tanneuse, raconte sa cuve.\n\nCoudre en aveugle\n11 mars 2025 | De 15:00 à 16:30\nAdultes\n3, rue du Port\natelier\nOn enfile les aiguilles. Atelier encadré par Paul Vercel, gantier.\n\nLa bête à deux dos\n18 mars 2025 | À 20:00\nTout public\n3, rue du Port\nspectacle et concert\nMise en scène : Anne Tessier.\n",
        &[
            "16:00 keynote Tanner sans eau | Lise Duval",
            "15:00 workshop Coudre en aveugle | m Paul Vercel",
            "20:00 performance La bête à deux dos",
        ],
    ),
    (
        "hours and rooms above titles, the first below the day",
        "Forum du cuir\nVendredi 4 mai 2025\n\n9h > 10h30\nSalle du Port\n\nTanner sans eau\n\nAvec\n\n  • Lise DUVAL\n    Tanneuse, musée du Gant\n\nAnimation : Paul VERCEL\nJournaliste, Radio Causse\n\n11h > 12h\nSalle du Port\n\nCoudre en aveugle\n\nAvec\n\n  • Anne TESSIER\n    Gantière, école de Millau\n\nAnimation : Luc ROCHE\nJournaliste, Radio Causse\n\n14h > 15h\nLibrairie du Quai\n\nLe gant dans les livres\n\nAvec\n\n  • Julie FAURE\n    Romancière\n",
        &[
            "09:00 keynote Tanner sans eau | Lise DUVAL | m Paul VERCEL",
            "11:00 keynote Coudre en aveugle | Anne TESSIER | m Luc ROCHE",
            "14:00 keynote Le gant dans les livres | Julie FAURE",
        ],
    ),
    (
        "titles alone above days and hours in capitals, places below",
        "Fête du livre et du cuir, 4 et 5 mai 2024\n\nInauguration de la fête\n\nSAMEDI 4 MAI À 11 H\nHALL NORD\nEn présence de Lise Duval, maire de Millau.\n\nDictée des gantiers\n\nSAMEDI 4 MAI À 14 H\nSALLE DU PORT\nTexte lu par Paul Vercel.\n\nTable ronde : Écrire en cousant\n\nSAMEDI 4 MAI DE 15 H À 16 H\nSALLE DU PORT\nAvec : Anne Tessier, romancière. Modérateur : Luc Roche.\n\nConférence : Comment la colle a changé la ville\n\nDIMANCHE 5 MAI DE 11 H À 12 H\nCAFÉ DES PEAUX\nPar Julie Faure, historienne.\n",
        &[
            "11:00 opening Inauguration de la fête | Lise Duval",
            "14:00 keynote Dictée des gantiers | Paul Vercel",
            "15:00 round_table Écrire en cousant | Anne Tessier | m Luc Roche",
            "11:00 keynote Comment la colle a changé la ville | Julie Faure",
        ],
    ),
    (
        "hours over two lines, workshops in bullets and who leads them",
        "Rencontre des tanneurs\nSamedi 4 mai 2024\n14H00 : ouverture par Lise Duval\n16H30\nà 18H00 : travail en deux ateliers\n- 1 Quelles peaux doit-on garder ?\nAtelier animé par Paul Vercel, tanneur\n- 2 Les clients ont-ils un fil à tirer ?\nAtelier animé par Anne Tessier (Comité de Millau)\n18H00 à 19H00 : pause\n",
        &[
            "14:00 opening ouverture | Lise Duval",
            "16:30 workshop travail en deux ateliers",
            "- workshop Quelles peaux doit-on garder ? | m Paul Vercel",
            "- workshop Les clients ont-ils un fil à tirer ? | m Anne Tessier",
            "18:00 break pause",
        ],
    ),
    (
        "prose with questions at the heads of paragraphs and quotations that close as they open",
        "Le samedi du cuir\n\nLe samedi 4 mai, la halle se remplit. À 10h, la tanneuse Lise Duval présentera “Le gant perdu“, puis répondra. Paul Vercel, gantier, lui succède à 11h15.\n\nCoudre ou coller, faut-il choisir ? Sur la scène du forum, dès 14h, Anne Tessier, directrice du Salon du gant, dialoguera avec Luc Roche, colleur. Julie Faure, journaliste, les questionnera.\n\nÀ 20h, la journée se refermera avec un concert dessiné de Marc Tessier.\n",
        &[
            "10:00 keynote Le gant perdu | Lise Duval",
            "11:15 keynote - | Paul Vercel",
            "14:00 round_table Coudre ou coller, faut-il choisir ? | Anne Tessier | Luc Roche | m Julie Faure",
            "20:00 performance concert dessiné de Marc Tessier | Marc Tessier",
        ],
    ),
    (
        "papers in bullets, their authors and the team of all of them behind commas",
        "Journées de la tannerie\nMillau, 5 mai 2022\n\n13h40 - 15h10 : Présentations – session 1\n- Tanner without Chrome, Lise Duval, Paul Vercel et Anne Tessier, équipe Peaux.\n- Présentation de l'atelier des gantiers, Marc Tessier et al., équipe Gants.\n- Glove Sewing and Animation, Hélène Sorvelin et Luc Roche, équipe Fil.\n- 3D Shapes of Gloves, Julie Faure et al., équipe Fil.\n\n15h10 Pause\n",
        &[
            "13:40 session session 1",
            "- talk Tanner without Chrome | Lise Duval | Paul Vercel | Anne Tessier",
            "- talk Présentation de l'atelier des gantiers | Marc Tessier",
            "- talk Glove Sewing and Animation | Hélène Sorvelin | Luc Roche",
            "- talk 3D Shapes of Gloves | Julie Faure",
            "15:10 break Pause",
        ],
    ),
    (
        "counted headings and doctors below who chairs",
        "Congrès de la main\nMillau, 5 mai 2022\n\nSESSION 1 - GREFFE\n9h30\nModérateurs : Pr Lise Duval et Dr Paul Vercel\nCAS CLINIQUE 1\nGreffer sans attendre, Drs Anne TESSIER et Luc ROCHE\nRecoudre un doigt, Dr Julie Faure\n10h30 – PAUSE\n11h Conclusion, Pr Marc Tessier\n",
        &[
            "09:30 session GREFFE | m Lise Duval | m Paul Vercel",
            "- talk Greffer sans attendre | Anne TESSIER | Luc ROCHE",
            "- talk Recoudre un doigt | Julie Faure",
            "10:30 break PAUSE",
            "11:00 closing Conclusion | Marc Tessier",
        ],
    ),
    (
        "prose that presents what takes place at an hour",
        "Fête de la tannerie\n14 juin 2025\nMillau\n\nA 14h, on ouvre les portes de l'atelier. L'entrée est libre.\n\nPendant ce temps, trois graveurs montrent leurs planches :\n\n• à 17h, c’est Antoine Vercel,\n• à 17h30, Lise Duval,\n• et à 18h30, Marc Tessier.\n\nEntre 18h50 et 20h10, il y a un concert de cors de chasse.\n\nEt pour finir en beauté, à partir de 20h40 ce sera un bal animé par Morgane Roche.\n",
        &[
            "14:00 session les portes de l'atelier",
            "17:00 keynote Antoine Vercel | Antoine Vercel",
            "17:30 keynote Lise Duval | Lise Duval",
            "18:30 keynote Marc Tessier | Marc Tessier",
            "18:50 performance concert de cors de chasse",
            "20:40 performance bal | m Morgane Roche",
        ],
    ),
    (
        "numbered steps with labels of their own, and the hours of the whole",
        "Café de la tannerie n° 3\nMillau, 5 mai 2022\nHoraires : 17h15 à 19h\n\nProgramme détaillé\n\n• Étape 1 – Mot d'accueil [8 minutes] par Lise Duval, cheffe de la mission Cuir\n\n• Étape 2 – Table ronde [35 minutes] : Quels gants tiendront ?\n\n• Étape 3 – Débat [20 minutes] : Qui tannera demain ?\n",
        &["- opening Mot d'accueil | Lise Duval", "- round_table Quels gants tiendront ?", "- round_table Qui tannera demain ?"],
    ),
    (
        "titles without times, and by whom they are presented below",
        "Rencontres du cuir\nUn séminaire ouvert à tous.\n\n2021.06.24\n\nCoudre par le dessin\n- Présenté par : Lise Duval (dessinatrice)\n- Support de présentation\n\nNettoyer la peau\n- Présenté par : Anne Tessier (tanneuse), Luc Roche (gantier)\n\nLa naissance du gant\n- Présenté par : Marc Tessier (directeur du musée du gant)\n",
        &[
            "- keynote Coudre par le dessin | Lise Duval",
            "- keynote Nettoyer la peau | Anne Tessier | Luc Roche",
            "- keynote La naissance du gant | Marc Tessier",
        ],
    ),
    (
        "items that have nobody but a person, without a title",
        "Rencontre de la filière bois\nÉpinal, 14 octobre 2022\n\n9h30 Accueil des participants\n10h Lise Duval, présidente de la Fédération des scieries\n11h Marc Tessier, directeur général de l'Agence régionale de la forêt\n12h Clôture\n",
        &[
            "09:30 welcome Accueil des participants",
            "10:00 keynote - | Lise Duval",
            "11:00 keynote - | Marc Tessier",
            "12:00 closing Clôture",
        ],
    ),
    (
        "papers that quote their title behind a colon, whatever dashes stand before",
        "Colloque « Ports et passeurs »\nToulon, 7 octobre 2021\n\n9h15 Ouverture\n9h45 Lise Duval, maîtresse de conférences à l'université de Bavay – INSPÉ, CREVAL : « Les pilotes de la rade »\n10h10 Paul Tessier, directeur de recherche émérite au CNRS, rattaché au Centre du cuir de l'EHESS : « Le lazaret comme seuil »\n12h00 Déjeuner\n",
        &[
            "09:15 opening Ouverture",
            "09:45 talk Les pilotes de la rade | Lise Duval",
            "10:10 talk Le lazaret comme seuil | Paul Tessier",
            "12:00 meal Déjeuner",
        ],
    ),
    (
        "label, time, length and room on one line, the title below",
        "Journées du sol vivant\nMardi 12 mars 2024, Brivelle\n\nTable ronde | 9 h 30 | 1 h | Salle Nord\nCultiver sans labourer\nHélène Sorvelin, agronome\n\nConférence | 10h45 | 45 min | Amphi B\nLe ver de terre, ingénieur discret\nPaul Tessier, Université de Bavay\n\nDéjeuner | 12h45 | 1h15 | Réfectoire\n",
        &[
            "09:30 round_table Cultiver sans labourer | Hélène Sorvelin",
            "10:45 keynote Le ver de terre, ingénieur discret | Paul Tessier",
            "12:45 meal Déjeuner",
        ],
    ),
    (
        "lengths in brackets or cells beside the times",
        "Rencontres de l'eau\nMardi 12 mars 2024\n\n9h30 (1h) – Table ronde\nPartager la ressource\nHélène Sorvelin (CNRS)\n\n10h45\t45 min\tConférence\tSalle Nord\nLes nappes du plateau\nPaul Tessier, scieur\n\n15h30 (20') Pause\n16h (1 h 15) Visite de la station\n",
        &[
            "09:30 round_table Partager la ressource | Hélène Sorvelin",
            "10:45 keynote Les nappes du plateau | Paul Tessier",
            "15:30 break Pause",
            "16:00 visit Visite de la station",
        ],
    ),
    (
        "a lone label above its time, the title below",
        "Forum des ports\nMardi 12 mars 2024 à Brivelle\n\nConférence\n9h30 | 1h | Salle Nord\nÉlectrifier les quais\nHélène Sorvelin, directrice\n\nTable ronde\n10h45 | 1h15 | Amphi B\nQuel avenir pour la pêche ?\nPaul Tessier, patron pêcheur\n",
        &["09:30 keynote Électrifier les quais | Hélène Sorvelin", "10:45 round_table Quel avenir pour la pêche ? | Paul Tessier"],
    ),
    (
        "blank lines between time, lone label and title",
        "Assises du logement\nMardi 12 mars 2024 à Brivelle\n\n9 h 30\n\nTable ronde\n\nLoger les saisonniers\n\nHélène Sorvelin, maire de Sarlon\n\n11 h\n\nAtelier\n\nTransformer les bureaux vides\n\nPaul Tessier, architecte\n\n12 h 30\n\nDéjeuner\n",
        &[
            "09:30 round_table Loger les saisonniers | Hélène Sorvelin",
            "11:00 workshop Transformer les bureaux vides | Paul Tessier",
            "12:30 meal Déjeuner",
        ],
    ),
    (
        "papers as bullets, with teams behind their speakers and words that also lead to people in their titles",
        "12es Journées du groupe Ondes et Matière\nNantes, 5 juillet 2023\n\n13h20 - 14h50 : Présentations - session A\n- Plasma-Net: fast inversion of noisy spectra, Lise Duval, Omar Verquin et Paul Tessier, équipe Photons.\n- Présentation du chantier des digues, Claire Maillard et al., équipe Rivage.\n- Wave capture and animation, Nora Teissier et Anne Vernet, Université de Nantes / LS2N.\n- Freiner la houle par relais successifs, Marc Vernet (CNRS)\n14h50 : Pause café\n",
        &[
            "13:20 session session A",
            "- talk Plasma-Net: fast inversion of noisy spectra | Lise Duval | Omar Verquin | Paul Tessier",
            "- talk Présentation du chantier des digues | Claire Maillard",
            "- talk Wave capture and animation | Nora Teissier | Anne Vernet",
            "- talk Freiner la houle par relais successifs | Marc Vernet",
            "14:50 break Pause café",
        ],
    ),
    (
        "counted cases in capitals above papers, committees behind the programme",
        "CARDIO-OUEST 2023\nNantes, 12 mai 2023\n\n08h30 : accueil des participants\nSESSION 1 - RYTHME\n09h00\nModérateurs : Pr Paul Tessier et Dr Omar Verquin\nCAS CLINIQUE 1\nAblation sous hypnose, Drs Lise DUVAL et Claire MAILLARD\nLe point sur les tachycardies, Dr Nora Teissier\n12h30 – DÉJEUNER\nCOMITÉ D'ORGANISATION\nDr Marc Vernet\nDr Anne Vernet\n",
        &[
            "08:30 welcome accueil des participants",
            "09:00 session RYTHME | m Paul Tessier | m Omar Verquin",
            "- talk Ablation sous hypnose | Lise DUVAL | Claire MAILLARD",
            "- talk Le point sur les tachycardies | Nora Teissier",
            "12:30 meal DÉJEUNER",
        ],
    ),
    (
        "counted parts of a meeting without times, lengths in brackets, more questions behind the first",
        "Matinale de l'achat public\nNantes, le 12 mai 2023\nHoraires : 9h à 11h\n\nProgramme\n• Temps 1 – Propos d'ouverture [10 minutes] par Lise Duval, directrice des achats\n• Temps 2 – Table ronde [45 minutes] : Acheter local, jusqu'où peut-on aller sans trahir le code de la commande publique ? Quels outils ? Quels risques pour les petites communes ?\n• Temps 3 – Questions et réponses [~15 minutes]\n",
        &[
            "- opening Propos d'ouverture | Lise Duval",
            "- round_table Acheter local, jusqu'où peut-on aller sans trahir le code de la commande publique ?",
            "- round_table Questions et réponses",
        ],
    ),
    (
        "days with subjects, remarks on lengths, hours of the whole behind the programme",
        "Rencontres interdisciplinaires du sol\nDole, 7 et 8 mars 2023\n\nMardi 7 mars : du carottage à la carte des sols\n- 10h20-11h10 : exposé “La tourbe vue du ciel”, Lise Duval, INRAE - 40’ + 10’ questions\n- 14h : atelier d'échanges : chaque équipe apportera une carotte et la décrira aux autres\n- 16h10-17h40 : TP “Lire une carotte”, par Paul Tessier, INRAE.\n\nMercredi 8 mars : soigner, restaurer et transmettre\n- 9h30-10h30 : Claire Maillard - INRAE - “Le ver et la charrue” - 40’ + 10’ questions\n- 16h : Conclusion\n\nDate et lieu :\n- Mardi 7 et mercredi 8 mars 2023 (de 10h le mardi à 17h le mercredi)\n",
        &[
            "- session du carottage à la carte des sols",
            "10:20 talk La tourbe vue du ciel | Lise Duval",
            "14:00 workshop atelier d'échanges",
            "16:10 workshop Lire une carotte | Paul Tessier",
            "- session soigner, restaurer et transmettre",
            "09:30 keynote Le ver et la charrue | Claire Maillard",
            "16:00 closing Conclusion",
        ],
    ),
    (
        "hours of the whole, fairs, works with who made them behind a comma, sentences behind a question",
        "Grand large\n12 avril 2023\nHoraires : 14h à 22h\n\nProgramme\n14h → 18h : Salon de petites éditions\n16h → 17h30 : Table ronde : « Imprimer au port »\n19h : Le banc, film documentaire de Lise Duval\n20h → 21h : Le vent - Suite, performance d'Anne Vernet\n21h SESSION PLÉNIÈRE Marée basse : où va le rivage ? Que reste-t-il des digues de l'an passé ? Les réponses seront discutées.\n",
        &[
            "14:00 exhibition Salon de petites éditions",
            "16:00 round_table Imprimer au port",
            "19:00 performance Le banc",
            "20:00 performance Le vent - Suite | Anne Vernet",
            "21:00 plenary Marée basse : où va le rivage ?",
        ],
    ),
    (
        "straight quotation marks behind speakers, notes in brackets, one paper above a round table, exchanges among papers",
        "Écologies de l'ombre. Colloque international\nNantes, 19 octobre 2023\n\n9h – 10h30 Panel 1. Voir la nuit\n- Paul Tessier (Université Lumière Lyon 2) : Cartographier l'obscurité\n- Lise Duval (doctorante, ESO) : \"Éteindre le village, rallumer le débat\"\n10h45 Session 2 : Mesurer\n• Compter les étoiles - Dr Marc Vernet (CNRS)\n• Table ronde : la lampe partagée - Nadia Cherif (éclairagiste)\n11h30 Session 3 : Dormir\n• L'insomnie à l'usine\nAnne Vernet, sociologue\n• Nuits d'hôpital\nNora Teissier, infirmière\n• Questions - Discussion\n14h Atelier doctoral (salle 204, sur inscription)\n",
        &[
            "09:00 round_table Voir la nuit",
            "- talk Cartographier l'obscurité | Paul Tessier",
            "- talk Éteindre le village, rallumer le débat | Lise Duval",
            "10:45 session Mesurer",
            "- talk Compter les étoiles | Marc Vernet",
            "- round_table la lampe partagée | Nadia Cherif",
            "11:30 session Dormir",
            "- talk L'insomnie à l'usine | Anne Vernet",
            "- talk Nuits d'hôpital | Nora Teissier",
            "- round_table Questions - Discussion",
            "14:00 workshop Atelier doctoral",
        ],
    ),
    (
        "a label before its day and hour, films by their makers",
        "Les samedis du Quai, mars 2024\n\nSamedi 2 mars\n15h | Rencontre avec Lise Duval\nVernissage le jeudi 7 mars à 18h30 en présence de l'artiste\nSamedi 23 mars à 17h\nProjection : Le banc, d'Anne Vernet (2022, 52 min), suivie d'une discussion avec la réalisatrice\nSamedi 30 mars à 17h\nProjection : La digue, de Paul Tessier (2019, 1 h 20)\n",
        &[
            "15:00 round_table Rencontre avec Lise Duval | Lise Duval",
            "18:30 exhibition Vernissage",
            "17:00 performance Le banc | Anne Vernet",
            "17:00 performance La digue",
        ],
    ),
    (
        "time, label and title each on a line",
        "Assises du sport\nGrenoble, mardi 12 mars 2024\n\n9 h 15 – 10 h 30\nTABLE RONDE 1\nLe sport, levier d'inclusion ?\nModérateur : Julien Vasseur (Le Dauphiné)\n• Nadia Cherif, directrice de la Ligue\n\n10 h 45\nSéance plénière\nFinancer les équipements\nMichel Aubert, vice-président de la Région\n\n12 h\nDéjeuner — Grand salon\n",
        &[
            "09:15 round_table Le sport, levier d'inclusion ? | m Julien Vasseur | Nadia Cherif",
            "10:45 plenary Financer les équipements | Michel Aubert",
            "12:00 meal Déjeuner",
        ],
    ),
    (
        "bullets that are papers",
        "Colloque « Villes et santé »\nLyon, 8 novembre 2023\n\n14h00 - Conférence\nLise Duval, géographe\n15h30 - Session A : Bruit\nPrésidente : Anne Vernet, ORS\n- Cartographier le bruit – Marc Tessier, Cerema\n- Dormir près du périphérique – Nadia Cherif (Inserm)\n17h30 - Visite guidée\n",
        &[
            "14:00 keynote Conférence | Lise Duval",
            "15:30 session Bruit | m Anne Vernet",
            "- talk Cartographier le bruit | Marc Tessier",
            "- talk Dormir près du périphérique | Nadia Cherif",
            "17:30 visit Visite guidée",
        ],
    ),
    (
        "a table with rows for parallel workshops",
        "Journée de l'aide à domicile\nDijon, 4 juin 2024\n\n| Horaires | Programme | Intervenants |\n|---|---|---|\n| 9h00 - 9h20 | Ouverture de la journée | Lise Duval, présidente du Conseil départemental |\n| 10h40 - 12h00 | Table ronde : recruter | Animateur : Marc Tessier. Nadia Cherif, ADMR |\n| 13h30 - 15h00 | Ateliers | |\n| | Atelier 1 : Le numérique | Anne Vernet, ergothérapeute |\n| | Atelier 2 : Les chutes | Julien Vasseur, kinésithérapeute |\n| 15h00 | Conclusion | Lise Duval |\n",
        &[
            "09:00 opening Ouverture de la journée | Lise Duval",
            "10:40 round_table recruter | m Marc Tessier | Nadia Cherif",
            "13:30 workshop Ateliers",
            "- workshop Le numérique | Anne Vernet",
            "- workshop Les chutes | Julien Vasseur",
            "15:00 closing Conclusion | Lise Duval",
        ],
    ),
    (
        "the hours of the event are no item",
        "Journée d'étude « Archives »\nJeudi 16 mars 2023, 9h-17h\n\nAccueil : 9h-9h30\n\n9h30-9h45 Introduction\nLise Duval, directrice des Archives\n\n9h45 Discussion\n",
        &["09:00 welcome Accueil", "09:30 opening Introduction | Lise Duval", "09:45 round_table Discussion"],
    ),
    (
        "times in brackets, with the room, behind the titles",
        "Salon du gant\nBrivelle, mardi 12 mars 2024\n\nAccueil des visiteurs (8h30)\n\nInauguration (9h30 > 10h, hall A)\nEn présence de Lise Duval, présidente de la Région\n\nQui coud encore ? (10h15 > 11h, scène Agneau)\nTable ronde animée par Marc Tessier, journaliste – avec Nadia Cherif, gantière, et un négociant du groupe Vernet\n\nVisite de l'atelier (14h, départ devant le hall B), menée par Julien Vasseur\n",
        &[
            "08:30 welcome Accueil des visiteurs",
            "09:30 opening Inauguration | Lise Duval",
            "10:15 round_table Qui coud encore ? | m Marc Tessier | Nadia Cherif | ?",
            "14:00 visit Visite de l'atelier | Julien Vasseur",
        ],
    ),
    (
        "dots lead from the titles to the times",
        "Journée du savon\nTours, 5 juin 2023\n\nAccueil et café ................ 8h15\nOuverture ................ 8h45\nLise Duval, directrice du CHU\nSESSION 1 - LAVER ................ 9h00 - 10h30\nModérateurs :\nDr Marc Tessier (Blois)\nMme Anne Vernet, cadre hygiéniste (Chinon)\nPause ................ 10h30\n",
        &[
            "08:15 welcome Accueil et café",
            "08:45 opening Ouverture | Lise Duval",
            "09:00 session LAVER | m Marc Tessier | m Anne Vernet",
            "10:30 break Pause",
        ],
    ),
    (
        "times that close the paragraphs",
        "Salon de la carte postale\nsamedi 3 juin 2023\n\nInauguration, en présence de Lise Duval, maire (10h)\n\nRencontre : Poster un quai\nAvec Marc Tessier, facteur, et Nadia Cherif. Animée par Anne Vernet, libraire (11h – 12h)\n\nDébat : Qui écrit encore ?\nAvec Julien Vasseur, poète. Modération : Paul Tessier (15h)\n",
        &[
            "10:00 opening Inauguration | Lise Duval",
            "11:00 round_table Poster un quai | Marc Tessier | Nadia Cherif | m Anne Vernet",
            "15:00 round_table Qui écrit encore ? | Julien Vasseur | m Paul Tessier",
        ],
    ),
    (
        "label, speaker and title, each on a line",
        "Journée d'étude « Cachets »\nRennes, 17 novembre 2022\n\n9h30\nConférence invitée / Keynote lecture\nLise Duval, professeure d'histoire, université de Tours\n« Sceller »\n\n10h45\nMarc Tessier, doctorant\n« Cire et rubans »\n\n11h10\nNadia Cherif (CNRS)\n« Ouvrir les plis »\n\n11h35\nDiscussion\n",
        &[
            "09:30 keynote Sceller | Lise Duval",
            "10:45 talk Cire et rubans | Marc Tessier",
            "11:10 talk Ouvrir les plis | Nadia Cherif",
            "11:35 round_table Discussion",
        ],
    ),
    (
        "who chairs the half of a day",
        "Colloque « Le droit des haies »\nLyon, 18 novembre 2022\n\n9h00 : Accueil\n\nMATINÉE\nSous la présidence de Lise Duval, professeure à l'université de Tours\n\n9h30 : La haie privée\nMarc Tessier, avocat\n10h00 : Débats\n\nAPRÈS-MIDI, sous la présidence de Anne Vernet, conseillère\n\n14h30 : La haie publique\nNadia Cherif, maître de conférences\n",
        &[
            "09:00 welcome Accueil",
            "09:30 talk La haie privée | m Lise Duval | Marc Tessier",
            "10:00 round_table Débats",
            "14:30 talk La haie publique | Nadia Cherif",
        ],
    ),
    (
        "parallel workshops side by side",
        "Assises des places\nBrivelle, 6 octobre 2022\n\n9h30\tOuverture\n\tLise Duval, maire\n17h00\tAteliers au choix\n\n\tATELIER A\t\t\tATELIER B\n\tSalle Rouge\t\t\tSalle Bleue\n\tPaver la place\t\tPlanter la place\n\tMarc Tessier, paveur\tNadia Cherif, pépiniériste\n\n18h30\tVisite de la place\n",
        &[
            "09:30 opening Ouverture | Lise Duval",
            "17:00 workshop Ateliers au choix",
            "- workshop Paver la place | Marc Tessier",
            "- workshop Planter la place | Nadia Cherif",
            "18:30 visit Visite de la place",
        ],
    ),
    (
        "papers with their speakers behind a colon",
        "Journée des lavoirs\nToulouse, 16 mars 2023\n\n9h30 Introduction\nLise Duval, adjointe au maire\n11h-12h30 Retours des communes\nUn lavoir au jardin : Marc Tessier, mairie de Brivelle\nCouvrir sans murer : Nadia Cherif, conseil départemental du Gers\nÉchanges animés par Anne Vernet, conseillère\n12h30 Pause\n",
        &[
            "09:30 opening Introduction | Lise Duval",
            "11:00 session Retours des communes | m Anne Vernet",
            "- talk Un lavoir au jardin | Marc Tessier",
            "- talk Couvrir sans murer | Nadia Cherif",
            "12:30 break Pause",
        ],
    ),
    (
        "a series with one chair for all",
        "Les mardis du verger\nCycle de webinaires. Toutes les séances sont animées par Lise Duval, arboricultrice.\n\nÉpisode 1 | Qui plante ?\nDiffusé le 28 février 2023 de 13h à 14h\nIntervenants : Marc Tessier, pépiniériste – Nadia Cherif, greffeuse\n\nÉpisode 2 | Qui taille ?\nDiffusé le 28 mars 2023 de 13h à 14h\nAvec Anne Vernet, cidrière\n\nÉpisode 3 | Qui récolte ?\nDiffusé le 25 avril 2023 de 13h à 14h\nInvité : Julien Vasseur, chercheur\n",
        &[
            "13:00 round_table Qui plante ? | Marc Tessier | Nadia Cherif | m Lise Duval",
            "13:00 keynote Qui taille ? | Anne Vernet | m Lise Duval",
            "13:00 keynote Qui récolte ? | Julien Vasseur | m Lise Duval",
        ],
    ),
    (
        "rooms beside times below the titles",
        "Journée professionnelle du gant\nBrivelle, lundi 4 décembre 2023\n\n9h30 Accueil\n\nA / Coudre dehors\n13h45-15h • club\navec Lise Duval, gantière\n\nB / Vendre au marché\n13h45-15h • studio 2\nMarc Tessier, marchand\n\nC / Apprendre à l'école\n15h15-16h30 • club\nAnimation : Nadia Cherif\n\n17h Clôture\n",
        &[
            "09:30 welcome Accueil",
            "13:45 keynote Coudre dehors | Lise Duval",
            "13:45 keynote Vendre au marché | Marc Tessier",
            "15:15 round_table Apprendre à l'école | m Nadia Cherif",
            "17:00 closing Clôture",
        ],
    ),
    (
        "letters below workshops, whatever their words",
        "Congrès du fil\nBrivelle, 13 octobre 2023\n\n9h00 Ouverture\nLise Duval, présidente\n14h00 - 15h30 SESSION 2 - NOUER\nModérateur : Marc Tessier, lainier\n14h30 Ateliers au choix :\nA. Teintures : la cuve et le fil\nNadia Cherif, teinturière\nB. Carder la laine\nAnne Vernet, cardeuse\nC. Filer sans rouet\nJulien Vasseur, fileur\n16h00 Clôture\n",
        &[
            "09:00 opening Ouverture | Lise Duval",
            "14:00 session NOUER | m Marc Tessier",
            "14:30 workshop Ateliers au choix",
            "- workshop Teintures : la cuve et le fil | Nadia Cherif",
            "- workshop Carder la laine | Anne Vernet",
            "- workshop Filer sans rouet | Julien Vasseur",
            "16:00 closing Clôture",
        ],
    ),
    (
        "speakers in the cells of a table of days and places",
        "La tournée des haies\n\n| Quand ? | Où ? | Quoi ? | Avec qui ? |\n| --- | --- | --- | --- |\n| Lundi 16 septembre 2024 18h30 - 20h30 | Brivelle, salle des fêtes | Débat : Tailler ou laisser pousser ? | Lise Duval, botaniste. Animation : Marc Tessier |\n| Jeudi 19 septembre 2024 14h à 16h30 | Pithiviers | Visite : Les haies qui restent | Nadia Cherif, élue |\n| Mardi 24 septembre 2024 18h | En ligne | Atelier : Dessiner un talus | Animé par Anne Vernet, paysagiste |\n",
        &[
            "18:30 round_table Tailler ou laisser pousser ? | Lise Duval | m Marc Tessier",
            "14:00 visit Les haies qui restent | Nadia Cherif",
            "18:00 workshop Dessiner un talus | m Anne Vernet",
        ],
    ),
    (
        "an evening told hour by hour",
        "Soirée d'échanges « Qui taille les haies ? »\n\nmardi 9 mai 2017 à partir de 19 h 30\nà la salle des fêtes, Brivelle\n\n– 19 h 30 : accueil\n– 20 h : « La haie, vue du champ ». Exposé de Lise Duval, agricultrice\n– 21 h : et les oiseaux ? Parole à la déléguée de l'association, Nadia Cherif\n– 21 h 50 : mot de conclusion\n",
        &[
            "19:30 welcome accueil",
            "20:00 keynote La haie, vue du champ | Lise Duval",
            "21:00 keynote et les oiseaux ? | Nadia Cherif",
            "21:50 closing mot de conclusion",
        ],
    ),
    (
        "lost bullets",
        "Rencontres de la corde\nÉpinal, 14 octobre 2022\n\n9H00 / 9H40\nOuverture\n? Lise Duval | Présidente, Fédération des corderies\n? Marc Tessier | Président de la chambre de commerce\n\n9H40 / 10H15\nKeynote : Nouer long\n? Nadia Cherif | Cordière associée, Maison Vernet\n",
        &["09:00 opening Ouverture | Lise Duval | Marc Tessier", "09:40 keynote Nouer long | Nadia Cherif"],
    ),
    (
        "a label between title and time",
        "Rencontres du livre\nBlois, dimanche 9 octobre 2022\n\nPARTIR ET REVENIR\nTABLE RONDE\n> De 14h15 à 15h45 – Amphi 2, université\nIntervenants : Claude Gauvin, professeure à l’université de Tours, Lise Duval, juriste\nModérateur : Denis Salas, magistrat\n\nLES CHEMINS DU CUIR\nCONFÉRENCE\n> De 16h à 17h – Amphi 1, université\nIntervenant : Yves Brunel, historien\n",
        &[
            "14:15 round_table PARTIR ET REVENIR | Claude Gauvin | Lise Duval | m Denis Salas",
            "16:00 keynote LES CHEMINS DU CUIR | Yves Brunel",
        ],
    ),
    (
        "whoever speaks above day and hour",
        "Les rencontres d'octobre 2015\n\nKaty Bernard\n\nJeudi 1er octobre\n\n18h30\n\nKaty Bernard vit à Bordeaux. Elle enseigne à l’université.\n\nLa rencontre sera animée par Guy Latour.\n\nDiane Mercier\n\nVendredi 2 octobre\n\n18h30\n\nDiane Mercier est née à Bruxelles.\n",
        &["18:30 keynote - | Katy Bernard | m Guy Latour", "18:30 talk - | Diane Mercier"],
    ),
    (
        "fields with their names",
        "Cycle du musée du Cuir\n\nConférence n°1\nTitre : Le gant au Moyen Âge\nIntervenante : Lise Duval, historienne\nDate : jeudi 12 janvier 2023\nHoraire : 18h30\nLieu : auditorium du musée\n\nConférence n°2\nTitre : Tanner sans chrome\nIntervenant : Paul Vercel, chimiste, INRAE\nDate : jeudi 9 février 2023\nHoraire : 18h30\nLieu : auditorium du musée\n",
        &["18:30 keynote Le gant au Moyen Âge | Lise Duval", "18:30 keynote Tanner sans chrome | Paul Vercel"],
    ),
    (
        "titles behind the brackets of their speakers",
        "Colloque « Cuirs et peaux »\nPau, 4 mai 2023\n\nSession 1 – Matières (9h–10h30)\nPrésidente de séance : Lise Duval\n- Paul Vercel (Université de Pau), Le parchemin et ses bêtes\n- Inès Dray (CNRS) et Anne Rollin (Inrap), Ce que disent les rognures\n\nSession 2 – Métiers (11h–12h30)\n- Guy Pottier (EHESS), Gantières de Millau\n- Claire Sorel (Inrap), Une tannerie médiévale\n",
        &[
            "09:00 session Matières | m Lise Duval",
            "- talk Le parchemin et ses bêtes | Paul Vercel",
            "- talk Ce que disent les rognures | Inès Dray | Anne Rollin",
            "11:00 session Métiers",
            "- talk Gantières de Millau | Guy Pottier",
            "- talk Une tannerie médiévale | Claire Sorel",
        ],
    ),
    (
        "times that close their blocks",
        "Journée régionale de néphrologie\nRouen, jeudi 9 mars 2023\n\nVivre avec la dialyse\nJean Lemoine, néphrologue\n9h00 - 9h20\n\nLa greffe à dix ans\nSophie Martin, chirurgienne\n9h20 - 9h40\n\nManger et bouger\nClaire Sorel, diététicienne\n9h40 - 10h00\n",
        &[
            "09:00 talk Vivre avec la dialyse | Jean Lemoine",
            "09:20 talk La greffe à dix ans | Sophie Martin",
            "09:40 talk Manger et bouger | Claire Sorel",
        ],
    ),
    (
        "speakers above the times of their titles",
        "Journée régionale de néphrologie\nRouen, jeudi 9 mars 2023\n\nJean Lemoine\n9h00 - 9h20 Vivre avec la dialyse\n\nSophie Martin\n9h20 - 9h40 La greffe à dix ans\n\nClaire Sorel\n9h40 - 10h00 Manger et bouger\n",
        &[
            "09:00 talk Vivre avec la dialyse | Jean Lemoine",
            "09:20 talk La greffe à dix ans | Sophie Martin",
            "09:40 talk Manger et bouger | Claire Sorel",
        ],
    ),
    (
        "speakers beside the times, titles below",
        "Journée régionale de néphrologie\nRouen, jeudi 9 mars 2023\n\n9h00 Jean Lemoine\nVivre avec la dialyse\n\n9h20 Sophie Martin\nLa greffe à dix ans\n",
        &["09:00 talk Vivre avec la dialyse | Jean Lemoine", "09:20 talk La greffe à dix ans | Sophie Martin"],
    ),
    (
        "papers by letters, with a question mark before who speaks",
        "Colloque « Soigner chez soi »\nPau, 4 juin 2021\n\n9 h 45 Séquence 1 – Qui vient ? – Modératrice : Pauline Druelle, médecin\na. Faut-il une loi ? Francis Chaumeil, juriste\nb. Compter les visites. Aline Moreau, démographe, Ined\n11 h Pause\n17 h Clôture – La directrice générale de la cohésion sociale\n",
        &[
            "09:45 session Qui vient ? | m Pauline Druelle",
            "- talk Faut-il une loi ? | Francis Chaumeil",
            "- talk Compter les visites | Aline Moreau",
            "11:00 break Pause",
            "17:00 closing Clôture | ?",
        ],
    ),
    (
        "lines with title, time and place",
        "Festival Les Nuits du cuir\nMillau, 2 et 3 juin 2023\n\nVendredi 2 juin\nConcert de Lise Duval, 20h30, église Saint-Pierre\nSamedi 3 juin\nLecture « Le gant » par Anne Rollin, comédienne, 15h, médiathèque\nVisite de la tannerie, 17h, départ place du Marché\n",
        &[
            "20:30 performance Concert de Lise Duval | Lise Duval",
            "15:00 performance Le gant | Anne Rollin",
            "17:00 visit Visite de la tannerie",
        ],
    ),
    (
        "a film and whose it is",
        "Festival du film de Millau\nVendredi 27 mars 2020\n\n14h00 : Les années de l'usine\nde Lise Baron et Timo Ebert\n\n(Fr, 2018, 53’)\nProjection suivie d’une rencontre avec Lise Baron, modérée par Sophie Verrier, autrice.\n\n15h45 : Les enfants du quai\nde Ruth Zimmer\n",
        &["14:00 performance Les années de l'usine | Lise Baron | m Sophie Verrier", "15:45 session Les enfants du quai"],
    ),
    (
        "addresses under an opening",
        "Journées de la santé\nMillau, 2 décembre 2022\n\n8h00-8h30 : Accueil\n8h30 : Ouverture\n• 8h30-8h40 : Florence Dombasle, maire de Millau\n• 8h40-8h50 : Bernard Bourguet, de l’Académie de médecine\n9h00-9h30 : Table ronde : l’hôpital hors les murs\navec Josiane Collet, psychiatre, et Jean Dupraz, infirmier\n",
        &[
            "08:00 welcome Accueil",
            "08:30 opening Ouverture",
            "08:30 opening - | Florence Dombasle",
            "08:40 opening - | Bernard Bourguet",
            "09:00 round_table l’hôpital hors les murs | Josiane Collet | Jean Dupraz",
        ],
    ),
    (
        "gaps behind times, speakers behind strokes",
        "Journée d'étude « Mémoires du web »\nParis, jeudi 25 novembre 2010\n\n9h30 :    Introduction : Valentine Frey (doctorante, Université de Montréal)\n\n9h50 :    Peut-on se fier à nos archives ?   Bruno Bachmann (ingénieur, CNRS)\n\n10h30 :    Garder le son / Mme Alice Bonnard\n\n11h00    Pause\n",
        &[
            "09:30 opening Introduction | Valentine Frey",
            "09:50 keynote Peut-on se fier à nos archives ? | Bruno Bachmann",
            "10:30 keynote Garder le son | Alice Bonnard",
            "11:00 break Pause",
        ],
    ),
    (
        "no times: headings with their people",
        "Colloque du fil\n\nOuverture du colloque\n\nLise Duval, présidente de la Fédération du lin\n\nQui file encore ?\n\nDans les vallées, les rouets se taisent. Faut-il s’en plaindre ?\n\nMarc Tessier, fileur\nNadia Cherif, directrice du musée du Fil\nAnne Vernet, historienne\n\nLe lin et la laine : état des lieux\n\nJulien Vasseur, agronome\n",
        &[
            "- opening Ouverture du colloque | Lise Duval",
            "- round_table Qui file encore ? | Marc Tessier | Nadia Cherif | Anne Vernet",
            "- talk Le lin et la laine : état des lieux | Julien Vasseur",
        ],
    ),
    (
        "no times: speakers with their titles behind a colon",
        "Séminaire « Le temps des gestes »\n\n1 – Conférence introductive : « Coudre le temps »\nAvec Lise Duval, sociologue\n\n2 – Table ronde : la main et l’horloge\nMarc Tessier (chercheur, CNRS) : Ce que dure un point\nNadia Cherif (université de Pau) : La journée d’une gantière\n",
        &[
            "- keynote Coudre le temps | Lise Duval",
            "- round_table la main et l’horloge",
            "- talk Ce que dure un point | Marc Tessier",
            "- talk La journée d’une gantière | Nadia Cherif",
        ],
    ),
    (
        "what the halves of a day are about",
        "Colloque « Gestes »\nCaen, 21 novembre 2024\n\nMatin : Littérature (amphi 2)\n- 9h : Ouverture du colloque : Anne Vernet, université de Caen\n« Comment écrire la main ? »\nModératrice : Lise Duval\n- 9h45 – 10h15 : Marc Tessier, université de Pau : « Les mains d’Aragon »\nPAUSE\n11h05 : Table ronde : Tenir\n",
        &[
            "- session Littérature",
            "09:00 opening Ouverture du colloque | Anne Vernet",
            "- session Comment écrire la main ? | m Lise Duval",
            "09:45 talk Les mains d’Aragon | Marc Tessier",
            "- break PAUSE",
            "11:05 round_table Tenir",
        ],
    ),
    (
        "two items on a line",
        "Congrès du cuir\n\njeudi 12 octobre 2023 9h Accueil des participants 9h30 Allocutions d’accueil\n\n10h20 Ouverture officielle du congrès 11h Discours de Lise Duval, ministre déléguée\n",
        &[
            "09:00 welcome Accueil des participants",
            "09:30 opening Allocutions d’accueil",
            "10:20 opening Ouverture officielle du congrès",
            "11:00 keynote Discours de Lise Duval | Lise Duval",
        ],
    ),
    (
        "begin and end on two lines",
        "Assises du fil\nAlbi, 13 novembre 2025\n\n08h30\n– 08h55 – Intervention de Lise Duval – présidente du Département\n08h55\n– 09h05 – Film des Assises\n09h05\n– Vote de la résolution\n",
        &[
            "08:30 keynote Intervention de Lise Duval | Lise Duval",
            "08:55 performance Film des Assises",
            "09:05 general_assembly Vote de la résolution",
        ],
    ),
    (
        "numbered headings over timed items",
        "Colloque du rail\nParis, 14 mars 2024\n\n00. Introduction\n10:30 Ouverture des travaux : Marc Tessier, président de Ferroviaire (15 min.)\n01. COMMENT LE TRAIN A PERDU SA PLACE\n11:30 – 12:30 Ce que coûtent les voies : Lise Duval, économiste\n",
        &[
            "10:30 opening Ouverture des travaux | Marc Tessier",
            "- session COMMENT LE TRAIN A PERDU SA PLACE",
            "11:30 keynote Ce que coûtent les voies | Lise Duval",
        ],
    ),
    (
        "titles and speakers in turn under a chair",
        "Colloque « Cuirs »\nPau, 4 mai 2023\n\n9h Traces\nPrésidence : Lise Duval (CNRS)\nLe parchemin et ses bêtes\nPaul Vercel (université de Pau)\nCe que disent les rognures\nInès Dray (Inrap)\n\n11h Métiers\nPrésidence : Anne Rollin (EHESS)\nLe gant de Millau\nGuy Pottier (EHESS)\nUne tannerie médiévale\nClaire Sorel (Inrap)\n",
        &[
            "09:00 session Traces | m Lise Duval",
            "- talk Le parchemin et ses bêtes | Paul Vercel",
            "- talk Ce que disent les rognures | Inès Dray",
            "11:00 session Métiers | m Anne Rollin",
            "- talk Le gant de Millau | Guy Pottier",
            "- talk Une tannerie médiévale | Claire Sorel",
        ],
    ),
    (
        "bullets with their speakers, and who discusses them",
        "Colloque « Cuirs »\nPau, 4 mai 2023\n\n9h Traces\n• Le parchemin et ses bêtes, par Paul Vercel, université de Pau\n• Ce que disent les rognures, par Inès Dray, Inrap\nDiscutant : Guy Pottier (EHESS)\n11h Pause\n",
        &[
            "09:00 session Traces | m Guy Pottier",
            "- talk Le parchemin et ses bêtes | Paul Vercel",
            "- talk Ce que disent les rognures | Inès Dray",
            "11:00 break Pause",
        ],
    ),
    (
        "workshops under their heading, with those who attend",
        "Congrès des villages\nBrivelle, 30 septembre 2022\n\n10 h – Ateliers\n\nAtelier Culture\nAnimé par Lise Duval\nUn festival à trois cents habitants, est-ce raisonnable ?\n\nEn présence de :\n\n• Marc Tessier de la Ligue des fêtes\n• Nadia Cherif, directrice du théâtre de Brivelle\n\nAtelier Sécurité\nAnimé par Anne Vernet\n\n12 h 30 – Buffet\n",
        &[
            "10:00 workshop Ateliers",
            "- workshop Atelier Culture | m Lise Duval | Marc Tessier | Nadia Cherif",
            "- workshop Atelier Sécurité | m Anne Vernet",
            "12:30 meal Buffet",
        ],
    ),
    (
        "times behind quoted titles",
        "Assises du film\nMarseille, 30 juin 2017\n\nTable ronde « Créer » de 15h à 18h, co-organisée par la Boucle\nModératrice : Lise Duval, productrice\nIntervenants : Marc Tessier (auteur), Nadia Cherif, réalisatrice\n\n18h30 : Inauguration\n",
        &["15:00 round_table Créer | m Lise Duval | Marc Tessier | Nadia Cherif", "18:30 opening Inauguration"],
    ),
    (
        "days and times in brackets below the titles",
        "États généraux du lit\n21-24 septembre 2006, Brivelle\n\nDormir autrement : les pratiques\n(Vendredi 22 à 16h)\nPrésidente : Lise Duval, matelassière\n\nSe lever, pourquoi ?\n(Samedi 23 à 8h45)\nPrésident de séance : Marc Tessier, médecin\nIntervenants :\nNadia Cherif, infirmière\nAnne Vernet, gynécologue\n\nMaisons de repos : et nous ?\n(Samedi 23 à 14h)\nPrésidente : Julie Vasseur, présidente du collectif\n",
        &[
            "16:00 round_table Dormir autrement : les pratiques | m Lise Duval",
            "08:45 round_table Se lever, pourquoi ? | m Marc Tessier | Nadia Cherif | Anne Vernet",
            "14:00 round_table Maisons de repos : et nous ? | m Julie Vasseur",
        ],
    ),
    (
        "bullets that name what a day holds",
        "Conférences du fil\n\n- La toile et la trace\n11 décembre 2025 de 17h30 à 19h30 à Annecy\nL’invité : Marc Tessier, éducateur spécialisé\n- Coudre, et alors ?\n15 janvier 2026 de 17h30 à 19h30 à Annecy\nL’invitée : Lise Duval, avocate\n- Ce que tisser fait aux couples\n22 janvier 2026 de 17h30 à 19h30 à Valence\nLes invitées : Nadia Cherif, sociologue, et Anne Vernet, anthropologue\n",
        &[
            "17:30 keynote La toile et la trace | Marc Tessier",
            "17:30 keynote Coudre, et alors ? | Lise Duval",
            "17:30 keynote Ce que tisser fait aux couples | Nadia Cherif | Anne Vernet",
        ],
    ),
    (
        "titles behind what a bracket tells of the speakers",
        "Journée d'archéologie\nMarseille, 31 mars 2012\n\n9h00 : accueil des participants\n9h20 : Paul Vercel (Inrap), Actualité des fouilles dans le Doubs et la Saône\n9h40 : Inès Dray (doctorante, université de Pau), Une nécropole sous la plage (Manche)\npause\n10h30 : Guy Pottier (Inrap), L’atlas des deux mers\n",
        &[
            "09:00 welcome accueil des participants",
            "09:20 talk Actualité des fouilles dans le Doubs et la Saône | Paul Vercel",
            "09:40 talk Une nécropole sous la plage (Manche) | Inès Dray",
            "- break pause",
            "10:30 talk L’atlas des deux mers | Guy Pottier",
        ],
    ),
    (
        "a row of bullets without line ends",
        "Webinaire : après la crue\nJeudi 17 juin 2021\n\nPROGRAMME DU WEBINAIRE PROPOS INTRODUCTIFS : ▪ Madame Lise Duval, Mission inondation (MIA) ▪ Monsieur Marc Tessier, président de l’Institut des crues INTERVENTIONS : ▪ La rivière inondée : place du syndicat dans l’après – Mme Nadia Cherif, directrice du syndicat ▪ De 2002 à 2020 : comment on intervient – M. Paul Vercel, Institut des crues ▪ Ce que la commune retient de la crue – M. Julien Vasseur, Maire de Brivelle\n",
        &[
            "- session après la crue",
            "- opening PROPOS INTRODUCTIFS | Lise Duval | Marc Tessier",
            "- keynote La rivière inondée : place du syndicat dans l’après | Nadia Cherif",
            "- keynote De 2002 à 2020 : comment on intervient | Paul Vercel",
            "- keynote Ce que la commune retient de la crue | Julien Vasseur",
        ],
    ),
    (
        "a day told with straight quotation marks",
        "La fête du livre de Brivelle aura lieu samedi 4 mai 2024, salle des fêtes. À 11 heures, inauguration par Lise Duval, maire. À 14 h 30, débat \"Écrire la campagne\", mené par Marc Tessier, journaliste, avec Nadia Cherif. À 16 heures, rencontre littéraire avec Anne Vernet, autrice.\n",
        &[
            "11:00 opening inauguration | Lise Duval",
            "14:30 round_table Écrire la campagne | m Marc Tessier | Nadia Cherif",
            "16:00 round_table rencontre littéraire | Anne Vernet",
        ],
    ),
    (
        "entries of three lines in small letters",
        "Colloque du cuir\nPau, 4 mai 2023\n\n9h30 Tanner sans chrome\n\nLise Duval\ncoprésidente\nconseil citoyen de Brivelle\n\nMarc Tessier\nancien ouvrier\nconserverie Le Goff\n\n10h30 Pause\n",
        &["09:30 keynote Tanner sans chrome | Lise Duval | Marc Tessier", "10:30 break Pause"],
    ),
    (
        "a panel in an account without times",
        "Congrès des tanneurs - 5 juillet 2023\nDébat : Quels cuirs pour demain ?\nDominique Vernet Président de la Fédération du cuir\nLise Duval Trésorière de la Fédération du cuir\nMarc Tessier Directeur de l’Office national du cuir\nAnne Vernet Maire de Brivelle\nDe l’avis de tous, il faudra plusieurs recettes, essayées côte à côte.\n",
        &["- round_table Quels cuirs pour demain ? | Dominique Vernet | Lise Duval | Marc Tessier | Anne Vernet"],
    ),
    (
        "abstracts behind the titles",
        "Fête des sciences\nPau, 4 mai 2023\n\n11h15 - Lise Duval (CNRS) Le gant dans tous ses états. Objet du quotidien, le gant est aussi un signe de pouvoir, que les rois et les évêques ont porté pendant des siècles et que les musées conservent aujourd’hui avec peine.\n14h00 - Marc Tessier (INRAE) La laine et ses usages\n",
        &["11:15 talk Le gant dans tous ses états | Lise Duval", "14:00 talk La laine et ses usages | Marc Tessier"],
    ),
    (
        "stops of a tour: number, town, day and hour above each title",
        "Le phare et le quai\nQuatre veillées dans trois ports\n\n1/ Lannion, jeudi 2 mars 2023, 20 h\nQui garde le phare ?\nAvec Lise Duval, maire de Lannion, et Marc Tessier, directeur de la Fédération des gardiens\n\n2/ Morlaix, jeudi 6 avril 2023, 20 h\nVivre de la criée\nAvec Nadia Cherif et Paul Roche, ingénieur\n\n3/ Brest, jeudi 4 mai 2023, 20 h\nLe vent tourne\nAvec Anne Vernet, hydrologue\n",
        &[
            "20:00 keynote Qui garde le phare ? | Lise Duval | Marc Tessier",
            "20:00 keynote Vivre de la criée | Nadia Cherif | Paul Roche",
            "20:00 keynote Le vent tourne | Anne Vernet",
        ],
    ),
    (
        "a poster whose line ends have become pairs of spaces",
        "FORUM DU BOIS  QUIMPER, LE QUARTZ – 14 OCTOBRE 2021  09:00-09:25 | OUVERTURE  Lise DUVAL  Présidente, Fédération du bois  09:25-10:45 | TABLE RONDE – LE BOIS QUI MANQUE  Anne VERNET  Directrice, Mission locale de Quimper  Marc TESSIER  Président, Scierie de l'Odet  Animation : Nadia CHERIF  Journaliste, Radio Kerne  11:00-12:00 | ATELIER – TRANSMETTRE  Paul ROCHE  Menuisier  14:00-15:30 | VISITE DE LA SCIERIE  Julien VASSEUR  Contremaître  16:00 | CLÔTURE – L. DUVAL  Renseignements à l'accueil du salon, hall B, toute la journée\n",
        &[
            "09:00 opening OUVERTURE | Lise DUVAL",
            "09:25 round_table LE BOIS QUI MANQUE | Anne VERNET | Marc TESSIER | m Nadia CHERIF",
            "11:00 workshop TRANSMETTRE | Paul ROCHE",
            "14:00 visit VISITE DE LA SCIERIE | Julien VASSEUR",
            "16:00 closing CLÔTURE | L. DUVAL",
        ],
    ),
    (
        "weekdays alone head the days of an event that gives them together",
        "Festival du cuir\nMillau, 10 et 11 juin 2017\n\nSamedi\n10h Coup d'envoi avec Lise Duval\n14h Débat avec Marc Tessier et Anne Vernet\n\nDimanche\n10h Concours de couture\n12h Banquet\n",
        &[
            "10:00 keynote Coup d'envoi | Lise Duval",
            "14:00 round_table Débat | Marc Tessier | Anne Vernet",
            "10:00 ceremony Concours de couture",
            "12:00 meal Banquet",
        ],
    ),
    (
        "a day between the papers of a session and what follows",
        "Colloque « L'eau et la terre »\nNevers, 3 et 4 juin 2021\n\nJEUDI 3 JUIN\n9h-11h Session 1 – dir. Lise Duval (Université de Pau)\n  Marc Tessier (Inrap) : Les bateliers\n  Anne Vernet (CNRS) : Les lavandières\n\nVENDREDI 4 JUIN\n9h30 Visite du lavoir\n11h Conclusions : Ch. Roche, L. Duval\n",
        &[
            "09:00 session Session 1 | m Lise Duval",
            "- talk Les bateliers | Marc Tessier",
            "- talk Les lavandières | Anne Vernet",
            "09:30 visit Visite du lavoir",
            "11:00 closing Conclusions | Ch. Roche | L. Duval",
        ],
    ),
    (
        "day, title and time below each other",
        "Médiathèque de Lannion\nAgenda d'octobre 2023\n\nMercredi 4 octobre\nBébés lecteurs\n10h30 | de 0 à 3 ans\n\nSamedi 7 octobre\nRencontre avec Lise Duval\n15h | auditorium\n\nJeudi 12 octobre\nConférence : Les oiseaux du jardin\n18h30\nPar Marc Tessier, naturaliste\n",
        &[
            "10:30 session Bébés lecteurs",
            "15:00 round_table Rencontre avec Lise Duval | Lise Duval",
            "18:30 keynote Les oiseaux du jardin | Marc Tessier",
        ],
    ),
    (
        "a numbered label, its day and hour, and the title behind them",
        "# Webinaires « Données »\n\n**Webinaire 1 – Jeudi 9 mars 2023, 11h-12h : Ouvrir ses données, par où commencer ?**\n- Lise Duval, déléguée générale de la Fédération des données\n\n**Webinaire 2 – Jeudi 6 avril 2023, 11h-12h : Une promesse ou un mirage ?**\n- Marc Tessier (Inria)\n\n**Webinaire 3 – Mardi 16 mai 2023, 14h-15h30 : Le service public**\nIntervenants à venir\n",
        &[
            "11:00 keynote Ouvrir ses données, par où commencer ? | Lise Duval",
            "11:00 keynote Une promesse ou un mirage ? | Marc Tessier",
            "14:00 session Le service public",
        ],
    ),
    (
        "blocks below a break with who chairs them, and a paper by three",
        "Colloque\nLes rives et leurs droits\nArras, 14 mars 2024\n\n9h00 : Accueil\n9h15 : Pause\nAntiquité\nPrésidence de séance : Lise Duval\n9h30 : Anne Vernet (Université de Pau), Le moulin et la loi\n10h00 : Paul Roche (Inrap), Marc Tessier (Université de Brest) et Nadia Cherif (CNRS), Cartographier la digue\n10h45 : Pause\nLe temps des écluses\nPrésidence de séance : Anne Vernet\n11h00 : Lise Duval (CNRS), Le péage et le port\n",
        &[
            "09:00 welcome Accueil",
            "09:15 break Pause",
            "- session Antiquité | m Lise Duval",
            "09:30 talk Le moulin et la loi | Anne Vernet",
            "10:00 talk Cartographier la digue | Paul Roche | Marc Tessier | Nadia Cherif",
            "10:45 break Pause",
            "- session Le temps des écluses | m Anne Vernet",
            "11:00 talk Le péage et le port | Lise Duval",
        ],
    ),
    (
        "who chairs behind a label or a title",
        "Rencontre des bibliothèques\nDijon, 4 juin 2024\n\n9h Accueil\n10h Table ronde animée par Lise Duval (conservatrice, Archives nationales), avec Anne Vernet et Paul Roche\n11h Débat animé par Marc Tessier\n12h Palmarès du jury présidé par Nadia Cherif\n",
        &[
            "09:00 welcome Accueil",
            "10:00 round_table Table ronde | m Lise Duval | Anne Vernet | Paul Roche",
            "11:00 round_table Débat | m Marc Tessier",
            "12:00 ceremony Palmarès du jury | m Nadia Cherif",
        ],
    ),
    (
        "a series of evenings without hours, one a line",
        "Société d'histoire de Vannes\nCycle de conférences 2024-2025\n\n12 octobre 2024 Les moulins du Loch, par Lise Duval, présidente de la Société\n16 novembre 2024 Le port au XVIe siècle, par Marc Tessier, maître de conférences à l'université de Rennes\n15 février 2025 Conférence à déterminer\n15 mars 2025 L'eau et la vigne, par Anne Vernet\n",
        &[
            "- keynote Les moulins du Loch | Lise Duval",
            "- keynote Le port au XVIe siècle | Marc Tessier",
            "- keynote Conférence à déterminer",
            "- keynote L'eau et la vigne | Anne Vernet",
        ],
    ),
    (
        "bullets with their speakers in brackets, a house in the title",
        "Journées de la sobriété\nAlençon, 6 juin 2023\n\n9h Accueil\n10h30 – 12h00 Retours d'expériences\n• La ressourcerie de Domfront (Lise Duval)\n• « Zéro chômeur » à Colombelles (Anne Vernet, conseillère municipale)\n• Une régie de quartier (Paul Roche et Marc Tessier)\n12h15 Repas partagé\n",
        &[
            "09:00 welcome Accueil",
            "10:30 session Retours d'expériences",
            "- talk La ressourcerie de Domfront | Lise Duval",
            "- talk « Zéro chômeur » à Colombelles | Anne Vernet",
            "- talk Une régie de quartier | Paul Roche | Marc Tessier",
            "12:15 meal Repas partagé",
        ],
    ),
    (
        "papers behind brackets, also a single one; a connection behind the title",
        "Journées doctorales « Écrire »\nLyon, 6 avril 2023\n\n14h15 : Panel 1 – L'écrit\nDiscutante : Lise Duval (CNRS)\n- Anne Vernet (Université de Pau (UPPA)) : Remplir et signer\n- Marc Tessier (Inria) : Écrire en exil [en visioconférence]\n16h15 : Panel 2 – Les ateliers\n- Paul Roche (Inrap) : Dire la mine\n",
        &[
            "14:15 round_table L'écrit | m Lise Duval",
            "- talk Remplir et signer | Anne Vernet",
            "- talk Écrire en exil | Marc Tessier",
            "16:15 round_table Les ateliers",
            "- talk Dire la mine | Paul Roche",
        ],
    ),
    (
        "a speaker, a colon and a word for what they give",
        "Colloque Lisières\nGuéret, 14 mars 2023\n\n14:00 – Lise Duval, directrice adjointe de la Creuse : introduction\n14:20 – Anne VERNET, directrice : « Mille haies »\n15:00 – Pause\n",
        &["14:00 talk introduction | Lise Duval", "14:20 talk Mille haies | Anne VERNET", "15:00 break Pause"],
    ),
    (
        "place, day and hours of the event on one line",
        "SALON DE LA TANNERIE\nMillau – Espace Jeanne-Barret – mardi 7 mai 2019 – de 8 h 30 à 18 h\n\n• 9 h 30 – Inauguration par Lise Duval, maire\n• 10 h – « Du cuir à la selle »\n   Marc Tessier, directeur d'agence\n• 17 h – Clôture\n",
        &["09:30 opening Inauguration | Lise Duval", "10:00 keynote Du cuir à la selle | Marc Tessier", "17:00 closing Clôture"],
    ),
    (
        "a cell of a table with a line end in it",
        "*Bavay, 6 mai 2021*\n\n# Journée des haies\n\n| 9 h | Accueil |\n| 9 h 30 | Ouverture | Lise\nDuval, présidente |\n| 10 h | Ce que la haie abrite | Marc Tessier, directeur |\n",
        &["09:00 welcome Accueil", "09:30 opening Ouverture | Lise Duval", "10:00 keynote Ce que la haie abrite | Marc Tessier"],
    ),
    (
        "blank lines between labels and titles",
        "Université d’été du cuir\nPau, mercredi 26 août 2020\n\n14h00 – 14h30 : discours d’ouverture\n\nLise Duval, présidente de la Fédération du cuir\n\n15h30 – 16h30 : débat\n\nLe siècle des peaux ?\nVivre avec le risque\nLa crise a surpris les tanneries, et personne ne sait encore ce qui vient.\n\n16h30 – 17h30 : débat\n\nCourts circuits\nAcheter au temps des porte-conteneurs\n",
        &[
            "14:00 opening discours d’ouverture | Lise Duval",
            "15:30 round_table Le siècle des peaux ?",
            "16:30 round_table Courts circuits",
        ],
    ),
    (
        "a colon between a title and its people",
        "Colloque des quartiers\nPau, 25 novembre 2016\n\n• 16h ouverture par Lise Duval\n• 16h30/17h45 table ronde 1 (salle du conseil)\nLa démocratie de quartier comme remède à toutes les solitudes :\n– Marc Tessier, adjoint au maire de Brivelle.\n– Nadia Cherif, présidente de Voisinages.\n• 18h20 débat avec la salle.\n",
        &[
            "16:00 opening ouverture | Lise Duval",
            "16:30 round_table La démocratie de quartier comme remède à toutes les solitudes | Marc Tessier | Nadia Cherif",
            "18:20 round_table débat avec la salle",
        ],
    ),
    (
        "functions right behind names, two labels in one",
        "Rencontres de la montagne\nPau, 4 mai 2023\n\n9h15 Allocutions de bienvenue: R. Farel Président de la Communauté du Val, Marc Tessier Président de la Ligue des bergers\n10h à 12h : Table-ronde et débat : La laine du pays\nLise Duval, Nadia Cherif\n",
        &[
            "09:15 opening Allocutions de bienvenue | R. Farel | Marc Tessier",
            "10:00 round_table La laine du pays | Lise Duval | Nadia Cherif",
        ],
    ),
    (
        "words of welcome and a lecture without times",
        "Colloque « Soigner »\nPau, jeudi 19 mars 2020\n\n9h00 – Ouverture du colloque\n\nConférence plénière du Dr Marc Tessier (Université de Pau), « Pourquoi soigner ? »\n\nMot d’accueil\n\nLise Duval (Présidente de l’université de Pau)\n\nAnne Vernet (Directrice du CHU de Brivelle)\n\nSession 1 – Les mots du soin (10h00)\n\nPause 11h30\n",
        &[
            "09:00 opening Ouverture du colloque",
            "- keynote Pourquoi soigner ? | Marc Tessier",
            "- opening Mot d’accueil | Lise Duval | Anne Vernet",
            "10:00 session Les mots du soin",
            "11:30 break Pause",
        ],
    ),
    (
        "papers behind colons and dashes",
        "Colloque « Le cuir et le droit »\nPau, 2 juin 2015\n\n14h30 : Ouverture\n\n1ère session\n\nModérateur : Anne Vernet\n\n• Lise Duval, professeure à l’Université de Bavay : Un conflit artificiel\n• Marc Tessier, avocat, doyen honoraire de la Faculté de droit de Pau : Le tanneur devant le juge\n• Nadia Cherif, sénatrice : Pourquoi la loi se tait.\n\n16h : Débat\n",
        &[
            "14:30 opening Ouverture",
            "- session 1ère session | m Anne Vernet",
            "- talk Un conflit artificiel | Lise Duval",
            "- talk Le tanneur devant le juge | Marc Tessier",
            "- talk Pourquoi la loi se tait | Nadia Cherif",
            "16:00 round_table Débat",
        ],
    ),
    (
        "dated labels with the title on their line",
        "Colloque Débattre du cuir\nDu 13 au 27 novembre 2020\n\nAtelier 1 – 13 nov. 2020 (9h-13h) : Les gants au théâtre\n\nLise Duval – Les gants, nouveaux objets du débat ?\n\nMarc Tessier – Le procès du tanneur au XVIIe siècle\n\nAtelier 2 – 14 novembre 2020 (9h-12h) : Formes du jugement\n\nNadia Cherif – Juger une peau : essai de typologie\n\nAnne Vernet – Le parchemin au tribunal\n",
        &[
            "09:00 workshop Les gants au théâtre",
            "- talk Les gants, nouveaux objets du débat ? | Lise Duval",
            "- talk Le procès du tanneur au XVIIe siècle | Marc Tessier",
            "09:00 workshop Formes du jugement",
            "- talk Juger une peau : essai de typologie | Nadia Cherif",
            "- talk Le parchemin au tribunal | Anne Vernet",
        ],
    ),
    (
        "numbers before the days of a series",
        "WEBINAIRES « CUIRS » | Cycle 2021\n\n#1 Mardi 12 janvier, 11h-12h30\nTanner sans chrome\nIntervenants : Lise Duval, secrétaire, Terres en villes ; Marc Tessier, tanneur\n\n#2 Mardi 9 février, 11h-12h30\nCoudre dehors\nIntervenants à confirmer\n\n#3 Mardi 9 mars, 11h-12h30\nPorter des gants\nNadia Cherif, gantière, Anne Vernet, maire de Pau\n",
        &[
            "11:00 round_table Tanner sans chrome | Lise Duval | Marc Tessier",
            "11:00 session Coudre dehors",
            "11:00 round_table Porter des gants | Nadia Cherif | Anne Vernet",
        ],
    ),
    (
        "a numbered label with a colon between time and title, a title left open",
        "Assises du cuir\nJeudi 13 novembre 2025, Pau\n\n09h45 – 10h25\nPlateau 1 : Le quartier des tanneurs\n10h25 – 11h05\nPlateau 2 :\nRoutes du cuir : 380 000 km de sentiers\n11h05 – 11h45\nProjection du film Fils de cuir de Marc Tessier, suivie d’une rencontre avec Lise Duval\n",
        &[
            "09:45 round_table Le quartier des tanneurs",
            "10:25 round_table Routes du cuir : 380 000 km de sentiers",
            "11:05 performance Projection du film Fils de cuir de Marc Tessier | Lise Duval",
        ],
    ),
    (
        "offices at the ends of lines, hosts, rooms, and who attends a signature",
        "Assemblée de la Fédération du cuir\nPau, jeudi 30 mars 2023\n\n9h30 TR1 | Former nos tanneurs\nLise Duval, directrice\nMarc Tessier, président\n11h Ateliers (au choix)\n1. Habitat – salle Les Causses\nAnimé par Nadia Cherif, maire de Pau\n2. Mobilités – salle Dordogne\nAnimé par Anne Vernet, présidente du Département\n18h30 Signature de la charte régionale en présence de M. Julien Vasseur, président du Conseil régional\n19h Verre de l'amitié offert par la municipalité\n",
        &[
            "09:30 round_table Former nos tanneurs | Lise Duval | Marc Tessier",
            "11:00 workshop Ateliers",
            "- workshop Habitat | m Nadia Cherif",
            "- workshop Mobilités | m Anne Vernet",
            "18:30 ceremony Signature de la charte régionale | Julien Vasseur",
            "19:00 meal Verre de l'amitié offert par la municipalité",
        ],
    ),
    (
        "days above the titles of a cycle without times",
        "Cycle de conférences de la Société du cuir\nSaison 2022-2023\n\nMercredi 12 octobre 2022\nLes faïences du pays de Pau\npar Lise Duval, collectionneuse\n\nMercredi 16 novembre 2022\n1870 : la guerre oubliée\npar Nadia Cherif, professeure d’histoire à l’université de Pau\n\nMercredi 14 décembre 2022\nGeorges Morel, naturaliste et bâtisseur\npar Marc Tessier, ancien directeur du Muséum\n",
        &[
            "- keynote Les faïences du pays de Pau | Lise Duval",
            "- keynote 1870 : la guerre oubliée | Nadia Cherif",
            "- keynote Georges Morel, naturaliste et bâtisseur | Marc Tessier",
        ],
    ),
    (
        "papers signed in capitals, with codes; the hours of the event below its day",
        "Congrès du soin\nmercredi 9 octobre 2019\n14:00 → 18:00\nCentre des congrès, Pau\n\n14:00 Accueil\n14:30 SESSION 1 : PRÉMATURITÉ\nModérateurs : Olivier VERNET (Lyon), Lise DUVAL (Pau)\n• Pronostic à 5 ans : données du registre Marc TESSIER (Paris)\n• Décision partagée avec les parents Nadia CHERIF (Tours)\n16:00 COMMUNICATIONS ORALES\nModérateur : Anne VERNET\nCO-01 Allaitement et dépression\nJulien Vasseur (Nancy)\nCO-02 Dépistage du diabète\nPaul Vercel (Rennes)\n",
        &[
            "14:00 welcome Accueil",
            "14:30 session PRÉMATURITÉ | m Olivier VERNET | m Lise DUVAL",
            "- talk Pronostic à 5 ans : données du registre | Marc TESSIER",
            "- talk Décision partagée avec les parents | Nadia CHERIF",
            "16:00 session COMMUNICATIONS ORALES | m Anne VERNET",
            "- talk Allaitement et dépression | Julien Vasseur",
            "- talk Dépistage du diabète | Paul Vercel",
        ],
    ),
    (
        "a label between title and people, offices beside names",
        "Assises du bois\nPau, mardi 12 mars 2024\n\n9h30 – Ouverture par M. le Maire et Mme Claire Sorel, présidente du Parc\n10h – Le bois en ville – Débat – avec Lise Duval, architecte, et Paul Vercel, scieur\n12h – Pause\n",
        &[
            "09:30 opening Ouverture | ? | Claire Sorel",
            "10:00 round_table Le bois en ville | Lise Duval | Paul Vercel",
            "12:00 break Pause",
        ],
    ),
    (
        "a firm behind a label, above whoever speaks of it",
        "Rendez-vous de l’industrie\nPau, 22 septembre 2021\n\n14:00 Accueil\n15:00 Retour d’expérience : Korval Tessim\nLise Duval — Responsable méthodes, Korval Tessim\n15:30 Démonstration : Marc Tessier\n16:00 Cocktail\n",
        &[
            "14:00 welcome Accueil",
            "15:00 keynote Korval Tessim | Lise Duval",
            "15:30 keynote Démonstration | Marc Tessier",
            "16:00 meal Cocktail",
        ],
    ),
    (
        "two in brackets behind a short title, a discussion and its chair, a quotation and a collective",
        "Journée d’étude du cuir\nPau, 9 décembre 2022\n\n9h15 : Réanimation néonatale (S. Tessier, N. Vercel)\n10h15 : Discussion animée par Lise Duval (École du cuir de Pau)\n11h30 : « Friches en récit », Collectif du Val\n",
        &[
            "09:15 keynote Réanimation néonatale | S. Tessier | N. Vercel",
            "10:15 round_table Discussion | m Lise Duval",
            "11:30 session Friches en récit",
        ],
    ),
    (
        "a question and a note glued to titles",
        "Convention du cuir\nPau, jeudi 12 octobre 2006\n\n9h Accueil\n11h30 SESSION PLENIERE Le temps de la maturité : la feuille de route des tanneurs Quelles conclusions retirer de la concertation engagée dans toutes les vallées de la région sur l’avenir des métiers du cuir et de la peau ?\n16h30 Assemblée des tanneurs * Les convocations permettant d’assister à cette assemblée sont envoyées à tous les adhérents par courrier, avec le bulletin de vote et le pouvoir\n",
        &[
            "09:00 welcome Accueil",
            "11:30 plenary Le temps de la maturité : la feuille de route des tanneurs",
            "16:30 session Assemblée des tanneurs",
        ],
    ),
    (
        "bodies behind dashes are no papers",
        "Assises du cuir\nPau, 4 mai 2023\n\n10h Table ronde : Tanner demain\n• Lise Duval – Agence de l’eau du Val\n• Marc Tessier – directeur des tanneries Vercel\n• Nadia Cherif – Les Ateliers du Bocage\n",
        &["10:00 round_table Tanner demain | Lise Duval | Marc Tessier | Nadia Cherif"],
    ),
    (
        "a line whose many people make it long",
        "Forum des boutiques de sciences\nPau, 26 novembre 2025\n\n14:00 - 15:05\nCe que le réseau peut apporter à ses membres (amphi Sciences 2) - Lise Duval (BdS de Pau), Marc Tessier (Institut du cuir de Brivelle), Nadia Cherif (Métropole du Val), Anne Vernet (Université de Pau), Julien Vasseur (Université de Bavay) et Agence du Val\n\n16:20 - 16:45\nPause café & posters (S022-S023)\n",
        &[
            "14:00 round_table Ce que le réseau peut apporter à ses membres | Lise Duval | Marc Tessier | Nadia Cherif | Anne Vernet | Julien Vasseur",
            "16:20 break Pause café & posters",
        ],
    ),
    (
        "a chair between time and title",
        "Congrès du cuir\nPau, 4 mai 2023\n\n8h30 Accueil\n9h00 Présidente : Lise Duval, docteure en psychologie\nLe tanneur face à ses questions\nMarc Tessier\n, professeur d’éthique, président de la commission d’éthique de l’Université de Pau\n10h15 Discussion\n",
        &[
            "08:30 welcome Accueil",
            "09:00 talk Le tanneur face à ses questions | m Lise Duval | Marc Tessier",
            "10:15 round_table Discussion",
        ],
    ),
    (
        "labels under the word programme, without day and people; a duration at the end",
        "Une table ronde se tient à l’hôpital ce mardi.\nProgramme de la journée\n- 9h00-9h20 : Discours d’ouverture\n- 9h20-10h40 : Table ronde : état des lieux (6 à 8 témoignages de malades)\n- 10h40-11h00 : Pause\n- 11h00-13h00 : première session d’ateliers\n- 13h00-14h30 : Déjeuner\n- 14h30-15h30 : restitution et clôture par le Dr Lise Duval\nJournée reconnue au titre de la formation continue (5h30)\n",
        &[
            "09:00 opening Discours d’ouverture",
            "09:20 round_table état des lieux",
            "10:40 break Pause",
            "11:00 session première session d’ateliers",
            "13:00 meal Déjeuner",
            "14:30 closing restitution et clôture | Lise Duval",
        ],
    ),
    (
        "counted half days head days, and a debate that closes has its title below",
        "Les rendez-vous du gant\nHalle aux cuirs, Brivelle\n\n1re demi-journée – mardi 4 mai 2021 – après-midi\n\n14 h – 15 h : débat\nQui coudra demain ?\nAvec :\nLise Duval, présidente de la Fédération du gant\nPaul Tessier, directeur de Gants Tessier\n\n2e demi-journée – mercredi 5 mai 2021 – matin\n\n9 h – 10 h : débat de clôture\nEt si l'on se parlait ?\nAvec :\nNadia Cherif, maire de Brivelle\nMarc Vernet, secrétaire général de l'Union des tanneurs\n",
        &[
            "14:00 round_table Qui coudra demain ? | Lise Duval | Paul Tessier",
            "09:00 round_table Et si l'on se parlait ? | Nadia Cherif | Marc Vernet",
        ],
    ),
    (
        "an hour within a title that goes on, and the span of the event",
        "Rencontres de l'estuaire\nDu jeudi 4 mai 2023 - 09:00 au jeudi 4 mai 2023 - 17:00\nSalle des fêtes de Brivelle\n\n- 9h : Accueil\n- 9h30 : Le dernier bac\nde 18 heures\n- 10h30 : Débat sur le thème « Qui paie le passeur ? »\n- 12h : Déjeuner\n",
        &[
            "09:00 welcome Accueil",
            "09:30 session Le dernier bac de 18 heures",
            "10:30 round_table Qui paie le passeur ?",
            "12:00 meal Déjeuner",
        ],
    ),
    (
        "rubrics in capitals above titles, the room behind day and hour",
        "Congrès des bourgs 2025\nBrivelle\n\nDÉBAT\nLe quai : qui paie ?\n12/11/2025 - 09:30 - Grand forum\n\nIntervenants\nLise Duval\nMaire de Brivelle\nPaul Tessier\nDirecteur de la Régie du quai\n\nEn savoir plus\n\nPOINT INFO\nLire son contrat d'assurance\n12/11/2025 - 10:00 - Salle Nord\n\nIntervenante\nNadia Cherif\nResponsable des communes, Mutuelle du Val\n\nEn savoir plus\n\nFORUM\nPorts : faire de la place\n12/11/2025 - 11:15 - Salle Sud\n\nAnimateur\nMarc Vernet\nConsultant, Cabinet Amers\n\nIntervenants\nAnne Vernet\nPrésidente du Syndicat des ports\nJulien Vasseur\nDirecteur du port de Brivelle\n\nEn savoir plus\n\nRENCONTRE\nDéjeuner des maires\n12/11/2025 - 12:45 - Agora\n",
        &[
            "09:30 round_table Le quai : qui paie ? | Lise Duval | Paul Tessier",
            "10:00 keynote Lire son contrat d'assurance | Nadia Cherif",
            "11:15 round_table Ports : faire de la place | m Marc Vernet | Anne Vernet | Julien Vasseur",
            "12:45 meal Déjeuner des maires",
        ],
    ),
    (
        "who chairs stands in the line that announces the others, or below them",
        "Convention des bourgs\nBrivelle, mardi 4 mai 2021\n\n9 h Accueil des participants\n11 h SESSION PLÉNIÈRE\nL'âge de raison\nTable ronde présidée par Lise Duval, présidente de la Fédération des bourgs, avec :\nPaul Tessier, maire de Brivelle\nNadia Cherif, directrice de la Régie du quai\nDébats animés par : Marc Vernet, journaliste\n\n12 h 30 Déjeuner\n14 h Travaux en commissions\nCommission 1 : Le foncier (rapporteuse : Anne Vernet)\nCommission 2 : Les quais (rapporteur : Julien Vasseur)\n16 h Clôture\n\nRenseignements et inscriptions : Mme Jeanne Castel, 04 00 00 00 00\n",
        &[
            "09:00 welcome Accueil des participants",
            "11:00 plenary L'âge de raison | m Lise Duval | Paul Tessier | Nadia Cherif | m Marc Vernet",
            "12:30 meal Déjeuner",
            "14:00 workshop Travaux en commissions",
            "- workshop Le foncier | Anne Vernet",
            "- workshop Les quais | Julien Vasseur",
            "16:00 closing Clôture",
        ],
    ),
    (
        "quoted lines with speakers below a label are its papers",
        "Rencontres du logement\nBrivelle, mardi 4 mai 2021\n\n9h15 Mot de bienvenue de Lise Duval, maire de Brivelle\n10h15 Retours d'expérience (3 × 20 min)\n« Le presbytère devenu logements » / Paul Tessier, maire de Bavay\n« Un bail pas à pas » / Nadia Cherif, directrice de Val Habitat\n11h30 Buffet\n",
        &[
            "09:15 opening Mot de bienvenue | Lise Duval",
            "10:15 session Retours d'expérience",
            "- talk Le presbytère devenu logements | Paul Tessier",
            "- talk Un bail pas à pas | Nadia Cherif",
            "11:30 meal Buffet",
        ],
    ),
    (
        "houses behind times below titles in capitals; the first paper of a block",
        "Colloque « Archives du quai »\nBrivelle, mardi 4 mai 2021\n\nLES GENS DU QUAI\n\nDe 9 h à 10 h - Maison des bateliers\n\nLise Duval, historienne, CNRS\n\nLES MAINS DU TANNEUR\n\nDe 10 h à 11 h - Cinéma Le Rex\n\nPaul Tessier, historien, Université de Pau\n",
        &["09:00 keynote LES GENS DU QUAI | Lise Duval", "10:00 keynote LES MAINS DU TANNEUR | Paul Tessier"],
    ),
    (
        "the first of a block's papers has its time",
        "Colloque « La loi du quai »\nBrivelle, mardi 4 mai 2021\n\n9h00 : Ouverture du colloque\nLise Duval, professeure de droit, Université de Pau\n\nLa genèse\n\nPrésidence : Marc Vernet, professeur de droit, Université de Bavay\n\n9h30 : Le regard de l'historienne\nNadia Cherif, maîtresse de conférences en histoire, Université de Pau\n\nLe regard du juriste\nJulien Vasseur, professeur de droit, Université de Pau\n\n11h00 : Approbation du vœu et clôture\n\n19h : Soirée à la halle, remise des prix\n",
        &[
            "09:00 opening Ouverture du colloque | Lise Duval",
            "- session La genèse | m Marc Vernet",
            "09:30 talk Le regard de l'historienne | Nadia Cherif",
            "- talk Le regard du juriste | Julien Vasseur",
            "11:00 closing Approbation du vœu et clôture",
            "19:00 ceremony Soirée à la halle, remise des prix",
        ],
    ),
    (
        "words lead from titles to their times",
        "Assises du quai\nBrivelle, salle des fêtes\n4 et 5 mai 2024\n\nSAMEDI 4 MAI\n\nAccueil sur le quai de 9h30 à 10h\nOuverture officielle à 10h\navec Lise Duval, maire de Brivelle\n\nChantier ouvert à tous de 10h à 12h (prévoir des gants)\nAtelier n°1 (Bavay) : Monter un mur\nEncadrement : Paul Tessier\nAtelier n°2 (Brivelle) : Couvrir une cabane\nEncadrement : Nadia Cherif, lavière\n\nBalade au bord de l'eau de 14h à 16h30\n",
        &[
            "09:30 welcome Accueil sur le quai",
            "10:00 opening Ouverture officielle | Lise Duval",
            "10:00 workshop Chantier ouvert à tous",
            "- workshop Monter un mur | m Paul Tessier",
            "- workshop Couvrir une cabane | m Nadia Cherif",
            "14:00 visit Balade au bord de l'eau",
        ],
    ),
    (
        "hours of half days, groups by letters, a meal below the word for a rest",
        "Formation « Négocier »\nMercredi 9 février 2022, Brivelle\n\nMatin (9h – 12h30)\n\n9h : accueil\n9h30 – Séquence 1 : Le droit du quai\nIntervenante : Lise Duval, avocate\n11h15\nPAUSE\nDéjeuner sur le pont\n\nAprès-midi (14h – 17h)\n\n14h – Séquence 2 : Travaux en groupes\nGroupe A : Les frais (animé par Paul Tessier)\nGroupe B : Les horaires (animé par Nadia Cherif)\n16h – Atelier A – Halles et marchés\n16h30 – Échanges autour d'un café\n",
        &[
            "09:00 welcome accueil",
            "09:30 session Le droit du quai | Lise Duval",
            "11:15 meal Déjeuner sur le pont",
            "14:00 workshop Travaux en groupes",
            "- workshop Les frais | m Paul Tessier",
            "- workshop Les horaires | m Nadia Cherif",
            "16:00 workshop Halles et marchés",
            "16:30 break Échanges autour d'un café",
        ],
    ),
    (
        "those who work for a body behind a sign of mail, and a discussion below two voices",
        "Journée du quai\nBrivelle, 4 mai 2021\n\n9h00 – 9h45\nTABLE RONDE\nLe soudeur introuvable\nAvec\nLise Duval, directrice @ Lycée du Quai\nPaul Tessier, gérant @ Soudures du Val\n\n10h00 Quelle carte, quels crédits ?\nNadia Cherif, vice-présidente du Conseil régional\nMarc Vernet, directeur des finances\nDiscussion\n\n11h00 Pause\n",
        &[
            "09:00 round_table Le soudeur introuvable | Lise Duval | Paul Tessier",
            "10:00 keynote Quelle carte, quels crédits ? | Nadia Cherif | Marc Vernet",
            "- round_table Discussion",
            "11:00 break Pause",
        ],
    ),
    (
        "times in square brackets between label and title, who leads behind a dash",
        "Sommet du quai\nBrivelle, 6 octobre 2023\n\nSession d'ouverture [9:00-9:30]\n* Lise Duval (maire de Brivelle)\n\nSession 1 [9:30-11:00] : LE BOIS QUI VIENT\nPrésidence : Paul Tessier (sénateur du Val)\n* Après la crue (Nadia Cherif, Institut du bois)\n* Vendre du bois malade (Marc Vernet, Scierie du Val)\nDiscussion\n\nPause [11:00-11:20]\n\nAteliers [14:00-15:30]\nA. Neige : sortir sans casser – pilote : Anne Vernet (maire de Bavay)\nB. Refuges et sentiers – pilote : Julien Vasseur (Club des cimes)\n",
        &[
            "09:00 opening Session d'ouverture | Lise Duval",
            "09:30 session LE BOIS QUI VIENT | m Paul Tessier",
            "- talk Après la crue | Nadia Cherif",
            "- talk Vendre du bois malade | Marc Vernet",
            "- round_table Discussion",
            "11:00 break Pause",
            "14:00 workshop Ateliers",
            "- workshop Neige : sortir sans casser | m Anne Vernet",
            "- workshop Refuges et sentiers | m Julien Vasseur",
        ],
    ),
    (
        "rubrics in capitals that name workshops, codes before quoted titles, a visit behind a colon",
        "Rencontres du gant\nBrivelle, mardi 4 mai 2021\n\nMatinée animée par Lise Duval, journaliste\n\n9h00 | Rendez-vous d'affaires\n\n10h00 | Ateliers\n\nATELIER EXPORT\nVendre au-delà du quai\nPaul Tessier, attaché commercial\n\nATELIER FINANCES\nObtenir un prêt sans garantie\nNadia Cherif, chargée d'affaires\n\nATELIER VENTE\nLe premier salarié\nMarc Vernet, avocat\n\n14h00 | Mises en situation\nG1 « Dire non » avec Anne Vernet, médiatrice\nG2 « Déléguer » avec Julien Vasseur, formateur\n\n15h30 | Retour en plénière\n16h00 | En savoir faire : visite de la tannerie\n",
        &[
            "09:00 other Rendez-vous d'affaires",
            "10:00 workshop Ateliers",
            "- workshop Vendre au-delà du quai | Paul Tessier",
            "- workshop Obtenir un prêt sans garantie | Nadia Cherif",
            "- workshop Le premier salarié | Marc Vernet",
            "14:00 workshop Mises en situation",
            "- workshop Dire non | Anne Vernet",
            "- workshop Déléguer | Julien Vasseur",
            "15:30 plenary Retour en plénière",
            "16:00 visit En savoir faire : visite de la tannerie",
        ],
    ),
    (
        "an announcement that gives day and hour of the whole first, and people whom nobody names",
        "L’association Peaux vives organise une rencontre, le mercredi 14 mai 2025, à partir de 9 h, à la salle des fêtes de Loudun.\n\nÀ 9 h 30, ouverture par Lise Duval, présidente. À 10 h, l’historien Marc Tessier racontera « Mille ans de tanneries ». Une ancienne ouvrière dira ce qui reste. À 11 h, débat animé par Nadia Cherif, avec Anne Vernet, éleveuse.\n",
        &[
            "09:30 opening ouverture | Lise Duval",
            "10:00 keynote Mille ans de tanneries | Marc Tessier | ?",
            "11:00 round_table débat | m Nadia Cherif | Anne Vernet",
        ],
    ),
    (
        "two items that \"et\" joins, verbs that open a day, a call to what follows, who chairs behind who speaks",
        "Le Forum du quai se tiendra le jeudi 16 novembre 2023 à Brest.\n\nÀ 9 h 30, Lise Duval, présidente de la Région, et Omar Verquin, préfet, lanceront la journée. Une table ronde sur la pêche réunira à 11 h Paul Tessier et Claire Maillard ; elle sera animée par Nora Teissier. Rendez-vous à 14 h pour la remise des trophées, en présence d'Anne Vernet. Suivront un goûter à 16 h et un concert de l'ensemble Rivages à 18 h 30.\n",
        &[
            "09:30 opening - | Lise Duval | Omar Verquin",
            "11:00 round_table table ronde | Paul Tessier | Claire Maillard | m Nora Teissier",
            "14:00 ceremony remise des trophées | Anne Vernet",
            "16:00 break goûter",
            "18:30 performance concert de l'ensemble Rivages",
        ],
    ),
    (
        "who chairs before the title, a discussant behind a quoted one",
        "Séminaire Villes et rivages\n\n12 octobre 2023 : Lise Duval (Université de Nantes), « Habiter la digue »\n9 novembre 2023 : Omar Verquin (ENS de Lyon), « La dune comme patrimoine ». Discussion : Paul Tessier\n11 janvier 2024 : Claire Maillard (INRAE), « Qui paie le sable ? »\n18 janvier 2024, 14h : atelier 1, animé par Anne Vernet : le fac-similé tactile\n",
        &[
            "- talk Habiter la digue | Lise Duval",
            "- talk La dune comme patrimoine | Omar Verquin",
            "- talk Qui paie le sable ? | Claire Maillard",
            "14:00 workshop le fac-similé tactile | m Anne Vernet",
        ],
    ),
    (
        "numbered workshops with prepositions in their titles, an introduction behind its speakers, films of those who are there",
        "Colloque « Faire parler les pierres »\nPoitiers, 14 mars 2024\n\n9h30 Lise DUVAL et Omar VERQUIN, Introduction\n10h00 Nora TEISSIER (Université de Liège), Graver, effacer, regraver\n14h Projection du film « L'île sèche » de Paul Tessier, en présence du réalisateur\n15h30 – Ateliers\n    1) Coopérer avec sa commune – Anne Vernet\n    2) Embaucher à plusieurs – Marc Vernet, juriste\n    3) Faire école – Claire Maillard & Nadia Cherif\n17h – Apéritif\n",
        &[
            "09:30 opening Introduction | Lise DUVAL | Omar VERQUIN",
            "10:00 talk Graver, effacer, regraver | Nora TEISSIER",
            "14:00 performance L'île sèche | Paul Tessier",
            "15:30 workshop Ateliers",
            "- workshop Coopérer avec sa commune | Anne Vernet",
            "- workshop Embaucher à plusieurs | Marc Vernet",
            "- workshop Faire école | Claire Maillard | Nadia Cherif",
            "17:00 meal Apéritif",
        ],
    ),
    (
        "hours above the house, somebody in a bracket behind a label, initials without a sign behind titles",
        "Les Rencontres du soin\njeudi 28 septembre 2023\n13h30 > 18h00\nLa Cité des congrès – Nantes\n\n13h30\nCafé d'accueil\n14h00\nOuverture (Lise Duval, directrice de l'unité de recherche CECILLE)\n14h30 Épidémiologie des fractures C. Maillard (Inserm)\n15h Le banc, de Nora Teissier (2020, 40 min), suivi d'un débat avec l'autrice\n",
        &[
            "13:30 welcome Café d'accueil",
            "14:00 opening Ouverture | Lise Duval",
            "14:30 talk Épidémiologie des fractures | C. Maillard",
            "15:00 talk Le banc | Nora Teissier",
        ],
    ),
    (
        "words, addresses and speeches of those behind the label",
        "Rencontre territoriale de l'eau\nPoitiers, 6 juin 2024\n\n9h30 Allocution de bienvenue de Mme Lise Duval, vice-présidente\n10h00 Intervention de Paul Tessier (BRGM) : « Où en sont les nappes ? »\n10h30 Mot de Claire Maillard, présidente du comité de bassin\n12h15 Discours de clôture d'Anne Vernet, directrice\n18h30 Cérémonie des prix\nAllocution de M. Omar Verquin, maire\nRemise des prix par Marc Vernet, président du jury\nDiscours de M. Julien Vasseur, sous-préfet\n",
        &[
            "09:30 opening Allocution de bienvenue | Lise Duval",
            "10:00 keynote Où en sont les nappes ? | Paul Tessier",
            "10:30 keynote Mot de Claire Maillard | Claire Maillard",
            "12:15 closing Discours de clôture | Anne Vernet",
            "18:30 ceremony Cérémonie des prix | Omar Verquin | Marc Vernet | Julien Vasseur",
        ],
    ),
    (
        "given names cut to two letters, strokes between people",
        "Congrès de pneumologie\n12 mars 2024, Rennes\n\nSession 1 – Sommeil\nModérateurs : A. Le Goff, Ph. Le Gall, Th. Morvan\n9h00 – Dormir sans masque – Cl. Verquin, J.-Ph. Salgues (CHU de Nantes)\n9h40 – Le café de trop, Ch. Larbaoui (1), Th. Le Bihan (2)\n1. CHU de Rennes, 2. CHU de Brest\n10h00 – Table ronde : A. Le Goff / Ph. Le Gall / Th. Morvan\n",
        &[
            "- session Sommeil | m A. Le Goff | m Ph. Le Gall | m Th. Morvan",
            "09:00 talk Dormir sans masque | Cl. Verquin | J.-Ph. Salgues",
            "09:40 talk Le café de trop | Ch. Larbaoui | Th. Le Bihan",
            "10:00 round_table Table ronde | A. Le Goff | Ph. Le Gall | Th. Morvan",
        ],
    ),
    (
        "bullets that a converter has put behind the line before them, hours of another zone, hours given twice, remarks on them",
        "Congrès des tanneurs\nMillau, 5 mai 2022\n\n- 8 h – Accueil des congressistes\nCafé au bord du quai - 8h45 – Ouverture par Lise Duval, présidente du Val\n- 10h (heure de Paris) – Visite guidée de la tannerie\n13h 13h Déjeuner\n15h-18h (avec pause à 16h30) : Table ronde « Le gant a-t-il un avenir ? », avec Paul Vercel, gantier, et Anne Tessier, tanneuse\n",
        &[
            "08:00 welcome Accueil des congressistes",
            "08:45 opening Ouverture | Lise Duval",
            "10:00 visit Visite guidée de la tannerie",
            "13:00 meal Déjeuner",
            "15:00 round_table Le gant a-t-il un avenir ? | Paul Vercel | Anne Tessier",
        ],
    ),
    (
        "days in bullets above their talks",
        "Printemps du cuir 2023\nMillau\n\n  • Lundi 6 mars (15:00-16:00, heure de Paris)\n\nLise Duval (Université de Nantes), « Ce que dit le gant »\n\nSéance en anglais\n\nOn croit tenir un gant. À partir de trois collections, l'exposé en fera l'histoire.\n\n  • Mercredi 8 mars (17:00-18:00, heure de Paris)\n\nPaul Vercel (INRAE), « Compter les peaux »\n\nSéance en français\n\nLes registres se multiplient. Que faut-il en croire ?\n\n  • Jeudi 9 mars (10:00-11:00, heure de Paris)\n\nAnne Tessier (CNRS), « La file d'attente »\n",
        &[
            "15:00 keynote Ce que dit le gant | Lise Duval",
            "17:00 keynote Compter les peaux | Paul Vercel",
            "10:00 keynote La file d'attente | Anne Tessier",
        ],
    ),
    (
        "whoever opens a panel before those who are listed, and whoever closes the day",
        "Rencontres du cuir\nMillau, 5 mai 2022\n\n13h30 – Un gant, pour quoi faire ?\n\nAnimation : Lise Duval – Journaliste, Radio Val\n\nDiscours d’ouverture : Paul Vercel – Président du Val\n\nIntervenants :\n\n• Anne Tessier – Tanneuse, Korval\n• Marc Roche – Gantier, Peaux du Nord\n\n17h – Clôture\n\nDiscours de clôture : Julie Faure – Maire de Millau\n",
        &[
            "13:30 round_table Un gant, pour quoi faire ? | m Lise Duval | Paul Vercel | Anne Tessier | Marc Roche",
            "17:00 closing Clôture | Julie Faure",
        ],
    ),
    (
        "headings over timed bullets",
        "Journées du cuir\nMillau\n\nMercredi 4 mai 2022\n\nTanner sans polluer\n\n• 9h30-11h > Conférence de Lise Duval, chimiste\n\n• 11h15-13h > Ce que les villes voient venir\n\nGarder les ateliers ouverts\n\n• 14h45-15h30 > Ce que peut la loi, avec Paul Vercel, juriste\n",
        &[
            "- session Tanner sans polluer",
            "09:30 keynote Conférence de Lise Duval | Lise Duval",
            "11:15 session Ce que les villes voient venir",
            "- session Garder les ateliers ouverts",
            "14:45 keynote Ce que peut la loi | Paul Vercel",
        ],
    ),
    (
        "bullets over deeper ones",
        "Journée d'étude \"Les gants\"\n\nJeudi 12 octobre 2023 - Lunéville\n\nAu programme\n\n  • Mot d'ouverture, par Lise Duval, présidente du Conseil Départemental\n  • Interventions :\n    • \"Le quai\", par Paul Vercel, architecte\n    • \"La digue\", par Anne Tessier, docteure en sociologie\n  • Ateliers sur le cuir :\n    • Habiter les bords (animation : Luc Roche, Korval),\n    • Soigner, garder, livrer\n  • Regards de clôture, par Marc Roche, directeur\n",
        &[
            "- opening Mot d'ouverture | Lise Duval",
            "- session Interventions",
            "- talk Le quai | Paul Vercel",
            "- talk La digue | Anne Tessier",
            "- workshop Ateliers sur le cuir",
            "- workshop Habiter les bords | m Luc Roche",
            "- workshop Soigner, garder, livrer",
            "- closing Regards de clôture | Marc Roche",
        ],
    ),
    (
        "lists of people and headings that have lost their line ends",
        "Convention du cuir\nMillau, 5 mai 2022\n\n14h30 – 16h30 FORUMS\n\nForum 1 – Tanner sans perdre ce que l’on sait faire chez soi Animation : Anne Tessier, journaliste Intervenants : Marc Roche, maire de Millau, président du bassin Julie Faure, directrice du Port du Nord\n\nForum 2 – Peaux et fils : qui fait quoi ? Programme en cours d’élaboration\n\n17h Table ronde présidée par Luc Vernet, président de Korval, avec Omar Verquin, gantier\n\nDébats animés par : Nora Teissier, journaliste\n\nDiscutants : Claire Maillard, sociologue, université de Nantes\n\n18h Cocktail\n",
        &[
            "14:30 session FORUMS",
            "- round_table Tanner sans perdre ce que l’on sait faire chez soi | m Anne Tessier | Marc Roche | Julie Faure",
            "- session Peaux et fils : qui fait quoi ?",
            "17:00 round_table Table ronde | m Luc Vernet | Omar Verquin | m Nora Teissier | m Claire Maillard",
            "18:00 meal Cocktail",
        ],
    ),
    (
        "a quoted title behind the body of whoever speaks",
        "Séminaire des rivages\nMillau, 5 mai 2022\n\n9h30 : « Compter les digues »\nPrésidence : Lise Duval, professeure, Université de Nantes\nPaul VERCEL, chargé d’études, Cerema « Les angles morts de la mesure »\nAnne TESSIER, doctorante, Université de Brest « Ce que les friches cachent »\n11h Pause\n",
        &[
            "09:30 session Compter les digues | m Lise Duval",
            "- talk Les angles morts de la mesure | Paul VERCEL",
            "- talk Ce que les friches cachent | Anne TESSIER",
            "11:00 break Pause",
        ],
    ),
    (
        "speakers with quoted titles under times without a label, one alone among them",
        "Rencontres des rivages\nMillau, 5 mai 2022\n\n9h30 : Compter les vagues\nPaul VERCEL, chargé d’études, Cerema, « Les angles morts de la mesure »\nAnne TESSIER (Université de Brest), « Ce que les friches cachent »\n11h : Pause\n11h15 : Regards sur le sable\nLise Duval (CNRS), « La dune en marche »\n",
        &[
            "09:30 session Compter les vagues",
            "- talk Les angles morts de la mesure | Paul VERCEL",
            "- talk Ce que les friches cachent | Anne TESSIER",
            "11:00 break Pause",
            "11:15 session Regards sur le sable",
            "- talk La dune en marche | Lise Duval",
        ],
    ),
    (
        "a discussion last before a time on a line of its own",
        "Rencontres des rivages\nMillau, 5 mai 2022\n\n9h30\nSession 1 : Compter les vagues\nPaul Vercel (Cerema) : Les angles morts de la mesure\nAnne Tessier (Université de Brest) : Ce que les friches cachent\nDiscussion\n11h00\nRegards sur le sable\nLise Duval, géographe\n",
        &[
            "09:30 session Compter les vagues",
            "- talk Les angles morts de la mesure | Paul Vercel",
            "- talk Ce que les friches cachent | Anne Tessier",
            "- round_table Discussion",
            "11:00 talk Regards sur le sable | Lise Duval",
        ],
    ),
    (
        "titles and speakers that take turns under a time without a label",
        "Rencontres des rivages\nMillau, 5 mai 2022\n\n9h30 : Compter les vagues\nLes angles morts de la mesure\nPaul Vercel (Cerema)\nCe que les friches cachent\nAnne Tessier (Université de Brest)\n\n11h : Regards sur le sable\nLise Duval (CNRS)\nLa dune en marche vers le port\nLuc Roche (INRAE)\nUn siècle de digues perdues\n",
        &[
            "09:30 session Compter les vagues",
            "- talk Les angles morts de la mesure | Paul Vercel",
            "- talk Ce que les friches cachent | Anne Tessier",
            "11:00 session Regards sur le sable",
            "- talk La dune en marche vers le port | Lise Duval",
            "- talk Un siècle de digues perdues | Luc Roche",
        ],
    ),
    (
        "titles behind a dash that might be bodies, a school among titles",
        "Rencontres des rivages\nMillau, 5 mai 2022\n\n9h30 : Compter les vagues\nPaul Vercel (Cerema) – Une carte des marées\nAnne Tessier (Université de Brest) – Pêcher plutôt que vendre\n\n11h : Regards sur le sable\nNourrir les dunes – Lise Duval, chargée de mission, Université de Brest\nL’école et ses plages – Luc Roche, ingénieur, INRAE\nLes métiers du sel – Marc Petit, directeur, Cerema\n",
        &[
            "09:30 session Compter les vagues",
            "- talk Une carte des marées | Paul Vercel",
            "- talk Pêcher plutôt que vendre | Anne Tessier",
            "11:00 session Regards sur le sable",
            "- talk Nourrir les dunes | Lise Duval",
            "- talk L’école et ses plages | Luc Roche",
            "- talk Les métiers du sel | Marc Petit",
        ],
    ),
    (
        "a timetable under the word programme has no kinds of an event",
        "Programme\n8h00 Départ du car\n9h30 Arrêt à la ferme\n12h00 Repas\n17h00 Retour du car\n",
        &[],
    ),
    (
        "places between times and titles",
        "Saison du cuir 2023\nMillau, du 4 au 5 mai 2023\n\nJeudi 4 mai\n\n10h à la médiathèque : Lecture : Le gant perdu\n14h au café du Pont : Projection : La peau et le fil\n18h30 à la salle des fêtes – Concert : Cordes à nu\n\nVendredi 5 mai\n\n10h à la salle des fêtes : Visite : La tannerie vue d'en haut\n16h au café du Pont : Table ronde : Qui coud encore ?\n",
        &[
            "10:00 performance Le gant perdu",
            "14:00 performance La peau et le fil",
            "18:30 performance Cordes à nu",
            "10:00 visit La tannerie vue d'en haut",
            "16:00 round_table Qui coud encore ?",
        ],
    ),
    (
        "places that come back between times and titles",
        "Saison du cuir 2023\nMillau, le 4 mai 2023\n\n10h – La Halle – Le gant perdu\n11h – La Halle – La peau et le fil\n14h – Cinéma du Pont – Cordes à nu\n16h – Cinéma du Pont – Qui coud encore ?\n",
        &["10:00 session Le gant perdu", "11:00 session La peau et le fil", "14:00 session Cordes à nu", "16:00 session Qui coud encore ?"],
    ),
    (
        "places and notes behind titles",
        "Saison du cuir 2023\nMillau, le 4 mai 2023\n\n10h – Coudre à deux au café du Pont (durée 1 h)\n11h – La peau et le fil à la médiathèque\n14h – Cordes à nu au café du Pont – réservé aux adhérents\n16h – Qui coud encore ? à la médiathèque (25 personnes) – dès 8 ans\n",
        &["10:00 session Coudre à deux", "11:00 session La peau et le fil", "14:00 session Cordes à nu", "16:00 session Qui coud encore ?"],
    ),
    (
        "houses beside times that might be labels",
        "Saison du cuir 2023\nMillau, le 4 mai 2023\n\n10h – Cinéma du Pont\nProjection : Le gant perdu\n\n11h – La Halle\nConcert : La peau et le fil\n\n14h – La Halle\nAtelier : Coudre à deux\n\n16h – Cinéma du Pont\nTable ronde : Qui coud encore ?\n",
        &[
            "10:00 performance Le gant perdu",
            "11:00 performance La peau et le fil",
            "14:00 workshop Coudre à deux",
            "16:00 round_table Qui coud encore ?",
        ],
    ),
    (
        "a series whose speakers stand below its days",
        "Séminaire du cuir 2023\nMillau\n\nJeudi 12 janvier 2023 : Le gant perdu\nLise Duval (CNRS)\n\nJeudi 9 février 2023 : La peau et le fil\nPaul Vercel (université de Pau)\n\nJeudi 9 mars 2023 : Cordes à nu\nAnne Tessier (musée de Millau)\n",
        &["- talk Le gant perdu | Lise Duval", "- talk La peau et le fil | Paul Vercel", "- talk Cordes à nu | Anne Tessier"],
    ),
    (
        "days behind the titles of a series",
        "Séminaire du cuir 2023\nMillau\n\nLe gant perdu – Jeudi 12 janvier 2023\nLise Duval (CNRS)\n\nLa peau et le fil – Jeudi 9 février 2023\nPaul Vercel (université de Pau)\n\nCordes à nu – Jeudi 9 mars 2023\nAnne Tessier (musée de Millau)\n",
        &["- talk Le gant perdu | Lise Duval", "- talk La peau et le fil | Paul Vercel", "- talk Cordes à nu | Anne Tessier"],
    ),
    (
        "titles above the days of a series",
        "Séminaire du cuir 2023\nMillau\n\nLe gant perdu\nJeudi 12 janvier 2023\nLise Duval (CNRS)\n\nLa peau et le fil\nJeudi 9 février 2023\nPaul Vercel (université de Pau)\n\nCordes à nu\nJeudi 9 mars 2023\nAnne Tessier (musée de Millau)\n",
        &["- talk Le gant perdu | Lise Duval", "- talk La peau et le fil | Paul Vercel", "- talk Cordes à nu | Anne Tessier"],
    ),
    (
        "workshops without numbers, blank lines between",
        "Journée du cuir\nMillau, le 4 mai 2023\n\n9h30 Accueil\n10h Ateliers\nCoudre sans patron\nLise Duval, gantière, musée de Millau\nPaul Vercel, tanneur, Ville de Pau\n\nLa peau et le fil\nAnne Tessier, directrice, musée de Tours\n\nCordes à nu\nLuc Roche, luthier, Opéra de Dijon\n\n12h Déjeuner\n",
        &[
            "09:30 welcome Accueil",
            "10:00 workshop Ateliers",
            "- workshop Coudre sans patron | Lise Duval | Paul Vercel",
            "- workshop La peau et le fil | Anne Tessier",
            "- workshop Cordes à nu | Luc Roche",
            "12:00 meal Déjeuner",
        ],
    ),
    (
        "houses within titles",
        "Saison du cuir 2023\nMillau, le 4 mai 2023\n\n10h Ouverture de la saison à la mairie\n11h Histoire du théâtre à l'école\n14h Le roman, de la cave au grenier\n16h Apprendre à coudre – Cours d'un soir\n",
        &[
            "10:00 opening Ouverture de la saison à la mairie",
            "11:00 session Histoire du théâtre à l'école",
            "14:00 session Le roman, de la cave au grenier",
            "16:00 session Apprendre à coudre – Cours d'un soir",
        ],
    ),
    (
        "places before colons, sentences behind labels and quotations, who sings and who conducts, an abbot",
        "Semaine du gant\n\nSamedi 4 mai 2024\n\n11 h à la halle aux peaux : Atelier de couture pour débutants, animé par Paul Vercel, gantier. On y verra les cuves, les presses, les cuirs qui sèchent au vent du nord et ceux que l’on graisse.\n\n16 h à la chapelle Saint-Blaise : Concert de clôture. Les choristes de la vallée chantent la mer et ses quais. Soliste à désigner. Verre offert par la mairie à tous ceux qui restent.\n\n18 h au pied de la tour : « Coudre la nuit ». Au programme : des récits de gantières. Avec Lise Duval, soprano, Anne Tessier, pianiste, sous la direction de Jeanne Martin. Entrée : 5 €.\n\n20 h à la chapelle Saint-Blaise : Conférence de M. l’abbé Marc Petit, historien : « Le cuir et l’autel ».\n",
        &[
            "11:00 workshop Atelier de couture pour débutants | m Paul Vercel",
            "16:00 performance Concert de clôture",
            "18:00 performance Coudre la nuit | Lise Duval | Anne Tessier | Jeanne Martin",
            "20:00 keynote Le cuir et l’autel | Marc Petit",
        ],
    ),
    (
        "items side by side in a table whose cells have lines of their own",
        "Journées du cuir\n\nJeudi 6 juin 2024\n\n| | Salle Nord | Salle Sud |\n|---|---|---|\n| 9:00 - 9:30 | Accueil et café |   |\n| 9:30 - 10:00 | Introduction\nLise Duval, Paul Vercel |   |\n| 10:00 - 10:30 | Tanner sans chrome\nAnne Tessier (CNRS) | Coudre en aveugle\nMarc Petit (Université de Bavay) |\n| 10:30 - 11:00 | Le gant et la loi\nAldis Korv (Institut de Riga), à distance |   |\n",
        &[
            "09:00 welcome Accueil et café",
            "09:30 opening Introduction | Lise Duval | Paul Vercel",
            "10:00 talk Tanner sans chrome | Anne Tessier",
            "- talk Coudre en aveugle | Marc Petit",
            "10:30 talk Le gant et la loi | Aldis Korv",
        ],
    ),
    (
        "sentences that say when a defence takes place, below its title and its author",
        "Collège doctoral de Bavay\n\nSoutenances du 12 juin 2024\n\nTanner sans chrome : le cuir lavé à la craie\npar Lise Duval (Laboratoire du cuir)\nCette soutenance a lieu à 9h30 - Amphithéâtre Nord\ndevant le jury composé de\n\tPaul Vercel - Professeur - Université de Brest - Rapporteur\n\tAnne Tessier - Directrice de recherche - CNRS - Examinateur\nOn montre comment la craie remplace le chrome.\n\nLe gant des rivières : une enquête de terrain\npar Marc Petit (Institut de géographie)\nCette soutenance a lieu à 14h00 - Salle des actes\ndevant le jury composé de\n\tLuc Roche - Professeur - Université de Pau - Rapporteur\nOn suit les gantières le long de la rivière.\n\nLa couture et la mémoire chez les tanneurs\npar Jeanne Martin (Laboratoire du geste)\nCette soutenance a lieu à 16h30 - Salle des actes\ndevant le jury composé de\n\tOmar Verquin - Professeur - Université de Lille - Rapporteur\n",
        &[
            "09:30 talk Tanner sans chrome : le cuir lavé à la craie | Lise Duval | Paul Vercel | Anne Tessier",
            "14:00 talk Le gant des rivières : une enquête de terrain | Marc Petit | Luc Roche",
            "16:30 talk La couture et la mémoire chez les tanneurs | Jeanne Martin | Omar Verquin",
        ],
    ),
    (
        "titles between speakers and what they are, who closes is not named",
        "Le cuir et la terre\nFaculté de droit de Bavay, jeudi 21 octobre 2021\n\n9h00 Accueil\n9h30-9h50 Lise Duval, Vendre sans peser : cuirs, peaux, fourrures, Conservatrice en chef du patrimoine, Archives départementales de la Sarthe\n9h50-10h10 Paul Vercel, Un tanneur de crédit ?, Maître de conférences en histoire, Université de Brest\n10h10-10h30 Anne Tessier, Les gants perdus, Notaire honoraire – en distanciel\n10h30 Débat\n11h00 Clôture par un représentant de la Ligue du cuir\n",
        &[
            "09:00 welcome Accueil",
            "09:30 talk Vendre sans peser : cuirs, peaux, fourrures | Lise Duval",
            "09:50 talk Un tanneur de crédit ? | Paul Vercel",
            "10:10 talk Les gants perdus | Anne Tessier",
            "10:30 round_table Débat",
            "11:00 closing Clôture | ?",
        ],
    ),
    (
        "readings with their makers below titles in capitals, and those whom one meets",
        "Festival du quai\n\nJEUDI 4 MAI 2023 – 19H30\n\nLE QUAI DES GANTS\nde Aldis KORV [Lettonie]\n\nTraduit du letton par LISE DUVAL\n\nUne lecture réalisée par\nPAUL VERCEL, ANNE TESSIER\nMise en lecture JEANNE MARTIN\n\nUne rencontre avec\nMARC PETIT – Auteur\nLUC ROCHE – Modérateur\n\nVENDREDI 5 MAI 2023 – 20H30\n\nLA NUIT DES TANNEURS\nde Lise Duval [France]\n\nUne lecture réalisée par\nPAUL VERCEL, OMAR VERQUIN\n\nUne rencontre avec\nANNE TESSIER – Autrice\nMARC PETIT – Modérateur\n\nSAMEDI 6 MAI 2023 – 15H\n\nTABLE RONDE : PUBLIER LE CUIR ?\nJEANNE MARTIN – Éditrice\nLUC ROCHE – Modérateur\n",
        &[
            "19:30 performance LE QUAI DES GANTS | PAUL VERCEL | ANNE TESSIER | JEANNE MARTIN",
            "- round_table Une rencontre | MARC PETIT | m LUC ROCHE",
            "20:30 performance LA NUIT DES TANNEURS | PAUL VERCEL | OMAR VERQUIN",
            "- round_table Une rencontre | ANNE TESSIER | m MARC PETIT",
            "15:00 round_table PUBLIER LE CUIR ? | JEANNE MARTIN | m LUC ROCHE",
        ],
    ),
    (
        "rows of day, house and price above titles",
        "Le festival du gant ouvre ses portes\n5 soirées en mai 2024\nVen. 3 mai à 21h00 | Théâtre du Quai | Tarifs de 4 à 12€\nLe chant des gants\nLISE DUVAL, soprano\nANNE TESSIER, pianiste\nSam. 4 mai à 20h30 | Chapelle Saint-Blaise | Entrée libre\nConférence : Coudre au village\npar Paul Vercel, historien\nDim. 5 mai à 21h00 | Théâtre du Quai | Tarifs de 4 à 12€\nLa nuit des tanneurs\nMARC PETIT, violoniste\nJEANNE MARTIN, claveciniste\n",
        &[
            "21:00 performance Le chant des gants | LISE DUVAL | ANNE TESSIER",
            "20:30 keynote Coudre au village | Paul Vercel",
            "21:00 performance La nuit des tanneurs | MARC PETIT | JEANNE MARTIN",
        ],
    ),
    (
        "who discusses, a pause with its length, titles that begin with a quotation or are still open",
        "Journée d’études « Partir, coudre »\n4 avril 2024\n\n9h Accueil\n\n9h30-12h30. Habiter le cuir\n\nDiscussion : Lise Duval, directrice de recherche au CNRS\n\nPaul Vercel, doctorant, Université de Brest – Le permis avant le gant\n\nAnne Tessier, postdoctorante à l’Ined – La chambre et la tannerie\n\nPause (15 min)\n\nMarc Petit, professeur à l’Université de Pau – « On se voit au quai » : lieux et gants à Bavay\n\n12h30-14h Pause déjeuner\n\n14h-16h. Travailler la peau\n\nDiscussion : Jeanne Martin, sociologue\n\nLuc Roche, doctorant, Université de Pau – Le stage et la couture\n\nOmar Verquin, chercheur indépendant – titre à préciser\n\n16h Discussion : Lise Duval\n",
        &[
            "09:00 welcome Accueil",
            "09:30 session Habiter le cuir | m Lise Duval",
            "- talk Le permis avant le gant | Paul Vercel",
            "- talk La chambre et la tannerie | Anne Tessier",
            "- break Pause",
            "- talk « On se voit au quai » : lieux et gants à Bavay | Marc Petit",
            "12:30 meal Pause déjeuner",
            "14:00 session Travailler la peau | m Jeanne Martin",
            "- talk Le stage et la couture | Luc Roche",
            "- talk - | Omar Verquin",
            "16:00 round_table Discussion | m Lise Duval",
        ],
    ),
    (
        "papers of an introduction, a remark behind a title",
        "Colloque La coutume du cuir\nPoitiers, 15 novembre 2018\n\nAccueil des participants – 13h30\n\nIntroduction – 14h\n\nLise Duval, professeur à l'université de Poitiers, « Le cuir avait-il tout couvert ? ».\nPaul Vercel, docteur en droit de l'ENS de Lyon, « Le gant lecteur des coutumiers ».\n\nLa peau devant le juge – 15h00\n\nSous la présidence de Anne Tessier, professeur à l'université de Brest\nMarc Petit, professeur à l'université de Bordeaux, « Les cuirs sans preuve ».\nLuc Roche, maître de conférences à l'université de Pau, « Le tanneur et le champ ». – par visioconférence\n",
        &[
            "13:30 welcome Accueil des participants",
            "14:00 opening Introduction",
            "- talk Le cuir avait-il tout couvert ? | Lise Duval",
            "- talk Le gant lecteur des coutumiers | Paul Vercel",
            "15:00 session La peau devant le juge | m Anne Tessier",
            "- talk Les cuirs sans preuve | Marc Petit",
            "- talk Le tanneur et le champ | Luc Roche",
        ],
    ),
    (
        "counted pauses and what fills them, makers who come",
        "LE DIMANCHE DES GANTS\nDimanche 16 novembre 2003\n\n10h00 Accueil, café\n10h30 L’Atelier du père\nde Lise Duval (vidéo, 52’), en sa présence\n11h30 Entracte 1 : coudre en famille, est-ce trahir ?\ndébat animé par\nPaul Vercel, gantier\n14h00 Le Rideau de cuir\n15h00 Entracte 2 : Conférence\n« Le cuir, scénariste malgré lui »\npar Anne Tessier, maître de conférences à l’université de Pau\n16h45 Entracte 3 : table ronde\n« Tanneurs, derniers gestes ? » avec Marc Petit, tanneur, Luc Roche (Musée du Gant)\n",
        &[
            "10:00 welcome Accueil, café",
            "10:30 performance L’Atelier du père | Lise Duval",
            "11:30 round_table coudre en famille, est-ce trahir ? | m Paul Vercel",
            "14:00 session Le Rideau de cuir",
            "15:00 keynote Le cuir, scénariste malgré lui | Anne Tessier",
            "16:45 round_table Tanneurs, derniers gestes ? | Marc Petit | Luc Roche",
        ],
    ),
    (
        "who is responsible for a workshop, unknown names before a bracket, forums as a subject",
        "Journées du cuir parlé\nJeudi 29 novembre 2012\n9h15 − 12h30 Atelier : De la peau à la base de données\nResponsables : Lise Duval & Paul Vercel\n09h15 − 09h35 : Anne Tessier (LRL, Université de Brest)\nLes carnets du tanneur trente ans après\n09h35 − 09h55 : Marc Petit (Université de Pau)\nCoudre sans lisser\n09h55 − 10h25 : Aldis Korv & Ilze Tessim (Institut de Riga)\nAligner, étiqueter, coudre – par visioconférence\n14h00 : Luc Roche (CNRS)\nForums de gantiers et silences\n",
        &[
            "09:15 workshop De la peau à la base de données | m Lise Duval | m Paul Vercel",
            "09:15 talk Les carnets du tanneur trente ans après | Anne Tessier",
            "09:35 talk Coudre sans lisser | Marc Petit",
            "09:55 talk Aligner, étiqueter, coudre | Ilze Tessim",
            "14:00 talk Forums de gantiers et silences | Luc Roche",
        ],
    ),
    (
        "a company before its play, a hall behind a comma, comments below the programme",
        "Fête du cuir\nDimanche 9 juin 2013, salle des fêtes de Bavay\n\n10 h Accueil\n11 h Compagnie du Val : « La dot du tanneur »\n14 h Visite de la tannerie\n18 h Inauguration, dans le hall du musée\n\nMessages\n19 mai 2013, 21:14, par Nono\nY aura-t-il des gants ?\n20 mai 2013, 08:02, par le bureau\nHélas non !\n",
        &[
            "10:00 welcome Accueil",
            "11:00 performance Compagnie du Val : « La dot du tanneur »",
            "14:00 visit Visite de la tannerie",
            "18:00 opening Inauguration",
        ],
    ),
    (
        "two items told in a sentence",
        "Journée d’étude\nLe cuir à la paillasse\n\nLa journée se tiendra le jeudi 15 mars 2018 à la halle de Bavay. Elle débutera à 9h30 par une conférence de Lise Duval, professeure à l’université de Pau, « Tanner, fixer, oublier », et se terminera à 17h par une visite de la tannerie, conduite par Paul Vercel, gantier.\n",
        &["09:30 keynote Tanner, fixer, oublier | Lise Duval", "17:00 visit visite de la tannerie | Paul Vercel"],
    ),
    (
        "a meal between marks of a heading, hours at the foot",
        "Journée du cuir\nMillau, le 4 mai 2024\n\n9h Accueil\n10h Le gant, Lise Duval\n== déjeuner sur place ==\nprévoir 12 €\n14h Le fil, Paul Vercel\n15h Le quai, Anne Tessier\n\nACCÈS\n\nOUVERT TOUS LES JOURS\n\nDE 9 h À 18 h\n",
        &[
            "09:00 welcome Accueil",
            "10:00 keynote Le gant | Lise Duval",
            "- meal déjeuner sur place",
            "14:00 keynote Le fil | Paul Vercel",
            "15:00 keynote Le quai | Anne Tessier",
        ],
    ),
    (
        "what somebody is on the line below the name that ends a title, or behind the colon of the name",
        "Journées du cuir\nMillau, 4 mai 2023\n\n9h00 Accueil\n9h30 Tanner après la crue, Claire Duval\npsychologue à Loudun\n10h Un fleuve et ses gantiers Paul Vercel\nhistorien, université de Pau\n10h30 Une digue pour qui ?, Anne Tessier : juriste au port de Brivelle\n11h Discours de Marc Petit : président de la Ligue du Val\n12h Débat animé par Claire Roche\njournaliste, avec Jean Roux\néclusier, et Paule Besson\n1re adjointe au maire de Brivelle\n",
        &[
            "09:00 welcome Accueil",
            "09:30 keynote Tanner après la crue | Claire Duval",
            "10:00 keynote Un fleuve et ses gantiers | Paul Vercel",
            "10:30 keynote Une digue pour qui ? | Anne Tessier",
            "11:00 keynote Discours de Marc Petit | Marc Petit",
            "12:00 round_table Débat | m Claire Roche | Jean Roux | Paule Besson",
        ],
    ),
];

#[test]
fn layouts() {
    let lexicon = Lexicon::load(None).expect("the built-in lexicons");
    let mut wrong = Vec::new();
    for (name, text, expected) in LAYOUTS {
        let found = outline(&record(text, &lexicon));
        if found != *expected {
            wrong.push(format!("{name}\n  found    {found:?}\n  expected {expected:?}"));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn what_is_no_programme_has_no_sessions() {
    let lexicon = Lexicon::load(None).expect("the built-in lexicons");
    let corpus = Path::new(env!("CARGO_MANIFEST_DIR")).join("corpus");
    let mut seen = 0;
    for entry in std::fs::read_dir(corpus).expect("the corpus").flatten() {
        let name = entry.file_name().to_string_lossy().into_owned();
        if !name.starts_with("neg-") || !name.ends_with(".txt") {
            continue;
        }
        let record = record(&std::fs::read_to_string(entry.path()).expect("readable"), &lexicon);
        assert!(record.sessions.is_empty(), "{name}: {:?}", outline(&record));
        assert!(record.appearances.iter().all(|a| a.session.is_none()), "{name}");
        seen += 1;
    }
    assert!(seen >= 12, "{seen} texts that are no programmes");
}
