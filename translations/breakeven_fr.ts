<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="fr">
<context>
    <name>QCommandLineParser</name>
    <message>
        <source>Options:</source>
        <translation>Options :</translation>
    </message>
</context>
<context>
    <name>VerdictText</name>
    <message numerus="yes">
        <source>One thread waits %1 of its time; %n threads let these waits overlap.</source>
        <translation>
            <numerusform>Un seul thread passe %1 de son temps à attendre ; %n thread recouvre ces attentes.</numerusform>
            <numerusform>Un seul thread passe %1 de son temps à attendre ; %n threads recouvrent ces attentes.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>One thread waits only %1 of its time: %n threads win by computing on several cores.</source>
        <translation>
            <numerusform>Un seul thread ne passe que %1 de son temps à attendre : %n thread gagne en calculant sur plusieurs cœurs.</numerusform>
            <numerusform>Un seul thread ne passe que %1 de son temps à attendre : %n threads gagnent en calculant sur plusieurs cœurs.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>One thread waits only %1 of its time: there is little waiting that %n threads could overlap.</source>
        <translation>
            <numerusform>Un seul thread ne passe que %1 de son temps à attendre : il y a peu d’attente que %n thread pourrait recouvrir.</numerusform>
            <numerusform>Un seul thread ne passe que %1 de son temps à attendre : il y a peu d’attente que %n threads pourraient recouvrir.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>One thread waits %1 of its time, but that is only %5 an operation: too little to pay for handing operations to %n threads.</source>
        <translation>
            <numerusform>Un seul thread passe %1 de son temps à attendre, mais cela ne fait que %5 par opération : trop peu pour payer la remise des opérations à %n thread.</numerusform>
            <numerusform>Un seul thread passe %1 de son temps à attendre, mais cela ne fait que %5 par opération : trop peu pour payer la remise des opérations à %n threads.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>One thread waits %1 of its time, but what it waits for does not get faster with %n threads.</source>
        <translation>
            <numerusform>Un seul thread passe %1 de son temps à attendre, mais ce qu’il attend ne va pas plus vite avec %n thread.</numerusform>
            <numerusform>Un seul thread passe %1 de son temps à attendre, mais ce qu’il attend ne va pas plus vite avec %n threads.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>One thread waits %1 of its time at %2 and %3 at %4: the more it waits, the more %n threads can overlap.</source>
        <translation>
            <numerusform>Un seul thread passe %1 de son temps à attendre à %2 et %3 à %4 : plus il attend, plus %n thread peut recouvrir.</numerusform>
            <numerusform>Un seul thread passe %1 de son temps à attendre à %2 et %3 à %4 : plus il attend, plus %n threads peuvent recouvrir.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>One thread waits %1 of its time at %2 and %3 at %4, but what it waits for does not get faster with %n threads.</source>
        <translation>
            <numerusform>Un seul thread passe %1 de son temps à attendre à %2 et %3 à %4, mais ce qu’il attend ne va pas plus vite avec %n thread.</numerusform>
            <numerusform>Un seul thread passe %1 de son temps à attendre à %2 et %3 à %4, mais ce qu’il attend ne va pas plus vite avec %n threads.</numerusform>
        </translation>
    </message>
    <message>
        <source>One thread waits %1 of its time at %2 and %3 at %4.</source>
        <translation>Un seul thread passe %1 de son temps à attendre à %2 et %3 à %4.</translation>
    </message>
    <message>
        <source>One thread waits %1 of its time.</source>
        <translation>Un seul thread passe %1 de son temps à attendre.</translation>
    </message>
    <message numerus="yes">
        <source>Better than threads for %1: pipeline. One thread that sends a batch&apos;s requests together beats %n threads, the best count.</source>
        <translation>
            <numerusform>Mieux que les threads pour %1 : le pipeline. Un seul thread qui envoie ensemble les requêtes d’un lot bat %n thread, le meilleur nombre.</numerusform>
            <numerusform>Mieux que les threads pour %1 : le pipeline. Un seul thread qui envoie ensemble les requêtes d’un lot bat %n threads, le meilleur nombre.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Better than threads for %1: pipeline. One thread that sends a batch&apos;s requests together beats %n threads everywhere.</source>
        <translation>
            <numerusform>Mieux que les threads pour %1 : le pipeline. Un seul thread qui envoie ensemble les requêtes d’un lot bat %n thread partout.</numerusform>
            <numerusform>Mieux que les threads pour %1 : le pipeline. Un seul thread qui envoie ensemble les requêtes d’un lot bat %n threads partout.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Pipelining beats %n threads for %1 at %4.</source>
        <translation>
            <numerusform>Le pipelining bat %n thread pour %1 à %4.</numerusform>
            <numerusform>Le pipelining bat %n threads pour %1 à %4.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Pipelining beats %n threads for %1 at %2 of %3 values, from %4 to %5.</source>
        <translation>
            <numerusform>Le pipelining bat %n thread pour %1 à %2 valeurs sur %3, de %4 à %5.</numerusform>
            <numerusform>Le pipelining bat %n threads pour %1 à %2 valeurs sur %3, de %4 à %5.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Pipelining pays for %1, but %n threads are faster still.</source>
        <translation>
            <numerusform>Le pipelining est rentable pour %1, mais %n thread est encore plus rapide.</numerusform>
            <numerusform>Le pipelining est rentable pour %1, mais %n threads sont encore plus rapides.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Pipelining pays for %1; whether more than %n threads do isn&apos;t clear.</source>
        <translation>
            <numerusform>Le pipelining est rentable pour %1 ; plus que %n thread, ce n’est pas clair.</numerusform>
            <numerusform>Le pipelining est rentable pour %1 ; plus que %n threads, ce n’est pas clair.</numerusform>
        </translation>
    </message>
    <message>
        <source>Pipelining isn&apos;t shown to pay for %1.</source>
        <translation>Rien ne montre que le pipelining soit rentable pour %1.</translation>
    </message>
    <message numerus="yes">
        <source>A batch takes %2 pipelined, %3 with %n threads, and %4 with one that waits for every answer.</source>
        <translation>
            <numerusform>Un lot prend %2 en pipeline, %3 avec %n thread et %4 avec un seul qui attend chaque réponse.</numerusform>
            <numerusform>Un lot prend %2 en pipeline, %3 avec %n threads et %4 avec un seul qui attend chaque réponse.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>At %1 a batch takes %2 pipelined, %3 with %n threads, and %4 with one that waits for every answer.</source>
        <translation>
            <numerusform>À %1, un lot prend %2 en pipeline, %3 avec %n thread et %4 avec un seul qui attend chaque réponse.</numerusform>
            <numerusform>À %1, un lot prend %2 en pipeline, %3 avec %n threads et %4 avec un seul qui attend chaque réponse.</numerusform>
        </translation>
    </message>
    <message>
        <source>The folder&apos;s lock decides: at %1 threads lose in the shared folder, and win with a folder for each item.</source>
        <translation>Le verrou du dossier décide : à %1, les threads perdent dans le dossier partagé et gagnent avec un dossier par élément.</translation>
    </message>
    <message>
        <source>The layout decides: at %1 threads win in the shared folder, and lose with a folder for each item.</source>
        <translation>La disposition décide : à %1, les threads gagnent dans le dossier partagé et perdent avec un dossier par élément.</translation>
    </message>
    <message numerus="yes">
        <source>With a folder for each item the speed-up of %n threads at %1 is %2 instead of %3.</source>
        <translation>
            <numerusform>Avec un dossier par élément, l’accélération de %n thread à %1 est de %2 au lieu de %3.</numerusform>
            <numerusform>Avec un dossier par élément, l’accélération de %n threads à %1 est de %2 au lieu de %3.</numerusform>
        </translation>
    </message>
    <message>
        <source>Measuring %1…</source>
        <translation>Mesure de %1…</translation>
    </message>
    <message>
        <source>%1 could not be measured.</source>
        <translation>%1 n’a pas pu être mesuré.</translation>
    </message>
    <message>
        <source>With reservations: %1</source>
        <translation>Sous réserve : %1</translation>
    </message>
    <message>
        <source>One thread against one thread for %1: no difference, as it should be.</source>
        <translation>Un thread contre un thread pour %1 : aucune différence, comme il se doit.</translation>
    </message>
    <message>
        <source>One thread against one thread for %1 differs at %2 of %3 points: something disturbs the measurement.</source>
        <translation>Un thread contre un thread pour %1 diffère à %2 points sur %3 : quelque chose perturbe la mesure.</translation>
    </message>
    <message numerus="yes">
        <source>Use %n threads for %1 at %2.</source>
        <translation>
            <numerusform>Utilisez %n thread pour %1 à %2.</numerusform>
            <numerusform>Utilisez %n threads pour %1 à %2.</numerusform>
        </translation>
    </message>
    <message>
        <source>Pipeline for %1 everywhere measured: one thread that sends a batch&apos;s requests together.</source>
        <translation>Pipeline pour %1 partout où il a été mesuré : un seul thread qui envoie ensemble les requêtes d’un lot.</translation>
    </message>
    <message>
        <source>Pipeline for %1 from %2 on: one thread that sends a batch&apos;s requests together.</source>
        <translation>Pipeline pour %1 à partir de %2 : un seul thread qui envoie ensemble les requêtes d’un lot.</translation>
    </message>
    <message>
        <source>Pipeline for %1 up to %2: one thread that sends a batch&apos;s requests together.</source>
        <translation>Pipeline pour %1 jusqu’à %2 : un seul thread qui envoie ensemble les requêtes d’un lot.</translation>
    </message>
    <message>
        <source>Pipeline for %1 from %2 to %3: one thread that sends a batch&apos;s requests together.</source>
        <translation>Pipeline pour %1 de %2 à %3 : un seul thread qui envoie ensemble les requêtes d’un lot.</translation>
    </message>
    <message>
        <source>below %1 one thread</source>
        <translation>en dessous de %1, un seul thread</translation>
    </message>
    <message>
        <source>above %1 one thread</source>
        <translation>au-dessus de %1, un seul thread</translation>
    </message>
    <message>
        <source>from %1 to %2 one thread</source>
        <translation>de %1 à %2, un seul thread</translation>
    </message>
    <message>
        <source>at %1 one thread</source>
        <translation>à %1, un seul thread</translation>
    </message>
    <message>
        <source>below %1 it makes no difference</source>
        <translation>en dessous de %1, cela ne change rien</translation>
    </message>
    <message>
        <source>above %1 it makes no difference</source>
        <translation>au-dessus de %1, cela ne change rien</translation>
    </message>
    <message>
        <source>from %1 to %2 it makes no difference</source>
        <translation>de %1 à %2, cela ne change rien</translation>
    </message>
    <message>
        <source>at %1 it makes no difference</source>
        <translation>à %1, cela ne change rien</translation>
    </message>
    <message>
        <source>below %1 it isn&apos;t clear yet</source>
        <translation>en dessous de %1, ce n’est pas encore clair</translation>
    </message>
    <message>
        <source>above %1 it isn&apos;t clear yet</source>
        <translation>au-dessus de %1, ce n’est pas encore clair</translation>
    </message>
    <message>
        <source>from %1 to %2 it isn&apos;t clear yet</source>
        <translation>de %1 à %2, ce n’est pas encore clair</translation>
    </message>
    <message>
        <source>at %1 it isn&apos;t clear yet</source>
        <translation>à %1, ce n’est pas encore clair</translation>
    </message>
    <message numerus="yes">
        <source>below %1 %n threads</source>
        <translation>
            <numerusform>en dessous de %1, %n thread</numerusform>
            <numerusform>en dessous de %1, %n threads</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>above %1 %n threads</source>
        <translation>
            <numerusform>au-dessus de %1, %n thread</numerusform>
            <numerusform>au-dessus de %1, %n threads</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>from %1 to %2 %n threads</source>
        <translation>
            <numerusform>de %1 à %2, %n thread</numerusform>
            <numerusform>de %1 à %2, %n threads</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>at %1 %n threads</source>
        <translation>
            <numerusform>à %1, %n thread</numerusform>
            <numerusform>à %1, %n threads</numerusform>
        </translation>
    </message>
    <message>
        <source>below %1 pipeline</source>
        <translation>en dessous de %1, le pipeline</translation>
    </message>
    <message>
        <source>above %1 pipeline</source>
        <translation>au-dessus de %1, le pipeline</translation>
    </message>
    <message>
        <source>from %1 to %2 pipeline</source>
        <translation>de %1 à %2, le pipeline</translation>
    </message>
    <message>
        <source>at %1 pipeline</source>
        <translation>à %1, le pipeline</translation>
    </message>
    <message>
        <source>between, it makes no difference</source>
        <translation>entre les deux, cela ne change rien</translation>
    </message>
    <message>
        <source>between, it isn&apos;t clear yet</source>
        <translation>entre les deux, ce n’est pas encore clair</translation>
    </message>
    <message numerus="yes">
        <source>For %1 the winner changes %2 times between one and %n threads: see each point.</source>
        <translation>
            <numerusform>Pour %1, le gagnant change %2 fois entre un seul et %n thread : voyez chaque point.</numerusform>
            <numerusform>Pour %1, le gagnant change %2 fois entre un seul et %n threads : voyez chaque point.</numerusform>
        </translation>
    </message>
    <message>
        <source>Keep one thread for %1.</source>
        <translation>Gardez un seul thread pour %1.</translation>
    </message>
    <message>
        <source>Can&apos;t tell yet for %1, measure longer.</source>
        <translation>Pas encore de réponse pour %1, mesurez plus longtemps.</translation>
    </message>
    <message numerus="yes">
        <source>Can&apos;t tell yet for %1: one or %n threads may win, measure longer.</source>
        <translation>
            <numerusform>Pas encore de réponse pour %1 : un seul ou %n thread peuvent gagner, mesurez plus longtemps.</numerusform>
            <numerusform>Pas encore de réponse pour %1 : un seul ou %n threads peuvent gagner, mesurez plus longtemps.</numerusform>
        </translation>
    </message>
    <message>
        <source>One thread is best for %1.</source>
        <translation>Pour %1, un seul thread est le meilleur choix.</translation>
    </message>
    <message>
        <source>Keep one thread for %1: more gain less than %2.</source>
        <translation>Gardez un seul thread pour %1 : davantage font gagner moins de %2.</translation>
    </message>
    <message>
        <source>Can&apos;t tell yet for %1: no number of threads clearly wins, measure longer.</source>
        <translation>Pas encore de réponse pour %1 : aucun nombre de threads ne gagne nettement, mesurez plus longtemps.</translation>
    </message>
    <message numerus="yes">
        <source>%n threads are enough for %1: %2 as fast as one.</source>
        <translation>
            <numerusform>Pour %1, %n thread suffit : %2 la vitesse d’un seul.</numerusform>
            <numerusform>Pour %1, %n threads suffisent : %2 la vitesse d’un seul.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n threads are best for %1: %2 as fast as one.</source>
        <translation>
            <numerusform>Pour %1, %n thread est le meilleur choix : %2 la vitesse d’un seul.</numerusform>
            <numerusform>Pour %1, %n threads sont le meilleur choix : %2 la vitesse d’un seul.</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 under %2</source>
        <translation>%1 avec %2</translation>
    </message>
    <message numerus="yes">
        <source>Use %n threads once %1 is more than %2 away.</source>
        <translation>
            <numerusform>Utilisez %n thread dès que %1 est à plus de %2.</numerusform>
            <numerusform>Utilisez %n threads dès que %1 est à plus de %2.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Use %n threads only while %1 is less than %2 away.</source>
        <translation>
            <numerusform>N’utilisez %n thread que tant que %1 est à moins de %2.</numerusform>
            <numerusform>N’utilisez %n threads que tant que %1 est à moins de %2.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Use %n threads while %1 is between %2 and %3 away.</source>
        <translation>
            <numerusform>Utilisez %n thread tant que %1 est entre %2 et %3 de distance.</numerusform>
            <numerusform>Utilisez %n threads tant que %1 est entre %2 et %3 de distance.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Use %n threads for %1 at every distance measured (up to %2).</source>
        <translation>
            <numerusform>Utilisez %n thread pour %1 à toutes les distances mesurées (jusqu’à %2).</numerusform>
            <numerusform>Utilisez %n threads pour %1 à toutes les distances mesurées (jusqu’à %2).</numerusform>
        </translation>
    </message>
    <message>
        <source>Keep one thread for %1 at every distance measured (up to %2).</source>
        <translation>Gardez un seul thread pour %1 à toutes les distances mesurées (jusqu’à %2).</translation>
    </message>
    <message numerus="yes">
        <source>For %1 one thread and %n threads differ by less than %4 at every distance (up to %2).</source>
        <translation>
            <numerusform>Pour %1, un seul et %n thread diffèrent de moins de %4 à toutes les distances (jusqu’à %2).</numerusform>
            <numerusform>Pour %1, un seul et %n threads diffèrent de moins de %4 à toutes les distances (jusqu’à %2).</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Use %n threads for %1 once objects are larger than %2.</source>
        <translation>
            <numerusform>Utilisez %n thread pour %1 dès que les objets dépassent %2.</numerusform>
            <numerusform>Utilisez %n threads pour %1 dès que les objets dépassent %2.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Use %n threads for %1 only while objects are smaller than %2.</source>
        <translation>
            <numerusform>N’utilisez %n thread pour %1 que tant que les objets font moins de %2.</numerusform>
            <numerusform>N’utilisez %n threads pour %1 que tant que les objets font moins de %2.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Use %n threads for %1 while objects are between %2 and %3 large.</source>
        <translation>
            <numerusform>Utilisez %n thread pour %1 tant que les objets font entre %2 et %3.</numerusform>
            <numerusform>Utilisez %n threads pour %1 tant que les objets font entre %2 et %3.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Use %n threads for %1 at every object size measured (%3 to %2).</source>
        <translation>
            <numerusform>Utilisez %n thread pour %1 à toutes les tailles d’objet mesurées (%3 à %2).</numerusform>
            <numerusform>Utilisez %n threads pour %1 à toutes les tailles d’objet mesurées (%3 à %2).</numerusform>
        </translation>
    </message>
    <message>
        <source>Keep one thread for %1 at every object size measured (%3 to %2).</source>
        <translation>Gardez un seul thread pour %1 à toutes les tailles d’objet mesurées (%3 à %2).</translation>
    </message>
    <message numerus="yes">
        <source>For %1 one thread and %n threads differ by less than %4 at every object size (%3 to %2).</source>
        <translation>
            <numerusform>Pour %1, un seul et %n thread diffèrent de moins de %4 à toutes les tailles d’objet (%3 à %2).</numerusform>
            <numerusform>Pour %1, un seul et %n threads diffèrent de moins de %4 à toutes les tailles d’objet (%3 à %2).</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Use %n threads for %1 once an operation computes for more than %2.</source>
        <translation>
            <numerusform>Utilisez %n thread pour %1 dès qu’une opération calcule pendant plus de %2.</numerusform>
            <numerusform>Utilisez %n threads pour %1 dès qu’une opération calcule pendant plus de %2.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Use %n threads for %1 only while an operation computes for less than %2.</source>
        <translation>
            <numerusform>N’utilisez %n thread pour %1 que tant qu’une opération calcule pendant moins de %2.</numerusform>
            <numerusform>N’utilisez %n threads pour %1 que tant qu’une opération calcule pendant moins de %2.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Use %n threads for %1 while an operation computes for between %2 and %3.</source>
        <translation>
            <numerusform>Utilisez %n thread pour %1 tant qu’une opération calcule pendant %2 à %3.</numerusform>
            <numerusform>Utilisez %n threads pour %1 tant qu’une opération calcule pendant %2 à %3.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Use %n threads for %1 with every amount of compute measured (up to %2).</source>
        <translation>
            <numerusform>Utilisez %n thread pour %1 à tous les temps de calcul mesurés (jusqu’à %2).</numerusform>
            <numerusform>Utilisez %n threads pour %1 à tous les temps de calcul mesurés (jusqu’à %2).</numerusform>
        </translation>
    </message>
    <message>
        <source>Keep one thread for %1 with every amount of compute measured (up to %2).</source>
        <translation>Gardez un seul thread pour %1 à tous les temps de calcul mesurés (jusqu’à %2).</translation>
    </message>
    <message numerus="yes">
        <source>For %1 one thread and %n threads differ by less than %4 with every amount of compute (up to %2).</source>
        <translation>
            <numerusform>Pour %1, un seul et %n thread diffèrent de moins de %4 à tous les temps de calcul (jusqu’à %2).</numerusform>
            <numerusform>Pour %1, un seul et %n threads diffèrent de moins de %4 à tous les temps de calcul (jusqu’à %2).</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Use %n threads for %1 once a batch has more than %2.</source>
        <translation>
            <numerusform>Utilisez %n thread pour %1 dès qu’un lot compte plus de %2.</numerusform>
            <numerusform>Utilisez %n threads pour %1 dès qu’un lot compte plus de %2.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Use %n threads for %1 only while a batch has less than %2.</source>
        <translation>
            <numerusform>N’utilisez %n thread pour %1 que tant qu’un lot compte moins de %2.</numerusform>
            <numerusform>N’utilisez %n threads pour %1 que tant qu’un lot compte moins de %2.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Use %n threads for %1 while a batch has between %2 and %3.</source>
        <translation>
            <numerusform>Utilisez %n thread pour %1 tant qu’un lot compte entre %2 et %3.</numerusform>
            <numerusform>Utilisez %n threads pour %1 tant qu’un lot compte entre %2 et %3.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Use %n threads for %1 at every batch size measured (%3 to %2).</source>
        <translation>
            <numerusform>Utilisez %n thread pour %1 à toutes les tailles de lot mesurées (%3 à %2).</numerusform>
            <numerusform>Utilisez %n threads pour %1 à toutes les tailles de lot mesurées (%3 à %2).</numerusform>
        </translation>
    </message>
    <message>
        <source>Keep one thread for %1 at every batch size measured (%3 to %2).</source>
        <translation>Gardez un seul thread pour %1 à toutes les tailles de lot mesurées (%3 à %2).</translation>
    </message>
    <message numerus="yes">
        <source>For %1 one thread and %n threads differ by less than %4 at every batch size (%3 to %2).</source>
        <translation>
            <numerusform>Pour %1, un seul et %n thread diffèrent de moins de %4 à toutes les tailles de lot (%3 à %2).</numerusform>
            <numerusform>Pour %1, un seul et %n threads diffèrent de moins de %4 à toutes les tailles de lot (%3 à %2).</numerusform>
        </translation>
    </message>
    <message>
        <source>The gain passes %1 at %2 (95 % interval %3).</source>
        <translation>Le gain dépasse %1 à %2 (intervalle à 95 % : %3).</translation>
    </message>
    <message>
        <source>The gain falls below %1 at %2 (95 % interval %3).</source>
        <translation>Le gain passe sous %1 à %2 (intervalle à 95 % : %3).</translation>
    </message>
    <message>
        <source>Level with one thread at %1.</source>
        <translation>À égalité avec un seul thread à %1.</translation>
    </message>
    <message>
        <source>At %1 they halve the latency (%2).</source>
        <translation>À %1, ils réduisent la latence de moitié (%2).</translation>
    </message>
    <message>
        <source>At %1 they cut the latency by %2 (%3).</source>
        <translation>À %1, ils réduisent la latence de %2 (%3).</translation>
    </message>
    <message numerus="yes">
        <source>%n threads take %1 as long as one.</source>
        <translation>
            <numerusform>%n thread met %1 le temps d’un seul.</numerusform>
            <numerusform>%n threads mettent %1 le temps d’un seul.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n threads take %1 to %2 as long as one, the most at %3.</source>
        <translation>
            <numerusform>%n thread met de %1 à %2 le temps d’un seul, le plus à %3.</numerusform>
            <numerusform>%n threads mettent de %1 à %2 le temps d’un seul, le plus à %3.</numerusform>
        </translation>
    </message>
    <message>
        <source>Not clear yet at %1: measure longer.</source>
        <translation>Pas encore clair à %1 : mesurez plus longtemps.</translation>
    </message>
    <message numerus="yes">
        <source>%n threads take %1 as long.</source>
        <translation>
            <numerusform>%n thread met %1 le temps d’un seul.</numerusform>
            <numerusform>%n threads mettent %1 le temps d’un seul.</numerusform>
        </translation>
    </message>
    <message>
        <source>The 95 % interval of the speed-up is %1.</source>
        <translation>L’intervalle à 95 % de l’accélération est %1.</translation>
    </message>
    <message numerus="yes">
        <source>The 95 % interval of the speed-up is %1; %n threads reach %2, which is no gain worth having.</source>
        <translation>
            <numerusform>L’intervalle à 95 % de l’accélération est %1 ; %n thread atteint %2, un gain qui n’en vaut pas la peine.</numerusform>
            <numerusform>L’intervalle à 95 % de l’accélération est %1 ; %n threads atteignent %2, un gain qui n’en vaut pas la peine.</numerusform>
        </translation>
    </message>
    <message>
        <source>Intervals are known at %1 points so far.</source>
        <translation>Les intervalles sont connus à %1 points pour l’instant.</translation>
    </message>
</context>
<context>
    <name>breakeven</name>
    <message>
        <source>In Python the setting is %1, in Qt %2.</source>
        <translation>En Python, le réglage est %1 ; dans Qt, %2.</translation>
    </message>
    <message>
        <source>Advice</source>
        <translation>Conseils</translation>
    </message>
    <message>
        <source>Thread counts, measured and by the book</source>
        <translation>Nombres de threads, mesurés et selon les manuels</translation>
    </message>
    <message>
        <source>Disturbances</source>
        <translation>Perturbations</translation>
    </message>
    <message>
        <source>%1, %2, on %3
</source>
        <translation>%1, %2, sur %3
</translation>
    </message>
    <message>
        <source>an unnamed host</source>
        <translation>un hôte sans nom</translation>
    </message>
    <message>
        <source>Prints one JSON object.</source>
        <translation>Affiche un objet JSON.</translation>
    </message>
    <message>
        <source>the plan&apos;s key “%1” is not known and has no effect.</source>
        <translation>la clé « %1 » du plan est inconnue et n’a aucun effet.</translation>
    </message>
    <message>
        <source>The Python file to write, instead of standard output.</source>
        <translation>Le fichier Python à écrire, au lieu de la sortie standard.</translation>
    </message>
    <message>
        <source>--output takes the name of a file.</source>
        <translation>--output accepte le nom d’un fichier.</translation>
    </message>
    <message>
        <source>A batch of</source>
        <translation>Un lot de</translation>
    </message>
    <message>
        <source>Arm</source>
        <translation>Bras</translation>
    </message>
    <message>
        <source>Switches an op.</source>
        <translation>Commutations/op.</translation>
    </message>
    <message>
        <source>Where the time of a batch goes</source>
        <translation>Où passe le temps d’un lot</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation>%1 : %2</translation>
    </message>
    <message>
        <source>%1 works.
</source>
        <translation>%1 fonctionne.
</translation>
    </message>
    <message>
        <source>version</source>
        <translation>version</translation>
    </message>
    <message>
        <source>file system</source>
        <translation>sys. fichiers</translation>
    </message>
    <message>
        <source>mounted</source>
        <translation>monté</translation>
    </message>
    <message>
        <source>free</source>
        <translation>libre</translation>
    </message>
    <message>
        <source>copies</source>
        <translation>copies</translation>
    </message>
    <message>
        <source>pool holds</source>
        <translation>pool contient</translation>
    </message>
    <message numerus="yes">
        <source>%n object(s), %1</source>
        <translation>
            <numerusform>%n objet, %1</numerusform>
            <numerusform>%n objets, %1</numerusform>
        </translation>
    </message>
    <message>
        <source>you may</source>
        <translation>autorisé</translation>
    </message>
    <message>
        <source>read, write and remove</source>
        <translation>lire, écrire et supprimer</translation>
    </message>
    <message>
        <source>round trip</source>
        <translation>aller-retour</translation>
    </message>
    <message>
        <source>as if farther</source>
        <translation>éloignement</translation>
    </message>
    <message>
        <source>Of a rediss:// target: the file of the certificate authority to trust.</source>
        <translation>D’une cible rediss:// : le fichier de l’autorité de certification à croire.</translation>
    </message>
    <message>
        <source>Of a rediss:// target: the file of the certificate to show.</source>
        <translation>D’une cible rediss:// : le fichier du certificat à présenter.</translation>
    </message>
    <message>
        <source>Of a rediss:// target: the file of that one&apos;s key.</source>
        <translation>D’une cible rediss:// : le fichier de la clé de ce certificat.</translation>
    </message>
    <message>
        <source>certificates are for rediss:// targets.</source>
        <translation>les certificats sont pour les cibles rediss://.</translation>
    </message>
    <message>
        <source>--client-certificate and --client-key go together.</source>
        <translation>--client-certificate et --client-key vont ensemble.</translation>
    </message>
    <message>
        <source>The file is given with --ca-file.</source>
        <translation>Le fichier se donne avec --ca-file.</translation>
    </message>
    <message>
        <source>They are given with --client-certificate and --client-key.</source>
        <translation>Ils se donnent avec --client-certificate et --client-key.</translation>
    </message>
    <message>
        <source>Fingerprint of the key: %1</source>
        <translation>Empreinte de la clé : %1</translation>
    </message>
    <message>
        <source>Compare it with what the host&apos;s administrator tells. Where the two are the same, repeat the command with: --trust-key &apos;%1&apos;</source>
        <translation>Comparez-la avec ce qu’indique l’administrateur de l’hôte. Si les deux sont identiques, répétez la commande avec : --trust-key &apos;%1&apos;</translation>
    </message>
    <message>
        <source>what killed runs may have left can&apos;t be seen: %1</source>
        <translation>impossible de voir ce que des essais arrêtés de force ont pu laisser : %1</translation>
    </message>
    <message>
        <source>the target holds too much to see all that killed runs may have left.</source>
        <translation>la cible contient trop de choses pour voir tout ce que des essais arrêtés de force ont pu laisser.</translation>
    </message>
    <message>
        <source>Left by a killed run: %1
</source>
        <translation>Laissé par un essai arrêté de force : %1
</translation>
    </message>
    <message>
        <source>Removed %1.
</source>
        <translation>%1 supprimé.
</translation>
    </message>
    <message>
        <source>Killed runs left nothing.
</source>
        <translation>Les essais arrêtés de force n’ont rien laissé.
</translation>
    </message>
    <message>
        <source>breakeven check with --clean removes what killed runs left.</source>
        <translation>breakeven check avec --clean supprime ce que des essais arrêtés de force ont laissé.</translation>
    </message>
    <message>
        <source>Trusts the key of an sftp:// target&apos;s host if this is its fingerprint.</source>
        <translation>Fait confiance à la clé de l’hôte d’une cible sftp:// si son empreinte est celle-ci.</translation>
    </message>
    <message>
        <source>fingerprint</source>
        <translation>empreinte</translation>
    </message>
    <message>
        <source>Removes what killed runs left at the target.</source>
        <translation>Supprime ce que des essais arrêtés de force ont laissé sur la cible.</translation>
    </message>
    <message>
        <source>other users of this machine can see a password in the arguments; leave it out to be asked for it, or use --password-stdin.</source>
        <translation>d’autres utilisateurs de cette machine peuvent voir un mot de passe dans les arguments ; omettez-le pour qu’il vous soit demandé, ou utilisez --password-stdin.</translation>
    </message>
    <message>
        <source>--trust-key is for sftp:// targets.</source>
        <translation>--trust-key est pour les cibles sftp://.</translation>
    </message>
    <message>
        <source>--trust-key: a fingerprint reads “ssh-ed25519 SHA256:…”.</source>
        <translation>--trust-key : une empreinte s’écrit « ssh-ed25519 SHA256:… ».</translation>
    </message>
    <message>
        <source>Usage: %1 [RUN...]               opens the window
       %1 VERB [ARGUMENTS]      works without one

</source>
        <translation>Usage : %1 [ESSAI...]            ouvre la fenêtre
        %1 VERBE [ARGUMENTS]     fonctionne sans fenêtre

</translation>
    </message>
    <message>
        <source>Usage: %1 VERB [ARGUMENTS]

</source>
        <translation>Usage : %1 VERBE [ARGUMENTS]

</translation>
    </message>
    <message>
        <source>Tells, with evidence, when threads pay off for storage I/O.

Verbs:
</source>
        <translation>Dit, preuves à l’appui, quand les threads sont rentables pour les E/S de stockage.

Verbes :
</translation>
    </message>
    <message>
        <source>%1 VERB --help says more about one of them; %1 --version names the version.
Exit status: 0 done, 1 failed, 2 wrong usage, 3 a run that answers for some targets only, 130 cancelled.
</source>
        <translation>%1 VERBE --help en dit plus sur l’un d’eux ; %1 --version donne la version.
Code de retour : 0 terminé, 1 échec, 2 mauvais usage, 3 essai qui ne répond que pour certaines cibles, 130 annulé.
</translation>
    </message>
    <message>
        <source>charts and reports are drawn by the program that has the window, too: use breakeven %1 (Debian&apos;s package breakeven).</source>
        <translation>graphiques et rapports sont dessinés par le programme qui a aussi la fenêtre : utilisez breakeven %1 (paquet Debian breakeven).</translation>
    </message>
    <message>
        <source>there is no such option.</source>
        <translation>cette option n’existe pas.</translation>
    </message>
    <message>
        <source>there is no such verb.</source>
        <translation>ce verbe n’existe pas.</translation>
    </message>
    <message>
        <source>the results could not be written to standard output.</source>
        <translation>les résultats n’ont pas pu être écrits sur la sortie standard.</translation>
    </message>
    <message>
        <source>Point</source>
        <translation>Point</translation>
    </message>
    <message>
        <source>Before</source>
        <translation>Avant</translation>
    </message>
    <message>
        <source>After</source>
        <translation>Après</translation>
    </message>
    <message>
        <source>Ratio</source>
        <translation>Rapport</translation>
    </message>
    <message>
        <source>95 % interval</source>
        <translation>Intervalle à 95 %</translation>
    </message>
    <message>
        <source>Change</source>
        <translation>Changement</translation>
    </message>
    <message>
        <source>The runs have no point in common.
</source>
        <translation>Les essais n’ont aucun point en commun.
</translation>
    </message>
    <message>
        <source>~ measured by one of the runs only, interpolated in the other
</source>
        <translation>~ mesuré par un seul des essais, interpolé dans l’autre
</translation>
    </message>
    <message>
        <source>%1: warning: %2</source>
        <translation>%1 : avertissement : %2</translation>
    </message>
    <message>
        <source>a killed run left %1 at %2.</source>
        <translation>un essai arrêté de force a laissé %1 à %2.</translation>
    </message>
    <message>
        <source>breakeven check &apos;%1&apos; --clean removes it.</source>
        <translation>breakeven check &apos;%1&apos; --clean le supprime.</translation>
    </message>
    <message>
        <source>The CSV file to write.</source>
        <translation>Le fichier CSV à écrire.</translation>
    </message>
    <message>
        <source>--output is missing.</source>
        <translation>--output manque.</translation>
    </message>
    <message>
        <source>--output takes a name that ends in .csv.</source>
        <translation>--output accepte un nom qui se termine par .csv.</translation>
    </message>
    <message>
        <source>there is no such topic; there are %1.</source>
        <translation>ce sujet n’existe pas ; il y a %1.</translation>
    </message>
    <message>
        <source>%1 has no end: the run still goes on, or was killed.</source>
        <translation>%1 n’a pas de fin : l’essai est encore en cours, ou a été arrêté de force.</translation>
    </message>
    <message>
        <source>Writes over a file that is there.</source>
        <translation>Écrase un fichier existant.</translation>
    </message>
    <message>
        <source>%1 exists already; choose another name, or write over it with --force.</source>
        <translation>%1 existe déjà ; choisissez un autre nom, ou écrasez-le avec --force.</translation>
    </message>
    <message>
        <source>Reads the passwords of Redis servers from standard input, a line for each server. Without it they are asked for on a terminal.</source>
        <translation>Lit les mots de passe des serveurs Redis sur l’entrée standard, une ligne par serveur. Sans cette option, ils sont demandés sur un terminal.</translation>
    </message>
    <message>
        <source>--password-stdin is for Redis servers without a password.</source>
        <translation>--password-stdin est pour les serveurs Redis sans mot de passe indiqué.</translation>
    </message>
    <message>
        <source>standard input has no line with the password of %1.</source>
        <translation>l’entrée standard n’a pas de ligne avec le mot de passe de %1.</translation>
    </message>
    <message>
        <source>Password of %1: </source>
        <translation>Mot de passe de %1 : </translation>
    </message>
    <message>
        <source>Under %1: </source>
        <translation>Avec %1 : </translation>
    </message>
    <message>
        <source>The round trip to the target, in µs.</source>
        <translation>L’aller-retour jusqu’à la cible, en µs.</translation>
    </message>
    <message>
        <source>How many threads.</source>
        <translation>Combien de threads.</translation>
    </message>
    <message>
        <source>Only this target of the run.</source>
        <translation>Cette cible de l’essai seulement.</translation>
    </message>
    <message>
        <source>--rtt-us takes a number of microseconds, 0 to 10,000,000.</source>
        <translation>--rtt-us accepte un nombre de microsecondes, de 0 à 10000000.</translation>
    </message>
    <message>
        <source>--threads takes a whole number, 1 to 1024.</source>
        <translation>--threads accepte un nombre entier, de 1 à 1024.</translation>
    </message>
    <message>
        <source>The run has no target %1. It has: %2.</source>
        <translation>L’essai n’a pas de cible %1. Il a : %2.</translation>
    </message>
    <message>
        <source>Prints a JSON array, the plans with it.</source>
        <translation>Affiche un tableau JSON, avec les plans.</translation>
    </message>
    <message>
        <source>%1 %</source>
        <translation>%1 %</translation>
    </message>
    <message>
        <source>pass %1</source>
        <translation>passe %1</translation>
    </message>
    <message numerus="yes">
        <source>measuring %n points</source>
        <translation>
            <numerusform>mesure de %n point</numerusform>
            <numerusform>mesure de %n points</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 of %2 settled</source>
        <translation>%1 sur %2 établis</translation>
    </message>
    <message>
        <source>%1 s left</source>
        <translation>encore %1 s</translation>
    </message>
    <message>
        <source>The post&apos;s table
</source>
        <translation>Le tableau de l’article
</translation>
    </message>
    <message>
        <source>Where it differs from the post</source>
        <translation>En quoi cela diffère de l’article</translation>
    </message>
    <message>
        <source>--runtime: there is no runtime “%1”; %2.</source>
        <translation>--runtime : il n’y a pas d’environnement d’exécution « %1 » ; %2.</translation>
    </message>
    <message>
        <source>it is no file</source>
        <translation>ce n’est pas un fichier</translation>
    </message>
    <message>
        <source>Who executes the batches: native, cpython, or both with a comma.</source>
        <translation>Qui exécute les lots : native, cpython, ou les deux séparés par une virgule.</translation>
    </message>
    <message>
        <source>The interpreter for cpython; otherwise the first that has numpy and what the targets need.</source>
        <translation>L’interpréteur pour cpython ; sinon, le premier qui a numpy et ce dont les cibles ont besoin.</translation>
    </message>
    <message>
        <source>Your own read, work and write, in Python, to measure under cpython; breakeven batch-template prints one to fill in.</source>
        <translation>Vos propres read, work et write, en Python, à mesurer avec cpython ; breakeven batch-template affiche un modèle à compléter.</translation>
    </message>
    <message>
        <source>--python goes with --runtime cpython.</source>
        <translation>--python va avec --runtime cpython.</translation>
    </message>
    <message>
        <source>--batch-file goes with --runtime cpython.</source>
        <translation>--batch-file va avec --runtime cpython.</translation>
    </message>
    <message>
        <source>yes</source>
        <translation>oui</translation>
    </message>
    <message>
        <source>no</source>
        <translation>non</translation>
    </message>
    <message>
        <source>Interpreter</source>
        <translation>Interpréteur</translation>
    </message>
    <message>
        <source>Version</source>
        <translation>Version</translation>
    </message>
    <message>
        <source>Prints a JSON array.</source>
        <translation>Affiche un tableau JSON.</translation>
    </message>
    <message>
        <source>no Python 3.7 or newer was found along PATH, in /usr/bin, in /usr/local/bin or among pyenv&apos;s versions.</source>
        <translation>aucun Python 3.7 ou plus récent n’a été trouvé dans PATH, dans /usr/bin, dans /usr/local/bin ni parmi les versions de pyenv.</translation>
    </message>
    <message>
        <source>Speed-up</source>
        <translation>Accélération</translation>
    </message>
    <message>
        <source>I/O share</source>
        <translation>Part d’E/S</translation>
    </message>
    <message>
        <source>Verdict</source>
        <translation>Verdict</translation>
    </message>
    <message>
        <source>Target</source>
        <translation>Cible</translation>
    </message>
    <message>
        <source>Threads</source>
        <translation>Threads</translation>
    </message>
    <message>
        <source>Latency</source>
        <translation>Latence</translation>
    </message>
    <message>
        <source>p5 – p95</source>
        <translation>p5 – p95</translation>
    </message>
    <message>
        <source>Caveat: %1</source>
        <translation>Réserve : %1</translation>
    </message>
    <message>
        <source>Caveat of all: %1</source>
        <translation>Réserve pour toutes : %1</translation>
    </message>
    <message>
        <source>Measured with the cores in the condition that each target names.</source>
        <translation>Mesuré avec les cœurs dans l’état que chaque cible indique.</translation>
    </message>
    <message>
        <source>Measured with %1.</source>
        <translation>État pendant la mesure : %1.</translation>
    </message>
    <message>
        <source>Caution</source>
        <translation>Attention</translation>
    </message>
    <message>
        <source>%1 at %2: %3</source>
        <translation>%1 à %2 : %3</translation>
    </message>
    <message>
        <source>Ended after %1: %2.
</source>
        <translation>Terminé après %1 : %2.
</translation>
    </message>
    <message>
        <source>More: --details, or breakeven analyze with the run file.</source>
        <translation>Plus : --details, ou breakeven analyze avec le fichier d’essai.</translation>
    </message>
    <message>
        <source>Run file: %1
</source>
        <translation>Fichier de l’essai : %1
</translation>
    </message>
    <message>
        <source>The experiment, as `presets` lists them.</source>
        <translation>L’expérience, telle que `presets` l’affiche.</translation>
    </message>
    <message>
        <source>The experiment, in a file of your own, or itself as JSON.</source>
        <translation>L’expérience, dans un fichier à vous, ou elle-même en JSON.</translation>
    </message>
    <message>
        <source>How long to measure at most.</source>
        <translation>Combien de temps mesurer au plus.</translation>
    </message>
    <message>
        <source>Adds an arm on Redis: one thread that sends a batch&apos;s requests together.</source>
        <translation>Ajoute un bras sur Redis : un seul thread qui envoie ensemble les requêtes d’un lot.</translation>
    </message>
    <message>
        <source>The condition of the cores while it measures: awake, as-they-are, which lets them fall asleep, or both, each target in either.</source>
        <translation>L’état des cœurs pendant la mesure : awake (éveillés), as-they-are, qui les laisse s’endormir, ou both, chaque cible dans les deux.</translation>
    </message>
    <message>
        <source>How long to wait at most while other programs are busy; 0: not at all. Otherwise 15.</source>
        <translation>Combien de temps attendre au plus tant que d’autres programmes sont occupés ; 0 : pas du tout. Sinon, 15.</translation>
    </message>
    <message>
        <source>Prints the result as one JSON object.</source>
        <translation>Affiche le résultat en un objet JSON.</translation>
    </message>
    <message>
        <source>Prints causes, advice, disturbances and thread counts by the book, too.</source>
        <translation>Affiche aussi les causes, les conseils, les perturbations et les nombres de threads selon les manuels.</translation>
    </message>
    <message>
        <source>--preset and --plan exclude each other.</source>
        <translation>--preset et --plan s’excluent.</translation>
    </message>
    <message>
        <source>--budget takes a number of seconds, 0.1 to 604800.</source>
        <translation>--budget accepte un nombre de secondes, de 0.1 à 604800.</translation>
    </message>
    <message>
        <source>--cores is awake, as-they-are or both.</source>
        <translation>--cores est awake, as-they-are ou both.</translation>
    </message>
    <message>
        <source>--wait-for-quiet takes a number of seconds, 0 to 604800.</source>
        <translation>--wait-for-quiet accepte un nombre de secondes, de 0 à 604800.</translation>
    </message>
    <message>
        <source>%1 exists already; choose another name or remove it.</source>
        <translation>%1 existe déjà ; choisissez un autre nom ou supprimez-le.</translation>
    </message>
    <message>
        <source>nothing could be measured.</source>
        <translation>rien n’a pu être mesuré.</translation>
    </message>
    <message>
        <source>Cancelled; what was measured is kept.</source>
        <translation>Annulé ; ce qui a été mesuré est conservé.</translation>
    </message>
    <message>
        <source>not every target gave an answer that its blocks support; measure longer.</source>
        <translation>toutes les cibles n’ont pas donné une réponse que leurs blocs soutiennent ; mesurez plus longtemps.</translation>
    </message>
    <message>
        <source>Measures, and says when threads pay off.</source>
        <translation>Mesure, et dit quand les threads sont rentables.</translation>
    </message>
    <message>
        <source>Says what a run found.</source>
        <translation>Dit ce qu’un essai a trouvé.</translation>
    </message>
    <message>
        <source>Says what changed from one run to another.</source>
        <translation>Dit ce qui a changé d’un essai à l’autre.</translation>
    </message>
    <message>
        <source>Says what a batch would take that was not measured.</source>
        <translation>Dit ce que prendrait un lot qui n’a pas été mesuré.</translation>
    </message>
    <message>
        <source>Draws runs, the later ones laid over the first.</source>
        <translation>Trace des essais, les suivants superposés au premier.</translation>
    </message>
    <message>
        <source>Writes a page that says all of a run, a section each.</source>
        <translation>Écrit une page qui dit tout d’une exécution, une section par exécution.</translation>
    </message>
    <message>
        <source>Writes a run&apos;s batches as CSV, one row a batch.</source>
        <translation>Écrit les lots d’un essai en CSV, une ligne par lot.</translation>
    </message>
    <message>
        <source>Connects to a target, measures the round trip, says what is wrong.</source>
        <translation>Se connecte à une cible, mesure l’aller-retour, dit ce qui ne va pas.</translation>
    </message>
    <message>
        <source>Lists the experiments that come with the program.</source>
        <translation>Liste les expériences fournies avec le programme.</translation>
    </message>
    <message>
        <source>Lists the Pythons of this machine and what they import.</source>
        <translation>Liste les Python de cette machine et ce qu’ils importent.</translation>
    </message>
    <message>
        <source>Prints a Python file to fill in with a batch of your own.</source>
        <translation>Affiche un fichier Python à compléter avec un lot à vous.</translation>
    </message>
    <message>
        <source>Prints what one needs to know to help you: versions, the machine, settings, last failures; no secrets.</source>
        <translation>Affiche ce qu’il faut savoir pour vous aider : versions, machine, réglages, derniers échecs ; aucun secret.</translation>
    </message>
    <message>
        <source>Prints the manual, or the list of its topics.</source>
        <translation>Affiche le manuel, ou la liste de ses sujets.</translation>
    </message>
    <message>
        <source>Usage: %1 %2 %3</source>
        <translation>Usage : %1 %2 %3</translation>
    </message>
    <message>
        <source>Options:</source>
        <translation>Options :</translation>
    </message>
    <message>
        <source>Examples:</source>
        <translation>Exemples :</translation>
    </message>
    <message>
        <source>%1 %2 --help says more.</source>
        <translation>%1 %2 --help en dit plus.</translation>
    </message>
    <message>
        <source>Shows this help.</source>
        <translation>Affiche cette aide.</translation>
    </message>
    <message>
        <source>Says on standard error what it does; QT_LOGGING_RULES chooses by breakeven.*.</source>
        <translation>Indique sur la sortie d’erreur ce qui est fait ; QT_LOGGING_RULES choisit par breakeven.*.</translation>
    </message>
    <message>
        <source>something is missing.</source>
        <translation>il manque quelque chose.</translation>
    </message>
    <message>
        <source>there are too many arguments.</source>
        <translation>il y a trop d’arguments.</translation>
    </message>
    <message>
        <source>The gain from which threads are worth having: 0.1 is 10 %.</source>
        <translation>Le gain à partir duquel les threads en valent la peine : 0.1 fait 10 %.</translation>
    </message>
    <message>
        <source>--worth takes a share, 0 to 10: 0.1 is 10 %.</source>
        <translation>--worth accepte une proportion, de 0 à 10 : 0.1 fait 10 %.</translation>
    </message>
    <message>
        <source>the run has no such point; it has these:
%1</source>
        <translation>l’essai n’a pas ce point ; il a ceux-ci :
%1</translation>
    </message>
    <message>
        <source>the run&apos;s plan is not that of the post&apos;s table</source>
        <translation>le plan de cette mesure n’est pas celui du tableau de l’article</translation>
    </message>
    <message>
        <source>The file to write; its ending (png, svg, pdf) says the format.</source>
        <translation>Le fichier à écrire ; son extension (png, svg, pdf) donne le format.</translation>
    </message>
    <message>
        <source>light (default) or dark.</source>
        <translation>light (par défaut) ou dark.</translation>
    </message>
    <message>
        <source>Width x height in pixels; a PNG has --scale times as many.</source>
        <translation>Largeur x hauteur en pixels ; un PNG en a --scale fois plus.</translation>
    </message>
    <message>
        <source>Of a PNG: 1 to 4 pixels for one of --size, 2 by default.</source>
        <translation>Pour un PNG : 1 à 4 pixels pour un de --size, 2 par défaut.</translation>
    </message>
    <message>
        <source>--theme takes light or dark.</source>
        <translation>--theme accepte light ou dark.</translation>
    </message>
    <message>
        <source>--size takes WIDTHxHEIGHT, from 200x150 to 10000x10000.</source>
        <translation>--size accepte LARGEURxHAUTEUR, de 200x150 à 10000x10000.</translation>
    </message>
    <message>
        <source>--scale takes a whole number from 1 to 4.</source>
        <translation>--scale attend un nombre entier de 1 à 4.</translation>
    </message>
    <message>
        <source>--value takes a number.</source>
        <translation>--value accepte un nombre.</translation>
    </message>
    <message>
        <source>this view shows one run.</source>
        <translation>cette vue montre un seul essai.</translation>
    </message>
    <message>
        <source>The file to write; its ending (html, pdf) says the format.</source>
        <translation>Le fichier à écrire ; son extension (html, pdf) indique le format.</translation>
    </message>
    <message>
        <source>--output takes a name that ends in .html or .pdf.</source>
        <translation>--output attend un nom qui se termine par .html ou .pdf.</translation>
    </message>
    <message>
        <source>set %1 = %2 for targets farther than %3, 1 for nearer ones.</source>
        <translation>réglez %1 = %2 pour les cibles à plus de %3, 1 pour les plus proches.</translation>
    </message>
    <message>
        <source>set %1 = %2 for targets nearer than %3, 1 for farther ones.</source>
        <translation>réglez %1 = %2 pour les cibles à moins de %3, 1 pour les plus lointaines.</translation>
    </message>
    <message>
        <source>set %1 = %2 above %3, 1 below.</source>
        <translation>réglez %1 = %2 au-dessus de %3, 1 en dessous.</translation>
    </message>
    <message>
        <source>set %1 = %2 below %3, 1 above.</source>
        <translation>réglez %1 = %2 en dessous de %3, 1 au-dessus.</translation>
    </message>
    <message>
        <source>farther than %1</source>
        <translation>à plus de %1</translation>
    </message>
    <message>
        <source>above %1</source>
        <translation>au-dessus de %1</translation>
    </message>
    <message>
        <source>nearer than %1</source>
        <translation>à moins de %1</translation>
    </message>
    <message>
        <source>below %1</source>
        <translation>en dessous de %1</translation>
    </message>
    <message>
        <source>up to %1</source>
        <translation>jusqu’à %1</translation>
    </message>
    <message>
        <source>from %1 on</source>
        <translation>à partir de %1</translation>
    </message>
    <message>
        <source>from %1 to %2</source>
        <translation>de %1 à %2</translation>
    </message>
    <message>
        <source>at %1</source>
        <translation>à %1</translation>
    </message>
    <message>
        <source>set %1 = %2.</source>
        <translation>réglez %1 = %2.</translation>
    </message>
    <message>
        <source>Gnocchi&apos;s versions between October 2017 and January 2018 ignore it.</source>
        <translation>Les versions de Gnocchi entre octobre 2017 et janvier 2018 l’ignorent.</translation>
    </message>
    <message>
        <source>%1 measured fastest</source>
        <translation>%1 selon la mesure (le plus rapide)</translation>
    </message>
    <message>
        <source>%1 by cores × (1 + wait/compute)</source>
        <translation>%1 selon cœurs × (1 + attente/calcul)</translation>
    </message>
    <message>
        <source>%1 by the Universal Scalability Law</source>
        <translation>%1 selon l’Universal Scalability Law</translation>
    </message>
    <message>
        <source>%1 by the Universal Scalability Law, which fits badly (%2 off)</source>
        <translation>%1 selon l’Universal Scalability Law, qui s’ajuste mal (écart de %2)</translation>
    </message>
    <message>
        <source>no peak by the Universal Scalability Law</source>
        <translation>pas de maximum selon l’Universal Scalability Law</translation>
    </message>
    <message>
        <source>%1: %2.</source>
        <translation>%1 : %2.</translation>
    </message>
    <message>
        <source>The Universal Scalability Law can be fitted from 4 thread counts on; this run has %1.</source>
        <translation>L’Universal Scalability Law s’ajuste à partir de 4 nombres de threads ; cet essai en a %1.</translation>
    </message>
    <message>
        <source>%1 points and arms are too few, it takes %2</source>
        <translation>%1 points et bras ne suffisent pas, il en faut %2</translation>
    </message>
    <message>
        <source>it misses points left out by %1 %</source>
        <translation>il se trompe de %1 % sur les points laissés de côté</translation>
    </message>
    <message>
        <source>it misses one in ten of the points left out by %1 %</source>
        <translation>il se trompe de %1 % sur un point laissé de côté sur dix</translation>
    </message>
    <message>
        <source>the run varies neither the round trip nor the threads alone</source>
        <translation>l’essai ne fait varier seuls ni l’aller-retour ni les threads</translation>
    </message>
    <message>
        <source>the run measured only one round trip, %1 µs</source>
        <translation>l’essai n’a mesuré qu’un seul aller-retour, %1 µs</translation>
    </message>
    <message>
        <source>the run measured fewer than three thread counts, which tell nothing of %1</source>
        <translation>l’essai a mesuré moins de trois nombres de threads, ce qui ne dit rien de %1</translation>
    </message>
    <message>
        <source>%1 µs is too far beyond the longest round trip measured, %2 µs</source>
        <translation>%1 µs est trop loin au-delà du plus long aller-retour mesuré, %2 µs</translation>
    </message>
    <message>
        <source>%1 threads are too far beyond the most measured, %2</source>
        <translation>%1 threads sont trop loin au-delà du plus grand nombre mesuré, %2</translation>
    </message>
    <message>
        <source>the cost model</source>
        <translation>le modèle de coût</translation>
    </message>
    <message>
        <source>the prediction</source>
        <translation>la prédiction</translation>
    </message>
    <message>
        <source>%1 at %2</source>
        <translation>%1 à %2</translation>
    </message>
    <message numerus="yes">
        <source>Other programs used %1 of %n cores: on a quiet machine the answer may be another one.</source>
        <translation>
            <numerusform>D’autres programmes ont utilisé %1 sur %n cœur : sur une machine au repos, la réponse peut être différente.</numerusform>
            <numerusform>D’autres programmes ont utilisé %1 sur %n cœurs : sur une machine au repos, la réponse peut être différente.</numerusform>
        </translation>
    </message>
    <message>
        <source>The host of this virtual machine took the cores away for %1 of the run.</source>
        <translation>L’hôte de cette machine virtuelle a retiré les cœurs pendant %1 de l’essai.</translation>
    </message>
    <message>
        <source>The latency of %1 has two states: %2 of the batches take %3 as long as the others.</source>
        <translation>La latence de %1 a deux états : %2 des lots prennent %3 le temps des autres.</translation>
    </message>
    <message>
        <source>One thread and %1 change places %2 times, more than waiting explains: the latency has two states.</source>
        <translation>Un seul thread et %1 échangent leur place %2 fois, plus que l’attente ne l’explique : la latence a deux états.</translation>
    </message>
    <message>
        <source>The arm of %1 wins at %2 and loses at %3, where there is more waiting to overlap: the latency has two states.</source>
        <translation>Le bras de %1 gagne à %2 et perd à %3, où il y a plus d’attente à recouvrir : la latence a deux états.</translation>
    </message>
    <message>
        <source>Where %1 were asked for, the machine held %2; the point counts as that.</source>
        <translation>Là où %1 étaient demandés, la machine a tenu %2 ; le point compte pour cette valeur.</translation>
    </message>
    <message numerus="yes">
        <source>Some points have %n block(s) only: intervals of so few may be too narrow, measure longer.</source>
        <translation>
            <numerusform>Certains points n’ont que %n bloc : des intervalles tirés de si peu peuvent être trop étroits, mesurez plus longtemps.</numerusform>
            <numerusform>Certains points n’ont que %n blocs : des intervalles tirés de si peu peuvent être trop étroits, mesurez plus longtemps.</numerusform>
        </translation>
    </message>
    <message>
        <source>The cores were left to fall asleep: below some 200 µs their waking decides.</source>
        <translation>Les cœurs ont pu s’endormir : en dessous de 200 µs environ, c’est leur réveil qui décide.</translation>
    </message>
    <message numerus="yes">
        <source>The connection was lost %n time(s) and made anew; what was under way was measured again.</source>
        <translation>
            <numerusform>La connexion a été perdue %n fois et rétablie ; ce qui était en cours a été mesuré à nouveau.</numerusform>
            <numerusform>La connexion a été perdue %n fois et rétablie ; ce qui était en cours a été mesuré à nouveau.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>The connection was lost %n time(s) and made anew, most often at %1; what was under way was measured again.</source>
        <translation>
            <numerusform>La connexion a été perdue %n fois et rétablie, le plus souvent à %1 ; ce qui était en cours a été mesuré à nouveau.</numerusform>
            <numerusform>La connexion a été perdue %n fois et rétablie, le plus souvent à %1 ; ce qui était en cours a été mesuré à nouveau.</numerusform>
        </translation>
    </message>
    <message>
        <source>The added compute is taken to give the GIL away %1 times an operation; for a program that does so more or less often, measure a batch of its own.</source>
        <translation>Le calcul ajouté est supposé céder le GIL %1 fois par opération ; pour un programme qui le fait plus ou moins souvent, mesurez un lot qui lui soit propre.</translation>
    </message>
    <message>
        <source>%1, %2</source>
        <translation>%1, %2</translation>
    </message>
    <message>
        <source>%1: the crossover moved from %2 to %3 (95 % interval of the difference %4).</source>
        <translation>%1 : le croisement est passé de %2 à %3 (intervalle à 95 % de la différence %4).</translation>
    </message>
    <message>
        <source>%1: the crossover is where it was, %2 and %3 (95 % interval of the difference %4).</source>
        <translation>%1 : le croisement est resté en place, %2 et %3 (intervalle à 95 % de la différence %4).</translation>
    </message>
    <message>
        <source>faster</source>
        <translation>plus rapide</translation>
    </message>
    <message>
        <source>slower</source>
        <translation>plus lent</translation>
    </message>
    <message>
        <source>same</source>
        <translation>identique</translation>
    </message>
    <message>
        <source>not clear</source>
        <translation>incertain</translation>
    </message>
    <message>
        <source>%1, emulated before</source>
        <translation>%1, réseau émulé avant</translation>
    </message>
    <message>
        <source>%1, emulated after</source>
        <translation>%1, réseau émulé après</translation>
    </message>
    <message>
        <source>%1: the crossover at %2 is gone.</source>
        <translation>%1 : le croisement à %2 a disparu.</translation>
    </message>
    <message>
        <source>%1: there is a crossover now, at %2.</source>
        <translation>%1 : il y a désormais un croisement, à %2.</translation>
    </message>
    <message>
        <source>The shift may be chance: its interval holds 0.</source>
        <translation>Le déplacement peut être dû au hasard : son intervalle contient 0.</translation>
    </message>
    <message>
        <source>earlier</source>
        <translation>plus tôt</translation>
    </message>
    <message>
        <source>later</source>
        <translation>plus tard</translation>
    </message>
    <message>
        <source>Fewer threads are enough than in the base run.</source>
        <translation>Il suffit de moins de threads que dans l’essai de base.</translation>
    </message>
    <message>
        <source>It takes more threads than in the base run.</source>
        <translation>Il faut plus de threads que dans l’essai de base.</translation>
    </message>
    <message>
        <source>They pay off earlier than in the base run.</source>
        <translation>Ils sont rentables plus tôt que dans l’essai de base.</translation>
    </message>
    <message>
        <source>They pay off later than in the base run.</source>
        <translation>Ils sont rentables plus tard que dans l’essai de base.</translation>
    </message>
    <message>
        <source>They cease to pay off earlier than in the base run.</source>
        <translation>Ils cessent d’être rentables plus tôt que dans l’essai de base.</translation>
    </message>
    <message>
        <source>They pay off for longer than in the base run.</source>
        <translation>Ils restent rentables plus longtemps que dans l’essai de base.</translation>
    </message>
    <message>
        <source>break-even over threads</source>
        <translation>seuil de rentabilité selon les threads</translation>
    </message>
    <message>
        <source>break-even, %1 against %2</source>
        <translation>seuil de rentabilité, %1 face à %2</translation>
    </message>
    <message>
        <source>The runs have no point in common.</source>
        <translation>Les essais n’ont aucun point en commun.</translation>
    </message>
    <message>
        <source>%1: faster at %2 of %3 points</source>
        <translation>%1 : plus rapide en %2 points sur %3</translation>
    </message>
    <message>
        <source>%1: slower at %2 of %3 points</source>
        <translation>%1 : plus lent en %2 points sur %3</translation>
    </message>
    <message>
        <source>Nothing changed.</source>
        <translation>Rien n’a changé.</translation>
    </message>
    <message>
        <source>No change is proven.</source>
        <translation>Aucun changement n’est établi.</translation>
    </message>
    <message>
        <source>%1 of %2 rows are not clear.</source>
        <translation>%1 lignes sur %2 ne sont incertaintes.</translation>
    </message>
    <message>
        <source>The latency of all points together</source>
        <translation>La latence de tous les points ensemble</translation>
    </message>
    <message>
        <source>The latency of %1 with %2</source>
        <translation>La latence de %1 avec %2</translation>
    </message>
    <message>
        <source>The latency of %1 at %2 with %3</source>
        <translation>La latence de %1 à %2 avec %3</translation>
    </message>
    <message>
        <source>half way</source>
        <translation>à mi-parcours</translation>
    </message>
    <message>
        <source>after %1 of its blocks</source>
        <translation>après %1 de ses blocs</translation>
    </message>
    <message>
        <source>some verdicts turn with it.</source>
        <translation>certains verdicts basculent avec elle.</translation>
    </message>
    <message>
        <source>no verdict turns with it.</source>
        <translation>aucun verdict ne bascule avec elle.</translation>
    </message>
    <message>
        <source>the verdict is the same before and after.</source>
        <translation>le verdict est le même avant et après.</translation>
    </message>
    <message>
        <source>the verdict is the same in both halves.</source>
        <translation>le verdict est le même dans les deux moitiés.</translation>
    </message>
    <message>
        <source>the verdict is not the same before and after.</source>
        <translation>le verdict n’est pas le même avant et après.</translation>
    </message>
    <message>
        <source>the verdict is not the same in both halves.</source>
        <translation>le verdict n’est pas le même dans les deux moitiés.</translation>
    </message>
    <message>
        <source>the verdict is clear on one side of it only.</source>
        <translation>le verdict n’est clair que d’un côté.</translation>
    </message>
    <message>
        <source>the verdict is clear in one half only.</source>
        <translation>le verdict n’est clair que dans une moitié.</translation>
    </message>
    <message>
        <source>%1 has two humps: %2 of the batches take about %3, the others about %4</source>
        <translation>%1 a deux bosses : %2 des lots prennent environ %3, les autres environ %4</translation>
    </message>
    <message>
        <source>the verdict is not the same for both.</source>
        <translation>le verdict n’est pas le même pour les deux.</translation>
    </message>
    <message>
        <source>the verdict is the same for both.</source>
        <translation>le verdict est le même pour les deux.</translation>
    </message>
    <message>
        <source>the verdict is clear for one of them only.</source>
        <translation>le verdict n’est clair que pour l’une d’elles.</translation>
    </message>
    <message>
        <source>%1; %2</source>
        <translation>%1 ; %2</translation>
    </message>
    <message>
        <source>rose by %1 %2</source>
        <translation>a augmenté de %1 %2</translation>
    </message>
    <message>
        <source>fell by %1 %2</source>
        <translation>a baissé de %1 %2</translation>
    </message>
    <message>
        <source>climbed by %1 over the run</source>
        <translation>a monté de %1 au cours de l’essai</translation>
    </message>
    <message>
        <source>sank by %1 over the run</source>
        <translation>a descendu de %1 au cours de l’essai</translation>
    </message>
    <message>
        <source>%1 %2; %3</source>
        <translation>%1 %2 ; %3</translation>
    </message>
    <message>
        <source>In Gnocchi 4.4 parallel_operations reaches every read and write of its files.</source>
        <translation>Dans Gnocchi 4.4, parallel_operations touche chaque lecture et chaque écriture de ses fichiers.</translation>
    </message>
    <message numerus="yes">
        <source>The textbook&apos;s formula asks for %n threads for %1, where one is enough.</source>
        <translation>
            <numerusform>La formule des manuels demande %n thread pour %1, là où un seul suffit.</numerusform>
            <numerusform>La formule des manuels demande %n threads pour %1, là où un seul suffit.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>The textbook&apos;s formula asks for one thread for %1, where %n are worth having.</source>
        <translation>
            <numerusform>La formule des manuels demande un seul thread pour %1, là où %n en vaut la peine.</numerusform>
            <numerusform>La formule des manuels demande un seul thread pour %1, là où %n en valent la peine.</numerusform>
        </translation>
    </message>
    <message>
        <source>Fitted to a network emulated by a relay.</source>
        <translation>Ajusté à un réseau émulé par un relais.</translation>
    </message>
    <message>
        <source>Fitted to a network emulated by waits.</source>
        <translation>Ajusté à un réseau émulé par des attentes.</translation>
    </message>
    <message>
        <source>%1 at %2 with %3</source>
        <translation>%1 à %2 avec %3</translation>
    </message>
    <message>
        <source>%1: no prediction, as %2.</source>
        <translation>%1 : pas de prédiction, car %2.</translation>
    </message>
    <message>
        <source>%1: a batch takes about %2 (95 % interval %3).</source>
        <translation>%1 : un lot prend environ %2 (intervalle à 95 % : %3).</translation>
    </message>
    <message>
        <source>%1, %2 as fast as with 1 thread (%3).</source>
        <translation>%1, %2 la vitesse obtenue avec 1 thread (%3).</translation>
    </message>
    <message>
        <source>%1: a batch takes about %2 (95 % interval %3)</source>
        <translation>%1 : un lot prend environ %2 (intervalle à 95 % : %3)</translation>
    </message>
    <message>
        <source>The pipelined arm of %1 is left out of the cost model.</source>
        <translation>Le bras en pipeline de %1 est laissé hors du modèle de coût.</translation>
    </message>
    <message>
        <source>The cost model of %1: an operation waits %2 and %3 round trips, and each further thread makes that %4 longer; a batch costs %5 by itself, a pool of threads %6 and %7 a thread. It misses points left out by %8, one in ten of them by more than %9.</source>
        <translation>Le modèle de coût de %1 : une opération attend %2 et %3 allers-retours, et chaque thread de plus allonge cela de %4 ; un lot coûte %5 à lui seul, un pool de threads %6 et %7 par thread. Il se trompe de %8 sur les points laissés de côté, de plus de %9 sur un sur dix.</translation>
    </message>
    <message>
        <source>The window: setting up, plans, what happens while a run goes on, help.</source>
        <translation>La fenêtre : réglages, plans, déroulement d’une mesure, aide.</translation>
    </message>
    <message>
        <source>What is measured and how, and how the answer is found: every definition.</source>
        <translation>Ce qui est mesuré et comment, et comment la réponse est trouvée : toutes les définitions.</translation>
    </message>
    <message>
        <source>Files, remote folders, Redis and Ceph: addresses, checks, what can go wrong.</source>
        <translation>Fichiers, dossiers distants, Redis et Ceph : adresses, vérifications, ce qui peut échouer.</translation>
    </message>
    <message>
        <source>Plans, a batch of your own, run files, and what the commands print as JSON.</source>
        <translation>Plans, un lot à vous, fichiers d’essai, et ce que les commandes affichent en JSON.</translation>
    </message>
    <message>
        <source>How well the program measures: its benches and the coverage of its intervals.</source>
        <translation>La qualité de mesure du programme : ses bancs d’essai et la couverture de ses intervalles.</translation>
    </message>
    <message>
        <source>The source code: its rooms, and how to add a back end, an axis, an arm or a view.</source>
        <translation>Le code source : ses pièces, et comment ajouter un backend, un axe, un bras ou une vue.</translation>
    </message>
    <message>
        <source>%1 with its GIL</source>
        <translation>%1 avec son GIL</translation>
    </message>
    <message>
        <source>%1, free-threaded</source>
        <translation>%1, sans GIL</translation>
    </message>
    <message>
        <source>pure-Python workload</source>
        <translation>charge de travail en Python pur</translation>
    </message>
    <message>
        <source>your own batch</source>
        <translation>votre propre lot</translation>
    </message>
    <message>
        <source>its usual costs, as no Python was found</source>
        <translation>ses coûts habituels, car aucun Python n’a été trouvé</translation>
    </message>
    <message>
        <source>On Ceph Gnocchi 4.4 writes aggregates one after another, whatever parallel_operations says; it reaches reads, and writes of raw measures.</source>
        <translation>Sur Ceph, Gnocchi 4.4 écrit les agrégats l’un après l’autre, quoi que dise parallel_operations ; il touche les lectures, et les écritures de mesures brutes.</translation>
    </message>
    <message>
        <source>Gnocchi 4.4 pipelines its writes to Redis, so parallel_operations changes nothing for them at any distance; it reaches reads of several metrics at once.</source>
        <translation>Gnocchi 4.4 envoie ses écritures à Redis en pipeline : parallel_operations n’y change donc rien, à aucune distance ; il touche les lectures de plusieurs métriques à la fois.</translation>
    </message>
    <message>
        <source>Measures the run of this file longer, in it: the same plan, for its budget or --budget.</source>
        <translation>Prolonge l’exécution de ce fichier, dans celui-ci : le même plan, pour son budget ou --budget.</translation>
    </message>
    <message>
        <source>The run file to write; it must not exist. Otherwise a new one in the folder of the runs, which is chosen in the window&apos;s menu.</source>
        <translation>Le fichier de mesure à écrire ; il ne doit pas exister. Sinon, un nouveau dans le dossier des mesures, choisi dans le menu de la fenêtre.</translation>
    </message>
    <message>
        <source>The arms in place of the plan&apos;s, e.g. threads:1,threads:6,pipelined.</source>
        <translation>Les bras à la place de ceux du plan, par ex. threads:1,threads:6,pipelined.</translation>
    </message>
    <message>
        <source>--continue and --%1 exclude each other.</source>
        <translation>--continue et --%1 s’excluent.</translation>
    </message>
    <message>
        <source>One of %1; %2 by default. post: a run of the blog post&apos;s plan beside the post&apos;s own figures.</source>
        <translation>Une de %1 ; %2 par défaut. post : une mesure selon le plan de l’article de blog à côté des chiffres de l’article.</translation>
    </message>
    <message>
        <source>Of the views %1: one of the targets; else all.</source>
        <translation>Pour %1 : une des cibles, sinon toutes.</translation>
    </message>
    <message>
        <source>Of the views %1: which points, in the axis&apos;s unit (µs, bytes); else the first that was measured.</source>
        <translation>Pour %1 : quels points, dans l’unité de l’axe (µs, octets) ; sinon les premiers mesurés.</translation>
    </message>
    <message>
        <source>--view takes one of %1.</source>
        <translation>--view accepte l’un de %1.</translation>
    </message>
    <message>
        <source>--target and --value are for the views %1.</source>
        <translation>--target et --value concernent les vues %1.</translation>
    </message>
</context>
<context>
    <name>breakeven::Address</name>
    <message>
        <source>it names no folder of this machine, as file:///srv/data does</source>
        <translation>elle ne désigne aucun dossier de cette machine, comme le fait file:///srv/data</translation>
    </message>
    <message>
        <source>there is no such user; a folder of that name is ./%1</source>
        <translation>cet utilisateur n’existe pas ; un dossier de ce nom s’écrit ./%1</translation>
    </message>
    <message>
        <source>a target reads like one of %1</source>
        <translation>une cible s’écrit comme l’une de celles-ci : %1</translation>
    </message>
    <message>
        <source>%1:// is none of %2; a folder that another program mounts is given by its path</source>
        <translation>%1:// n’est aucun de %2 ; un dossier monté par un autre programme s’indique par son chemin</translation>
    </message>
    <message>
        <source>a pool has a name: rados://pool?conf=/etc/ceph/ceph.conf</source>
        <translation>un pool a un nom : rados://pool?conf=/etc/ceph/ceph.conf</translation>
    </message>
    <message>
        <source>&quot;%1&quot; is not one of conf, keyring, user</source>
        <translation>« %1 » n’est ni conf, ni keyring, ni user</translation>
    </message>
    <message>
        <source>in user and password, write &apos;%&apos; as %25, and other special characters as %XX</source>
        <translation>dans l’utilisateur et le mot de passe, écrivez &apos;%&apos; sous la forme %25, et les autres caractères spéciaux sous la forme %XX</translation>
    </message>
    <message>
        <source>the database is a number from 0 on, not &quot;%1&quot;</source>
        <translation>la base de données est un nombre à partir de 0, pas « %1 »</translation>
    </message>
    <message>
        <source>only db=NUMBER may follow the &apos;?&apos;</source>
        <translation>seul db=NOMBRE peut suivre le &apos;?&apos;</translation>
    </message>
    <message>
        <source>between [ and ] an IPv6 address is needed, as in [::1]:6379</source>
        <translation>entre [ et ], il faut une adresse IPv6, comme dans [::1]:6379</translation>
    </message>
    <message>
        <source>after ] only a port may follow, as in [::1]:6379</source>
        <translation>après ], seul un port peut suivre, comme dans [::1]:6379</translation>
    </message>
    <message>
        <source>an IPv6 address needs brackets, as in [::1]:6379</source>
        <translation>une adresse IPv6 demande des crochets, comme dans [::1]:6379</translation>
    </message>
    <message>
        <source>the host is missing</source>
        <translation>l’hôte manque</translation>
    </message>
    <message>
        <source>&quot;%1&quot; is no host name</source>
        <translation>« %1 » n’est pas un nom d’hôte</translation>
    </message>
    <message>
        <source>the port is a number from 1 to 65535</source>
        <translation>le port est un nombre de 1 à 65535</translation>
    </message>
    <message>
        <source>the socket&apos;s absolute path is needed, as in unix:///run/redis.sock</source>
        <translation>il faut le chemin absolu du socket, comme dans unix:///run/redis.sock</translation>
    </message>
    <message>
        <source>the path of a socket may have 107 bytes at most</source>
        <translation>le chemin d’un socket a 107 octets au plus</translation>
    </message>
    <message>
        <source>an address is needed, as in redis://host:6379/0</source>
        <translation>il faut une adresse, comme redis://host:6379/0</translation>
    </message>
    <message>
        <source>for a socket write unix://%1</source>
        <translation>pour un socket, écrivez unix://%1</translation>
    </message>
    <message>
        <source>a password stands before the @, as in redis://user:password@host; better leave it out and be asked for it</source>
        <translation>un mot de passe se place avant le @, comme dans redis://user:password@host ; mieux vaut l’omettre et se le faire demander</translation>
    </message>
    <message>
        <source>an address starts with redis://, rediss:// or unix://, not %1://</source>
        <translation>une adresse commence par redis://, rediss:// ou unix://, pas par %1://</translation>
    </message>
    <message>
        <source>before the folder stands a host, as in sftp://user@host:22/folder</source>
        <translation>avant le dossier se place un hôte, comme dans sftp://user@host:22/folder</translation>
    </message>
    <message>
        <source>a remote folder has a host: sftp://user@host/folder</source>
        <translation>un dossier distant a un hôte : sftp://user@host/folder</translation>
    </message>
    <message>
        <source>a remote folder takes a key or an agent, not a password</source>
        <translation>un dossier distant demande une clé ou un agent, pas un mot de passe</translation>
    </message>
    <message>
        <source>a remote folder has a path: sftp://user@host/folder</source>
        <translation>un dossier distant a un chemin : sftp://user@host/folder</translation>
    </message>
    <message>
        <source>&quot;%1&quot; is not key=PATH, the user&apos;s own, or fsync=on or off; in a folder&apos;s name write ? as %3F</source>
        <translation>« %1 » n’est ni key=CHEMIN, la clé de l’utilisateur, ni fsync=on ou off ; dans le nom d’un dossier, écrivez ? sous la forme %3F</translation>
    </message>
    <message>
        <source>it holds the character NUL, which no name can</source>
        <translation>elle contient le caractère NUL, qu&apos;aucun nom ne peut contenir</translation>
    </message>
</context>
<context>
    <name>breakeven::AdviceCard</name>
    <message>
        <source>ADVICE</source>
        <translation>CONSEIL</translation>
    </message>
    <message>
        <source>The setting that the advice is for</source>
        <translation>Le réglage auquel s’applique le conseil</translation>
    </message>
    <message>
        <source>Copies the block as it stands</source>
        <translation>Copie le bloc tel quel</translation>
    </message>
    <message>
        <source>Copied</source>
        <translation>Copié</translation>
    </message>
    <message>
        <source>Copy as code</source>
        <translation>Copier comme code</translation>
    </message>
</context>
<context>
    <name>breakeven::AnswerCard</name>
    <message>
        <source>speed-up</source>
        <translation>accélération</translation>
    </message>
    <message>
        <source>The folder&apos;s lock may hold threads back here.</source>
        <translation>Le verrou du dossier retient peut-être les threads ici.</translation>
    </message>
    <message>
        <source>Measure the other layout, too</source>
        <translation>Mesurer aussi l’autre disposition</translation>
    </message>
    <message>
        <source>Adds the same folder with a folder for each item to the targets; Run then measures both.</source>
        <translation>Ajoute aux cibles le même dossier avec un dossier par élément ; Mesurer mesure alors les deux.</translation>
    </message>
    <message>
        <source>At %1: %2</source>
        <translation>À %1 : %2</translation>
    </message>
    <message>
        <source>at %1</source>
        <translation>à %1</translation>
    </message>
    <message>
        <source>No row of the post&apos;s table is measured yet.</source>
        <translation>Aucune ligne du tableau de l’article n’est encore mesurée.</translation>
    </message>
    <message>
        <source>As the post has it: %1 of %2 rows measured here. Another way: %3. Not clear: %4.</source>
        <translation>Comme dans l’article : %1 des %2 lignes mesurées ici. Autrement : %3. Pas clair : %4.</translation>
    </message>
    <message>
        <source>95 % interval</source>
        <translation>Intervalle à 95 %</translation>
    </message>
    <message>
        <source>I/O share</source>
        <translation>Part d’E/S</translation>
    </message>
    <message>
        <source>worth it for %1</source>
        <translation>utile pour %1</translation>
    </message>
    <message>
        <source>one thread does for %1</source>
        <translation>un seul thread suffit pour %1</translation>
    </message>
    <message>
        <source>not known for %1</source>
        <translation>inconnu pour %1</translation>
    </message>
    <message>
        <source>More than one thread, of %1 answers: %2.</source>
        <translation>Plus d’un thread, sur %1 réponses : %2.</translation>
    </message>
</context>
<context>
    <name>breakeven::AnswerParts</name>
    <message>
        <source>%1, all answers</source>
        <translation>%1, toutes les réponses</translation>
    </message>
</context>
<context>
    <name>breakeven::ArmLegend</name>
    <message>
        <source>Click: hide or show. Double click: alone.</source>
        <translation>Clic : masquer ou afficher. Double clic : seul.</translation>
    </message>
    <message>
        <source>Show all</source>
        <translation>Tout afficher</translation>
    </message>
</context>
<context>
    <name>breakeven::Backends</name>
    <message>
        <source>the back end is not open</source>
        <translation>le backend n’est pas ouvert</translation>
    </message>
    <message>
        <source>a session of a closed back end</source>
        <translation>une session d’un backend fermé</translation>
    </message>
    <message>
        <source>no dead process made it</source>
        <translation>aucun processus mort ne l’a créé</translation>
    </message>
    <message>
        <source>another folder stands in its place</source>
        <translation>un autre dossier est à sa place</translation>
    </message>
    <message>
        <source>the back end %1 is not built in</source>
        <translation>le backend %1 n’est pas inclus</translation>
    </message>
    <message>
        <source>no monitor answered within %1 s</source>
        <translation>aucun moniteur n’a répondu en %1 s</translation>
    </message>
    <message>
        <source>the conf names no monitor, or the keyring has no such user</source>
        <translation>la conf ne nomme aucun moniteur, ou le keyring n’a pas cet utilisateur</translation>
    </message>
    <message>
        <source>the keyring can&apos;t be read</source>
        <translation>le keyring est illisible</translation>
    </message>
    <message>
        <source>no OSD answered; is one down?</source>
        <translation>aucun OSD n’a répondu ; l’un d’eux est-il arrêté ?</translation>
    </message>
    <message>
        <source>the object is larger than the OSDs allow</source>
        <translation>l’objet est plus grand que ne l’autorisent les OSD</translation>
    </message>
    <message>
        <source>it is not installed; on Debian: apt install redis-server</source>
        <translation>il n’est pas installé ; sur Debian : apt install redis-server</translation>
    </message>
    <message>
        <source>HGET gave no string</source>
        <translation>HGET n’a pas donné de chaîne</translation>
    </message>
    <message>
        <source>SCAN gave something else than keys</source>
        <translation>SCAN a donné autre chose que des clés</translation>
    </message>
    <message>
        <source>PING gave no status</source>
        <translation>PING n’a pas donné d’état</translation>
    </message>
    <message>
        <source>INFO gave no version</source>
        <translation>INFO n’a pas donné de version</translation>
    </message>
    <message>
        <source>CLUSTER SLOTS gave no list</source>
        <translation>CLUSTER SLOTS n’a pas donné de liste</translation>
    </message>
    <message>
        <source>CLUSTER SLOTS gave something else than slots</source>
        <translation>CLUSTER SLOTS a donné autre chose que des slots</translation>
    </message>
    <message>
        <source>a number was expected</source>
        <translation>un nombre était attendu</translation>
    </message>
    <message>
        <source>all keys breakeven:%1:* are taken</source>
        <translation>toutes les clés breakeven:%1:* sont prises</translation>
    </message>
    <message>
        <source>no memory for a connection</source>
        <translation>pas de mémoire pour une connexion</translation>
    </message>
    <message>
        <source>the timeout could not be set</source>
        <translation>le délai n’a pas pu être réglé</translation>
    </message>
    <message>
        <source>the connection has failed before</source>
        <translation>la connexion avait déjà échoué</translation>
    </message>
    <message>
        <source>no memory for a command</source>
        <translation>pas de mémoire pour une commande</translation>
    </message>
    <message>
        <source>no memory for a reply</source>
        <translation>pas de mémoire pour une réponse</translation>
    </message>
    <message>
        <source>no network can be emulated in front of a host that is reached through another one</source>
        <translation>aucun réseau ne peut être émulé devant un hôte atteint à travers un autre</translation>
    </message>
    <message>
        <source>a host is needed, as in user@host</source>
        <translation>il faut un hôte, comme dans user@host</translation>
    </message>
    <message>
        <source>quotation marks and control characters can&apos;t be passed to ssh</source>
        <translation>les guillemets et les caractères de contrôle ne peuvent pas être transmis à ssh</translation>
    </message>
    <message>
        <source>no memory for a TLS connection</source>
        <translation>pas de mémoire pour une connexion TLS</translation>
    </message>
    <message>
        <source>the host name can&apos;t be verified</source>
        <translation>le nom d’hôte ne peut pas être vérifié</translation>
    </message>
    <message>
        <source>the server closed the connection</source>
        <translation>le serveur a fermé la connexion</translation>
    </message>
    <message>
        <source>the certificate names %1</source>
        <translation>le certificat nomme %1</translation>
    </message>
    <message>
        <source>a PEM file of certificates is needed</source>
        <translation>il faut un fichier PEM de certificats</translation>
    </message>
    <message>
        <source>the key of the certificate is needed, as PEM without a passphrase</source>
        <translation>il faut la clé du certificat, en PEM sans phrase secrète</translation>
    </message>
    <message>
        <source>the system&apos;s certificate authorities</source>
        <translation>les autorités de certification du système</translation>
    </message>
</context>
<context>
    <name>breakeven::CPythonChild</name>
    <message>
        <source>It wrote last:</source>
        <translation>Ses dernières lignes :</translation>
    </message>
    <message>
        <source>more than 64 MiB so far</source>
        <translation>plus de 64 MiB jusqu’ici</translation>
    </message>
    <message>
        <source>signal %1, %2</source>
        <translation>signal %1, %2</translation>
    </message>
    <message>
        <source>; the system may have run out of memory</source>
        <translation>, le système a peut-être manqué de mémoire</translation>
    </message>
    <message>
        <source>exit status %1</source>
        <translation>code de retour %1</translation>
    </message>
</context>
<context>
    <name>breakeven::CPythonRuntime</name>
    <message>
        <source>version %1, expected %2</source>
        <translation>version %1, %2 attendue</translation>
    </message>
    <message>
        <source>Python 3.7 or newer</source>
        <translation>Python 3.7 ou plus récent</translation>
    </message>
    <message>
        <source>The target, as seen from %1,</source>
        <translation>La cible, vue depuis %1,</translation>
    </message>
    <message>
        <source>%1, line %2,</source>
        <translation>%1, ligne %2,</translation>
    </message>
    <message>
        <source>%1, line %2, in %3,</source>
        <translation>%1, ligne %2, dans %3,</translation>
    </message>
    <message>
        <source>%1 for %2</source>
        <translation>%1 pour %2</translation>
    </message>
</context>
<context>
    <name>breakeven::Causes</name>
    <message numerus="yes">
        <source>%n thread(s) overlap nothing here and pay %1 a batch for waiting for each other, switching and the pool.</source>
        <translation>
            <numerusform>%n thread ne recouvre rien ici et paie %1 par lot en attentes mutuelles, commutations et pool.</numerusform>
            <numerusform>%n threads ne recouvrent rien ici et paient %1 par lot en attentes mutuelles, commutations et pool.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n thread(s) overlap %1 of a batch and pay %2 for it in waiting for each other, switching and the pool.</source>
        <translation>
            <numerusform>%n thread recouvre %1 d’un lot et le paie %2 en attentes mutuelles, commutations et pool.</numerusform>
            <numerusform>%n threads recouvrent %1 d’un lot et le paient %2 en attentes mutuelles, commutations et pool.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Only %1 of the %2 of an operation can&apos;t overlap under the GIL: it keeps none of the %n thread(s) that a batch can use from helping.</source>
        <translation>
            <numerusform>Seuls %1 sur les %2 d’une opération ne peuvent pas être recouverts sous le GIL : cela n’empêche pas le %n thread qu’un lot peut utiliser d’aider.</numerusform>
            <numerusform>Seuls %1 sur les %2 d’une opération ne peuvent pas être recouverts sous le GIL : cela n’empêche aucun des %n threads qu’un lot peut utiliser d’aider.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 of every operation can&apos;t overlap under the GIL, so more than %n thread(s) can&apos;t help at this distance.</source>
        <translation>
            <numerusform>%1 de chaque opération ne peuvent pas être recouverts sous le GIL : plus de %n thread ne peut donc pas aider à cette distance.</numerusform>
            <numerusform>%1 de chaque opération ne peuvent pas être recouverts sous le GIL : plus de %n threads ne peuvent donc pas aider à cette distance.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 of every operation can&apos;t overlap under the GIL, so more than %n thread(s) can&apos;t help here.</source>
        <translation>
            <numerusform>%1 de chaque opération ne peuvent pas être recouverts sous le GIL : plus de %n thread ne peut donc pas aider ici.</numerusform>
            <numerusform>%1 de chaque opération ne peuvent pas être recouverts sous le GIL : plus de %n threads ne peuvent donc pas aider ici.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>An operation computes for %1 and waits for %2: enough to keep %n thread(s) busy on the cores of this machine.</source>
        <translation>
            <numerusform>Une opération calcule pendant %1 et attend pendant %2 : de quoi occuper %n thread sur les cœurs de cette machine.</numerusform>
            <numerusform>Une opération calcule pendant %1 et attend pendant %2 : de quoi occuper %n threads sur les cœurs de cette machine.</numerusform>
        </translation>
    </message>
    <message>
        <source>Waiting</source>
        <translation>Attente</translation>
    </message>
    <message>
        <source>Computing</source>
        <translation>Calcul</translation>
    </message>
    <message>
        <source>Holding GIL</source>
        <translation>GIL tenu</translation>
    </message>
    <message>
        <source>GIL wait</source>
        <translation>Attente du GIL</translation>
    </message>
    <message>
        <source>Queueing</source>
        <translation>File d’attente</translation>
    </message>
    <message>
        <source>Switching</source>
        <translation>Commutation</translation>
    </message>
    <message>
        <source>Pool</source>
        <translation>Pool</translation>
    </message>
    <message>
        <source>Time in reads and writes off the CPU, as long as one thread&apos;s operations are: the storage and the way to it. Wall time less CPU time of the workers. Threads overlap it.</source>
        <translation>Temps des lectures et écritures hors du processeur, dans la durée des opérations d’un seul thread : le stockage et le chemin qui y mène. Temps réel moins temps CPU des workers. Les threads le recouvrent.</translation>
    </message>
    <message>
        <source>CPU time of the workers during operations: the work on the data, the client library and the system&apos;s calls, less holding the GIL and switching where these are known. Threads overlap it as far as there are cores.</source>
        <translation>Temps CPU des workers pendant les opérations : le travail sur les données, la bibliothèque cliente et les appels système, moins la tenue du GIL et la commutation là où elles sont connues. Les threads le recouvrent tant qu’il y a des cœurs.</translation>
    </message>
    <message>
        <source>CPU time with the GIL held, as a short run with one thread told before. Threads can&apos;t overlap it.</source>
        <translation>Temps CPU avec le GIL tenu, tel qu’un court essai à un seul thread l’a indiqué auparavant. Les threads ne peuvent pas le recouvrir.</translation>
    </message>
    <message>
        <source>Time in operations spent waiting for the GIL, as seen in your CPython&apos;s waits for its lock. Where that can&apos;t be seen it is part of queueing.</source>
        <translation>Temps passé dans les opérations à attendre le GIL, tel qu’on le voit aux attentes de votre CPython sur son verrou. Là où cela ne se voit pas, il fait partie de la file d’attente.</translation>
    </message>
    <message>
        <source>Time off the CPU beyond that: operations that run at once wait for each other at the server, for a lock, or for a core. One thread has none.</source>
        <translation>Temps hors du processeur au-delà : des opérations simultanées s’attendent au serveur, pour un verrou ou pour un cœur. Un seul thread n’en a pas.</translation>
    </message>
    <message>
        <source>An estimate of the CPU time that changing from thread to thread took: the context switches that the kernel counted during operations, times what one costs on this machine, as two threads that hand a byte to and fro on one core told before the run.</source>
        <translation>Une estimation du temps CPU qu’a pris le passage d’un thread à l’autre : les commutations de contexte comptées par le noyau pendant les opérations, multipliées par le coût d’une seule sur cette machine, indiqué avant l’essai par deux threads qui se passent un octet sur un même cœur.</translation>
    </message>
    <message>
        <source>Time outside operations: starting and waking threads, handing operations out, and having none left while others still work. Batch latency less time in operations.</source>
        <translation>Temps hors des opérations : démarrer et réveiller les threads, distribuer les opérations, et ne plus en avoir alors que d’autres travaillent encore. Latence du lot moins temps passé dans les opérations.</translation>
    </message>
    <message>
        <source>Context switches an operation: %1, %2 of them forced.</source>
        <translation>Commutations de contexte par opération : %1, dont %2 forcées.</translation>
    </message>
    <message numerus="yes">
        <source>Context switches an operation: %1 with 1 thread, %2 with %n thread(s), %3 of them forced.</source>
        <translation>
            <numerusform>Commutations de contexte par opération : %1 avec 1 thread, %2 avec %n thread, dont %3 forcées.</numerusform>
            <numerusform>Commutations de contexte par opération : %1 avec 1 thread, %2 avec %n threads, dont %3 forcées.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>breakeven::Chart</name>
    <message>
        <source>%1: %2 are best from %3 on</source>
        <translation>%1 : %2 sont le meilleur choix à partir de %3</translation>
    </message>
    <message>
        <source>not measured: %1</source>
        <translation>non mesuré : %1</translation>
    </message>
    <message>
        <source>Nothing measured yet</source>
        <translation>Rien de mesuré pour l’instant</translation>
    </message>
    <message>
        <source>Batch latency, median</source>
        <translation>Latence d’un lot, médiane</translation>
    </message>
    <message>
        <source>Speed-up over 1 thread</source>
        <translation>Accélération par rapport à 1 thread</translation>
    </message>
    <message>
        <source>“%1” is not drawn: its axis is “%2”, that of the chart is “%3”.</source>
        <translation>« %1 » n’est pas tracé : son axe est « %2 », celui du graphique est « %3 ».</translation>
    </message>
    <message>
        <source>Pipelining pays off from %1</source>
        <translation>Le pipelining est rentable à partir de %1</translation>
    </message>
    <message>
        <source>Pipelining pays off up to %1</source>
        <translation>Le pipelining est rentable jusqu’à %1</translation>
    </message>
    <message>
        <source>Threads pay off from %1</source>
        <translation>Les threads sont rentables à partir de %1</translation>
    </message>
    <message>
        <source>Threads pay off up to %1</source>
        <translation>Les threads sont rentables jusqu’à %1</translation>
    </message>
    <message>
        <source>95 % interval</source>
        <translation>Intervalle à 95 %</translation>
    </message>
    <message>
        <source>p25–p75</source>
        <translation>p25–p75</translation>
    </message>
    <message>
        <source>p5–p95</source>
        <translation>p5–p95</translation>
    </message>
    <message>
        <source>speed-up at %1</source>
        <translation>accélération à %1</translation>
    </message>
    <message>
        <source>Arms</source>
        <translation>Variantes</translation>
    </message>
    <message>
        <source>%1, predicted</source>
        <translation>%1, prédit</translation>
    </message>
    <message>
        <source>predicted</source>
        <translation>prédit</translation>
    </message>
    <message>
        <source>median</source>
        <translation>médiane</translation>
    </message>
    <message>
        <source>speed-up</source>
        <translation>accélération</translation>
    </message>
    <message>
        <source>network %1</source>
        <translation>réseau %1</translation>
    </message>
    <message>
        <source>Batch latency of %1</source>
        <translation>Latence d’un lot de %1</translation>
    </message>
    <message>
        <source>Batch latency</source>
        <translation>Latence d’un lot</translation>
    </message>
    <message>
        <source>Share of batches that took no longer</source>
        <translation>Part des lots qui n’ont pas pris plus longtemps</translation>
    </message>
    <message>
        <source>Median</source>
        <translation>Médiane</translation>
    </message>
    <message>
        <source>Time spent measuring</source>
        <translation>Temps passé à mesurer</translation>
    </message>
    <message>
        <source>Batch latency by block: median, p25–p75, extremes</source>
        <translation>Latence d’un lot par bloc : médiane, p25–p75, extrêmes</translation>
    </message>
</context>
<context>
    <name>breakeven::ChartExport</name>
    <message>
        <source>Answers that have no room here: %1</source>
        <translation>Réponses qui n’ont pas de place ici : %1</translation>
    </message>
    <message>
        <source>Dashed: “%1”, %2</source>
        <translation>En tirets : « %1 », %2</translation>
    </message>
    <message>
        <source>a chart&apos;s name ends in .png, .svg or .pdf</source>
        <translation>le nom d’un graphique se termine par .png, .svg ou .pdf</translation>
    </message>
</context>
<context>
    <name>breakeven::ChartPanel</name>
    <message>
        <source>strong: 1 thread and the best · others thin</source>
        <translation>en gras : 1 thread et les meilleurs · les autres en fin</translation>
    </message>
    <message>
        <source>band: of the arm under the pointer</source>
        <translation>bande : de la variante sous le pointeur</translation>
    </message>
    <message>
        <source>The post</source>
        <translation>L’article</translation>
    </message>
    <message>
        <source>Latency</source>
        <translation>Latence</translation>
    </message>
    <message>
        <source>Speed-up</source>
        <translation>Accélération</translation>
    </message>
    <message>
        <source>Distribution</source>
        <translation>Distribution</translation>
    </message>
    <message>
        <source>Timeline</source>
        <translation>Chronologie</translation>
    </message>
    <message>
        <source>Show the model</source>
        <translation>Afficher le modèle</translation>
    </message>
    <message>
        <source>What a cost model fitted to the run predicts, dotted</source>
        <translation>Ce que prédit un modèle de coût ajusté à l’essai, en pointillé</translation>
    </message>
    <message>
        <source>All panels</source>
        <translation>Tous les panneaux</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>Retour</translation>
    </message>
    <message>
        <source>To the range before this zoom</source>
        <translation>À la plage avant ce zoom</translation>
    </message>
    <message>
        <source>Reset</source>
        <translation>Réinitialiser</translation>
    </message>
    <message>
        <source>Show all of the axes</source>
        <translation>Afficher les axes en entier</translation>
    </message>
</context>
<context>
    <name>breakeven::ComparePage</name>
    <message>
        <source>Comparing…</source>
        <translation>Comparaison…</translation>
    </message>
    <message>
        <source>Choose two runs above, or select them in the history, to see what changed from one to the other.</source>
        <translation>Choisissez deux essais ci-dessus, ou sélectionnez-les dans l’historique, pour voir ce qui a changé de l’un à l’autre.</translation>
    </message>
    <message>
        <source>The runs have no point in common.</source>
        <translation>Les essais n’ont aucun point en commun.</translation>
    </message>
    <message numerus="yes">
        <source>%n rows compared, %1 clear</source>
        <translation>
            <numerusform>%n ligne comparée, %1 nette</numerusform>
            <numerusform>%n lignes comparées, %1 nettes</numerusform>
        </translation>
    </message>
    <message>
        <source>Base: %1, %2 · New: %3, %4</source>
        <translation>Base : %1, %2 · Nouveau : %3, %4</translation>
    </message>
    <message>
        <source>%1 against %2</source>
        <translation>%1 face à %2</translation>
    </message>
    <message>
        <source>What changed</source>
        <translation>Ce qui a changé</translation>
    </message>
</context>
<context>
    <name>breakeven::Comparison</name>
    <message>
        <source>not set</source>
        <translation>non défini</translation>
    </message>
    <message>
        <source>The runs have no target, runtime and point in common.</source>
        <translation>Les essais n’ont en commun ni cible, ni environnement d’exécution, ni point.</translation>
    </message>
    <message>
        <source>The runs come from different machines: %1 and %2.</source>
        <translation>Les essais viennent de machines différentes : %1 et %2.</translation>
    </message>
    <message>
        <source>The processors differ: %1 and %2.</source>
        <translation>Les processeurs diffèrent : %1 et %2.</translation>
    </message>
    <message>
        <source>The numbers of cores differ: %1 (%2 usable) and %3 (%4 usable).</source>
        <translation>Les nombres de cœurs diffèrent : %1 (%2 utilisables) et %3 (%4 utilisables).</translation>
    </message>
    <message>
        <source>The kernels differ: %1 and %2.</source>
        <translation>Les noyaux diffèrent : %1 et %2.</translation>
    </message>
    <message>
        <source>%1 is not the same target in both runs: its “%2” is %3 and %4.</source>
        <translation>%1 n’est pas la même cible dans les deux essais : son « %2 » vaut %3 et %4.</translation>
    </message>
    <message>
        <source>%1 lies at different places: %2 and %3.</source>
        <translation>%1 est à des emplacements différents : %2 et %3.</translation>
    </message>
    <message>
        <source>%1 has different versions of its server: %2 and %3.</source>
        <translation>%1 a des versions différentes de son serveur : %2 et %3.</translation>
    </message>
    <message>
        <source>%1 lies on different file systems: %2 and %3.</source>
        <translation>%1 est sur des systèmes de fichiers différents : %2 et %3.</translation>
    </message>
    <message>
        <source>%1 is mounted in different ways: “%2” and “%3”.</source>
        <translation>%1 est monté de manières différentes : « %2 » et « %3 ».</translation>
    </message>
    <message>
        <source>The Pythons differ: %1 and %2.</source>
        <translation>Les Python diffèrent : %1 et %2.</translation>
    </message>
    <message>
        <source>The workloads differ, and with them what a batch is.</source>
        <translation>Les charges de travail diffèrent, et avec elles ce qu’est un lot.</translation>
    </message>
    <message>
        <source>One run keeps its pool of threads, the other makes one for every batch.</source>
        <translation>Un essai garde son pool de threads, l’autre en crée un pour chaque lot.</translation>
    </message>
    <message>
        <source>In one run the cores were kept awake, in the other they were as they are.</source>
        <translation>Dans un essai, les cœurs étaient maintenus éveillés ; dans l’autre, laissés tels quels.</translation>
    </message>
    <message>
        <source>The emulated networks differ.</source>
        <translation>Les réseaux émulés diffèrent.</translation>
    </message>
</context>
<context>
    <name>breakeven::ComparisonModel</name>
    <message>
        <source>One of the runs did not measure this point: its latency is taken between its neighbours.</source>
        <translation>L’un des essais n’a pas ce point : sa latence est prise entre ses voisins.</translation>
    </message>
    <message>
        <source>Target</source>
        <translation>Cible</translation>
    </message>
    <message>
        <source>Arm</source>
        <translation>Bras</translation>
    </message>
    <message>
        <source>Base</source>
        <translation>Base</translation>
    </message>
    <message>
        <source>New</source>
        <translation>Nouvelle</translation>
    </message>
    <message>
        <source>New ÷ base</source>
        <translation>Nouveau ÷ base</translation>
    </message>
    <message>
        <source>95 % interval</source>
        <translation>Intervalle à 95 %</translation>
    </message>
    <message>
        <source>Change</source>
        <translation>Changement</translation>
    </message>
</context>
<context>
    <name>breakeven::ComparisonTable</name>
    <message>
        <source>Points</source>
        <translation>Points</translation>
    </message>
    <message numerus="yes">
        <source>%n compared · error over all rows held at 5 % (Holm)</source>
        <translation>
            <numerusform>%n comparé · erreur tenue à 5 % sur toutes les lignes (Holm)</numerusform>
            <numerusform>%n comparés · erreur tenue à 5 % sur toutes les lignes (Holm)</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>only the %n clear ones</source>
        <translation>
            <numerusform>seulement la %n nette</numerusform>
            <numerusform>seulement les %n nettes</numerusform>
        </translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>Copier</translation>
    </message>
    <message>
        <source>Copy the table, with tabs between its columns</source>
        <translation>Copier le tableau, avec des tabulations entre les colonnes</translation>
    </message>
    <message>
        <source>Points compared</source>
        <translation>Points comparés</translation>
    </message>
</context>
<context>
    <name>breakeven::ConditionsCard</name>
    <message numerus="yes">
        <source>%n cores</source>
        <translation>
            <numerusform>%n cœur</numerusform>
            <numerusform>%n cœurs</numerusform>
        </translation>
    </message>
    <message>
        <source>kept</source>
        <translation>conservé</translation>
    </message>
    <message>
        <source>per batch</source>
        <translation>par lot</translation>
    </message>
    <message>
        <source>Host</source>
        <translation>Hôte</translation>
    </message>
    <message>
        <source>CPU</source>
        <translation>CPU</translation>
    </message>
    <message>
        <source>Cores</source>
        <translation>Cœurs</translation>
    </message>
    <message>
        <source>Kernel</source>
        <translation>Noyau</translation>
    </message>
    <message>
        <source>Servers</source>
        <translation>Serveurs</translation>
    </message>
    <message>
        <source>Load</source>
        <translation>Charge</translation>
    </message>
    <message>
        <source>Condition</source>
        <translation>État</translation>
    </message>
    <message>
        <source>Pool</source>
        <translation>Pool</translation>
    </message>
    <message>
        <source>Breakeven</source>
        <translation>Breakeven</translation>
    </message>
    <message>
        <source>Base</source>
        <translation>Base</translation>
    </message>
    <message>
        <source>New</source>
        <translation>Nouvelle</translation>
    </message>
    <message>
        <source>differs</source>
        <translation>diffère</translation>
    </message>
    <message>
        <source>The same conditions</source>
        <translation>Mêmes conditions</translation>
    </message>
    <message>
        <source>Two machines</source>
        <translation>Deux machines</translation>
    </message>
    <message>
        <source>Different conditions</source>
        <translation>Conditions différentes</translation>
    </message>
    <message>
        <source>A difference may come from the machine, not from what you changed.</source>
        <translation>Une différence peut venir de la machine et non de ce que vous avez changé.</translation>
    </message>
    <message>
        <source>A difference may come from this, not from what you changed.</source>
        <translation>Une différence peut venir de là et non de ce que vous avez changé.</translation>
    </message>
</context>
<context>
    <name>breakeven::CoresChips</name>
    <message>
        <source>No core falls asleep while it measures: the answer of a busy machine.</source>
        <translation>Aucun cœur ne s’endort pendant la mesure : la réponse d’une machine occupée.</translation>
    </message>
    <message>
        <source>Cores fall asleep and take their time to wake: the answer of an idle machine.</source>
        <translation>Les cœurs s’endorment et mettent du temps à se réveiller : la réponse d’une machine au repos.</translation>
    </message>
    <message>
        <source>Each target twice, with the cores awake and as they are: an answer for a busy machine and one for an idle one, in twice the time.</source>
        <translation>Chaque cible deux fois, cœurs éveillés puis tels quels : une réponse pour une machine occupée et une pour une machine au repos, en deux fois plus de temps.</translation>
    </message>
    <message>
        <source>awake</source>
        <translation>éveillés</translation>
    </message>
    <message>
        <source>as they are</source>
        <translation>tels quels</translation>
    </message>
    <message>
        <source>both</source>
        <translation>les deux</translation>
    </message>
    <message>
        <source>Cores kept awake</source>
        <translation>Cœurs maintenus éveillés</translation>
    </message>
    <message>
        <source>Cores as they are</source>
        <translation>Cœurs tels quels</translation>
    </message>
    <message>
        <source>Cores in both conditions</source>
        <translation>Cœurs dans les deux états</translation>
    </message>
</context>
<context>
    <name>breakeven::DesktopSigns</name>
    <message>
        <source>Show</source>
        <translation>Afficher</translation>
    </message>
</context>
<context>
    <name>breakeven::Display</name>
    <message>
        <source>no window can be opened on the platform “%1” (QT_QPA_PLATFORM).</source>
        <translation>aucune fenêtre ne peut être ouverte sur la plateforme « %1 » (QT_QPA_PLATFORM).</translation>
    </message>
    <message>
        <source>there is no display to open the window on: neither DISPLAY nor WAYLAND_DISPLAY is set.</source>
        <translation>il n’y a pas d’affichage où ouvrir la fenêtre : ni DISPLAY ni WAYLAND_DISPLAY n’est défini.</translation>
    </message>
    <message>
        <source>the display “%1” can&apos;t be opened.</source>
        <translation>l’affichage « %1 » ne peut pas être ouvert.</translation>
    </message>
    <message>
        <source>Without a window, `breakeven run` measures in the terminal; `breakeven --help` says more.
</source>
        <translation>Sans fenêtre, `breakeven run` mesure dans le terminal ; `breakeven --help` en dit plus.
</translation>
    </message>
</context>
<context>
    <name>breakeven::DistanceEditor</name>
    <message>
        <source>where it is</source>
        <translation>là où elle est</translation>
    </message>
    <message>
        <source>in the same rack</source>
        <translation>dans la même baie</translation>
    </message>
    <message>
        <source>the post&apos;s nearer host</source>
        <translation>l’hôte plus proche de l’article</translation>
    </message>
    <message>
        <source>in the same zone, the post&apos;s farther host</source>
        <translation>dans la même zone, l’hôte plus lointain de l’article</translation>
    </message>
    <message>
        <source>in another zone</source>
        <translation>dans une autre zone</translation>
    </message>
    <message>
        <source>in another region</source>
        <translation>dans une autre région</translation>
    </message>
    <message>
        <source>on another continent</source>
        <translation>sur un autre continent</translation>
    </message>
    <message>
        <source>at a distance of your own</source>
        <translation>à une distance à vous</translation>
    </message>
    <message>
        <source>As if it were</source>
        <translation>Comme si elle était</translation>
    </message>
    <message>
        <source>Round trip</source>
        <translation>Aller-retour</translation>
    </message>
    <message>
        <source>Jitter</source>
        <translation>Gigue</translation>
    </message>
    <message>
        <source>Bandwidth in Mbit/s</source>
        <translation>Débit en Mbit/s</translation>
    </message>
    <message>
        <source>unlimited</source>
        <translation>illimité</translation>
    </message>
    <message>
        <source>± jitter</source>
        <translation>± gigue</translation>
    </message>
    <message>
        <source>Mbit/s</source>
        <translation>Mbit/s</translation>
    </message>
    <message>
        <source>The jitter</source>
        <translation>La gigue</translation>
    </message>
    <message>
        <source>it can&apos;t be more than the round trip</source>
        <translation>elle ne peut pas dépasser l’aller-retour</translation>
    </message>
    <message>
        <source>The bandwidth</source>
        <translation>Le débit</translation>
    </message>
    <message>
        <source>give it as a number of Mbit/s</source>
        <translation>donnez un nombre de Mbit/s</translation>
    </message>
    <message>
        <source>give a time such as 400 µs or 2 ms</source>
        <translation>donnez une durée comme 400 µs ou 2 ms</translation>
    </message>
</context>
<context>
    <name>breakeven::Emulation</name>
    <message>
        <source>round trip as swept</source>
        <translation>aller-retour selon le balayage</translation>
    </message>
    <message>
        <source>round trip %1</source>
        <translation>aller-retour de %1</translation>
    </message>
    <message>
        <source>%1 Mbit/s</source>
        <translation>%1 Mbit/s</translation>
    </message>
    <message>
        <source>The round trips are emulated by a relay.</source>
        <translation>Les allers-retours sont émulés par un relais.</translation>
    </message>
    <message>
        <source>The round trips are emulated by one wait an operation.</source>
        <translation>Les allers-retours sont émulés par une attente par opération.</translation>
    </message>
    <message>
        <source>The round trips are emulated by waits in the calls.</source>
        <translation>Les allers-retours sont émulés par des attentes dans les appels.</translation>
    </message>
    <message>
        <source>The network (%1) is emulated by a relay.</source>
        <translation>Le réseau (%1) est émulé par un relais.</translation>
    </message>
    <message>
        <source>The network (%1) is emulated by one wait an operation.</source>
        <translation>Le réseau (%1) est émulé par une attente par opération.</translation>
    </message>
    <message>
        <source>The network (%1) is emulated by waits in the calls.</source>
        <translation>Le réseau (%1) est émulé par des attentes dans les appels.</translation>
    </message>
    <message>
        <source>emulated by a relay</source>
        <translation>émulé par un relais</translation>
    </message>
    <message>
        <source>emulated by waits</source>
        <translation>émulé par des attentes</translation>
    </message>
    <message>
        <source>%1, emulated</source>
        <translation>%1, réseau émulé</translation>
    </message>
    <message>
        <source>%1, emulated by a relay or by waits</source>
        <translation>%1, émulé par un relais ou par des attentes</translation>
    </message>
    <message>
        <source>%1 · network emulated by a relay or by waits</source>
        <translation>%1 · réseau émulé par un relais ou par des attentes</translation>
    </message>
    <message>
        <source>%1 · network %2</source>
        <translation>%1 · réseau %2</translation>
    </message>
</context>
<context>
    <name>breakeven::Environment</name>
    <message numerus="yes">
        <source>Load %1 on %n cores: other programs compete with the measurement.</source>
        <translation>
            <numerusform>Charge %1 sur %n cœur : d’autres programmes font concurrence à la mesure.</numerusform>
            <numerusform>Charge %1 sur %n cœurs : d’autres programmes font concurrence à la mesure.</numerusform>
        </translation>
    </message>
    <message>
        <source>A CPU quota of %1 cores holds: threads are stopped now and then.</source>
        <translation>Un quota CPU de %1 cœurs s’applique : les threads sont arrêtés par moments.</translation>
    </message>
    <message numerus="yes">
        <source>Only %1 of %n cores may be used.</source>
        <translation>
            <numerusform>Seuls %1 sur %n cœur sont utilisables.</numerusform>
            <numerusform>Seuls %1 sur %n cœurs sont utilisables.</numerusform>
        </translation>
    </message>
    <message>
        <source>The CPU governor is “%1”: latencies of a waking core are long.</source>
        <translation>Le gouverneur CPU est « %1 » : les latences d’un cœur qui se réveille sont longues.</translation>
    </message>
    <message>
        <source>The machine runs on battery: its clock changes.</source>
        <translation>La machine fonctionne sur batterie : sa fréquence varie.</translation>
    </message>
    <message>
        <source>This is a virtual machine (%1): its host may take cores away, and a sleeping core wakes late.</source>
        <translation>C’est une machine virtuelle (%1) : son hôte peut retirer des cœurs, et un cœur endormi se réveille tard.</translation>
    </message>
    <message>
        <source>%1 lies in memory (%2), which is no disk.</source>
        <translation>%1 est en mémoire (%2), et non sur un disque.</translation>
    </message>
    <message>
        <source>%1 is mounted with “sync”: every write waits for the disk.</source>
        <translation>%1 est monté avec « sync » : chaque écriture attend le disque.</translation>
    </message>
    <message>
        <source>Python %1 (%2) has no numpy: its workload is pure Python, which computes longer under the GIL.</source>
        <translation>Python %1 (%2) n’a pas numpy : sa charge de travail est en Python pur, qui calcule plus longtemps sous le GIL.</translation>
    </message>
    <message>
        <source>No Python was found: beside the held time that was set, the model of the GIL goes by the usual costs of %1 %2.</source>
        <translation>Aucun Python n’a été trouvé : outre le temps de tenue défini, le modèle du GIL suit les coûts habituels de %1 %2.</translation>
    </message>
    <message>
        <source>Steal %1 %: the host of this virtual machine took the cores away for that share of the run.</source>
        <translation>Steal %1 % : l’hôte de cette machine virtuelle a retiré les cœurs pendant cette part de l’essai.</translation>
    </message>
    <message numerus="yes">
        <source>Load %1 on %n cores at the end of the run, which was not there before it: other programs came while it went on.</source>
        <translation>
            <numerusform>Charge %1 sur %n cœur à la fin de l’essai, absente avant lui : d’autres programmes sont arrivés pendant qu’il se déroulait.</numerusform>
            <numerusform>Charge %1 sur %n cœurs à la fin de l’essai, absente avant lui : d’autres programmes sont arrivés pendant qu’il se déroulait.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>breakeven::EnvironmentText</name>
    <message>
        <source>Power: battery</source>
        <translation>Alimentation : batterie</translation>
    </message>
    <message>
        <source>Power: mains</source>
        <translation>Alimentation : secteur</translation>
    </message>
    <message>
        <source>CPU turbo: on</source>
        <translation>Turbo CPU : activé</translation>
    </message>
    <message>
        <source>CPU turbo: off</source>
        <translation>Turbo CPU : désactivé</translation>
    </message>
    <message numerus="yes">
        <source>%1 of %n cores usable</source>
        <translation>
            <numerusform>%1 sur %n cœur utilisables</numerusform>
            <numerusform>%1 sur %n cœurs utilisables</numerusform>
        </translation>
    </message>
    <message>
        <source>CPU quota: %1 cores</source>
        <translation>Quota CPU : %1 cœurs</translation>
    </message>
    <message>
        <source>%1 free</source>
        <translation>%1 libres</translation>
    </message>
    <message>
        <source>%1 of memory</source>
        <translation>%1 de mémoire</translation>
    </message>
    <message>
        <source>CPU governor: %1</source>
        <translation>Gouverneur CPU : %1</translation>
    </message>
    <message>
        <source>Cores kept awake while it measured</source>
        <translation>Cœurs maintenus éveillés pendant la mesure</translation>
    </message>
    <message>
        <source>Places of threads on the cores: drawn by lot</source>
        <translation>Placement des threads sur les cœurs : tiré au sort</translation>
    </message>
    <message>
        <source>Waited for a quiet machine: %1</source>
        <translation>Attente d’une machine au repos : %1</translation>
    </message>
    <message>
        <source>Virtual machine: %1</source>
        <translation>Machine virtuelle : %1</translation>
    </message>
</context>
<context>
    <name>breakeven::Error</name>
    <message>
        <source>%1 can&apos;t be understood.</source>
        <translation>%1 est incompréhensible.</translation>
    </message>
    <message>
        <source>%1 does not exist; check the name.</source>
        <translation>%1 n’existe pas ; vérifiez le nom.</translation>
    </message>
    <message>
        <source>%1 can&apos;t be reached; check that it runs and that the address is right.</source>
        <translation>%1 est injoignable ; vérifiez que le service tourne et que l’adresse est juste.</translation>
    </message>
    <message>
        <source>%1 did not answer in time; check its load and the network.</source>
        <translation>%1 n’a pas répondu à temps ; vérifiez sa charge et le réseau.</translation>
    </message>
    <message>
        <source>%1 closed the connection; check whether it was stopped.</source>
        <translation>%1 a fermé la connexion ; vérifiez s’il a été arrêté.</translation>
    </message>
    <message>
        <source>%1 refused the password; check user and ACL.</source>
        <translation>%1 a refusé le mot de passe ; vérifiez l’utilisateur et l’ACL.</translation>
    </message>
    <message>
        <source>%1 does not allow this; check the permissions.</source>
        <translation>%1 ne le permet pas ; vérifiez les droits.</translation>
    </message>
    <message>
        <source>%1 refused the command.</source>
        <translation>%1 a refusé la commande.</translation>
    </message>
    <message>
        <source>%1 gave an unexpected reply; check that it is the right kind of server.</source>
        <translation>%1 a donné une réponse inattendue ; vérifiez que c’est le bon type de serveur.</translation>
    </message>
    <message>
        <source>%1 can&apos;t serve now; try again later.</source>
        <translation>%1 n’est pas disponible pour l’instant ; réessayez plus tard.</translation>
    </message>
    <message>
        <source>%1 is full; free some space.</source>
        <translation>%1 est plein ; libérez de la place.</translation>
    </message>
    <message>
        <source>%1 could not be read or written.</source>
        <translation>%1 n’a pas pu être lu ou écrit.</translation>
    </message>
    <message>
        <source>%1 did not return what was written to it.</source>
        <translation>%1 n’a pas renvoyé ce qui y avait été écrit.</translation>
    </message>
    <message>
        <source>%1 could not be started.</source>
        <translation>%1 n’a pas pu être démarré.</translation>
    </message>
    <message>
        <source>%1 is not available here.</source>
        <translation>%1 n’est pas disponible ici.</translation>
    </message>
    <message>
        <source>%1 ended unexpectedly; its last words tell why.</source>
        <translation>%1 s’est terminé de façon inattendue ; ses dernières lignes disent pourquoi.</translation>
    </message>
    <message>
        <source>%1 ran out of memory; use a smaller payload, fewer items or fewer threads.</source>
        <translation>%1 a manqué de mémoire ; réduisez la charge utile, le nombre d’éléments ou de threads.</translation>
    </message>
    <message>
        <source>The system starts no more threads; raise its limit, or ask for fewer threads.</source>
        <translation>Le système ne démarre plus de threads ; relevez sa limite ou demandez moins de threads.</translation>
    </message>
    <message>
        <source>%1 needs more open files than the system allows; raise the limit RLIMIT_NOFILE (ulimit -n), or ask for fewer threads or targets.</source>
        <translation>%1 a besoin de plus de fichiers ouverts que le système n’en autorise ; relevez la limite RLIMIT_NOFILE (ulimit -n), ou demandez moins de threads ou de cibles.</translation>
    </message>
    <message>
        <source>Cancelled.</source>
        <translation>Annulé.</translation>
    </message>
    <message>
        <source>%1 and this program could not agree on an encrypted connection; check the server&apos;s TLS settings.</source>
        <translation>%1 et ce programme n’ont pas pu s’accorder sur une connexion chiffrée ; vérifiez les réglages TLS du serveur.</translation>
    </message>
    <message>
        <source>%1 is not installed; install it with the system&apos;s packages.</source>
        <translation>%1 n’est pas installé ; installez-le avec les paquets du système.</translation>
    </message>
    <message>
        <source>%1 failed unexpectedly; please report this.</source>
        <translation>%1 a échoué de façon inattendue ; merci de le signaler.</translation>
    </message>
    <message>
        <source>It</source>
        <translation>Cela</translation>
    </message>
    <message>
        <source>%1: a batch took less time than its emulated round trips one after another.</source>
        <translation>%1 : un lot a pris moins de temps que ses allers-retours émulés l’un après l’autre.</translation>
    </message>
    <message>
        <source>%1 reads or writes by itself, and the network in front of this target is emulated by waits in Breakeven&apos;s own calls, so it would not wait at all. Measure it over Redis, whose bytes pass a relay, on a real remote folder, or without an emulated network; or replace only work.</source>
        <translation>%1 lit ou écrit lui-même, et le réseau devant cette cible est émulé par des attentes dans les appels de Breakeven, il n’attendrait donc pas du tout. Mesurez-le sur Redis, dont les octets passent par un relais, sur un vrai dossier distant, ou sans réseau émulé ; ou ne remplacez que work.</translation>
    </message>
    <message>
        <source>%1 names gil-model, the model of Python&apos;s GIL, which was removed; use cpython, which measures a real Python, with its GIL or free-threaded.</source>
        <translation>%1 nomme gil-model, le modèle du GIL de Python, qui a été retiré ; utilisez cpython, qui mesure un vrai Python, avec ou sans GIL.</translation>
    </message>
    <message>
        <source>%1 refuses the user or its key; compare user and keyring with what ceph auth get prints for the user on the cluster.</source>
        <translation>%1 refuse l’utilisateur ou sa clé ; comparez l’utilisateur et le keyring avec ce qu’affiche ceph auth get pour l’utilisateur sur le cluster.</translation>
    </message>
    <message>
        <source>%1 does not let the user read, write and remove objects in the pool; let ceph auth caps give it mon &apos;allow r&apos; and osd &apos;allow rwx&apos; on the pool.</source>
        <translation>%1 ne laisse pas l’utilisateur lire, écrire et supprimer des objets dans le pool ; accordez-lui avec ceph auth caps mon &apos;allow r&apos; et osd &apos;allow rwx&apos; sur le pool.</translation>
    </message>
    <message>
        <source>%1 wants a password; give it, and the user where it has ACL users.</source>
        <translation>%1 demande un mot de passe ; donnez-le, avec l’utilisateur s’il y a des utilisateurs ACL.</translation>
    </message>
    <message>
        <source>%1 does not grant this user a command or the keys; let the server&apos;s administrator run ACL SETUSER with the user&apos;s name and: ~breakeven:* +ping +select +info +scan +exists +hget +hset +del +cluster|slots.</source>
        <translation>%1 n’accorde pas à cet utilisateur une commande ou les clés ; faites exécuter par l’administrateur du serveur ACL SETUSER avec le nom de l’utilisateur et : ~breakeven:* +ping +select +info +scan +exists +hget +hset +del +cluster|slots.</translation>
    </message>
    <message>
        <source>%1 is still loading its data; wait until it is done, then start again.</source>
        <translation>%1 charge encore ses données ; attendez qu’il ait fini, puis recommencez.</translation>
    </message>
    <message>
        <source>%1 has no memory left for writes; raise its maxmemory or remove keys.</source>
        <translation>%1 n’a plus de mémoire pour les écritures ; augmentez son maxmemory ou supprimez des clés.</translation>
    </message>
    <message>
        <source>%1 is a replica that takes no writes; give the address of its primary.</source>
        <translation>%1 est un réplica qui n’accepte pas d’écritures ; donnez l’adresse de son primaire.</translation>
    </message>
    <message>
        <source>%1 holds another kind of value under a key of this run; somebody else writes to breakeven:*, so stop that or use another database.</source>
        <translation>%1 contient un autre type de valeur sous une clé de cet essai ; quelqu’un d’autre écrit dans breakeven:* : arrêtez-le ou utilisez une autre base de données.</translation>
    </message>
    <message>
        <source>%1 takes no further client; raise its maxclients, use fewer threads or close other clients.</source>
        <translation>%1 n’accepte plus de client ; augmentez son maxclients, utilisez moins de threads ou fermez d’autres clients.</translation>
    </message>
    <message>
        <source>%1 takes no writes because it could not save its data; check its disk and its log.</source>
        <translation>%1 n’accepte pas d’écritures car il n’a pas pu enregistrer ses données ; vérifiez son disque et son journal.</translation>
    </message>
    <message>
        <source>%1 belongs to a cluster that is down; check with CLUSTER INFO that every slot is served.</source>
        <translation>%1 appartient à un cluster en panne ; vérifiez avec CLUSTER INFO que chaque slot est servi.</translation>
    </message>
    <message>
        <source>%1 is one node of a cluster and sends to another; let the user&apos;s ACL allow CLUSTER SLOTS, and check that the cluster is settled.</source>
        <translation>%1 est un nœud d’un cluster et renvoie vers un autre ; l’ACL de l’utilisateur doit autoriser CLUSTER SLOTS, et le cluster doit être stabilisé.</translation>
    </message>
    <message>
        <source>%1 raised an exception; correct the file.</source>
        <translation>%1 a levé une exception ; corrigez le fichier.</translation>
    </message>
    <message>
        <source>%1 defines none of the functions read, work and write, so it would measure nothing of yours; start from what breakeven batch-template prints.</source>
        <translation>%1 ne définit aucune des fonctions read, work et write, et ne mesurerait donc rien qui soit à vous ; partez de ce qu’affiche breakeven batch-template.</translation>
    </message>
    <message>
        <source>%1 has stopped answering; look for an endless wait or loop in what it runs.</source>
        <translation>%1 ne répond plus ; cherchez une attente ou une boucle sans fin dans ce qu’il exécute.</translation>
    </message>
    <message>
        <source>%1 answered with something that this program did not ask for; let nothing write to the standard output that it was started with.</source>
        <translation>%1 a répondu quelque chose que ce programme n’a pas demandé ; que rien n’écrive sur la sortie standard avec laquelle il a été démarré.</translation>
    </message>
    <message>
        <source>%1 wrote a line without an end; check that it is a Python interpreter.</source>
        <translation>%1 a écrit une ligne sans fin ; vérifiez que c’est un interpréteur Python.</translation>
    </message>
    <message>
        <source>%1 prints on and on instead of starting; check that it is a Python interpreter, and its start-up files.</source>
        <translation>%1 écrit sans cesse au lieu de démarrer ; vérifiez que c’est un interpréteur Python, ainsi que ses fichiers de démarrage.</translation>
    </message>
    <message>
        <source>%1 speaks another version of the protocol; install one version of the program only.</source>
        <translation>%1 parle une autre version du protocole ; n’installez qu’une seule version du programme.</translation>
    </message>
    <message>
        <source>%1 can&apos;t be used, so no remote folder can be mounted; load the kernel module fuse, let the container have the device, or run as a user who may open it.</source>
        <translation>%1 est inutilisable, aucun dossier distant ne peut donc être monté ; chargez le module fuse du noyau, donnez le périphérique au conteneur, ou utilisez un compte autorisé à l’ouvrir.</translation>
    </message>
    <message>
        <source>%1 takes none of the keys; check user and key, and whether the agent holds a key that has a passphrase.</source>
        <translation>%1 n’accepte aucune des clés ; vérifiez l’utilisateur et la clé, et si l’agent détient une clé protégée par une phrase secrète.</translation>
    </message>
    <message>
        <source>%1 shows a key that nobody has confirmed yet; press Check in the target&apos;s dialog, or use breakeven check, to compare its fingerprint and trust it.</source>
        <translation>%1 présente une clé que personne n’a encore confirmée ; cliquez sur Vérifier dans la fenêtre de la cible, ou utilisez breakeven check, pour comparer son empreinte et lui faire confiance.</translation>
    </message>
    <message>
        <source>%1 shows another key than the one that was confirmed; somebody may listen in. Ask its administrator before you confirm the new one, by Check in the target&apos;s dialog or breakeven check.</source>
        <translation>%1 présente une autre clé que celle qui a été confirmée ; quelqu’un écoute peut-être. Interrogez son administrateur avant de confirmer la nouvelle, par Vérifier dans la fenêtre de la cible ou par breakeven check.</translation>
    </message>
    <message>
        <source>%1 does not speak TLS; give the server&apos;s TLS port, or write redis:// for a connection in plain text.</source>
        <translation>%1 ne parle pas TLS ; donnez le port TLS du serveur, ou écrivez redis:// pour une connexion en clair.</translation>
    </message>
    <message>
        <source>%1 speaks TLS only; write rediss:// instead of redis://.</source>
        <translation>%1 ne parle que TLS ; écrivez rediss:// au lieu de redis://.</translation>
    </message>
    <message>
        <source>%1 shows a certificate that nobody trusted here has signed; give the file of its certificate authority.</source>
        <translation>%1 présente un certificat que personne de confiance ici n’a signé ; donnez le fichier de son autorité de certification.</translation>
    </message>
    <message>
        <source>%1 shows a certificate that is not valid today; renew it, or correct the clock.</source>
        <translation>%1 présente un certificat qui n’est pas valable aujourd’hui ; renouvelez-le, ou réglez l’horloge.</translation>
    </message>
    <message>
        <source>%1 shows the certificate of another host; give the name that stands in it.</source>
        <translation>%1 présente le certificat d’un autre hôte ; donnez le nom qui y figure.</translation>
    </message>
    <message>
        <source>%1 wants a certificate that it trusts from its clients; give one with its key.</source>
        <translation>%1 demande à ses clients un certificat auquel il fait confiance ; donnez-en un avec sa clé.</translation>
    </message>
</context>
<context>
    <name>breakeven::ExampleChart</name>
    <message>
        <source>1 thread</source>
        <translation>1 thread</translation>
    </message>
    <message>
        <source>6 threads</source>
        <translation>6 threads</translation>
    </message>
    <message>
        <source>slow</source>
        <translation>lent</translation>
    </message>
    <message>
        <source>fast</source>
        <translation>rapide</translation>
    </message>
    <message>
        <source>near</source>
        <translation>près</translation>
    </message>
    <message>
        <source>Network round trip</source>
        <translation>Aller-retour réseau</translation>
    </message>
    <message>
        <source>far</source>
        <translation>loin</translation>
    </message>
    <message>
        <source>The crossover</source>
        <translation>Le point de bascule</translation>
    </message>
    <message>
        <source>from here on threads pay off; the mark on the axis: how sure</source>
        <translation>à partir d’ici, les threads sont rentables ; la marque sur l’axe : avec quelle certitude</translation>
    </message>
    <message>
        <source>Arms</source>
        <translation>Variantes</translation>
    </message>
    <message>
        <source>two ways to run the same batch</source>
        <translation>deux façons d’exécuter le même lot</translation>
    </message>
    <message>
        <source>A batch</source>
        <translation>Un lot</translation>
    </message>
    <message>
        <source>8 items, each read, computed and written; the lower it lies, the faster it is</source>
        <translation>8 objets, chacun lu, calculé et écrit ; plus c’est bas, plus c’est rapide</translation>
    </message>
    <message>
        <source>The strip</source>
        <translation>La bande</translation>
    </message>
    <message>
        <source>colour: who is best there; hatched: not clear</source>
        <translation>couleur : le meilleur à cet endroit ; hachuré : pas clair</translation>
    </message>
    <message>
        <source>an example</source>
        <translation>un exemple</translation>
    </message>
    <message>
        <source>An example of an answer</source>
        <translation>Un exemple de réponse</translation>
    </message>
    <message>
        <source>Two curves over the network round trip, of 1 thread and of 6 threads, cross: from that crossover on threads pay off.</source>
        <translation>Deux courbes selon l’aller-retour réseau, pour 1 thread et pour 6 threads, se croisent : à partir de ce point de bascule, les threads sont rentables.</translation>
    </message>
</context>
<context>
    <name>breakeven::ExamplePage</name>
    <message>
        <source>From where on do threads pay off?</source>
        <translation>À partir d’où les threads sont-ils rentables ?</translation>
    </message>
    <message>
        <source>▶  Run</source>
        <translation>▶  Mesurer</translation>
    </message>
    <message>
        <source>Close the example</source>
        <translation>Fermer l’exemple</translation>
    </message>
</context>
<context>
    <name>breakeven::FilePage</name>
    <message>
        <source>Folder</source>
        <translation>Dossier</translation>
    </message>
    <message>
        <source>flush to the disk before each rename (fsync)</source>
        <translation>vider sur le disque avant chaque renommage (fsync)</translation>
    </message>
    <message>
        <source>empty: a temporary folder</source>
        <translation>vide : un dossier temporaire</translation>
    </message>
    <message>
        <source>Layout</source>
        <translation>Disposition</translation>
    </message>
    <message>
        <source>Any folder of this machine, on a disk of its own or mounted from elsewhere.</source>
        <translation>N’importe quel dossier de cette machine, sur un disque à elle ou monté d’ailleurs.</translation>
    </message>
    <message>
        <source>a folder&apos;s path begins with / or ~/</source>
        <translation>le chemin d’un dossier commence par / ou ~/</translation>
    </message>
</context>
<context>
    <name>breakeven::FileSystemText</name>
    <message>
        <source>%1, on this machine</source>
        <translation>%1, sur cette machine</translation>
    </message>
    <message>
        <source>%1, on another machine</source>
        <translation>%1, sur une autre machine</translation>
    </message>
    <message>
        <source>%1: memory, not a disk</source>
        <translation>%1 : mémoire, pas un disque</translation>
    </message>
    <message>
        <source>%1, at an unknown place</source>
        <translation>%1, à un emplacement inconnu</translation>
    </message>
    <message>
        <source>%1, local</source>
        <translation>%1, local</translation>
    </message>
    <message>
        <source>%1, remote</source>
        <translation>%1, distant</translation>
    </message>
    <message>
        <source>%1, no disk</source>
        <translation>%1, sans disque</translation>
    </message>
    <message>
        <source>%1, unknown place</source>
        <translation>%1, emplacement inconnu</translation>
    </message>
</context>
<context>
    <name>breakeven::FirstAnswers</name>
    <message>
        <source>The answer comes here, in a sentence.</source>
        <translation>La réponse viendra ici, en une phrase.</translation>
    </message>
    <message numerus="yes">
        <source>and %n more</source>
        <translation>
            <numerusform>et %n de plus</numerusform>
            <numerusform>et %n de plus</numerusform>
        </translation>
    </message>
    <message>
        <source>Use your own storage</source>
        <translation>Utiliser votre propre stockage</translation>
    </message>
    <message>
        <source>an address, or a folder dropped on the list</source>
        <translation>une adresse, ou un dossier déposé sur la liste</translation>
    </message>
    <message>
        <source>OR ASK SOMETHING ELSE</source>
        <translation>OU POSER UNE AUTRE QUESTION</translation>
    </message>
</context>
<context>
    <name>breakeven::FirstStart</name>
    <message>
        <source>Choose what is to be measured.</source>
        <translation>Choisissez ce qui doit être mesuré.</translation>
    </message>
    <message>
        <source>Press Run: %1, with %2, answered in about %3.</source>
        <translation>Appuyez sur Lancer : %1, avec %2, réponse en %3 environ.</translation>
    </message>
</context>
<context>
    <name>breakeven::Forest</name>
    <message>
        <source>new is faster</source>
        <translation>le nouveau est plus rapide</translation>
    </message>
    <message>
        <source>slower</source>
        <translation>plus lent</translation>
    </message>
    <message>
        <source>new ÷ base, batch latency, with 95 % interval</source>
        <translation>nouveau ÷ base, latence par lot, avec intervalle à 95 %</translation>
    </message>
    <message>
        <source>%1, held against %2</source>
        <translation>%1, comparé à %2</translation>
    </message>
    <message numerus="yes">
        <source>%n runs, held against %1</source>
        <translation>
            <numerusform>%n exécution, comparée à %1</numerusform>
            <numerusform>%n exécutions, comparées à %1</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>breakeven::GilShape</name>
    <message numerus="yes">
        <source>Your own work lets the GIL go %n time(s) an operation.</source>
        <translation>
            <numerusform>Votre propre calcul lâche le GIL %n fois par opération.</numerusform>
            <numerusform>Votre propre calcul lâche le GIL %n fois par opération.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>The built-in compute lets the GIL go %n time(s) an operation.</source>
        <translation>
            <numerusform>Le calcul intégré lâche le GIL %n fois par opération.</numerusform>
            <numerusform>Le calcul intégré lâche le GIL %n fois par opération.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>The built-in compute was to let the GIL go %n time(s) an operation.</source>
        <translation>
            <numerusform>Le calcul intégré devait lâcher le GIL %n fois par opération.</numerusform>
            <numerusform>Le calcul intégré devait lâcher le GIL %n fois par opération.</numerusform>
        </translation>
    </message>
    <message>
        <source>How often the built-in compute lets the GIL go can&apos;t be seen in this Python.</source>
        <translation>Combien de fois le calcul intégré lâche le GIL ne se voit pas dans ce Python.</translation>
    </message>
    <message>
        <source>%1 A program whose compute lets it go more or less often has another crossover, by a factor of two where it was looked at: your own batch file is the way to know.</source>
        <translation>%1 Un programme dont le calcul le lâche plus ou moins souvent a un autre croisement, d’un facteur deux là où cela a été étudié : votre propre fichier de lot permet de le savoir.</translation>
    </message>
</context>
<context>
    <name>breakeven::HistoryChips</name>
    <message>
        <source>All %1</source>
        <translation>Tous %1</translation>
    </message>
    <message>
        <source>this machine</source>
        <translation>cette machine</translation>
    </message>
    <message>
        <source>with a note</source>
        <translation>avec une note</translation>
    </message>
    <message>
        <source>damaged %1</source>
        <translation>endommagés %1</translation>
    </message>
    <message>
        <source>Target</source>
        <translation>Cible</translation>
    </message>
    <message>
        <source>Show the runs of one target only</source>
        <translation>N’afficher que les essais d’une cible</translation>
    </message>
    <message>
        <source>All targets</source>
        <translation>Toutes les cibles</translation>
    </message>
</context>
<context>
    <name>breakeven::HistoryDelegate</name>
    <message>
        <source>Open</source>
        <translation>Ouvrir</translation>
    </message>
    <message>
        <source>Open what can be read</source>
        <translation>Ouvrir ce qui est lisible</translation>
    </message>
    <message>
        <source>baseline</source>
        <translation>référence</translation>
    </message>
    <message>
        <source>shown</source>
        <translation>affiché</translation>
    </message>
    <message>
        <source>laid over</source>
        <translation>superposé</translation>
    </message>
    <message>
        <source>other folder</source>
        <translation>autre dossier</translation>
    </message>
</context>
<context>
    <name>breakeven::HistoryModel</name>
    <message>
        <source>Damaged: %1</source>
        <translation>Endommagé : %1</translation>
    </message>
    <message>
        <source>It is shown in the chart.</source>
        <translation>Il est affiché dans le graphique.</translation>
    </message>
    <message>
        <source>It is laid over the shown run.</source>
        <translation>Il est superposé à l’essai affiché.</translation>
    </message>
    <message>
        <source>It is the baseline that every new run is held against.</source>
        <translation>C’est la référence à laquelle chaque nouvel essai est comparé.</translation>
    </message>
    <message>
        <source>shown</source>
        <translation>affiché</translation>
    </message>
    <message>
        <source>laid over</source>
        <translation>superposé</translation>
    </message>
    <message>
        <source>baseline</source>
        <translation>référence</translation>
    </message>
    <message>
        <source>Selected</source>
        <translation>Sélectionné</translation>
    </message>
    <message>
        <source>Date</source>
        <translation>Date</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Nom</translation>
    </message>
    <message>
        <source>Where</source>
        <translation>Où</translation>
    </message>
    <message>
        <source>Targets</source>
        <translation>Cibles</translation>
    </message>
    <message>
        <source>Answer</source>
        <translation>Réponse</translation>
    </message>
    <message>
        <source>Status</source>
        <translation>État</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>Note</translation>
    </message>
    <message>
        <source>Tags</source>
        <translation>Étiquettes</translation>
    </message>
    <message>
        <source>Actions</source>
        <translation>Actions</translation>
    </message>
</context>
<context>
    <name>breakeven::HistoryPage</name>
    <message numerus="yes">
        <source>%n runs are back</source>
        <translation>
            <numerusform>%n essai est revenu</numerusform>
            <numerusform>%n essais sont revenus</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n runs exported: %1</source>
        <translation>
            <numerusform>%n essai exporté : %1</numerusform>
            <numerusform>%n essais exportés : %1</numerusform>
        </translation>
    </message>
    <message>
        <source>Every run is saved by itself and listed here.</source>
        <translation>Chaque essai est enregistré automatiquement et listé ici.</translation>
    </message>
    <message>
        <source>No run matches.</source>
        <translation>Aucun essai ne correspond.</translation>
    </message>
    <message>
        <source>they have no target in common</source>
        <translation>ils n’ont aucune cible en commun</translation>
    </message>
    <message>
        <source>in all of them: %1</source>
        <translation>dans tous : %1</translation>
    </message>
    <message>
        <source>“%1” is still being measured.</source>
        <translation>« %1 » est encore en cours de mesure.</translation>
    </message>
    <message numerus="yes">
        <source>Deleted %n runs</source>
        <translation>
            <numerusform>%n essai supprimé</numerusform>
            <numerusform>%n essais supprimés</numerusform>
        </translation>
    </message>
    <message>
        <source>Deleted “%1” of %2</source>
        <translation>« %1 » du %2 supprimé</translation>
    </message>
    <message numerus="yes">
        <source>%n runs · %1 in %2</source>
        <translation>
            <numerusform>%n essai · %1 dans %2</numerusform>
            <numerusform>%n essais · %1 dans %2</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Deleted runs stay in %1 for %n days</source>
        <translation>
            <numerusform>Les essais supprimés restent %n jour dans %1</numerusform>
            <numerusform>Les essais supprimés restent %n jours dans %1</numerusform>
        </translation>
    </message>
    <message>
        <source>Search names, targets, notes, tags</source>
        <translation>Chercher noms, cibles, notes, étiquettes</translation>
    </message>
    <message>
        <source>Search the past runs</source>
        <translation>Chercher dans les essais passés</translation>
    </message>
    <message>
        <source>Search names, targets, notes, tags (Ctrl+F)</source>
        <translation>Chercher noms, cibles, notes, étiquettes (Ctrl+F)</translation>
    </message>
    <message>
        <source>Open a file…</source>
        <translation>Ouvrir un fichier…</translation>
    </message>
    <message>
        <source>Open a run of any folder (Ctrl+O)</source>
        <translation>Ouvrir un essai d’un dossier quelconque (Ctrl+O)</translation>
    </message>
</context>
<context>
    <name>breakeven::HistoryTable</name>
    <message>
        <source>Past runs</source>
        <translation>Essais passés</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>Ouvrir</translation>
    </message>
    <message>
        <source>Take off the chart</source>
        <translation>Retirer du graphique</translation>
    </message>
    <message>
        <source>Lay over the chart</source>
        <translation>Superposer au graphique</translation>
    </message>
    <message>
        <source>Don&apos;t hold new runs against it</source>
        <translation>Ne plus y comparer les nouveaux essais</translation>
    </message>
    <message>
        <source>Hold every new run against it</source>
        <translation>Y comparer chaque nouvel essai</translation>
    </message>
    <message>
        <source>Rename</source>
        <translation>Renommer</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>Note</translation>
    </message>
    <message>
        <source>Tags</source>
        <translation>Étiquettes</translation>
    </message>
    <message>
        <source>Export as CSV…</source>
        <translation>Exporter en CSV…</translation>
    </message>
    <message>
        <source>Show in its folder</source>
        <translation>Afficher dans son dossier</translation>
    </message>
    <message>
        <source>Remove from this list</source>
        <translation>Retirer de cette liste</translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>Supprimer</translation>
    </message>
</context>
<context>
    <name>breakeven::HostKeyCard</name>
    <message>
        <source>Fingerprint of the host&apos;s key</source>
        <translation>Empreinte de la clé de l’hôte</translation>
    </message>
    <message>
        <source>%1 shows another key than the one that was confirmed. Either the host was set up anew, or somebody listens in with a machine of theirs in its place. Replace the key only after the host&apos;s administrator has told you this fingerprint:</source>
        <translation>%1 présente une autre clé que celle qui a été confirmée. Soit l’hôte a été réinstallé, soit quelqu’un écoute avec une machine à lui à sa place. Ne remplacez la clé qu’après que l’administrateur de l’hôte vous a donné cette empreinte :</translation>
    </message>
    <message>
        <source>%1 shows a key that nobody has confirmed yet. Compare its fingerprint with what the host&apos;s administrator tells, and trust it where the two are the same:</source>
        <translation>%1 présente une clé que personne n’a encore confirmée. Comparez son empreinte avec ce qu’indique l’administrateur de l’hôte, et faites-lui confiance si les deux sont identiques :</translation>
    </message>
    <message>
        <source>&amp;Replace the stored key</source>
        <translation>&amp;Remplacer la clé enregistrée</translation>
    </message>
    <message>
        <source>&amp;Trust this key</source>
        <translation>&amp;Faire confiance à cette clé</translation>
    </message>
</context>
<context>
    <name>breakeven::JsonFields</name>
    <message>
        <source>this must be a text</source>
        <translation>ce doit être un texte</translation>
    </message>
    <message>
        <source>this must be true or false</source>
        <translation>ce doit être true ou false</translation>
    </message>
    <message>
        <source>this must be a number</source>
        <translation>ce doit être un nombre</translation>
    </message>
    <message>
        <source>this must be a whole number</source>
        <translation>ce doit être un nombre entier</translation>
    </message>
    <message>
        <source>this number is out of range</source>
        <translation>ce nombre est hors limites</translation>
    </message>
    <message>
        <source>this must be an object</source>
        <translation>ce doit être un objet</translation>
    </message>
    <message>
        <source>this must be a list</source>
        <translation>ce doit être une liste</translation>
    </message>
</context>
<context>
    <name>breakeven::LayoutBox</name>
    <message>
        <source>Layout</source>
        <translation>Disposition</translation>
    </message>
    <message>
        <source>all items in one folder, as in the blog post</source>
        <translation>tous les éléments dans un dossier, comme dans l’article</translation>
    </message>
    <message>
        <source>a folder for each item</source>
        <translation>un dossier par élément</translation>
    </message>
    <message>
        <source>In a shared folder every create and rename waits for the folder&apos;s lock, which can take from threads what they win.</source>
        <translation>Dans un dossier partagé, chaque création et chaque renommage attendent le verrou du dossier, ce qui peut reprendre aux threads ce qu’ils gagnent.</translation>
    </message>
</context>
<context>
    <name>breakeven::LeftoverBar</name>
    <message>
        <source>Runs that were killed left something at %1.</source>
        <translation>Des essais arrêtés de force ont laissé quelque chose : %1.</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>Supprimer</translation>
    </message>
    <message>
        <source>Keep</source>
        <translation>Conserver</translation>
    </message>
    <message>
        <source>It is asked again when Breakeven starts the next time.</source>
        <translation>La question sera reposée au prochain démarrage de Breakeven.</translation>
    </message>
</context>
<context>
    <name>breakeven::MachineText</name>
    <message>
        <source>cores kept awake</source>
        <translation>cœurs maintenus éveillés</translation>
    </message>
    <message>
        <source>cores as they are</source>
        <translation>cœurs laissés tels quels</translation>
    </message>
    <message>
        <source>The runs were measured in different conditions: %1, then %2.</source>
        <translation>Les essais ont été mesurés dans des conditions différentes : %1, puis %2.</translation>
    </message>
    <message>
        <source>Only in one of the runs the places of threads on the cores were drawn by lot.</source>
        <translation>Le placement des threads sur les cœurs n’a été tiré au sort que dans un des essais.</translation>
    </message>
    <message>
        <source>waiting for a quiet machine: load %1</source>
        <translation>attente d’une machine au repos : charge %1</translation>
    </message>
</context>
<context>
    <name>breakeven::MainMenu</name>
    <message>
        <source>Appearance</source>
        <translation>Apparence</translation>
    </message>
    <message>
        <source>Text size</source>
        <translation>Taille du texte</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>Langue</translation>
    </message>
    <message>
        <source>As the system</source>
        <translation>Comme le système</translation>
    </message>
    <message>
        <source>Light</source>
        <translation>Clair</translation>
    </message>
    <message>
        <source>Dark</source>
        <translation>Sombre</translation>
    </message>
    <message>
        <source>Size of the system&apos;s text</source>
        <translation>Taille du texte du système</translation>
    </message>
    <message>
        <source>%1 %</source>
        <translation>%1 %</translation>
    </message>
</context>
<context>
    <name>breakeven::MainWindow</name>
    <message>
        <source>Ready</source>
        <translation>Prêt</translation>
    </message>
    <message>
        <source>A plan can be opened once the run has ended.</source>
        <translation>Un plan pourra être ouvert une fois la mesure terminée.</translation>
    </message>
    <message>
        <source>Open run</source>
        <translation>Ouvrir un essai</translation>
    </message>
    <message>
        <source>Lay over the current run</source>
        <translation>Superposer à l’essai actuel</translation>
    </message>
    <message>
        <source>Opened: %1</source>
        <translation>Ouvert : %1</translation>
    </message>
    <message>
        <source>“%1”: %2</source>
        <translation>« %1 » : %2</translation>
    </message>
    <message>
        <source>Both layouts are among the targets now; press Run to measure them.</source>
        <translation>Les deux dispositions sont maintenant parmi les cibles ; cliquez sur Mesurer pour les mesurer.</translation>
    </message>
    <message>
        <source>The password is kept until Breakeven is closed, as there is no keychain: %1</source>
        <translation>Le mot de passe est gardé jusqu’à la fermeture de Breakeven, faute de trousseau de clés : %1</translation>
    </message>
    <message>
        <source>Run</source>
        <translation>Lancer</translation>
    </message>
    <message>
        <source>Stop the run</source>
        <translation>Arrêter la mesure</translation>
    </message>
    <message>
        <source>Chart</source>
        <translation>Graphique</translation>
    </message>
    <message>
        <source>Compare</source>
        <translation>Comparaison</translation>
    </message>
    <message>
        <source>History</source>
        <translation>Historique</translation>
    </message>
    <message>
        <source>A step back in the chart</source>
        <translation>Un pas en arrière dans le graphique</translation>
    </message>
    <message>
        <source>Save the chart…</source>
        <translation>Enregistrer le graphique…</translation>
    </message>
    <message>
        <source>Copy the chart</source>
        <translation>Copier le graphique</translation>
    </message>
    <message>
        <source>Save a report…</source>
        <translation>Enregistrer un rapport…</translation>
    </message>
    <message>
        <source>Bring the removed target back</source>
        <translation>Rétablir la cible retirée</translation>
    </message>
    <message>
        <source>Open a plan…</source>
        <translation>Ouvrir un plan…</translation>
    </message>
    <message>
        <source>Save the plan…</source>
        <translation>Enregistrer le plan…</translation>
    </message>
    <message>
        <source>Copy as a command line</source>
        <translation>Copier comme ligne de commande</translation>
    </message>
    <message>
        <source>Notify me when a run has ended</source>
        <translation>M’avertir quand une mesure est terminée</translation>
    </message>
    <message>
        <source>High contrast</source>
        <translation>Contraste élevé</translation>
    </message>
    <message>
        <source>Open a run…</source>
        <translation>Ouvrir une mesure…</translation>
    </message>
    <message>
        <source>Lay over the current run…</source>
        <translation>Superposer à l’essai actuel…</translation>
    </message>
    <message>
        <source>Manual</source>
        <translation>Manuel</translation>
    </message>
    <message>
        <source>Keyboard shortcuts</source>
        <translation>Raccourcis clavier</translation>
    </message>
    <message>
        <source>Show the example</source>
        <translation>Montrer l’exemple</translation>
    </message>
    <message>
        <source>Copy diagnostics</source>
        <translation>Copier le diagnostic</translation>
    </message>
    <message>
        <source>About Breakeven</source>
        <translation>À propos de Breakeven</translation>
    </message>
    <message>
        <source>Quit</source>
        <translation>Quitter</translation>
    </message>
    <message>
        <source>Plans (*.json)</source>
        <translation>Plans (*.json)</translation>
    </message>
    <message>
        <source>All files (*)</source>
        <translation>Tous les fichiers (*)</translation>
    </message>
    <message>
        <source>Open a plan</source>
        <translation>Ouvrir un plan</translation>
    </message>
    <message>
        <source>Save the plan</source>
        <translation>Enregistrer le plan</translation>
    </message>
    <message>
        <source>Breakeven runs (*.breakeven.jsonl);;All files (*)</source>
        <translation>Essais Breakeven (*.breakeven.jsonl);;Tous les fichiers (*)</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation>%1 : %2</translation>
    </message>
    <message>
        <source>A run is going on</source>
        <translation>Un essai est en cours</translation>
    </message>
    <message>
        <source>Stop the run and close? What was measured is kept.</source>
        <translation>Arrêter l’essai et fermer ? Ce qui a été mesuré est conservé.</translation>
    </message>
    <message>
        <source>&amp;Stop and close</source>
        <translation>&amp;Arrêter et fermer</translation>
    </message>
    <message>
        <source>&amp;Go on</source>
        <translation>&amp;Continuer</translation>
    </message>
    <message>
        <source>A run from a file starts programs</source>
        <translation>Un essai venu d’un fichier démarre des programmes</translation>
    </message>
    <message>
        <source>To measure again, the run that was opened starts these programs of your machine, with all that you may do:

%1

Start them only if you know what they do.</source>
        <translation>Pour mesurer à nouveau, l’essai ouvert démarre ces programmes de votre machine, avec tous vos droits :

%1

Ne les démarrez que si vous savez ce qu’ils font.</translation>
    </message>
    <message>
        <source>&amp;Start them</source>
        <translation>&amp;Démarrer</translation>
    </message>
    <message>
        <source>&amp;Don&apos;t run</source>
        <translation>&amp;Ne pas mesurer</translation>
    </message>
    <message>
        <source>&lt;b&gt;Breakeven %1&lt;/b&gt;&lt;p&gt;Tells, with evidence, when threads pay off for storage I/O.&lt;/p&gt;&lt;p&gt;Free software under the GNU General Public License, version 3 or later.&lt;/p&gt;</source>
        <translation>&lt;b&gt;Breakeven %1&lt;/b&gt;&lt;p&gt;Dit, preuves à l’appui, quand les threads sont rentables pour les E/S de stockage.&lt;/p&gt;&lt;p&gt;Logiciel libre sous licence publique générale GNU, version 3 ou ultérieure.&lt;/p&gt;</translation>
    </message>
    <message>
        <source>Answers</source>
        <translation>Réponses</translation>
    </message>
    <message>
        <source>Runs are saved in %1 from now on.</source>
        <translation>Les mesures sont désormais enregistrées dans %1.</translation>
    </message>
    <message>
        <source>Folder of the runs…</source>
        <translation>Dossier des mesures…</translation>
    </message>
    <message>
        <source>Folder of the runs</source>
        <translation>Dossier des mesures</translation>
    </message>
</context>
<context>
    <name>breakeven::ManualWindow</name>
    <message numerus="yes">
        <source>%n found</source>
        <translation>
            <numerusform>%n trouvé</numerusform>
            <numerusform>%n trouvés</numerusform>
        </translation>
    </message>
    <message>
        <source>Manual</source>
        <translation>Manuel</translation>
    </message>
    <message>
        <source>Search the manual</source>
        <translation>Chercher dans le manuel</translation>
    </message>
    <message>
        <source>Topics</source>
        <translation>Sujets</translation>
    </message>
    <message>
        <source>The topic&apos;s text</source>
        <translation>Texte du sujet</translation>
    </message>
</context>
<context>
    <name>breakeven::MessageBar</name>
    <message numerus="yes">
        <source>and %n more</source>
        <translation>
            <numerusform>et %n de plus</numerusform>
            <numerusform>et %n de plus</numerusform>
        </translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Fermer</translation>
    </message>
</context>
<context>
    <name>breakeven::Names</name>
    <message>
        <source>Threads</source>
        <translation>Threads</translation>
    </message>
    <message>
        <source>Network round trip</source>
        <translation>Aller-retour réseau</translation>
    </message>
    <message>
        <source>Object size</source>
        <translation>Taille des objets</translation>
    </message>
    <message>
        <source>Compute per operation</source>
        <translation>Calcul par opération</translation>
    </message>
    <message>
        <source>Items per batch</source>
        <translation>Éléments par lot</translation>
    </message>
    <message>
        <source>Round trip</source>
        <translation>Aller-retour</translation>
    </message>
    <message>
        <source>Size</source>
        <translation>Taille</translation>
    </message>
    <message>
        <source>Compute</source>
        <translation>Calcul</translation>
    </message>
    <message>
        <source>Items</source>
        <translation>Éléments</translation>
    </message>
    <message>
        <source>C++ threads</source>
        <translation>Threads C++</translation>
    </message>
    <message>
        <source>CPython</source>
        <translation>CPython</translation>
    </message>
    <message>
        <source>C++ threads under a model of Python&apos;s GIL</source>
        <translation>Threads C++ avec un modèle du GIL de Python</translation>
    </message>
    <message>
        <source>Single</source>
        <translation>Un seul</translation>
    </message>
    <message>
        <source>Unclear</source>
        <translation>Incertain</translation>
    </message>
    <message>
        <source>settled</source>
        <translation>établi</translation>
    </message>
    <message>
        <source>time is up</source>
        <translation>temps écoulé</translation>
    </message>
    <message>
        <source>cancelled</source>
        <translation>annulé</translation>
    </message>
    <message>
        <source>failed</source>
        <translation>échoué</translation>
    </message>
    <message>
        <source>%1, pipelined</source>
        <translation>%1, en pipeline</translation>
    </message>
    <message>
        <source>pipelined</source>
        <translation>en pipeline</translation>
    </message>
    <message>
        <source>Pipelined</source>
        <translation>En pipeline</translation>
    </message>
    <message>
        <source>%1 under %2</source>
        <translation>%1 avec %2</translation>
    </message>
    <message>
        <source>%1 at %2</source>
        <translation>%1 à %2</translation>
    </message>
</context>
<context>
    <name>breakeven::PageParts</name>
    <message>
        <source>The table is on the clipboard.</source>
        <translation>Le tableau est dans le presse-papiers.</translation>
    </message>
    <message>
        <source>Against the baseline: %1</source>
        <translation>Par rapport à la référence : %1</translation>
    </message>
    <message>
        <source>Choose the base run</source>
        <translation>Choisir l’essai de base</translation>
    </message>
    <message>
        <source>Choose the new run</source>
        <translation>Choisir le nouvel essai</translation>
    </message>
</context>
<context>
    <name>breakeven::PageTabs</name>
    <message>
        <source>Chart</source>
        <translation>Graphique</translation>
    </message>
    <message>
        <source>The run that is set up or shown, and its answers (Ctrl+1)</source>
        <translation>L’essai préparé ou affiché, et ses réponses (Ctrl+1)</translation>
    </message>
    <message>
        <source>Compare</source>
        <translation>Comparaison</translation>
    </message>
    <message>
        <source>What changed from one run to another (Ctrl+2)</source>
        <translation>Ce qui a changé d’un essai à l’autre (Ctrl+2)</translation>
    </message>
    <message>
        <source>History</source>
        <translation>Historique</translation>
    </message>
    <message>
        <source>All past runs (Ctrl+3)</source>
        <translation>Tous les essais passés (Ctrl+3)</translation>
    </message>
</context>
<context>
    <name>breakeven::PasswordField</name>
    <message>
        <source>Password</source>
        <translation>Mot de passe</translation>
    </message>
    <message>
        <source>Password of %1</source>
        <translation>Mot de passe de %1</translation>
    </message>
    <message>
        <source>Use</source>
        <translation>Utiliser</translation>
    </message>
    <message>
        <source>Use the password of %1</source>
        <translation>Utiliser le mot de passe de %1</translation>
    </message>
</context>
<context>
    <name>breakeven::PathField</name>
    <message>
        <source>Choose…</source>
        <translation>Choisir…</translation>
    </message>
</context>
<context>
    <name>breakeven::Plan</name>
    <message>
        <source>this must be “%1” or “%2”</source>
        <translation>ce doit être « %1 » ou « %2 »</translation>
    </message>
    <message>
        <source>a round trip is 0 to 10 s</source>
        <translation>un aller-retour va de 0 à 10 s</translation>
    </message>
    <message>
        <source>jitter is 0 to the round trip</source>
        <translation>la gigue va de 0 à l’aller-retour</translation>
    </message>
    <message>
        <source>a bandwidth is 0 (unlimited) or more</source>
        <translation>un débit est de 0 (illimité) ou plus</translation>
    </message>
    <message>
        <source>there is no target to measure</source>
        <translation>il n’y a pas de cible à mesurer</translation>
    </message>
    <message>
        <source>a target needs a name</source>
        <translation>une cible demande un nom</translation>
    </message>
    <message>
        <source>another target is called “%1” too</source>
        <translation>une autre cible s’appelle aussi « %1 »</translation>
    </message>
    <message>
        <source>1 must be among them: it is the reference</source>
        <translation>1 doit en faire partie : c’est la référence</translation>
    </message>
    <message>
        <source>another thread count than 1 is needed to compare</source>
        <translation>il faut un autre nombre de threads que 1 pour comparer</translation>
    </message>
    <message>
        <source>a thread count is 1 to %1</source>
        <translation>un nombre de threads va de 1 à %1</translation>
    </message>
    <message>
        <source>only the runtime native on a Redis target pipelines</source>
        <translation>seul l’environnement d’exécution native sur une cible Redis fait du pipelining</translation>
    </message>
    <message>
        <source>a batch has 1 to %1 items</source>
        <translation>un lot compte de 1 à %1 éléments</translation>
    </message>
    <message>
        <source>a payload is 16 bytes to 64 MiB</source>
        <translation>une charge utile va de 16 octets à 64 MiB</translation>
    </message>
    <message>
        <source>compute is 0 to 10 s</source>
        <translation>un calcul va de 0 à 10 s</translation>
    </message>
    <message>
        <source>for the axis threads the values are those of “threads”</source>
        <translation>pour l’axe threads, les valeurs sont celles de « threads »</translation>
    </message>
    <message>
        <source>a sweep needs at least one value</source>
        <translation>un balayage demande au moins une valeur</translation>
    </message>
    <message>
        <source>a sweep has at most %1 values</source>
        <translation>un balayage a %1 valeurs au plus</translation>
    </message>
    <message>
        <source>this is no number</source>
        <translation>ce n’est pas un nombre</translation>
    </message>
    <message>
        <source>the values must ascend</source>
        <translation>les valeurs doivent être croissantes</translation>
    </message>
    <message>
        <source>this is out of range</source>
        <translation>c’est hors limites</translation>
    </message>
    <message>
        <source>the interpreter&apos;s absolute path is needed</source>
        <translation>il faut le chemin absolu de l’interpréteur</translation>
    </message>
    <message>
        <source>the batch file&apos;s absolute path is needed</source>
        <translation>il faut le chemin absolu du fichier de lot</translation>
    </message>
    <message>
        <source>there is no runtime to measure with</source>
        <translation>il n’y a pas d’environnement d’exécution avec lequel mesurer</translation>
    </message>
    <message>
        <source>a precision is 0.001 to 1</source>
        <translation>une précision va de 0.001 à 1</translation>
    </message>
    <message>
        <source>what is worth it is a gain of 0 to 10 (0.1: 10 %)</source>
        <translation>ce qui en vaut la peine est un gain de 0 à 10 (0.1 : 10 %)</translation>
    </message>
    <message>
        <source>a budget is 0.1 s to 7 days</source>
        <translation>un budget va de 0.1 s à 7 jours</translation>
    </message>
    <message>
        <source>a plan has 4 MiB at most</source>
        <translation>un plan fait 4 MiB au plus</translation>
    </message>
    <message>
        <source>known are %1</source>
        <translation>sont connus : %1</translation>
    </message>
    <message>
        <source>a thread count is a whole number from 1</source>
        <translation>un nombre de threads est un entier à partir de 1</translation>
    </message>
    <message>
        <source>%1 is there twice</source>
        <translation>%1 y figure deux fois</translation>
    </message>
    <message>
        <source>a pool is kept or per-batch</source>
        <translation>un pool est kept ou per-batch</translation>
    </message>
    <message>
        <source>a target is an object</source>
        <translation>une cible est un objet</translation>
    </message>
    <message>
        <source>line %1, column %2: %3</source>
        <translation>ligne %1, colonne %2 : %3</translation>
    </message>
    <message>
        <source>a plan is a JSON object</source>
        <translation>un plan est un objet JSON</translation>
    </message>
    <message>
        <source>cores are awake or as-they-are</source>
        <translation>les cœurs sont awake ou as-they-are</translation>
    </message>
    <message>
        <source>a back end is one of %1</source>
        <translation>un backend est l’un de %1</translation>
    </message>
    <message>
        <source>Ceph needs the name of a pool</source>
        <translation>Ceph demande le nom d’un pool</translation>
    </message>
    <message>
        <source>the password must stand apart from the address</source>
        <translation>le mot de passe doit être donné à part de l’adresse</translation>
    </message>
    <message>
        <source>certificates need an address that starts with rediss://</source>
        <translation>les certificats demandent une adresse qui commence par rediss://</translation>
    </message>
    <message>
        <source>a client&apos;s certificate and its key go together</source>
        <translation>le certificat d’un client et sa clé vont ensemble</translation>
    </message>
    <message>
        <source>a remote folder needs its host</source>
        <translation>un dossier distant demande son hôte</translation>
    </message>
    <message>
        <source>a host can&apos;t begin with a dash</source>
        <translation>un hôte ne peut pas commencer par un tiret</translation>
    </message>
    <message>
        <source>a host has no spaces, as in user@host</source>
        <translation>un hôte n’a pas d’espaces, comme dans user@host</translation>
    </message>
    <message>
        <source>a port is 1 to 65535</source>
        <translation>un port va de 1 à 65535</translation>
    </message>
</context>
<context>
    <name>breakeven::PlanKeeper</name>
    <message>
        <source>Opened: %1</source>
        <translation>Ouvert : %1</translation>
    </message>
    <message>
        <source>The plan&apos;s key “%1” is not known and has no effect.</source>
        <translation>La clé « %1 » du plan est inconnue et reste sans effet.</translation>
    </message>
    <message>
        <source>Plan saved: %1</source>
        <translation>Plan enregistré : %1</translation>
    </message>
    <message>
        <source>Copied: %1</source>
        <translation>Copié : %1</translation>
    </message>
</context>
<context>
    <name>breakeven::PlanNetworkLine</name>
    <message>
        <source>All targets: %1</source>
        <translation>Toutes les cibles : %1</translation>
    </message>
    <message>
        <source>The other targets: %1</source>
        <translation>Les autres cibles : %1</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>Retirer</translation>
    </message>
    <message>
        <source>Measure without it</source>
        <translation>Mesurer sans lui</translation>
    </message>
</context>
<context>
    <name>breakeven::PlotView</name>
    <message>
        <source>%1 to %2</source>
        <translation>%1 à %2</translation>
    </message>
    <message>
        <source>, extremes %1 and %2</source>
        <translation>, extrêmes %1 et %2</translation>
    </message>
    <message>
        <source>Chart</source>
        <translation>Graphique</translation>
    </message>
    <message>
        <source>Take %1 off the chart</source>
        <translation>Retirer %1 du graphique</translation>
    </message>
    <message>
        <source>Take %1 off the chart: %2</source>
        <translation>Retirer %1 du graphique : %2</translation>
    </message>
</context>
<context>
    <name>breakeven::PointsModel</name>
    <message>
        <source>1, pipelined</source>
        <translation>1, en pipeline</translation>
    </message>
    <message>
        <source>%1 blocks, %2 batches with %3; p5–p95 %4 to %5; best %6</source>
        <translation>%1 blocs, %2 lots avec %3 ; p5–p95 de %4 à %5 ; meilleur %6</translation>
    </message>
    <message>
        <source>95 % interval</source>
        <translation>Intervalle à 95 %</translation>
    </message>
    <message>
        <source>I/O share</source>
        <translation>Part d’E/S</translation>
    </message>
    <message>
        <source>Network %1</source>
        <translation>Réseau %1</translation>
    </message>
    <message>
        <source>Target</source>
        <translation>Cible</translation>
    </message>
    <message>
        <source>Value</source>
        <translation>Valeur</translation>
    </message>
    <message>
        <source>Arm</source>
        <translation>Bras</translation>
    </message>
    <message>
        <source>Arm&apos;s latency</source>
        <translation>Latence du bras</translation>
    </message>
    <message>
        <source>Speed-up</source>
        <translation>Accélération</translation>
    </message>
    <message>
        <source>Verdict</source>
        <translation>Verdict</translation>
    </message>
</context>
<context>
    <name>breakeven::PointsTable</name>
    <message>
        <source>Points</source>
        <translation>Points</translation>
    </message>
    <message>
        <source>Hide what has no room</source>
        <translation>Masquer ce qui n’a pas de place</translation>
    </message>
    <message>
        <source>Show more, to scroll to: %1</source>
        <translation>Afficher plus, à faire défiler : %1</translation>
    </message>
</context>
<context>
    <name>breakeven::PrecisionChips</name>
    <message>
        <source>at most</source>
        <translation>au plus</translation>
    </message>
    <message>
        <source>How long it may take at most</source>
        <translation>Durée maximale</translation>
    </message>
    <message>
        <source>How long it may take at most, such as 20 s, 2 min or 1 h</source>
        <translation>Durée maximale, par exemple 20 s, 2 min ou 1 h</translation>
    </message>
    <message>
        <source>The time is 0.1 s to 7 days, such as 20 s or 2 min.</source>
        <translation>La durée va de 0,1 s à 7 jours, par exemple 20 s ou 2 min.</translation>
    </message>
    <message>
        <source>worth </source>
        <translation>utile dès </translation>
    </message>
    <message>
        <source> %</source>
        <translation> %</translation>
    </message>
    <message>
        <source>The gain from which threads are worth having</source>
        <translation>Le gain à partir duquel les threads en valent la peine</translation>
    </message>
    <message>
        <source>Quick</source>
        <translation>Rapide</translation>
    </message>
    <message>
        <source>Normal</source>
        <translation>Normale</translation>
    </message>
    <message>
        <source>Thorough</source>
        <translation>Approfondie</translation>
    </message>
    <message>
        <source>The crossover within ±25 %, in 5 s at most</source>
        <translation>Le croisement à ±25 % près, en 5 s au plus</translation>
    </message>
    <message>
        <source>The crossover within ±10 %, in 20 s at most</source>
        <translation>Le croisement à ±10 % près, en 20 s au plus</translation>
    </message>
    <message>
        <source>The crossover within ±5 %, in 2 min at most</source>
        <translation>Le croisement à ±5 % près, en 2 min au plus</translation>
    </message>
</context>
<context>
    <name>breakeven::PresetText</name>
    <message>
        <source>First look</source>
        <translation>Premier aperçu</translation>
    </message>
    <message>
        <source>From which network distance on do 6 threads, started for every batch as in the blog post, pay off?</source>
        <translation>À partir de quelle distance réseau 6 threads, démarrés pour chaque lot comme dans l’article, sont-ils rentables ?</translation>
    </message>
    <message>
        <source>The blog post</source>
        <translation>L’article</translation>
    </message>
    <message>
        <source>Do threads win and lose on this machine where they did in the post that began it all?</source>
        <translation>Les threads gagnent-ils et perdent-ils sur cette machine là où ils le faisaient dans l’article qui est à l’origine de tout ?</translation>
    </message>
    <message>
        <source>How big a file?</source>
        <translation>Quelle taille de fichier ?</translation>
    </message>
    <message>
        <source>From which size of an item on do threads pay off, with no network in between?</source>
        <translation>À partir de quelle taille d’élément les threads sont-ils rentables, sans réseau entre les deux ?</translation>
    </message>
    <message>
        <source>How many threads?</source>
        <translation>Combien de threads ?</translation>
    </message>
    <message>
        <source>How many threads are best for Redis on another host, and for a local file?</source>
        <translation>Combien de threads faut-il pour Redis sur un autre hôte, et pour un fichier local ?</translation>
    </message>
    <message>
        <source>local file</source>
        <translation>fichier local</translation>
    </message>
    <message>
        <source>file, local</source>
        <translation>fichier, local</translation>
    </message>
    <message>
        <source>redis, local</source>
        <translation>redis, local</translation>
    </message>
    <message>
        <source>file, farther host</source>
        <translation>fichier, hôte plus lointain</translation>
    </message>
    <message>
        <source>redis, farther host</source>
        <translation>redis, hôte plus lointain</translation>
    </message>
    <message>
        <source>file, nearer host</source>
        <translation>fichier, hôte plus proche</translation>
    </message>
    <message>
        <source>redis, nearer host</source>
        <translation>redis, hôte plus proche</translation>
    </message>
    <message>
        <source>redis, 0.4 ms away</source>
        <translation>redis, à 0,4 ms</translation>
    </message>
</context>
<context>
    <name>breakeven::Presets</name>
    <message>
        <source>there are: %1</source>
        <translation>il y a : %1</translation>
    </message>
    <message>
        <source>The preset “%1”</source>
        <translation>Le préréglage « %1 »</translation>
    </message>
</context>
<context>
    <name>breakeven::Provenance</name>
    <message>
        <source>items of %1</source>
        <translation>éléments de %1</translation>
    </message>
    <message>
        <source>%1 per batch</source>
        <translation>%1 par lot</translation>
    </message>
    <message>
        <source>%1 of %2 per batch</source>
        <translation>%1 de %2 par lot</translation>
    </message>
    <message>
        <source>%1, each with %2 of compute</source>
        <translation>%1, chacun avec %2 de calcul</translation>
    </message>
    <message>
        <source>%1, by %2</source>
        <translation>%1, par %2</translation>
    </message>
    <message>
        <source>1 core</source>
        <translation>1 cœur</translation>
    </message>
    <message>
        <source>%1 cores</source>
        <translation>%1 cœurs</translation>
    </message>
    <message>
        <source>cores in the condition that each target names</source>
        <translation>cœurs dans l’état que nomme chaque cible</translation>
    </message>
</context>
<context>
    <name>breakeven::PublishedPlot</name>
    <message>
        <source>%1, the post: %2 with 1 thread, %3 with %4, %5</source>
        <translation>%1, l’article : %2 avec 1 thread, %3 avec %4, %5</translation>
    </message>
    <message>
        <source>%1, %2: %3 with 1 thread, %4 with %5, %6, %7</source>
        <translation>%1, %2 : %3 avec 1 thread, %4 avec %5, %6, %7</translation>
    </message>
    <message>
        <source>%1 away</source>
        <translation>à %1</translation>
    </message>
    <message>
        <source>agrees</source>
        <translation>concorde</translation>
    </message>
    <message>
        <source>differs</source>
        <translation>diffère</translation>
    </message>
    <message>
        <source>not clear</source>
        <translation>incertain</translation>
    </message>
    <message>
        <source>the post</source>
        <translation>l’article</translation>
    </message>
    <message>
        <source>as in the post?</source>
        <translation>comme dans l’article ?</translation>
    </message>
    <message>
        <source>95 % interval</source>
        <translation>Intervalle à 95 %</translation>
    </message>
    <message>
        <source>Batch latency</source>
        <translation>Latence d’un lot</translation>
    </message>
    <message>
        <source>median; the post: best of 3</source>
        <translation>médiane ; l’article : meilleur de 3</translation>
    </message>
    <message>
        <source>Factor</source>
        <translation>Facteur</translation>
    </message>
    <message>
        <source>1 thread ÷ %1</source>
        <translation>1 thread ÷ %1</translation>
    </message>
    <message>
        <source>Direction</source>
        <translation>Sens</translation>
    </message>
    <message>
        <source>1 thread wins</source>
        <translation>1 thread gagne</translation>
    </message>
    <message>
        <source>%1 threads win</source>
        <translation>%1 threads gagnent</translation>
    </message>
    <message>
        <source>filled: measured here · hollow: published in 2018</source>
        <translation>plein : mesuré ici · creux : publié en 2018</translation>
    </message>
    <message>
        <source>The post&apos;s figures beside those measured here</source>
        <translation>Les chiffres de l’article à côté de ceux mesurés ici</translation>
    </message>
</context>
<context>
    <name>breakeven::PublishedTable</name>
    <message>
        <source>win %1</source>
        <translation>gagnent %1</translation>
    </message>
    <message>
        <source>lose %1</source>
        <translation>perdent %1</translation>
    </message>
    <message>
        <source>as there</source>
        <translation>comme là-bas</translation>
    </message>
    <message>
        <source>differs</source>
        <translation>diffère</translation>
    </message>
    <message>
        <source>unclear</source>
        <translation>incertain</translation>
    </message>
    <message>
        <source> (speed-up %1)</source>
        <translation> (accélération %1)</translation>
    </message>
    <message>
        <source>%1 under %2: threads %3 there; here it is unclear%4.</source>
        <translation>%1 avec %2 : les threads %3 là-bas ; ici, c’est incertain%4.</translation>
    </message>
    <message>
        <source>%1 under %2: threads %3 there, %4 here%5.</source>
        <translation>%1 avec %2 : les threads %3 là-bas, %4 ici%5.</translation>
    </message>
    <message>
        <source>Here the network is %1.</source>
        <translation>Ici, le réseau est %1.</translation>
    </message>
    <message>
        <source>With 1 thread an operation waits for I/O %1 of its time, with %2 %3.</source>
        <translation>Avec 1 thread, une opération passe %1 de son temps à attendre les E/S ; avec %2, %3.</translation>
    </message>
    <message>
        <source>With 1 thread an operation waits for I/O %1 of its time.</source>
        <translation>Avec 1 thread, une opération passe %1 de son temps à attendre les E/S.</translation>
    </message>
    <message>
        <source>The GIL is held for %1 of the %2 of an operation: threads gain %3 at most.</source>
        <translation>Le GIL est tenu pendant %1 sur les %2 d’une opération : les threads gagnent %3 au plus.</translation>
    </message>
    <message>
        <source>It takes %1 of CPU time.</source>
        <translation>Elle prend %1 de temps CPU.</translation>
    </message>
    <message>
        <source>%1, at most %2</source>
        <translation>%1, au plus %2</translation>
    </message>
    <message>
        <source>Target</source>
        <translation>Cible</translation>
    </message>
    <message>
        <source>1, best of 3</source>
        <translation>1, meilleur de 3</translation>
    </message>
    <message>
        <source>6, best of 3</source>
        <translation>6, meilleur de 3</translation>
    </message>
    <message>
        <source>Threads</source>
        <translation>Threads</translation>
    </message>
    <message>
        <source>Outcome</source>
        <translation>Résultat</translation>
    </message>
    <message>
        <source>Speed-up [95 %]</source>
        <translation>Accélération [95 %]</translation>
    </message>
    <message>
        <source>1, latency</source>
        <translation>1, latence</translation>
    </message>
    <message>
        <source>6, latency</source>
        <translation>6, latence</translation>
    </message>
    <message>
        <source>I/O share</source>
        <translation>Part d’E/S</translation>
    </message>
    <message>
        <source>CPU an op.</source>
        <translation>CPU par op.</translation>
    </message>
    <message>
        <source>GIL held an op.</source>
        <translation>GIL tenu par op.</translation>
    </message>
    <message>
        <source>%1: the post</source>
        <translation>%1 : l’article</translation>
    </message>
    <message>
        <source>fake work alone: the post</source>
        <translation>travail factice seul : l’article</translation>
    </message>
    <message>
        <source>“Best of 3” is the post&apos;s: the batches in three repeats, the least of their means. I/O share, CPU time and GIL are those of an operation with 1 thread; “at most” is its latency by the time that the GIL is held. The work alone is a median; in Python its CPU time.</source>
        <translation>« Meilleur de 3 » est celui de l’article : les lots en trois répétitions, la plus petite de leurs moyennes. La part d’E/S, le temps CPU et le GIL sont ceux d’une opération avec 1 thread ; « au plus » est sa latence divisée par le temps pendant lequel le GIL est tenu. Le travail seul est une médiane ; en Python, son temps CPU.</translation>
    </message>
</context>
<context>
    <name>breakeven::PublishedView</name>
    <message>
        <source>The post&apos;s table</source>
        <translation>Le tableau de l’article</translation>
    </message>
</context>
<context>
    <name>breakeven::PythonEditor</name>
    <message>
        <source>%1 found</source>
        <translation>%1 trouvé</translation>
    </message>
    <message>
        <source>%1 missing</source>
        <translation>%1 manquant</translation>
    </message>
    <message>
        <source>The first that serves</source>
        <translation>Le premier qui convient</translation>
    </message>
    <message>
        <source>Another interpreter…</source>
        <translation>Un autre interpréteur…</translation>
    </message>
    <message>
        <source>Looking for Pythons…</source>
        <translation>Recherche des Python…</translation>
    </message>
    <message>
        <source>No Python 3.7 or newer was found.</source>
        <translation>Aucun Python 3.7 ou plus récent n’a été trouvé.</translation>
    </message>
    <message>
        <source>%1 · no numpy: pure-Python workload</source>
        <translation>%1 · sans numpy : charge de travail en Python pur</translation>
    </message>
    <message>
        <source>Choose a Python interpreter</source>
        <translation>Choisir un interpréteur Python</translation>
    </message>
    <message>
        <source>Asking %1…</source>
        <translation>Interrogation de %1…</translation>
    </message>
    <message>
        <source>Choose a batch of your own</source>
        <translation>Choisir un lot à vous</translation>
    </message>
    <message>
        <source>Python (*.py)</source>
        <translation>Python (*.py)</translation>
    </message>
    <message>
        <source>Save a batch to fill in</source>
        <translation>Enregistrer un lot à compléter</translation>
    </message>
    <message>
        <source>%1 is saved: fill it in, then choose it as your own batch file.</source>
        <translation>%1 est enregistré : complétez-le, puis choisissez-le comme votre fichier de lot.</translation>
    </message>
    <message>
        <source>Python interpreter</source>
        <translation>Interpréteur Python</translation>
    </message>
    <message>
        <source>Own batch file…</source>
        <translation>Votre fichier de lot…</translation>
    </message>
    <message>
        <source>A Python file with your own read(), work() and write()</source>
        <translation>Un fichier Python avec vos propres read(), work() et write()</translation>
    </message>
    <message>
        <source>Use ours</source>
        <translation>Prendre le nôtre</translation>
    </message>
    <message>
        <source>Save a template…</source>
        <translation>Enregistrer un modèle…</translation>
    </message>
    <message>
        <source>A Python file to fill in with your own read(), work() and write()</source>
        <translation>Un fichier Python à compléter avec vos propres read(), work() et write()</translation>
    </message>
</context>
<context>
    <name>breakeven::Quantity</name>
    <message>
        <source>1 thread</source>
        <translation>1 thread</translation>
    </message>
    <message>
        <source>%1 threads</source>
        <translation>%1 threads</translation>
    </message>
    <message>
        <source>1 item</source>
        <translation>1 élément</translation>
    </message>
    <message>
        <source>%1 items</source>
        <translation>%1 éléments</translation>
    </message>
    <message>
        <source>%1 – %2</source>
        <translation>%1 – %2</translation>
    </message>
    <message>
        <source>less than a second</source>
        <translation>moins d’une seconde</translation>
    </message>
</context>
<context>
    <name>breakeven::RadosPage</name>
    <message>
        <source>Configuration</source>
        <translation>Configuration</translation>
    </message>
    <message>
        <source>Keyring</source>
        <translation>Keyring</translation>
    </message>
    <message>
        <source>Pool</source>
        <translation>Pool</translation>
    </message>
    <message>
        <source>empty: /etc/ceph/ceph.conf</source>
        <translation>vide : /etc/ceph/ceph.conf</translation>
    </message>
    <message>
        <source>empty: as the configuration says</source>
        <translation>vide : ce que dit la configuration</translation>
    </message>
    <message>
        <source>User</source>
        <translation>Utilisateur</translation>
    </message>
    <message>
        <source>Connection</source>
        <translation>Connexion</translation>
    </message>
    <message>
        <source>one for all workers</source>
        <translation>une pour tous les workers</translation>
    </message>
    <message>
        <source>one for each worker</source>
        <translation>une par worker</translation>
    </message>
    <message>
        <source>A pool of a Ceph cluster. The run keeps to a namespace of its own in it.</source>
        <translation>Un pool d’un cluster Ceph. L’essai y reste dans un espace de noms à lui.</translation>
    </message>
    <message>
        <source>the pool</source>
        <translation>le pool</translation>
    </message>
    <message>
        <source>name one that is for measuring</source>
        <translation>nommez-en un destiné aux mesures</translation>
    </message>
</context>
<context>
    <name>breakeven::RedisPage</name>
    <message>
        <source>start a server for the run, and end it after</source>
        <translation>démarrer un serveur pour l’essai, et l’arrêter ensuite</translation>
    </message>
    <message>
        <source>CA file</source>
        <translation>Fichier de l’AC</translation>
    </message>
    <message>
        <source>Client certificate</source>
        <translation>Certificat client</translation>
    </message>
    <message>
        <source>Client key</source>
        <translation>Clé client</translation>
    </message>
    <message>
        <source>cache-02:6380, redis://user@host:6379/0, unix:///path</source>
        <translation>cache-02:6380, redis://user@host:6379/0, unix:///path</translation>
    </message>
    <message>
        <source>Address</source>
        <translation>Adresse</translation>
    </message>
    <message>
        <source>kept in the desktop&apos;s keychain, if there is one</source>
        <translation>gardé dans le trousseau de clés du bureau, s’il y en a un</translation>
    </message>
    <message>
        <source>Password</source>
        <translation>Mot de passe</translation>
    </message>
    <message>
        <source>empty: the authorities that the system trusts</source>
        <translation>vide : les autorités de confiance du système</translation>
    </message>
    <message>
        <source>only where the server asks for one</source>
        <translation>seulement si le serveur en demande un</translation>
    </message>
    <message>
        <source>In a cluster</source>
        <translation>Dans un cluster</translation>
    </message>
    <message>
        <source>all items on one node</source>
        <translation>tous les éléments sur un nœud</translation>
    </message>
    <message>
        <source>items spread over all nodes</source>
        <translation>éléments répartis sur tous les nœuds</translation>
    </message>
    <message>
        <source>Certificate</source>
        <translation>Certificat</translation>
    </message>
    <message>
        <source>Its key</source>
        <translation>Sa clé</translation>
    </message>
    <message>
        <source>A Redis server by its host name, host:port, URL or socket.</source>
        <translation>Un serveur Redis par son nom d’hôte, hôte:port, une URL ou un socket.</translation>
    </message>
    <message>
        <source>the client certificate</source>
        <translation>le certificat client</translation>
    </message>
    <message>
        <source>it comes with its key, or neither is given</source>
        <translation>il vient avec sa clé, ou aucun des deux n’est donné</translation>
    </message>
</context>
<context>
    <name>breakeven::Relay</name>
    <message>
        <source>a path of 107 bytes at most</source>
        <translation>un chemin de 107 octets au plus</translation>
    </message>
    <message>
        <source>latency relay</source>
        <translation>relais de latence</translation>
    </message>
</context>
<context>
    <name>breakeven::Report</name>
    <message>
        <source>The pool of threads is made and joined within each batch.</source>
        <translation>Le groupe de threads est créé et terminé dans chaque lot.</translation>
    </message>
    <message>
        <source>The pool of threads is made once and kept.</source>
        <translation>Le groupe de threads est créé une fois et conservé.</translation>
    </message>
    <message>
        <source>The run has no end: it still goes on, or was killed.</source>
        <translation>L’exécution n’a pas de fin : elle dure encore ou a été tuée.</translation>
    </message>
    <message>
        <source>It ended after %1 s: %2.</source>
        <translation>Elle s’est terminée après %1 s : %2.</translation>
    </message>
    <message>
        <source>A batch is a number of operations that one call does; an operation reads an item, computes on it, and writes one. The wall time of a batch is the batch latency, the figure that everything here is about. One thread is a plain loop.</source>
        <translation>Un lot est un nombre d’opérations faites par un seul appel ; une opération lit un élément, calcule avec lui et en écrit un. Le temps écoulé d’un lot est la latence du lot, la grandeur dont il est question partout ici. Un seul thread est une simple boucle.</translation>
    </message>
    <message>
        <source>A block visits one point of the axis and measures every arm once, in shuffled order and close in time, so that a drift of the machine hits all arms alike. Warm-up batches are not counted.</source>
        <translation>Un bloc visite un point de l’axe et mesure chaque bras une fois, dans un ordre mélangé et à peu d’intervalle, si bien qu’une dérive de la machine touche tous les bras de la même façon. Les lots d’échauffement ne comptent pas.</translation>
    </message>
    <message>
        <source>The latency of an arm at a point is the geometric mean over the blocks of the block&apos;s median. The speed-up is the latency of one thread divided by that of the arm, paired by blocks: above 1 the arm wins. Intervals hold the truth in 95 % of the cases; the block is their unit.</source>
        <translation>La latence d’un bras en un point est la moyenne géométrique, sur les blocs, de la médiane du bloc. L’accélération est la latence d’un seul thread divisée par celle du bras, appariées par bloc : au-dessus de 1, le bras gagne. Les intervalles contiennent la vérité dans 95 % des cas ; leur unité est le bloc.</translation>
    </message>
    <message>
        <source>A crossover is where the speed-up crosses 1. Between points latencies run straight over the axis; no crossover is named that its interval does not support. An arm is worth having from a gain of %1 on; what lies below makes no difference.</source>
        <translation>Un croisement est l’endroit où l’accélération passe par 1. Entre les points, les latences suivent une droite sur l’axe ; aucun croisement n’est nommé si son intervalle ne le soutient pas. Un bras en vaut la peine à partir d’un gain de %1 ; en dessous, il n’y a pas de différence.</translation>
    </message>
    <message>
        <source>Asked for: intervals within %1, in %2 at most; the order was drawn with seed %3. %4</source>
        <translation>Demandé : des intervalles à %1 près, en %2 au plus ; l’ordre a été tiré avec la graine %3. %4</translation>
    </message>
    <message>
        <source>a server of the run&apos;s own</source>
        <translation>un serveur propre à l’exécution</translation>
    </message>
    <message>
        <source>a temporary folder</source>
        <translation>un dossier temporaire</translation>
    </message>
    <message>
        <source>The answer</source>
        <translation>La réponse</translation>
    </message>
    <message>
        <source>Batch latency</source>
        <translation>Latence d’un lot</translation>
    </message>
    <message>
        <source>Points</source>
        <translation>Points</translation>
    </message>
    <message>
        <source>The post&apos;s table</source>
        <translation>Le tableau de l’article</translation>
    </message>
    <message>
        <source>Caution</source>
        <translation>Attention</translation>
    </message>
    <message>
        <source>What to set</source>
        <translation>Que régler</translation>
    </message>
    <message>
        <source>Place</source>
        <translation>Lieu</translation>
    </message>
    <message>
        <source>Machine</source>
        <translation>Machine</translation>
    </message>
    <message>
        <source>Cores</source>
        <translation>Cœurs</translation>
    </message>
    <message>
        <source>Batch</source>
        <translation>Lot</translation>
    </message>
    <message>
        <source>Versions</source>
        <translation>Versions</translation>
    </message>
    <message>
        <source>Run</source>
        <translation>Lancer</translation>
    </message>
    <message>
        <source>Machine and versions</source>
        <translation>Machine et versions</translation>
    </message>
    <message>
        <source>Method</source>
        <translation>Méthode</translation>
    </message>
    <message>
        <source>Failed: %1</source>
        <translation>Échec : %1</translation>
    </message>
    <message>
        <source>Breakeven report</source>
        <translation>Rapport Breakeven</translation>
    </message>
    <message>
        <source>a report&apos;s name ends in .html or .pdf</source>
        <translation>le nom d’un rapport se termine par .html ou .pdf</translation>
    </message>
    <message>
        <source>⚠ %1</source>
        <translation>⚠ %1</translation>
    </message>
    <message>
        <source>Page %1 of %2</source>
        <translation>Page %1 sur %2</translation>
    </message>
</context>
<context>
    <name>breakeven::ResultKeeper</name>
    <message>
        <source>PNG, %1 × %2 pixels (%3)</source>
        <translation>PNG, %1 × %2 pixels (%3)</translation>
    </message>
    <message>
        <source>Save chart</source>
        <translation>Enregistrer le graphique</translation>
    </message>
    <message>
        <source>The chart is on the clipboard.</source>
        <translation>Le graphique est dans le presse-papiers.</translation>
    </message>
    <message>
        <source>Save report</source>
        <translation>Enregistrer le rapport</translation>
    </message>
    <message>
        <source>Saved: %1</source>
        <translation>Enregistré : %1</translation>
    </message>
</context>
<context>
    <name>breakeven::ResultTables</name>
    <message>
        <source>%1 points × %2 arms</source>
        <translation>%1 points × %2 variantes</translation>
    </message>
    <message>
        <source>Show the points</source>
        <translation>Montrer les points</translation>
    </message>
    <message>
        <source>Fold the points away</source>
        <translation>Replier les points</translation>
    </message>
    <message>
        <source>Points</source>
        <translation>Points</translation>
    </message>
    <message>
        <source>Copied</source>
        <translation>Copié</translation>
    </message>
    <message>
        <source>Copy  ▾</source>
        <translation>Copier  ▾</translation>
    </message>
    <message>
        <source>Copy the table; as for a spreadsheet with Ctrl+C</source>
        <translation>Copier le tableau ; pour un tableur avec Ctrl+C</translation>
    </message>
    <message>
        <source>For a spreadsheet</source>
        <translation>Pour un tableur</translation>
    </message>
    <message>
        <source>As CSV</source>
        <translation>En CSV</translation>
    </message>
    <message>
        <source>As Markdown</source>
        <translation>En Markdown</translation>
    </message>
    <message>
        <source>The post&apos;s table</source>
        <translation>Le tableau de l’article</translation>
    </message>
</context>
<context>
    <name>breakeven::RunButtons</name>
    <message>
        <source>Measure longer</source>
        <translation>Prolonger</translation>
    </message>
    <message>
        <source>Goes on with this run, in its file, for as long as its plan says</source>
        <translation>Poursuit cette exécution, dans son fichier, pour la durée que dit son plan</translation>
    </message>
    <message>
        <source>Run again</source>
        <translation>Relancer</translation>
    </message>
    <message>
        <source>Measures the plan of this run once more, as a new run</source>
        <translation>Mesure une nouvelle fois le plan de cette exécution, comme nouvelle exécution</translation>
    </message>
</context>
<context>
    <name>breakeven::RunExport</name>
    <message>
        <source>Export runs</source>
        <translation>Exporter des essais</translation>
    </message>
</context>
<context>
    <name>breakeven::RunFile</name>
    <message>
        <source>Line %1 is damaged and left out: %2</source>
        <translation>La ligne %1 est endommagée et laissée de côté : %2</translation>
    </message>
    <message numerus="yes">
        <source>And %n more damaged lines are left out.</source>
        <translation>
            <numerusform>Et %n autre ligne endommagée est laissée de côté.</numerusform>
            <numerusform>Et %n autres lignes endommagées sont laissées de côté.</numerusform>
        </translation>
    </message>
    <message>
        <source>an arm lacks its threads or batches</source>
        <translation>il manque à un bras ses threads ou ses lots</translation>
    </message>
    <message>
        <source>its runtime is unknown</source>
        <translation>son environnement d’exécution est inconnu</translation>
    </message>
    <message>
        <source>its axis is unknown</source>
        <translation>son axe est inconnu</translation>
    </message>
    <message>
        <source>its axis value is no number</source>
        <translation>sa valeur d’axe n’est pas un nombre</translation>
    </message>
    <message>
        <source>its status is unknown</source>
        <translation>son état est inconnu</translation>
    </message>
    <message>
        <source>the batch latencies of an arm are no list</source>
        <translation>les latences de lot d’un bras ne sont pas une liste</translation>
    </message>
    <message>
        <source>a batch latency is no whole number of nanoseconds</source>
        <translation>la latence d’un lot n’est pas un nombre entier de nanosecondes</translation>
    </message>
    <message>
        <source>it is no object</source>
        <translation>ce n’est pas un objet</translation>
    </message>
    <message>
        <source>the file is empty</source>
        <translation>le fichier est vide</translation>
    </message>
    <message>
        <source>its first line is cut short: the run was interrupted before it measured anything</source>
        <translation>sa première ligne est coupée : l’essai a été interrompu avant d’avoir mesuré quoi que ce soit</translation>
    </message>
    <message>
        <source>this is no Breakeven run</source>
        <translation>ce n’est pas un essai Breakeven</translation>
    </message>
    <message>
        <source>the version of its format is no whole number from 1</source>
        <translation>la version de son format n’est pas un nombre entier à partir de 1</translation>
    </message>
    <message>
        <source>it was made by a newer Breakeven (version %1 of the format, this one reads up to %2); update Breakeven</source>
        <translation>il vient d’un Breakeven plus récent (version %1 du format, celui-ci lit jusqu’à %2) ; mettez Breakeven à jour</translation>
    </message>
    <message>
        <source>the file exists already</source>
        <translation>le fichier existe déjà</translation>
    </message>
    <message>
        <source>the run goes on already</source>
        <translation>l’exécution se poursuit déjà</translation>
    </message>
    <message>
        <source>The last line is cut short, as the run was interrupted while it was written, and is left out.</source>
        <translation>La dernière ligne est coupée, car l’exécution a été interrompue pendant son écriture ; elle est laissée de côté.</translation>
    </message>
</context>
<context>
    <name>breakeven::RunPicker</name>
    <message>
        <source>Choose a file…</source>
        <translation>Choisir un fichier…</translation>
    </message>
</context>
<context>
    <name>breakeven::RunSession</name>
    <message>
        <source>The run ended without a word.</source>
        <translation>L’essai s’est terminé sans un mot.</translation>
    </message>
</context>
<context>
    <name>breakeven::RunSigns</name>
    <message>
        <source>%1 % · %2</source>
        <translation>%1 % · %2</translation>
    </message>
    <message>
        <source>The run “%1” has ended</source>
        <translation>La mesure « %1 » est terminée</translation>
    </message>
</context>
<context>
    <name>breakeven::RunSummary</name>
    <message>
        <source>%1 throughout</source>
        <translation>%1 partout</translation>
    </message>
    <message>
        <source>%1 from %2</source>
        <translation>%1 dès %2</translation>
    </message>
    <message>
        <source>%1 up to %2</source>
        <translation>%1 jusqu’à %2</translation>
    </message>
    <message>
        <source>%1 to %2</source>
        <translation>%1 à %2</translation>
    </message>
    <message>
        <source>no difference worth having</source>
        <translation>aucune différence notable</translation>
    </message>
    <message>
        <source>not clear</source>
        <translation>incertain</translation>
    </message>
    <message>
        <source>Today %1</source>
        <translation>Aujourd’hui %1</translation>
    </message>
    <message>
        <source>Yesterday %1</source>
        <translation>Hier %1</translation>
    </message>
    <message>
        <source>d MMM</source>
        <extracomment>a date without its year, as QLocale::toString() takes it</extracomment>
        <translation>d MMM</translation>
    </message>
    <message>
        <source>this machine</source>
        <translation>cette machine</translation>
    </message>
    <message numerus="yes">
        <source>%n targets</source>
        <translation>
            <numerusform>%n cible</numerusform>
            <numerusform>%n cibles</numerusform>
        </translation>
    </message>
    <message>
        <source>running</source>
        <translation>en cours</translation>
    </message>
    <message>
        <source>damaged</source>
        <translation>endommagé</translation>
    </message>
    <message>
        <source>not finished</source>
        <translation>inachevé</translation>
    </message>
    <message>
        <source>the file may not be read</source>
        <translation>le fichier ne peut pas être lu</translation>
    </message>
    <message>
        <source>the file is empty</source>
        <translation>le fichier est vide</translation>
    </message>
    <message>
        <source>this is no Breakeven run</source>
        <translation>ce n’est pas un essai Breakeven</translation>
    </message>
    <message>
        <source>a newer Breakeven made it; update Breakeven</source>
        <translation>il vient d’un Breakeven plus récent ; mettez Breakeven à jour</translation>
    </message>
    <message>
        <source>it was interrupted before it measured anything</source>
        <translation>il a été interrompu avant d’avoir rien mesuré</translation>
    </message>
    <message numerus="yes">
        <source>the last line is cut short after %1; %n lines can be read</source>
        <translation>
            <numerusform>la dernière ligne est coupée après %1 ; %n ligne est lisible</numerusform>
            <numerusform>la dernière ligne est coupée après %1 ; %n lignes sont lisibles</numerusform>
        </translation>
    </message>
    <message>
        <source>%1; %2</source>
        <translation>%1 ; %2</translation>
    </message>
    <message numerus="yes">
        <source>%1; %n more</source>
        <translation>
            <numerusform>%1 ; %n autre</numerusform>
            <numerusform>%1 ; %n autres</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>breakeven::Runner</name>
    <message>
        <source>%1 µs</source>
        <translation>%1 µs</translation>
    </message>
    <message>
        <source>%1 bytes</source>
        <translation>%1 octets</translation>
    </message>
    <message>
        <source>%1 items</source>
        <translation>%1 éléments</translation>
    </message>
    <message>
        <source>all thread counts</source>
        <translation>tous les nombres de threads</translation>
    </message>
    <message>
        <source>looking for Python</source>
        <translation>recherche de Python</translation>
    </message>
    <message>
        <source>opening %1</source>
        <translation>ouverture de %1</translation>
    </message>
    <message>
        <source>What this run made could not be removed: %1</source>
        <translation>Ce que cet essai a créé n’a pas pu être supprimé : %1</translation>
    </message>
    <message>
        <source>The run broke off by a fault of the program: %1</source>
        <translation>L’essai s’est interrompu par une faute du programme : %1</translation>
    </message>
    <message>
        <source>A batch with each arm takes at least %1 s here, and the budget is %2 s; ask for less, or for longer.</source>
        <translation>Un lot avec chaque bras prend au moins %1 s ici, et le budget est de %2 s ; demandez moins, ou plus longtemps.</translation>
    </message>
    <message>
        <source>No target is left to measure.</source>
        <translation>Il ne reste aucune cible à mesurer.</translation>
    </message>
    <message>
        <source>unknown</source>
        <translation>inconnu</translation>
    </message>
    <message>
        <source>Breakeven %1 measured this run, and this is %2: what both measure doesn&apos;t belong in one run. Run it again instead.</source>
        <translation>Breakeven %1 a mesuré cette exécution, et ceci est la version %2 : leurs mesures ne vont pas dans une même exécution. Relancez-la plutôt.</translation>
    </message>
    <message>
        <source>The run can&apos;t be measured longer, as it isn&apos;t what it was: run it again.</source>
        <translation>L’exécution ne peut pas être prolongée, car les conditions ne sont plus les mêmes : relancez-la.</translation>
    </message>
    <message>
        <source>Nothing was measured in this run that could be measured longer.</source>
        <translation>Rien n’a été mesuré dans cette exécution : il n’y a rien à prolonger.</translation>
    </message>
</context>
<context>
    <name>breakeven::Runtime</name>
    <message>
        <source>%1 bytes written, %2 read</source>
        <translation>%1 octets écrits, %2 lus</translation>
    </message>
    <message>
        <source>%1 bytes written, now missing</source>
        <translation>%1 octets écrits, maintenant absents</translation>
    </message>
    <message>
        <source>checksum %1 written, %2 read</source>
        <translation>somme de contrôle %1 écrite, %2 lue</translation>
    </message>
    <message>
        <source>Item %1</source>
        <translation>Élément %1</translation>
    </message>
    <message>
        <source>The runtime “%1”</source>
        <translation>L’environnement d’exécution « %1 »</translation>
    </message>
</context>
<context>
    <name>breakeven::RuntimeChips</name>
    <message>
        <source>Threads of this program, which no lock holds up</source>
        <translation>Des threads de ce programme, qu’aucun verrou ne retient</translation>
    </message>
    <message>
        <source>A real Python with its own threads and its GIL</source>
        <translation>Un vrai Python avec ses propres threads et son GIL</translation>
    </message>
</context>
<context>
    <name>breakeven::SelectionBar</name>
    <message numerus="yes">
        <source>%n runs selected</source>
        <translation>
            <numerusform>%n essai sélectionné</numerusform>
            <numerusform>%n essais sélectionnés</numerusform>
        </translation>
    </message>
    <message>
        <source>Select two runs to compare them, one or more to lay them over the chart.</source>
        <translation>Sélectionnez deux essais pour les comparer, un ou plusieurs pour les superposer au graphique.</translation>
    </message>
    <message>
        <source>Compare</source>
        <translation>Comparaison</translation>
    </message>
    <message>
        <source>Hold them against each other, the oldest as the base</source>
        <translation>Les comparer, le plus ancien comme base</translation>
    </message>
    <message>
        <source>Select another run to compare it with</source>
        <translation>Sélectionnez un autre essai auquel le comparer</translation>
    </message>
    <message>
        <source>Take off</source>
        <translation>Retirer</translation>
    </message>
    <message>
        <source>Lay over</source>
        <translation>Superposer</translation>
    </message>
    <message>
        <source>Take them off the chart</source>
        <translation>Les retirer du graphique</translation>
    </message>
    <message>
        <source>Draw them dashed over the chart&apos;s run</source>
        <translation>Les tracer en pointillé sur l’essai du graphique</translation>
    </message>
    <message>
        <source>Tag…</source>
        <translation>Étiqueter…</translation>
    </message>
    <message>
        <source>Tags, with commas between, then Enter</source>
        <translation>Étiquettes séparées par des virgules, puis Entrée</translation>
    </message>
    <message>
        <source>Tags to add</source>
        <translation>Étiquettes à ajouter</translation>
    </message>
    <message>
        <source>Export…</source>
        <translation>Exporter…</translation>
    </message>
    <message>
        <source>Write every batch that was measured to a CSV file</source>
        <translation>Écrire chaque lot mesuré dans un fichier CSV</translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>Supprimer</translation>
    </message>
    <message>
        <source>Delete; it can be undone (Delete)</source>
        <translation>Supprimer ; cela peut être annulé (Suppr)</translation>
    </message>
    <message>
        <source>Select nothing</source>
        <translation>Ne rien sélectionner</translation>
    </message>
    <message>
        <source>Add tags</source>
        <translation>Ajouter des étiquettes</translation>
    </message>
</context>
<context>
    <name>breakeven::SetupPanel</name>
    <message>
        <source>TARGETS</source>
        <translation>CIBLES</translation>
    </message>
    <message>
        <source>RUNTIMES</source>
        <translation>EXÉCUTION</translation>
    </message>
    <message>
        <source>WORKLOAD</source>
        <translation>CHARGE</translation>
    </message>
    <message>
        <source>SWEEP</source>
        <translation>BALAYAGE</translation>
    </message>
    <message>
        <source>PRECISION</source>
        <translation>PRÉCISION</translation>
    </message>
    <message>
        <source>CORES</source>
        <translation>CŒURS</translation>
    </message>
    <message>
        <source>Stopping…</source>
        <translation>Arrêt…</translation>
    </message>
    <message>
        <source>■  Stop</source>
        <translation>■  Arrêter</translation>
    </message>
    <message>
        <source>▶  Run</source>
        <translation>▶  Mesurer</translation>
    </message>
    <message>
        <source>Stop and keep what was measured (Ctrl+.)</source>
        <translation>Arrêter et garder ce qui a été mesuré (Ctrl+.)</translation>
    </message>
    <message>
        <source>Measure (Ctrl+R)</source>
        <translation>Mesurer (Ctrl+R)</translation>
    </message>
    <message>
        <source>The workload&apos;s values need a look.</source>
        <translation>Les valeurs de la charge sont à revoir.</translation>
    </message>
    <message>
        <source>The sweep&apos;s values need a look.</source>
        <translation>Les valeurs du balayage sont à revoir.</translation>
    </message>
    <message>
        <source>The time needs a look.</source>
        <translation>La durée est à revoir.</translation>
    </message>
    <message>
        <source>Choose a target to measure.</source>
        <translation>Choisissez une cible à mesurer.</translation>
    </message>
    <message>
        <source>HOW</source>
        <translation>COMMENT</translation>
    </message>
</context>
<context>
    <name>breakeven::SetupRail</name>
    <message>
        <source>Set up</source>
        <translation>Préparer</translation>
    </message>
    <message>
        <source>Set up the experiment (Ctrl+1)</source>
        <translation>Préparer l’expérience (Ctrl+1)</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>Arrêter</translation>
    </message>
    <message>
        <source>Run</source>
        <translation>Lancer</translation>
    </message>
    <message>
        <source>Stop and keep what was measured (Ctrl+.)</source>
        <translation>Arrêter et garder ce qui a été mesuré (Ctrl+.)</translation>
    </message>
    <message>
        <source>Measure (Ctrl+R)</source>
        <translation>Mesurer (Ctrl+R)</translation>
    </message>
</context>
<context>
    <name>breakeven::ShiftCard</name>
    <message>
        <source>base</source>
        <translation>base</translation>
    </message>
    <message>
        <source>new</source>
        <translation>nouveau</translation>
    </message>
</context>
<context>
    <name>breakeven::ShortAnswer</name>
    <message>
        <source>%1 everywhere</source>
        <translation>%1 partout</translation>
    </message>
    <message>
        <source>%1 at %2</source>
        <translation>%1 à %2</translation>
    </message>
    <message>
        <source>%1 from %2 on</source>
        <translation>%1 à partir de %2</translation>
    </message>
    <message>
        <source>%1 up to %2</source>
        <translation>%1 jusqu’à %2</translation>
    </message>
    <message>
        <source>%1 from %2 to %3</source>
        <translation>%1 de %2 à %3</translation>
    </message>
    <message>
        <source>1 thread is best</source>
        <translation>1 thread est le meilleur choix</translation>
    </message>
    <message>
        <source>more threads gain less than %1</source>
        <translation>plus de threads gagnent moins de %1</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation>%1 : %2</translation>
    </message>
    <message>
        <source>%1 are best</source>
        <translation>%1 : le meilleur choix</translation>
    </message>
    <message>
        <source>not clear</source>
        <translation>incertain</translation>
    </message>
    <message>
        <source>the winner changes too often</source>
        <translation>le gagnant change trop souvent</translation>
    </message>
    <message>
        <source>%1 from %2</source>
        <translation>%1 dès %2</translation>
    </message>
    <message>
        <source>no difference worth having</source>
        <translation>aucune différence notable</translation>
    </message>
    <message>
        <source>measuring…</source>
        <translation>mesure en cours…</translation>
    </message>
    <message>
        <source>not measured</source>
        <translation>non mesuré</translation>
    </message>
    <message>
        <source>no difference, as it should be</source>
        <translation>aucune différence, comme il se doit</translation>
    </message>
    <message>
        <source>differs from itself</source>
        <translation>diffère de lui-même</translation>
    </message>
</context>
<context>
    <name>breakeven::ShortcutList</name>
    <message>
        <source>Keyboard shortcuts</source>
        <translation>Raccourcis clavier</translation>
    </message>
</context>
<context>
    <name>breakeven::SidesBar</name>
    <message>
        <source>Choose a run</source>
        <translation>Choisir un essai</translation>
    </message>
    <message numerus="yes">
        <source>%n runs</source>
        <translation>
            <numerusform>%n essai</numerusform>
            <numerusform>%n essais</numerusform>
        </translation>
    </message>
    <message>
        <source>Pinned as baseline</source>
        <translation>Épinglé comme référence</translation>
    </message>
    <message>
        <source>Pin as baseline</source>
        <translation>Épingler comme référence</translation>
    </message>
    <message>
        <source>BASE</source>
        <translation>BASE</translation>
    </message>
    <message>
        <source>NEW</source>
        <translation>NOUVEAU</translation>
    </message>
    <message>
        <source>Base run</source>
        <translation>Essai de base</translation>
    </message>
    <message>
        <source>New run</source>
        <translation>Nouvel essai</translation>
    </message>
    <message>
        <source>Swap base and new</source>
        <translation>Échanger base et nouveau</translation>
    </message>
    <message>
        <source>Hold every new run against this one as soon as it ends</source>
        <translation>Comparer à celui-ci chaque nouvel essai dès qu’il se termine</translation>
    </message>
</context>
<context>
    <name>breakeven::SshfsPage</name>
    <message>
        <source>Key</source>
        <translation>Clé</translation>
    </message>
    <message>
        <source>flush to the host&apos;s disk before each rename (fsync)</source>
        <translation>vider sur le disque de l’hôte avant chaque renommage (fsync)</translation>
    </message>
    <message>
        <source>host name or address</source>
        <translation>nom d’hôte ou adresse</translation>
    </message>
    <message>
        <source>Host</source>
        <translation>Hôte</translation>
    </message>
    <message>
        <source>empty: your own</source>
        <translation>vide : le vôtre</translation>
    </message>
    <message>
        <source>User</source>
        <translation>Utilisateur</translation>
    </message>
    <message>
        <source>Port</source>
        <translation>Port</translation>
    </message>
    <message>
        <source>Folder</source>
        <translation>Dossier</translation>
    </message>
    <message>
        <source>empty: ssh&apos;s own choice, or an agent</source>
        <translation>vide : le choix de ssh, ou un agent</translation>
    </message>
    <message>
        <source>Layout</source>
        <translation>Disposition</translation>
    </message>
    <message>
        <source>A folder of another machine that you reach by ssh. It is mounted for the run and unmounted after it; a key or an agent must let you in.</source>
        <translation>Un dossier d’une autre machine que vous atteignez par ssh. Il est monté pour l’essai et démonté ensuite ; une clé ou un agent doit vous donner accès.</translation>
    </message>
    <message>
        <source>the host</source>
        <translation>l’hôte</translation>
    </message>
    <message>
        <source>a remote folder needs one</source>
        <translation>un dossier distant en demande un</translation>
    </message>
    <message>
        <source>no host is called that</source>
        <translation>aucun hôte ne s’appelle ainsi</translation>
    </message>
    <message>
        <source>the folder</source>
        <translation>le dossier</translation>
    </message>
    <message>
        <source>its path on the host begins with /, or with ~ for the home there</source>
        <translation>son chemin sur l’hôte commence par /, ou par ~ pour le dossier personnel là-bas</translation>
    </message>
</context>
<context>
    <name>breakeven::StatusLine</name>
    <message numerus="yes">
        <source>Pass %1 · measuring %n points</source>
        <translation>
            <numerusform>Passe %1 · mesure de %n point</numerusform>
            <numerusform>Passe %1 · mesure de %n points</numerusform>
        </translation>
    </message>
    <message>
        <source>Pass %1 · %2 of %3 settled</source>
        <translation>Passe %1 · %2 sur %3 établis</translation>
    </message>
    <message>
        <source>%1 s left</source>
        <translation>encore %1 s</translation>
    </message>
    <message>
        <source>Ready</source>
        <translation>Prêt</translation>
    </message>
    <message>
        <source>Progress</source>
        <translation>Progression</translation>
    </message>
    <message>
        <source>Measure now</source>
        <translation>Mesurer maintenant</translation>
    </message>
    <message>
        <source>Run ended: %1</source>
        <translation>Essai terminé : %1</translation>
    </message>
    <message>
        <source>1 core</source>
        <translation>1 cœur</translation>
    </message>
    <message>
        <source>%1 cores</source>
        <translation>%1 cœurs</translation>
    </message>
    <message>
        <source>load %1</source>
        <translation>charge %1</translation>
    </message>
    <message>
        <source>workload %1</source>
        <translation>charge de travail %1</translation>
    </message>
    <message>
        <source>The workload&apos;s own cost is that of one operation without its I/O.</source>
        <translation>Le coût propre de la charge de travail est celui d’une opération sans ses E/S.</translation>
    </message>
</context>
<context>
    <name>breakeven::SweepEditor</name>
    <message>
        <source>What is varied</source>
        <translation>Ce qui varie</translation>
    </message>
    <message>
        <source>from</source>
        <translation>de</translation>
    </message>
    <message>
        <source>Smallest value</source>
        <translation>Plus petite valeur</translation>
    </message>
    <message>
        <source>to</source>
        <translation>à</translation>
    </message>
    <message>
        <source>Largest value</source>
        <translation>Plus grande valeur</translation>
    </message>
    <message>
        <source>Number of points</source>
        <translation>Nombre de points</translation>
    </message>
    <message>
        <source>Smallest value, such as 20 µs, 2 ms or 64 KiB</source>
        <translation>Plus petite valeur, par exemple 20 µs, 2 ms ou 64 KiB</translation>
    </message>
    <message>
        <source>Largest value, such as 20 µs, 2 ms or 64 KiB</source>
        <translation>Plus grande valeur, par exemple 20 µs, 2 ms ou 64 KiB</translation>
    </message>
    <message>
        <source>How many points to measure in between, both ends included</source>
        <translation>Combien de points mesurer entre les deux, extrémités comprises</translation>
    </message>
    <message>
        <source>%1 points</source>
        <translation>%1 points</translation>
    </message>
    <message>
        <source>A value is a number with a unit, such as %1.</source>
        <translation>Une valeur est un nombre avec une unité, comme %1.</translation>
    </message>
    <message>
        <source>The smallest value must be above 0.</source>
        <translation>La plus petite valeur doit être supérieure à 0.</translation>
    </message>
    <message>
        <source>The largest value must be above the smallest.</source>
        <translation>La plus grande valeur doit être supérieure à la plus petite.</translation>
    </message>
    <message>
        <source>Only whole numbers can be measured here.</source>
        <translation>Seuls des nombres entiers peuvent être mesurés ici.</translation>
    </message>
    <message>
        <source>Between 2 and %1 points can be measured.</source>
        <translation>On peut mesurer entre 2 et %1 points.</translation>
    </message>
</context>
<context>
    <name>breakeven::TargetDialog</name>
    <message>
        <source>&amp;Check</source>
        <translation>&amp;Vérifier</translation>
    </message>
    <message>
        <source>&amp;Add</source>
        <translation>&amp;Ajouter</translation>
    </message>
    <message>
        <source>Add a target</source>
        <translation>Ajouter une cible</translation>
    </message>
    <message>
        <source>paste an address: %1, /folder</source>
        <translation>collez une adresse : %1, /dossier</translation>
    </message>
    <message>
        <source>Pasted address</source>
        <translation>Adresse collée</translation>
    </message>
    <message>
        <source>as the charts call it</source>
        <translation>le nom dans les graphiques</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Nom</translation>
    </message>
    <message>
        <source>As if it were</source>
        <translation>Comme si elle était</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Annuler</translation>
    </message>
    <message>
        <source>Change a target</source>
        <translation>Modifier une cible</translation>
    </message>
    <message>
        <source>&amp;Save</source>
        <translation>&amp;Enregistrer</translation>
    </message>
    <message>
        <source>Checking…</source>
        <translation>Vérification…</translation>
    </message>
    <message>
        <source>Folder</source>
        <translation>Dossier</translation>
    </message>
    <message>
        <source>Ceph</source>
        <translation>Ceph</translation>
    </message>
    <message>
        <source>Redis</source>
        <translation>Redis</translation>
    </message>
    <message>
        <source>Remote folder</source>
        <translation>Dossier distant</translation>
    </message>
</context>
<context>
    <name>breakeven::TargetList</name>
    <message>
        <source>+ &amp;Add a target…</source>
        <translation>+ &amp;Ajouter une cible…</translation>
    </message>
    <message>
        <source>%1, a folder each</source>
        <translation>%1, un dossier par élément</translation>
    </message>
    <message>
        <source>%1, one folder</source>
        <translation>%1, un seul dossier</translation>
    </message>
</context>
<context>
    <name>breakeven::TargetRow</name>
    <message>
        <source>More about %1</source>
        <translation>Plus sur %1</translation>
    </message>
    <message>
        <source>Reachable</source>
        <translation>Joignable</translation>
    </message>
    <message>
        <source>&amp;Check</source>
        <translation>&amp;Vérifier</translation>
    </message>
    <message>
        <source>C&amp;hange…</source>
        <translation>&amp;Modifier…</translation>
    </message>
    <message>
        <source>&amp;Duplicate</source>
        <translation>&amp;Dupliquer</translation>
    </message>
    <message>
        <source>Compare with the other &amp;layout</source>
        <translation>&amp;Comparer avec l’autre disposition</translation>
    </message>
    <message>
        <source>Move &amp;up</source>
        <translation>Mon&amp;ter</translation>
    </message>
    <message>
        <source>Move do&amp;wn</source>
        <translation>D&amp;escendre</translation>
    </message>
    <message>
        <source>&amp;Remove</source>
        <translation>&amp;Supprimer</translation>
    </message>
</context>
<context>
    <name>breakeven::TargetText</name>
    <message>
        <source>the sweep sets the distance</source>
        <translation>le balayage fixe la distance</translation>
    </message>
    <message>
        <source>One copy of each object</source>
        <translation>Une copie de chaque objet</translation>
    </message>
    <message>
        <source>%1 copies of each object</source>
        <translation>%1 copies de chaque objet</translation>
    </message>
    <message numerus="yes">
        <source>%n object(s) in the pool, %1</source>
        <translation>
            <numerusform>%n objet dans le pool, %1</numerusform>
            <numerusform>%n objets dans le pool, %1</numerusform>
        </translation>
    </message>
    <message>
        <source>Reachable: %1</source>
        <translation>Joignable : %1</translation>
    </message>
    <message>
        <source>Version %1</source>
        <translation>Version %1</translation>
    </message>
    <message>
        <source>Round trip %1 (median of 20)</source>
        <translation>Aller-retour %1 (médiane de 20)</translation>
    </message>
    <message>
        <source>File system %1</source>
        <translation>Système de fichiers %1</translation>
    </message>
    <message>
        <source>%1 free</source>
        <translation>%1 libres</translation>
    </message>
    <message>
        <source>You may read, write and remove</source>
        <translation>Vous pouvez lire, écrire et supprimer</translation>
    </message>
    <message>
        <source>%1 away</source>
        <translation>à %1</translation>
    </message>
    <message>
        <source>%1 Mbit/s</source>
        <translation>%1 Mbit/s</translation>
    </message>
    <message>
        <source>%1, emulated</source>
        <translation>%1, réseau émulé</translation>
    </message>
    <message>
        <source>temporary folder</source>
        <translation>dossier temporaire</translation>
    </message>
    <message>
        <source>local file</source>
        <translation>fichier local</translation>
    </message>
    <message>
        <source>pool “%1”</source>
        <translation>pool « %1 »</translation>
    </message>
    <message>
        <source>started for the run</source>
        <translation>démarré pour l’essai</translation>
    </message>
</context>
<context>
    <name>breakeven::ThreadChips</name>
    <message>
        <source>One thread is the reference and always measured</source>
        <translation>Un seul thread est la référence et est toujours mesuré</translation>
    </message>
    <message>
        <source>pipelined</source>
        <translation>en pipeline</translation>
    </message>
    <message>
        <source>One thread that sends a batch&apos;s requests together, in C++ on Redis: for many the better answer than threads</source>
        <translation>Un seul thread qui envoie ensemble les requêtes d’un lot, en C++ sur Redis : pour beaucoup, une meilleure réponse que les threads</translation>
    </message>
    <message>
        <source>other</source>
        <translation>autre</translation>
    </message>
    <message>
        <source>Another thread count</source>
        <translation>Un autre nombre de threads</translation>
    </message>
    <message>
        <source>Type another thread count and press Enter</source>
        <translation>Saisissez un autre nombre de threads et appuyez sur Entrée</translation>
    </message>
    <message>
        <source>1 core here: more threads help only while waiting</source>
        <translation>1 cœur ici : plus de threads n’aident que pendant l’attente</translation>
    </message>
    <message>
        <source>%1 cores here: more threads help only while waiting</source>
        <translation>%1 cœurs ici : plus de threads n’aident que pendant l’attente</translation>
    </message>
    <message>
        <source>1 thread (reference)</source>
        <translation>1 thread (référence)</translation>
    </message>
</context>
<context>
    <name>breakeven::TimeNote</name>
    <message>
        <source>about %1, too short for a whole picture</source>
        <translation>environ %1, trop court pour une image complète</translation>
    </message>
    <message>
        <source>about %1, first picture after %2</source>
        <translation>environ %1, première image après %2</translation>
    </message>
    <message>
        <source>The time isn&apos;t enough to visit each point %1 times, which an interval needs: give it %2, or ask for fewer points.</source>
        <translation>Le temps ne suffit pas pour visiter chaque point %1 fois, comme l’exige un intervalle : donnez %2 ou demandez moins de points.</translation>
    </message>
</context>
<context>
    <name>breakeven::Toast</name>
    <message>
        <source>Undo</source>
        <translation>Annuler</translation>
    </message>
    <message>
        <source>Undo (Ctrl+Z)</source>
        <translation>Annuler (Ctrl+Z)</translation>
    </message>
</context>
<context>
    <name>breakeven::TopBar</name>
    <message>
        <source>Choose a ready-made experiment</source>
        <translation>Choisir une expérience toute prête</translation>
    </message>
    <message>
        <source>Save the chart as a picture or a document (Ctrl+S), or copy it</source>
        <translation>Enregistrer le graphique comme image ou document (Ctrl+S), ou le copier</translation>
    </message>
    <message>
        <source>Picture (PNG)…</source>
        <translation>Image (PNG)…</translation>
    </message>
    <message>
        <source>Drawing (SVG)…</source>
        <translation>Dessin (SVG)…</translation>
    </message>
    <message>
        <source>Document (PDF)…</source>
        <translation>Document (PDF)…</translation>
    </message>
    <message>
        <source>Copy as a picture</source>
        <translation>Copier comme image</translation>
    </message>
    <message>
        <source>Report…</source>
        <translation>Rapport…</translation>
    </message>
    <message>
        <source>Save one page that says all of the run, as HTML or PDF (Ctrl+P)</source>
        <translation>Enregistrer une page qui dit tout de l’essai, en HTML ou PDF (Ctrl+P)</translation>
    </message>
    <message>
        <source>Menu</source>
        <translation>Menu</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>Enregistrer</translation>
    </message>
</context>
<context>
    <name>breakeven::UndoRemoval</name>
    <message>
        <source>Bring “%1” back</source>
        <translation>Rétablir « %1 »</translation>
    </message>
    <message>
        <source>Undo the removal (Ctrl+Z)</source>
        <translation>Annuler le retrait (Ctrl+Z)</translation>
    </message>
</context>
<context>
    <name>breakeven::VerdictPanel</name>
    <message>
        <source>From where on do threads pay off?</source>
        <translation>À partir d’où les threads sont-ils rentables ?</translation>
    </message>
    <message>
        <source>Press Run: the answer comes within seconds and sharpens while the run goes on.</source>
        <translation>Cliquez sur Mesurer : la réponse arrive en quelques secondes et s’affine tant que l’essai se poursuit.</translation>
    </message>
    <message>
        <source>CAUTION</source>
        <translation>ATTENTION</translation>
    </message>
</context>
<context>
    <name>breakeven::WhatIfCard</name>
    <message>
        <source>A round trip is a time such as 800 µs or 2 ms.</source>
        <translation>Un aller-retour est une durée comme 800 µs ou 2 ms.</translation>
    </message>
    <message>
        <source>95 % interval</source>
        <translation>Intervalle à 95 %</translation>
    </message>
    <message>
        <source>IF THE DATA WERE … AWAY</source>
        <translation>SI LES DONNÉES ÉTAIENT À …</translation>
    </message>
    <message>
        <source>Round trip</source>
        <translation>Aller-retour</translation>
    </message>
    <message>
        <source>Threads</source>
        <translation>Threads</translation>
    </message>
    <message>
        <source>Target</source>
        <translation>Cible</translation>
    </message>
    <message>
        <source>A time such as 800 µs or 2 ms, as the run varied it</source>
        <translation>Une durée comme 800 µs ou 2 ms, telle que l’essai l’a fait varier</translation>
    </message>
</context>
<context>
    <name>breakeven::WhyCard</name>
    <message>
        <source>Show why</source>
        <translation>Afficher pourquoi</translation>
    </message>
    <message>
        <source>Hide why</source>
        <translation>Masquer pourquoi</translation>
    </message>
    <message>
        <source>WHY</source>
        <translation>POURQUOI</translation>
    </message>
</context>
<context>
    <name>breakeven::WindowHelp</name>
    <message>
        <source>The diagnostics are in the clipboard.</source>
        <translation>Le diagnostic est dans le presse-papiers.</translation>
    </message>
</context>
<context>
    <name>breakeven::WorkloadEditor</name>
    <message>
        <source>A batch has 1 to 10,000 items.</source>
        <translation>Un lot compte de 1 à 10 000 objets.</translation>
    </message>
    <message>
        <source>An object has 16 bytes to 64 MiB, such as 1600 B or 64 KiB.</source>
        <translation>Un objet fait de 16 octets à 64 Mio, par exemple 1600 B ou 64 KiB.</translation>
    </message>
    <message>
        <source>Compute is a time of 0 to 10 s, such as 200 µs.</source>
        <translation>Le calcul dure de 0 à 10 s, par exemple 200 µs.</translation>
    </message>
    <message>
        <source>The lock is given away 0 to 10,000 times; leave it empty to let it come as it comes.</source>
        <translation>Le verrou est rendu de 0 à 10 000 fois ; laissez vide pour le laisser venir.</translation>
    </message>
    <message>
        <source>Items as swept</source>
        <translation>Objets selon le balayage</translation>
    </message>
    <message numerus="yes">
        <source>%n items</source>
        <translation>
            <numerusform>%n objet</numerusform>
            <numerusform>%n objets</numerusform>
        </translation>
    </message>
    <message>
        <source>size as swept</source>
        <translation>taille selon le balayage</translation>
    </message>
    <message>
        <source>compute</source>
        <translation>calcul</translation>
    </message>
    <message>
        <source>compute %1</source>
        <translation>calcul %1</translation>
    </message>
    <message>
        <source>%1 × %2 · read, %3, write</source>
        <translation>%1 × %2 · lire, %3, écrire</translation>
    </message>
    <message>
        <source>Change the workload</source>
        <translation>Modifier la charge</translation>
    </message>
    <message>
        <source>Set the size of an object, the items of a batch, and the compute</source>
        <translation>Régler la taille d’un objet, les objets d’un lot et le calcul</translation>
    </message>
    <message>
        <source>items</source>
        <translation>objets</translation>
    </message>
    <message>
        <source>Items of a batch</source>
        <translation>Objets d’un lot</translation>
    </message>
    <message>
        <source>How many objects a batch reads and writes, each once</source>
        <translation>Combien d’objets un lot lit et écrit, chacun une fois</translation>
    </message>
    <message>
        <source>size</source>
        <translation>taille</translation>
    </message>
    <message>
        <source>Size of an object</source>
        <translation>Taille d’un objet</translation>
    </message>
    <message>
        <source>What is written for each object, such as 1600 B or 64 KiB</source>
        <translation>Ce qui est écrit pour chaque objet, par exemple 1600 B ou 64 KiB</translation>
    </message>
    <message>
        <source>Compute of an operation</source>
        <translation>Calcul par opération</translation>
    </message>
    <message>
        <source>What is computed between read and write, beside the post&apos;s own work of some microseconds, such as 200 µs</source>
        <translation>Ce qui est calculé entre lecture et écriture, en plus du travail de l’article (quelques microsecondes), par exemple 200 µs</translation>
    </message>
    <message>
        <source>releases</source>
        <translation>cessions</translation>
    </message>
    <message>
        <source>How often compute gives Python&apos;s lock away</source>
        <translation>Combien de fois le calcul rend le verrou de Python</translation>
    </message>
    <message>
        <source>as it comes</source>
        <translation>tel quel</translation>
    </message>
    <message>
        <source>How often an operation&apos;s compute gives Python&apos;s lock (GIL) away. It moves the answer; a batch of your own is the way to know.</source>
        <translation>Combien de fois le calcul d’une opération rend le verrou de Python (GIL). La réponse en dépend ; seul un lot à vous permet de le savoir.</translation>
    </message>
    <message>
        <source>New threads for each batch</source>
        <translation>Nouveaux threads à chaque lot</translation>
    </message>
    <message>
        <source>As the blog post does. Otherwise they are started once and kept.</source>
        <translation>Comme dans l’article. Sinon, ils sont démarrés une fois et conservés.</translation>
    </message>
</context>
</TS>
