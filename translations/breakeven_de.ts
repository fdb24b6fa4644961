<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="de">
<context>
    <name>QCommandLineParser</name>
    <message>
        <source>Options:</source>
        <translation>Optionen:</translation>
    </message>
</context>
<context>
    <name>VerdictText</name>
    <message numerus="yes">
        <source>One thread waits %1 of its time; %n threads let these waits overlap.</source>
        <translation>
            <numerusform>Ein Thread wartet %1 seiner Zeit; %n Thread lässt dieses Warten überlappen.</numerusform>
            <numerusform>Ein Thread wartet %1 seiner Zeit; %n Threads lassen dieses Warten überlappen.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>One thread waits only %1 of its time: %n threads win by computing on several cores.</source>
        <translation>
            <numerusform>Ein Thread wartet nur %1 seiner Zeit: %n Thread gewinnt, weil er auf mehreren Kernen rechnet.</numerusform>
            <numerusform>Ein Thread wartet nur %1 seiner Zeit: %n Threads gewinnen, weil sie auf mehreren Kernen rechnen.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>One thread waits only %1 of its time: there is little waiting that %n threads could overlap.</source>
        <translation>
            <numerusform>Ein Thread wartet nur %1 seiner Zeit: Es gibt wenig Warten, das %n Thread überlappen könnte.</numerusform>
            <numerusform>Ein Thread wartet nur %1 seiner Zeit: Es gibt wenig Warten, das %n Threads überlappen könnten.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>One thread waits %1 of its time, but that is only %5 an operation: too little to pay for handing operations to %n threads.</source>
        <translation>
            <numerusform>Ein Thread wartet %1 seiner Zeit, das sind aber nur %5 je Operation: zu wenig, um die Übergabe an %n Thread zu bezahlen.</numerusform>
            <numerusform>Ein Thread wartet %1 seiner Zeit, das sind aber nur %5 je Operation: zu wenig, um die Übergabe an %n Threads zu bezahlen.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>One thread waits %1 of its time, but what it waits for does not get faster with %n threads.</source>
        <translation>
            <numerusform>Ein Thread wartet %1 seiner Zeit, doch worauf er wartet, wird mit %n Thread nicht schneller.</numerusform>
            <numerusform>Ein Thread wartet %1 seiner Zeit, doch worauf er wartet, wird mit %n Threads nicht schneller.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>One thread waits %1 of its time at %2 and %3 at %4: the more it waits, the more %n threads can overlap.</source>
        <translation>
            <numerusform>Ein Thread wartet bei %2 %1 seiner Zeit und bei %4 %3: Je mehr er wartet, desto mehr kann %n Thread überlappen.</numerusform>
            <numerusform>Ein Thread wartet bei %2 %1 seiner Zeit und bei %4 %3: Je mehr er wartet, desto mehr können %n Threads überlappen.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>One thread waits %1 of its time at %2 and %3 at %4, but what it waits for does not get faster with %n threads.</source>
        <translation>
            <numerusform>Ein Thread wartet bei %2 %1 seiner Zeit und bei %4 %3, doch worauf er wartet, wird mit %n Thread nicht schneller.</numerusform>
            <numerusform>Ein Thread wartet bei %2 %1 seiner Zeit und bei %4 %3, doch worauf er wartet, wird mit %n Threads nicht schneller.</numerusform>
        </translation>
    </message>
    <message>
        <source>One thread waits %1 of its time at %2 and %3 at %4.</source>
        <translation>Ein Thread wartet bei %2 %1 seiner Zeit und bei %4 %3.</translation>
    </message>
    <message>
        <source>One thread waits %1 of its time.</source>
        <translation>Ein Thread wartet %1 seiner Zeit.</translation>
    </message>
    <message numerus="yes">
        <source>Better than threads for %1: pipeline. One thread that sends a batch&apos;s requests together beats %n threads, the best count.</source>
        <translation>
            <numerusform>Für %1 besser als Threads: bündeln. Ein Thread, der die Anfragen eines Stapels zusammen schickt, schlägt %n Thread, die beste Anzahl.</numerusform>
            <numerusform>Für %1 besser als Threads: bündeln. Ein Thread, der die Anfragen eines Stapels zusammen schickt, schlägt %n Threads, die beste Anzahl.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Better than threads for %1: pipeline. One thread that sends a batch&apos;s requests together beats %n threads everywhere.</source>
        <translation>
            <numerusform>Für %1 besser als Threads: bündeln. Ein Thread, der die Anfragen eines Stapels zusammen schickt, schlägt %n Thread überall.</numerusform>
            <numerusform>Für %1 besser als Threads: bündeln. Ein Thread, der die Anfragen eines Stapels zusammen schickt, schlägt %n Threads überall.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Pipelining beats %n threads for %1 at %4.</source>
        <translation>
            <numerusform>Für %1 schlägt Pipelining %n Thread bei %4.</numerusform>
            <numerusform>Für %1 schlägt Pipelining %n Threads bei %4.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Pipelining beats %n threads for %1 at %2 of %3 values, from %4 to %5.</source>
        <translation>
            <numerusform>Für %1 schlägt Bündeln %n Thread bei %2 von %3 Werten, von %4 bis %5.</numerusform>
            <numerusform>Für %1 schlägt Bündeln %n Threads bei %2 von %3 Werten, von %4 bis %5.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Pipelining pays for %1, but %n threads are faster still.</source>
        <translation>
            <numerusform>Bündeln lohnt sich für %1, aber %n Thread ist noch schneller.</numerusform>
            <numerusform>Bündeln lohnt sich für %1, aber %n Threads sind noch schneller.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Pipelining pays for %1; whether more than %n threads do isn&apos;t clear.</source>
        <translation>
            <numerusform>Bündeln lohnt sich für %1; ob mehr als %n Thread, ist unklar.</numerusform>
            <numerusform>Bündeln lohnt sich für %1; ob mehr als %n Threads, ist unklar.</numerusform>
        </translation>
    </message>
    <message>
        <source>Pipelining isn&apos;t shown to pay for %1.</source>
        <translation>Dass sich Bündeln für %1 lohnt, zeigt sich nicht.</translation>
    </message>
    <message numerus="yes">
        <source>A batch takes %2 pipelined, %3 with %n threads, and %4 with one that waits for every answer.</source>
        <translation>
            <numerusform>Ein Stapel braucht %2 mit Pipelining, %3 mit %n Thread und %4 mit einem, der auf jede Antwort wartet.</numerusform>
            <numerusform>Ein Stapel braucht %2 mit Pipelining, %3 mit %n Threads und %4 mit einem, der auf jede Antwort wartet.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>At %1 a batch takes %2 pipelined, %3 with %n threads, and %4 with one that waits for every answer.</source>
        <translation>
            <numerusform>Bei %1 dauert ein Stapel gebündelt %2, mit %n Thread %3 und mit einem, der jede Antwort abwartet, %4.</numerusform>
            <numerusform>Bei %1 dauert ein Stapel gebündelt %2, mit %n Threads %3 und mit einem, der jede Antwort abwartet, %4.</numerusform>
        </translation>
    </message>
    <message>
        <source>The folder&apos;s lock decides: at %1 threads lose in the shared folder, and win with a folder for each item.</source>
        <translation>Die Sperre des Ordners entscheidet: Bei %1 verlieren Threads im gemeinsamen Ordner und gewinnen mit einem Ordner für jedes Objekt.</translation>
    </message>
    <message>
        <source>The layout decides: at %1 threads win in the shared folder, and lose with a folder for each item.</source>
        <translation>Die Anordnung entscheidet: Bei %1 gewinnen Threads im gemeinsamen Ordner und verlieren mit einem Ordner für jedes Objekt.</translation>
    </message>
    <message numerus="yes">
        <source>With a folder for each item the speed-up of %n threads at %1 is %2 instead of %3.</source>
        <translation>
            <numerusform>Mit einem Ordner für jedes Objekt beschleunigt %n Thread bei %1 auf das %2 statt %3.</numerusform>
            <numerusform>Mit einem Ordner für jedes Objekt ist die Beschleunigung durch %n Threads bei %1 %2 statt %3.</numerusform>
        </translation>
    </message>
    <message>
        <source>Measuring %1…</source>
        <translation>%1 wird gemessen…</translation>
    </message>
    <message>
        <source>%1 could not be measured.</source>
        <translation>%1 konnte nicht gemessen werden.</translation>
    </message>
    <message>
        <source>With reservations: %1</source>
        <translation>Unter Vorbehalt: %1</translation>
    </message>
    <message>
        <source>One thread against one thread for %1: no difference, as it should be.</source>
        <translation>Ein Thread gegen einen Thread für %1: kein Unterschied, wie es sein soll.</translation>
    </message>
    <message>
        <source>One thread against one thread for %1 differs at %2 of %3 points: something disturbs the measurement.</source>
        <translation>Ein Thread gegen einen Thread für %1 weicht an %2 von %3 Punkten ab: Etwas stört die Messung.</translation>
    </message>
    <message numerus="yes">
        <source>Use %n threads for %1 at %2.</source>
        <translation>
            <numerusform>Für %1 bei %2 %n Thread nehmen.</numerusform>
            <numerusform>Für %1 bei %2 %n Threads nehmen.</numerusform>
        </translation>
    </message>
    <message>
        <source>Pipeline for %1 everywhere measured: one thread that sends a batch&apos;s requests together.</source>
        <translation>Für %1 überall, wo gemessen wurde, Pipelining: ein Thread, der die Anfragen eines Stapels zusammen sendet.</translation>
    </message>
    <message>
        <source>Pipeline for %1 from %2 on: one thread that sends a batch&apos;s requests together.</source>
        <translation>Für %1 ab %2 Pipelining: ein Thread, der die Anfragen eines Stapels zusammen sendet.</translation>
    </message>
    <message>
        <source>Pipeline for %1 up to %2: one thread that sends a batch&apos;s requests together.</source>
        <translation>Für %1 bis %2 Pipelining: ein Thread, der die Anfragen eines Stapels zusammen sendet.</translation>
    </message>
    <message>
        <source>Pipeline for %1 from %2 to %3: one thread that sends a batch&apos;s requests together.</source>
        <translation>Für %1 von %2 bis %3 Pipelining: ein Thread, der die Anfragen eines Stapels zusammen sendet.</translation>
    </message>
    <message>
        <source>below %1 one thread</source>
        <translation>unter %1 ein Thread</translation>
    </message>
    <message>
        <source>above %1 one thread</source>
        <translation>über %1 ein Thread</translation>
    </message>
    <message>
        <source>from %1 to %2 one thread</source>
        <translation>von %1 bis %2 ein Thread</translation>
    </message>
    <message>
        <source>at %1 one thread</source>
        <translation>bei %1 ein Thread</translation>
    </message>
    <message>
        <source>below %1 it makes no difference</source>
        <translation>unter %1 macht es keinen Unterschied</translation>
    </message>
    <message>
        <source>above %1 it makes no difference</source>
        <translation>über %1 macht es keinen Unterschied</translation>
    </message>
    <message>
        <source>from %1 to %2 it makes no difference</source>
        <translation>von %1 bis %2 macht es keinen Unterschied</translation>
    </message>
    <message>
        <source>at %1 it makes no difference</source>
        <translation>bei %1 macht es keinen Unterschied</translation>
    </message>
    <message>
        <source>below %1 it isn&apos;t clear yet</source>
        <translation>unter %1 ist es noch unklar</translation>
    </message>
    <message>
        <source>above %1 it isn&apos;t clear yet</source>
        <translation>über %1 ist es noch unklar</translation>
    </message>
    <message>
        <source>from %1 to %2 it isn&apos;t clear yet</source>
        <translation>von %1 bis %2 ist es noch unklar</translation>
    </message>
    <message>
        <source>at %1 it isn&apos;t clear yet</source>
        <translation>bei %1 ist es noch unklar</translation>
    </message>
    <message numerus="yes">
        <source>below %1 %n threads</source>
        <translation>
            <numerusform>unter %1 %n Thread</numerusform>
            <numerusform>unter %1 %n Threads</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>above %1 %n threads</source>
        <translation>
            <numerusform>über %1 %n Thread</numerusform>
            <numerusform>über %1 %n Threads</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>from %1 to %2 %n threads</source>
        <translation>
            <numerusform>von %1 bis %2 %n Thread</numerusform>
            <numerusform>von %1 bis %2 %n Threads</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>at %1 %n threads</source>
        <translation>
            <numerusform>bei %1 %n Thread</numerusform>
            <numerusform>bei %1 %n Threads</numerusform>
        </translation>
    </message>
    <message>
        <source>below %1 pipeline</source>
        <translation>unter %1 Pipelining</translation>
    </message>
    <message>
        <source>above %1 pipeline</source>
        <translation>über %1 Pipelining</translation>
    </message>
    <message>
        <source>from %1 to %2 pipeline</source>
        <translation>von %1 bis %2 Pipelining</translation>
    </message>
    <message>
        <source>at %1 pipeline</source>
        <translation>bei %1 Pipelining</translation>
    </message>
    <message>
        <source>between, it makes no difference</source>
        <translation>dazwischen macht es keinen Unterschied</translation>
    </message>
    <message>
        <source>between, it isn&apos;t clear yet</source>
        <translation>dazwischen ist es noch unklar</translation>
    </message>
    <message numerus="yes">
        <source>For %1 the winner changes %2 times between one and %n threads: see each point.</source>
        <translation>
            <numerusform>Für %1 wechselt der Gewinner %2-mal zwischen einem und %n Thread: siehe die einzelnen Punkte.</numerusform>
            <numerusform>Für %1 wechselt der Gewinner %2-mal zwischen einem und %n Threads: siehe die einzelnen Punkte.</numerusform>
        </translation>
    </message>
    <message>
        <source>Keep one thread for %1.</source>
        <translation>Für %1 bei einem Thread bleiben.</translation>
    </message>
    <message>
        <source>Can&apos;t tell yet for %1, measure longer.</source>
        <translation>Für %1 noch unklar, länger messen.</translation>
    </message>
    <message numerus="yes">
        <source>Can&apos;t tell yet for %1: one or %n threads may win, measure longer.</source>
        <translation>
            <numerusform>Für %1 noch unklar: Ein Thread oder %n Thread könnten gewinnen, länger messen.</numerusform>
            <numerusform>Für %1 noch unklar: Ein Thread oder %n Threads könnten gewinnen, länger messen.</numerusform>
        </translation>
    </message>
    <message>
        <source>One thread is best for %1.</source>
        <translation>Für %1 ist ein Thread am besten.</translation>
    </message>
    <message>
        <source>Keep one thread for %1: more gain less than %2.</source>
        <translation>Für %1 bei einem Thread bleiben: Mehr gewinnen weniger als %2.</translation>
    </message>
    <message>
        <source>Can&apos;t tell yet for %1: no number of threads clearly wins, measure longer.</source>
        <translation>Für %1 noch unklar: Keine Threadzahl gewinnt deutlich, länger messen.</translation>
    </message>
    <message numerus="yes">
        <source>%n threads are enough for %1: %2 as fast as one.</source>
        <translation>
            <numerusform>Für %1 reicht %n Thread: %2 so schnell wie einer.</numerusform>
            <numerusform>Für %1 reichen %n Threads: %2 so schnell wie einer.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n threads are best for %1: %2 as fast as one.</source>
        <translation>
            <numerusform>Für %1 ist %n Thread am besten: %2 so schnell wie einer.</numerusform>
            <numerusform>Für %1 sind %n Threads am besten: %2 so schnell wie einer.</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 under %2</source>
        <translation>%1 mit %2</translation>
    </message>
    <message numerus="yes">
        <source>Use %n threads once %1 is more than %2 away.</source>
        <translation>
            <numerusform>%n Thread nehmen, sobald %1 mehr als %2 entfernt ist.</numerusform>
            <numerusform>%n Threads nehmen, sobald %1 mehr als %2 entfernt ist.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Use %n threads only while %1 is less than %2 away.</source>
        <translation>
            <numerusform>%n Thread nur nehmen, solange %1 weniger als %2 entfernt ist.</numerusform>
            <numerusform>%n Threads nur nehmen, solange %1 weniger als %2 entfernt ist.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Use %n threads while %1 is between %2 and %3 away.</source>
        <translation>
            <numerusform>%n Thread nehmen, solange %1 zwischen %2 und %3 entfernt ist.</numerusform>
            <numerusform>%n Threads nehmen, solange %1 zwischen %2 und %3 entfernt ist.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Use %n threads for %1 at every distance measured (up to %2).</source>
        <translation>
            <numerusform>Für %1 bei jeder gemessenen Entfernung (bis %2) %n Thread nehmen.</numerusform>
            <numerusform>Für %1 bei jeder gemessenen Entfernung (bis %2) %n Threads nehmen.</numerusform>
        </translation>
    </message>
    <message>
        <source>Keep one thread for %1 at every distance measured (up to %2).</source>
        <translation>Für %1 bei jeder gemessenen Entfernung (bis %2) bei einem Thread bleiben.</translation>
    </message>
    <message numerus="yes">
        <source>For %1 one thread and %n threads differ by less than %4 at every distance (up to %2).</source>
        <translation>
            <numerusform>Für %1 unterscheiden sich ein Thread und %n Thread bei jeder Entfernung (bis %2) um weniger als %4.</numerusform>
            <numerusform>Für %1 unterscheiden sich ein Thread und %n Threads bei jeder Entfernung (bis %2) um weniger als %4.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Use %n threads for %1 once objects are larger than %2.</source>
        <translation>
            <numerusform>Für %1 %n Thread nehmen, sobald Objekte größer als %2 sind.</numerusform>
            <numerusform>Für %1 %n Threads nehmen, sobald Objekte größer als %2 sind.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Use %n threads for %1 only while objects are smaller than %2.</source>
        <translation>
            <numerusform>Für %1 %n Thread nur nehmen, solange Objekte kleiner als %2 sind.</numerusform>
            <numerusform>Für %1 %n Threads nur nehmen, solange Objekte kleiner als %2 sind.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Use %n threads for %1 while objects are between %2 and %3 large.</source>
        <translation>
            <numerusform>Für %1 %n Thread nehmen, solange Objekte zwischen %2 und %3 groß sind.</numerusform>
            <numerusform>Für %1 %n Threads nehmen, solange Objekte zwischen %2 und %3 groß sind.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Use %n threads for %1 at every object size measured (%3 to %2).</source>
        <translation>
            <numerusform>Für %1 bei jeder gemessenen Objektgröße (%3 bis %2) %n Thread nehmen.</numerusform>
            <numerusform>Für %1 bei jeder gemessenen Objektgröße (%3 bis %2) %n Threads nehmen.</numerusform>
        </translation>
    </message>
    <message>
        <source>Keep one thread for %1 at every object size measured (%3 to %2).</source>
        <translation>Für %1 bei jeder gemessenen Objektgröße (%3 bis %2) bei einem Thread bleiben.</translation>
    </message>
    <message numerus="yes">
        <source>For %1 one thread and %n threads differ by less than %4 at every object size (%3 to %2).</source>
        <translation>
            <numerusform>Für %1 unterscheiden sich ein Thread und %n Thread bei jeder Objektgröße (%3 bis %2) um weniger als %4.</numerusform>
            <numerusform>Für %1 unterscheiden sich ein Thread und %n Threads bei jeder Objektgröße (%3 bis %2) um weniger als %4.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Use %n threads for %1 once an operation computes for more than %2.</source>
        <translation>
            <numerusform>Für %1 %n Thread nehmen, sobald eine Operation länger als %2 rechnet.</numerusform>
            <numerusform>Für %1 %n Threads nehmen, sobald eine Operation länger als %2 rechnet.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Use %n threads for %1 only while an operation computes for less than %2.</source>
        <translation>
            <numerusform>Für %1 %n Thread nur nehmen, solange eine Operation kürzer als %2 rechnet.</numerusform>
            <numerusform>Für %1 %n Threads nur nehmen, solange eine Operation kürzer als %2 rechnet.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Use %n threads for %1 while an operation computes for between %2 and %3.</source>
        <translation>
            <numerusform>Für %1 %n Thread nehmen, solange eine Operation zwischen %2 und %3 rechnet.</numerusform>
            <numerusform>Für %1 %n Threads nehmen, solange eine Operation zwischen %2 und %3 rechnet.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Use %n threads for %1 with every amount of compute measured (up to %2).</source>
        <translation>
            <numerusform>Für %1 bei jeder gemessenen Rechenzeit (bis %2) %n Thread nehmen.</numerusform>
            <numerusform>Für %1 bei jeder gemessenen Rechenzeit (bis %2) %n Threads nehmen.</numerusform>
        </translation>
    </message>
    <message>
        <source>Keep one thread for %1 with every amount of compute measured (up to %2).</source>
        <translation>Für %1 bei jeder gemessenen Rechenzeit (bis %2) bei einem Thread bleiben.</translation>
    </message>
    <message numerus="yes">
        <source>For %1 one thread and %n threads differ by less than %4 with every amount of compute (up to %2).</source>
        <translation>
            <numerusform>Für %1 unterscheiden sich ein Thread und %n Thread bei jeder Rechenzeit (bis %2) um weniger als %4.</numerusform>
            <numerusform>Für %1 unterscheiden sich ein Thread und %n Threads bei jeder Rechenzeit (bis %2) um weniger als %4.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Use %n threads for %1 once a batch has more than %2.</source>
        <translation>
            <numerusform>Für %1 %n Thread nehmen, sobald ein Stapel mehr als %2 hat.</numerusform>
            <numerusform>Für %1 %n Threads nehmen, sobald ein Stapel mehr als %2 hat.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Use %n threads for %1 only while a batch has less than %2.</source>
        <translation>
            <numerusform>Für %1 %n Thread nur nehmen, solange ein Stapel weniger als %2 hat.</numerusform>
            <numerusform>Für %1 %n Threads nur nehmen, solange ein Stapel weniger als %2 hat.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Use %n threads for %1 while a batch has between %2 and %3.</source>
        <translation>
            <numerusform>Für %1 %n Thread nehmen, solange ein Stapel zwischen %2 und %3 hat.</numerusform>
            <numerusform>Für %1 %n Threads nehmen, solange ein Stapel zwischen %2 und %3 hat.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Use %n threads for %1 at every batch size measured (%3 to %2).</source>
        <translation>
            <numerusform>Für %1 bei jeder gemessenen Stapelgröße (%3 bis %2) %n Thread nehmen.</numerusform>
            <numerusform>Für %1 bei jeder gemessenen Stapelgröße (%3 bis %2) %n Threads nehmen.</numerusform>
        </translation>
    </message>
    <message>
        <source>Keep one thread for %1 at every batch size measured (%3 to %2).</source>
        <translation>Für %1 bei jeder gemessenen Stapelgröße (%3 bis %2) bei einem Thread bleiben.</translation>
    </message>
    <message numerus="yes">
        <source>For %1 one thread and %n threads differ by less than %4 at every batch size (%3 to %2).</source>
        <translation>
            <numerusform>Für %1 unterscheiden sich ein Thread und %n Thread bei jeder Stapelgröße (%3 bis %2) um weniger als %4.</numerusform>
            <numerusform>Für %1 unterscheiden sich ein Thread und %n Threads bei jeder Stapelgröße (%3 bis %2) um weniger als %4.</numerusform>
        </translation>
    </message>
    <message>
        <source>The gain passes %1 at %2 (95 % interval %3).</source>
        <translation>Der Gewinn überschreitet %1 bei %2 (95-%-Intervall %3).</translation>
    </message>
    <message>
        <source>The gain falls below %1 at %2 (95 % interval %3).</source>
        <translation>Der Gewinn unterschreitet %1 bei %2 (95-%-Intervall %3).</translation>
    </message>
    <message>
        <source>Level with one thread at %1.</source>
        <translation>Gleichstand mit einem Thread bei %1.</translation>
    </message>
    <message>
        <source>At %1 they halve the latency (%2).</source>
        <translation>Bei %1 halbieren sie die Latenz (%2).</translation>
    </message>
    <message>
        <source>At %1 they cut the latency by %2 (%3).</source>
        <translation>Bei %1 senken sie die Latenz um %2 (%3).</translation>
    </message>
    <message numerus="yes">
        <source>%n threads take %1 as long as one.</source>
        <translation>
            <numerusform>%n Thread braucht %1 so lange wie einer.</numerusform>
            <numerusform>%n Threads brauchen %1 so lange wie einer.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n threads take %1 to %2 as long as one, the most at %3.</source>
        <translation>
            <numerusform>%n Thread braucht %1 bis %2 so lange wie einer, am längsten bei %3.</numerusform>
            <numerusform>%n Threads brauchen %1 bis %2 so lange wie einer, am längsten bei %3.</numerusform>
        </translation>
    </message>
    <message>
        <source>Not clear yet at %1: measure longer.</source>
        <translation>Noch unklar bei %1: länger messen.</translation>
    </message>
    <message numerus="yes">
        <source>%n threads take %1 as long.</source>
        <translation>
            <numerusform>%n Thread braucht %1 so lange.</numerusform>
            <numerusform>%n Threads brauchen %1 so lange.</numerusform>
        </translation>
    </message>
    <message>
        <source>The 95 % interval of the speed-up is %1.</source>
        <translation>Das 95-%-Intervall der Beschleunigung ist %1.</translation>
    </message>
    <message numerus="yes">
        <source>The 95 % interval of the speed-up is %1; %n threads reach %2, which is no gain worth having.</source>
        <translation>
            <numerusform>Das 95-%-Intervall der Beschleunigung ist %1; %n Thread erreicht %2, was keinen lohnenden Gewinn bringt.</numerusform>
            <numerusform>Das 95-%-Intervall der Beschleunigung ist %1; %n Threads erreichen %2, was keinen lohnenden Gewinn bringt.</numerusform>
        </translation>
    </message>
    <message>
        <source>Intervals are known at %1 points so far.</source>
        <translation>Bisher sind die Intervalle an %1 Punkten bekannt.</translation>
    </message>
</context>
<context>
    <name>breakeven</name>
    <message>
        <source>In Python the setting is %1, in Qt %2.</source>
        <translation>In Python heißt die Einstellung %1, in Qt %2.</translation>
    </message>
    <message>
        <source>Advice</source>
        <translation>Rat</translation>
    </message>
    <message>
        <source>Thread counts, measured and by the book</source>
        <translation>Threadzahlen, gemessen und nach Lehrbuch</translation>
    </message>
    <message>
        <source>Disturbances</source>
        <translation>Störungen</translation>
    </message>
    <message>
        <source>%1, %2, on %3
</source>
        <translation>%1, %2, auf %3
</translation>
    </message>
    <message>
        <source>an unnamed host</source>
        <translation>einem Rechner ohne Namen</translation>
    </message>
    <message>
        <source>Prints one JSON object.</source>
        <translation>Gibt ein JSON-Objekt aus.</translation>
    </message>
    <message>
        <source>the plan&apos;s key “%1” is not known and has no effect.</source>
        <translation>der Schlüssel „%1“ des Plans ist unbekannt und bewirkt nichts.</translation>
    </message>
    <message>
        <source>The Python file to write, instead of standard output.</source>
        <translation>Die Python-Datei, die geschrieben wird, statt der Standardausgabe.</translation>
    </message>
    <message>
        <source>--output takes the name of a file.</source>
        <translation>--output nimmt den Namen einer Datei.</translation>
    </message>
    <message>
        <source>A batch of</source>
        <translation>Ein Stapel von</translation>
    </message>
    <message>
        <source>Arm</source>
        <translation>Arm</translation>
    </message>
    <message>
        <source>Switches an op.</source>
        <translation>Wechsel je Op.</translation>
    </message>
    <message>
        <source>Where the time of a batch goes</source>
        <translation>Wohin die Zeit eines Stapels geht</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation>%1: %2</translation>
    </message>
    <message>
        <source>%1 works.
</source>
        <translation>%1 funktioniert.
</translation>
    </message>
    <message>
        <source>version</source>
        <translation>Version</translation>
    </message>
    <message>
        <source>file system</source>
        <translation>Dateisystem</translation>
    </message>
    <message>
        <source>mounted</source>
        <translation>eingehängt</translation>
    </message>
    <message>
        <source>free</source>
        <translation>frei</translation>
    </message>
    <message>
        <source>copies</source>
        <translation>Kopien</translation>
    </message>
    <message>
        <source>pool holds</source>
        <translation>Pool enthält</translation>
    </message>
    <message numerus="yes">
        <source>%n object(s), %1</source>
        <translation>
            <numerusform>%n Objekt, %1</numerusform>
            <numerusform>%n Objekte, %1</numerusform>
        </translation>
    </message>
    <message>
        <source>you may</source>
        <translation>erlaubt</translation>
    </message>
    <message>
        <source>read, write and remove</source>
        <translation>Lesen, Schreiben und Entfernen</translation>
    </message>
    <message>
        <source>round trip</source>
        <translation>Umlaufzeit</translation>
    </message>
    <message>
        <source>as if farther</source>
        <translation>als wäre es ferner</translation>
    </message>
    <message>
        <source>Of a rediss:// target: the file of the certificate authority to trust.</source>
        <translation>Bei einem Ziel rediss://: die Datei der Zertifizierungsstelle, der vertraut wird.</translation>
    </message>
    <message>
        <source>Of a rediss:// target: the file of the certificate to show.</source>
        <translation>Bei einem Ziel rediss://: die Datei des Zertifikats, das gezeigt wird.</translation>
    </message>
    <message>
        <source>Of a rediss:// target: the file of that one&apos;s key.</source>
        <translation>Bei einem Ziel rediss://: die Datei des Schlüssels dazu.</translation>
    </message>
    <message>
        <source>certificates are for rediss:// targets.</source>
        <translation>Zertifikate sind für Ziele rediss://.</translation>
    </message>
    <message>
        <source>--client-certificate and --client-key go together.</source>
        <translation>--client-certificate und --client-key gehören zusammen.</translation>
    </message>
    <message>
        <source>The file is given with --ca-file.</source>
        <translation>Die Datei wird mit --ca-file angegeben.</translation>
    </message>
    <message>
        <source>They are given with --client-certificate and --client-key.</source>
        <translation>Beide werden mit --client-certificate und --client-key angegeben.</translation>
    </message>
    <message>
        <source>Fingerprint of the key: %1</source>
        <translation>Fingerabdruck des Schlüssels: %1</translation>
    </message>
    <message>
        <source>Compare it with what the host&apos;s administrator tells. Where the two are the same, repeat the command with: --trust-key &apos;%1&apos;</source>
        <translation>Mit dem vergleichen, was der Verwalter des Rechners nennt. Sind beide gleich, den Befehl wiederholen mit: --trust-key &apos;%1&apos;</translation>
    </message>
    <message>
        <source>what killed runs may have left can&apos;t be seen: %1</source>
        <translation>was gewaltsam beendete Läufe hinterlassen haben mögen, ist nicht zu sehen: %1</translation>
    </message>
    <message>
        <source>the target holds too much to see all that killed runs may have left.</source>
        <translation>das Ziel enthält zu viel, um alles zu sehen, was gewaltsam beendete Läufe hinterlassen haben mögen.</translation>
    </message>
    <message>
        <source>Left by a killed run: %1
</source>
        <translation>Von einem gewaltsam beendeten Lauf hinterlassen: %1
</translation>
    </message>
    <message>
        <source>Removed %1.
</source>
        <translation>%1 wurde entfernt.
</translation>
    </message>
    <message>
        <source>Killed runs left nothing.
</source>
        <translation>Gewaltsam beendete Läufe haben nichts hinterlassen.
</translation>
    </message>
    <message>
        <source>breakeven check with --clean removes what killed runs left.</source>
        <translation>breakeven check mit --clean entfernt, was gewaltsam beendete Läufe hinterlassen haben.</translation>
    </message>
    <message>
        <source>Trusts the key of an sftp:// target&apos;s host if this is its fingerprint.</source>
        <translation>Vertraut dem Schlüssel des Rechners eines sftp://-Ziels, wenn dies sein Fingerabdruck ist.</translation>
    </message>
    <message>
        <source>fingerprint</source>
        <translation>Fingerabdruck</translation>
    </message>
    <message>
        <source>Removes what killed runs left at the target.</source>
        <translation>Entfernt, was gewaltsam beendete Läufe am Ziel hinterlassen haben.</translation>
    </message>
    <message>
        <source>other users of this machine can see a password in the arguments; leave it out to be asked for it, or use --password-stdin.</source>
        <translation>andere Benutzer dieses Rechners können ein Passwort in den Argumenten sehen; es weglassen, um danach gefragt zu werden, oder --password-stdin benutzen.</translation>
    </message>
    <message>
        <source>--trust-key is for sftp:// targets.</source>
        <translation>--trust-key ist für sftp://-Ziele.</translation>
    </message>
    <message>
        <source>--trust-key: a fingerprint reads “ssh-ed25519 SHA256:…”.</source>
        <translation>--trust-key: Ein Fingerabdruck sieht aus wie „ssh-ed25519 SHA256:…“.</translation>
    </message>
    <message>
        <source>Usage: %1 [RUN...]               opens the window
       %1 VERB [ARGUMENTS]      works without one

</source>
        <translation>Aufruf: %1 [LAUF...]               öffnet das Fenster
        %1 VERB [ARGUMENTE]        arbeitet ohne Fenster

</translation>
    </message>
    <message>
        <source>Usage: %1 VERB [ARGUMENTS]

</source>
        <translation>Aufruf: %1 VERB [ARGUMENTE]

</translation>
    </message>
    <message>
        <source>Tells, with evidence, when threads pay off for storage I/O.

Verbs:
</source>
        <translation>Sagt mit Belegen, wann sich Threads bei Speicherzugriffen lohnen.

Verben:
</translation>
    </message>
    <message>
        <source>%1 VERB --help says more about one of them; %1 --version names the version.
Exit status: 0 done, 1 failed, 2 wrong usage, 3 a run that answers for some targets only, 130 cancelled.
</source>
        <translation>%1 VERB --help sagt mehr zu einem davon; %1 --version nennt die Version.
Exit-Status: 0 fertig, 1 gescheitert, 2 falsch aufgerufen, 3 ein Lauf, der nur für einige Ziele antwortet, 130 abgebrochen.
</translation>
    </message>
    <message>
        <source>charts and reports are drawn by the program that has the window, too: use breakeven %1 (Debian&apos;s package breakeven).</source>
        <translation>Diagramme und Berichte zeichnet das Programm, das auch das Fenster hat: breakeven %1 verwenden (Debian-Paket breakeven).</translation>
    </message>
    <message>
        <source>there is no such option.</source>
        <translation>diese Option gibt es nicht.</translation>
    </message>
    <message>
        <source>there is no such verb.</source>
        <translation>dieses Verb gibt es nicht.</translation>
    </message>
    <message>
        <source>the results could not be written to standard output.</source>
        <translation>die Ergebnisse konnten nicht auf die Standardausgabe geschrieben werden.</translation>
    </message>
    <message>
        <source>Point</source>
        <translation>Punkt</translation>
    </message>
    <message>
        <source>Before</source>
        <translation>Vorher</translation>
    </message>
    <message>
        <source>After</source>
        <translation>Nachher</translation>
    </message>
    <message>
        <source>Ratio</source>
        <translation>Verhältnis</translation>
    </message>
    <message>
        <source>95 % interval</source>
        <translation>95-%-Intervall</translation>
    </message>
    <message>
        <source>Change</source>
        <translation>Änderung</translation>
    </message>
    <message>
        <source>The runs have no point in common.
</source>
        <translation>Die Läufe haben keinen gemeinsamen Punkt.
</translation>
    </message>
    <message>
        <source>~ measured by one of the runs only, interpolated in the other
</source>
        <translation>~ nur von einem der Läufe gemessen, im anderen interpoliert
</translation>
    </message>
    <message>
        <source>%1: warning: %2</source>
        <translation>%1: Warnung: %2</translation>
    </message>
    <message>
        <source>a killed run left %1 at %2.</source>
        <translation>ein gewaltsam beendeter Lauf hat %1 bei %2 zurückgelassen.</translation>
    </message>
    <message>
        <source>breakeven check &apos;%1&apos; --clean removes it.</source>
        <translation>breakeven check &apos;%1&apos; --clean entfernt es.</translation>
    </message>
    <message>
        <source>The CSV file to write.</source>
        <translation>Die CSV-Datei, die geschrieben wird.</translation>
    </message>
    <message>
        <source>--output is missing.</source>
        <translation>--output fehlt.</translation>
    </message>
    <message>
        <source>--output takes a name that ends in .csv.</source>
        <translation>--output nimmt einen Namen, der auf .csv endet.</translation>
    </message>
    <message>
        <source>there is no such topic; there are %1.</source>
        <translation>dieses Thema gibt es nicht; es gibt %1.</translation>
    </message>
    <message>
        <source>%1 has no end: the run still goes on, or was killed.</source>
        <translation>%1 hat kein Ende: Der Lauf ist noch im Gange oder wurde gewaltsam beendet.</translation>
    </message>
    <message>
        <source>Writes over a file that is there.</source>
        <translation>Überschreibt eine Datei, die es schon gibt.</translation>
    </message>
    <message>
        <source>%1 exists already; choose another name, or write over it with --force.</source>
        <translation>%1 gibt es schon; einen anderen Namen wählen oder mit --force überschreiben.</translation>
    </message>
    <message>
        <source>Reads the passwords of Redis servers from standard input, a line for each server. Without it they are asked for on a terminal.</source>
        <translation>Liest die Passwörter von Redis-Servern von der Standardeingabe, eine Zeile je Server. Ohne dies wird auf einem Terminal nach ihnen gefragt.</translation>
    </message>
    <message>
        <source>--password-stdin is for Redis servers without a password.</source>
        <translation>--password-stdin ist für Redis-Server ohne Passwort.</translation>
    </message>
    <message>
        <source>standard input has no line with the password of %1.</source>
        <translation>die Standardeingabe hat keine Zeile mit dem Passwort von %1.</translation>
    </message>
    <message>
        <source>Password of %1: </source>
        <translation>Passwort von %1: </translation>
    </message>
    <message>
        <source>Under %1: </source>
        <translation>Mit %1: </translation>
    </message>
    <message>
        <source>The round trip to the target, in µs.</source>
        <translation>Die Umlaufzeit zum Ziel, in µs.</translation>
    </message>
    <message>
        <source>How many threads.</source>
        <translation>Wie viele Threads.</translation>
    </message>
    <message>
        <source>Only this target of the run.</source>
        <translation>Nur dieses Ziel des Laufs.</translation>
    </message>
    <message>
        <source>--rtt-us takes a number of microseconds, 0 to 10,000,000.</source>
        <translation>--rtt-us nimmt eine Zahl von Mikrosekunden, 0 bis 10000000.</translation>
    </message>
    <message>
        <source>--threads takes a whole number, 1 to 1024.</source>
        <translation>--threads nimmt eine ganze Zahl, 1 bis 1024.</translation>
    </message>
    <message>
        <source>The run has no target %1. It has: %2.</source>
        <translation>Der Lauf hat kein Ziel %1. Er hat: %2.</translation>
    </message>
    <message>
        <source>Prints a JSON array, the plans with it.</source>
        <translation>Gibt ein JSON-Array aus, mitsamt den Plänen.</translation>
    </message>
    <message>
        <source>%1 %</source>
        <translation>%1 %</translation>
    </message>
    <message>
        <source>pass %1</source>
        <translation>Durchgang %1</translation>
    </message>
    <message numerus="yes">
        <source>measuring %n points</source>
        <translation>
            <numerusform>misst %n Punkt</numerusform>
            <numerusform>misst %n Punkte</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 of %2 settled</source>
        <translation>%1 von %2 geklärt</translation>
    </message>
    <message>
        <source>%1 s left</source>
        <translation>noch %1 s</translation>
    </message>
    <message>
        <source>The post&apos;s table
</source>
        <translation>Die Tabelle des Artikels
</translation>
    </message>
    <message>
        <source>Where it differs from the post</source>
        <translation>Wo es vom Blogbeitrag abweicht</translation>
    </message>
    <message>
        <source>--runtime: there is no runtime “%1”; %2.</source>
        <translation>--runtime: Es gibt keine Laufzeitumgebung „%1“; %2.</translation>
    </message>
    <message>
        <source>it is no file</source>
        <translation>das ist keine Datei</translation>
    </message>
    <message>
        <source>Who executes the batches: native, cpython, or both with a comma.</source>
        <translation>Wer die Batches ausführt: native, cpython oder beide mit Komma.</translation>
    </message>
    <message>
        <source>The interpreter for cpython; otherwise the first that has numpy and what the targets need.</source>
        <translation>Der Interpreter für cpython; sonst der erste, der numpy hat und was die Ziele brauchen.</translation>
    </message>
    <message>
        <source>Your own read, work and write, in Python, to measure under cpython; breakeven batch-template prints one to fill in.</source>
        <translation>Eigenes read, work und write in Python, das mit cpython gemessen wird; breakeven batch-template gibt eine Datei zum Ausfüllen aus.</translation>
    </message>
    <message>
        <source>--python goes with --runtime cpython.</source>
        <translation>--python gehört zu --runtime cpython.</translation>
    </message>
    <message>
        <source>--batch-file goes with --runtime cpython.</source>
        <translation>--batch-file gehört zu --runtime cpython.</translation>
    </message>
    <message>
        <source>yes</source>
        <translation>ja</translation>
    </message>
    <message>
        <source>no</source>
        <translation>nein</translation>
    </message>
    <message>
        <source>Interpreter</source>
        <translation>Interpreter</translation>
    </message>
    <message>
        <source>Version</source>
        <translation>Version</translation>
    </message>
    <message>
        <source>Prints a JSON array.</source>
        <translation>Gibt ein JSON-Array aus.</translation>
    </message>
    <message>
        <source>no Python 3.7 or newer was found along PATH, in /usr/bin, in /usr/local/bin or among pyenv&apos;s versions.</source>
        <translation>kein Python ab 3.7 gefunden, weder entlang von PATH noch in /usr/bin, in /usr/local/bin oder unter den Versionen von pyenv.</translation>
    </message>
    <message>
        <source>Speed-up</source>
        <translation>Beschleunigung</translation>
    </message>
    <message>
        <source>I/O share</source>
        <translation>E/A-Anteil</translation>
    </message>
    <message>
        <source>Verdict</source>
        <translation>Urteil</translation>
    </message>
    <message>
        <source>Target</source>
        <translation>Ziel</translation>
    </message>
    <message>
        <source>Threads</source>
        <translation>Threads</translation>
    </message>
    <message>
        <source>Latency</source>
        <translation>Latenz</translation>
    </message>
    <message>
        <source>p5 – p95</source>
        <translation>p5 – p95</translation>
    </message>
    <message>
        <source>Caveat: %1</source>
        <translation>Vorbehalt: %1</translation>
    </message>
    <message>
        <source>Caveat of all: %1</source>
        <translation>Vorbehalt für alle: %1</translation>
    </message>
    <message>
        <source>Measured with the cores in the condition that each target names.</source>
        <translation>Gemessen mit den Kernen in dem Zustand, den jedes Ziel nennt.</translation>
    </message>
    <message>
        <source>Measured with %1.</source>
        <translation>Gemessen mit %1.</translation>
    </message>
    <message>
        <source>Caution</source>
        <translation>Zu beachten</translation>
    </message>
    <message>
        <source>%1 at %2: %3</source>
        <translation>%1 bei %2: %3</translation>
    </message>
    <message>
        <source>Ended after %1: %2.
</source>
        <translation>Beendet nach %1: %2.
</translation>
    </message>
    <message>
        <source>More: --details, or breakeven analyze with the run file.</source>
        <translation>Mehr: --details oder breakeven analyze mit der Laufdatei.</translation>
    </message>
    <message>
        <source>Run file: %1
</source>
        <translation>Datei des Laufs: %1
</translation>
    </message>
    <message>
        <source>The experiment, as `presets` lists them.</source>
        <translation>Das Experiment, wie `presets` es auflistet.</translation>
    </message>
    <message>
        <source>The experiment, in a file of your own, or itself as JSON.</source>
        <translation>Das Experiment in einer eigenen Datei, oder selbst als JSON.</translation>
    </message>
    <message>
        <source>How long to measure at most.</source>
        <translation>Wie lange höchstens gemessen wird.</translation>
    </message>
    <message>
        <source>Adds an arm on Redis: one thread that sends a batch&apos;s requests together.</source>
        <translation>Fügt bei Redis einen Arm hinzu: einen Thread, der die Anfragen eines Stapels zusammen schickt.</translation>
    </message>
    <message>
        <source>The condition of the cores while it measures: awake, as-they-are, which lets them fall asleep, or both, each target in either.</source>
        <translation>Der Zustand der Kerne während der Messung: awake (wach), as-they-are, was sie einschlafen lässt, oder both, jedes Ziel in beiden.</translation>
    </message>
    <message>
        <source>How long to wait at most while other programs are busy; 0: not at all. Otherwise 15.</source>
        <translation>Wie lange höchstens gewartet wird, solange andere Programme beschäftigt sind; 0: gar nicht. Sonst 15.</translation>
    </message>
    <message>
        <source>Prints the result as one JSON object.</source>
        <translation>Gibt das Ergebnis als ein JSON-Objekt aus.</translation>
    </message>
    <message>
        <source>Prints causes, advice, disturbances and thread counts by the book, too.</source>
        <translation>Gibt auch Ursachen, Rat, Störungen und Threadzahlen nach dem Lehrbuch aus.</translation>
    </message>
    <message>
        <source>--preset and --plan exclude each other.</source>
        <translation>--preset und --plan schließen einander aus.</translation>
    </message>
    <message>
        <source>--budget takes a number of seconds, 0.1 to 604800.</source>
        <translation>--budget nimmt eine Zahl von Sekunden, 0.1 bis 604800.</translation>
    </message>
    <message>
        <source>--cores is awake, as-they-are or both.</source>
        <translation>--cores ist awake, as-they-are oder both.</translation>
    </message>
    <message>
        <source>--wait-for-quiet takes a number of seconds, 0 to 604800.</source>
        <translation>--wait-for-quiet nimmt eine Zahl von Sekunden, 0 bis 604800.</translation>
    </message>
    <message>
        <source>%1 exists already; choose another name or remove it.</source>
        <translation>%1 gibt es schon; einen anderen Namen wählen oder die Datei entfernen.</translation>
    </message>
    <message>
        <source>nothing could be measured.</source>
        <translation>nichts konnte gemessen werden.</translation>
    </message>
    <message>
        <source>Cancelled; what was measured is kept.</source>
        <translation>Abgebrochen; was gemessen wurde, bleibt erhalten.</translation>
    </message>
    <message>
        <source>not every target gave an answer that its blocks support; measure longer.</source>
        <translation>nicht jedes Ziel hat eine Antwort ergeben, die seine Blöcke tragen; länger messen.</translation>
    </message>
    <message>
        <source>Measures, and says when threads pay off.</source>
        <translation>Misst und sagt, wann sich Threads lohnen.</translation>
    </message>
    <message>
        <source>Says what a run found.</source>
        <translation>Sagt, was ein Lauf ergab.</translation>
    </message>
    <message>
        <source>Says what changed from one run to another.</source>
        <translation>Sagt, was sich von einem Lauf zum anderen geändert hat.</translation>
    </message>
    <message>
        <source>Says what a batch would take that was not measured.</source>
        <translation>Sagt, wie lange ein Stapel dauern würde, der nicht gemessen wurde.</translation>
    </message>
    <message>
        <source>Draws runs, the later ones laid over the first.</source>
        <translation>Zeichnet Läufe, die späteren über den ersten gelegt.</translation>
    </message>
    <message>
        <source>Writes a page that says all of a run, a section each.</source>
        <translation>Schreibt eine Seite, die alles über einen Lauf sagt, je Lauf einen Abschnitt.</translation>
    </message>
    <message>
        <source>Writes a run&apos;s batches as CSV, one row a batch.</source>
        <translation>Schreibt die Stapel eines Laufs als CSV, eine Zeile je Stapel.</translation>
    </message>
    <message>
        <source>Connects to a target, measures the round trip, says what is wrong.</source>
        <translation>Verbindet sich mit einem Ziel, misst die Umlaufzeit und sagt, was nicht stimmt.</translation>
    </message>
    <message>
        <source>Lists the experiments that come with the program.</source>
        <translation>Listet die Experimente auf, die das Programm mitbringt.</translation>
    </message>
    <message>
        <source>Lists the Pythons of this machine and what they import.</source>
        <translation>Listet die Pythons dieses Rechners auf und was sie importieren.</translation>
    </message>
    <message>
        <source>Prints a Python file to fill in with a batch of your own.</source>
        <translation>Gibt eine Python-Datei aus, die sich mit einem eigenen Stapel ausfüllen lässt.</translation>
    </message>
    <message>
        <source>Prints what one needs to know to help you: versions, the machine, settings, last failures; no secrets.</source>
        <translation>Gibt aus, was man wissen muss, um Ihnen zu helfen: Versionen, Rechner, Einstellungen, letzte Fehler; keine Geheimnisse.</translation>
    </message>
    <message>
        <source>Prints the manual, or the list of its topics.</source>
        <translation>Gibt das Handbuch aus oder die Liste seiner Themen.</translation>
    </message>
    <message>
        <source>Usage: %1 %2 %3</source>
        <translation>Aufruf: %1 %2 %3</translation>
    </message>
    <message>
        <source>Options:</source>
        <translation>Optionen:</translation>
    </message>
    <message>
        <source>Examples:</source>
        <translation>Beispiele:</translation>
    </message>
    <message>
        <source>%1 %2 --help says more.</source>
        <translation>%1 %2 --help sagt mehr.</translation>
    </message>
    <message>
        <source>Shows this help.</source>
        <translation>Zeigt diese Hilfe.</translation>
    </message>
    <message>
        <source>Says on standard error what it does; QT_LOGGING_RULES chooses by breakeven.*.</source>
        <translation>Sagt auf der Standardfehlerausgabe, was es tut; QT_LOGGING_RULES wählt mit breakeven.* aus.</translation>
    </message>
    <message>
        <source>something is missing.</source>
        <translation>etwas fehlt.</translation>
    </message>
    <message>
        <source>there are too many arguments.</source>
        <translation>es sind zu viele Argumente.</translation>
    </message>
    <message>
        <source>The gain from which threads are worth having: 0.1 is 10 %.</source>
        <translation>Der Gewinn, ab dem sich Threads lohnen: 0.1 sind 10 %.</translation>
    </message>
    <message>
        <source>--worth takes a share, 0 to 10: 0.1 is 10 %.</source>
        <translation>--worth nimmt einen Anteil von 0 bis 10: 0.1 sind 10 %.</translation>
    </message>
    <message>
        <source>the run has no such point; it has these:
%1</source>
        <translation>einen solchen Punkt hat der Lauf nicht; er hat diese:
%1</translation>
    </message>
    <message>
        <source>the run&apos;s plan is not that of the post&apos;s table</source>
        <translation>der Plan des Laufs ist nicht der der Tabelle des Artikels</translation>
    </message>
    <message>
        <source>The file to write; its ending (png, svg, pdf) says the format.</source>
        <translation>Die Zieldatei; ihre Endung (png, svg, pdf) bestimmt das Format.</translation>
    </message>
    <message>
        <source>light (default) or dark.</source>
        <translation>light (Vorgabe) oder dark.</translation>
    </message>
    <message>
        <source>Width x height in pixels; a PNG has --scale times as many.</source>
        <translation>Breite x Höhe in Pixeln; ein PNG hat --scale-mal so viele.</translation>
    </message>
    <message>
        <source>Of a PNG: 1 to 4 pixels for one of --size, 2 by default.</source>
        <translation>Bei PNG: 1 bis 4 Pixel für eines von --size, sonst 2.</translation>
    </message>
    <message>
        <source>--theme takes light or dark.</source>
        <translation>--theme nimmt light oder dark.</translation>
    </message>
    <message>
        <source>--size takes WIDTHxHEIGHT, from 200x150 to 10000x10000.</source>
        <translation>--size nimmt BREITExHÖHE, von 200x150 bis 10000x10000.</translation>
    </message>
    <message>
        <source>--scale takes a whole number from 1 to 4.</source>
        <translation>--scale erwartet eine ganze Zahl von 1 bis 4.</translation>
    </message>
    <message>
        <source>--value takes a number.</source>
        <translation>--value nimmt eine Zahl.</translation>
    </message>
    <message>
        <source>this view shows one run.</source>
        <translation>diese Ansicht zeigt nur einen Lauf.</translation>
    </message>
    <message>
        <source>The file to write; its ending (html, pdf) says the format.</source>
        <translation>Die zu schreibende Datei; ihre Endung (html, pdf) gibt das Format an.</translation>
    </message>
    <message>
        <source>--output takes a name that ends in .html or .pdf.</source>
        <translation>--output erwartet einen Namen, der auf .html oder .pdf endet.</translation>
    </message>
    <message>
        <source>set %1 = %2 for targets farther than %3, 1 for nearer ones.</source>
        <translation>%1 = %2 setzen für Ziele, die weiter als %3 entfernt sind, 1 für nähere.</translation>
    </message>
    <message>
        <source>set %1 = %2 for targets nearer than %3, 1 for farther ones.</source>
        <translation>%1 = %2 setzen für Ziele, die näher als %3 sind, 1 für weiter entfernte.</translation>
    </message>
    <message>
        <source>set %1 = %2 above %3, 1 below.</source>
        <translation>%1 = %2 setzen über %3, 1 darunter.</translation>
    </message>
    <message>
        <source>set %1 = %2 below %3, 1 above.</source>
        <translation>%1 = %2 setzen unter %3, 1 darüber.</translation>
    </message>
    <message>
        <source>farther than %1</source>
        <translation>weiter als %1</translation>
    </message>
    <message>
        <source>above %1</source>
        <translation>über %1</translation>
    </message>
    <message>
        <source>nearer than %1</source>
        <translation>näher als %1</translation>
    </message>
    <message>
        <source>below %1</source>
        <translation>unter %1</translation>
    </message>
    <message>
        <source>up to %1</source>
        <translation>bis %1</translation>
    </message>
    <message>
        <source>from %1 on</source>
        <translation>ab %1</translation>
    </message>
    <message>
        <source>from %1 to %2</source>
        <translation>von %1 bis %2</translation>
    </message>
    <message>
        <source>at %1</source>
        <translation>bei %1</translation>
    </message>
    <message>
        <source>set %1 = %2.</source>
        <translation>%1 = %2 setzen.</translation>
    </message>
    <message>
        <source>Gnocchi&apos;s versions between October 2017 and January 2018 ignore it.</source>
        <translation>Die Versionen von Gnocchi zwischen Oktober 2017 und Januar 2018 beachten es nicht.</translation>
    </message>
    <message>
        <source>%1 measured fastest</source>
        <translation>%1 gemessen am schnellsten</translation>
    </message>
    <message>
        <source>%1 by cores × (1 + wait/compute)</source>
        <translation>%1 nach Kerne × (1 + Warten/Rechnen)</translation>
    </message>
    <message>
        <source>%1 by the Universal Scalability Law</source>
        <translation>%1 nach dem Universal Scalability Law</translation>
    </message>
    <message>
        <source>%1 by the Universal Scalability Law, which fits badly (%2 off)</source>
        <translation>%1 nach dem Universal Scalability Law, das schlecht passt (%2 daneben)</translation>
    </message>
    <message>
        <source>no peak by the Universal Scalability Law</source>
        <translation>kein Höchstwert nach dem Universal Scalability Law</translation>
    </message>
    <message>
        <source>%1: %2.</source>
        <translation>%1: %2.</translation>
    </message>
    <message>
        <source>The Universal Scalability Law can be fitted from 4 thread counts on; this run has %1.</source>
        <translation>Das Universal Scalability Law lässt sich ab 4 Threadzahlen anpassen; dieser Lauf hat %1.</translation>
    </message>
    <message>
        <source>%1 points and arms are too few, it takes %2</source>
        <translation>%1 Punkte und Arme sind zu wenige, nötig sind %2</translation>
    </message>
    <message>
        <source>it misses points left out by %1 %</source>
        <translation>es verfehlt ausgelassene Punkte um %1 %</translation>
    </message>
    <message>
        <source>it misses one in ten of the points left out by %1 %</source>
        <translation>es verfehlt einen von zehn ausgelassenen Punkten um %1 %</translation>
    </message>
    <message>
        <source>the run varies neither the round trip nor the threads alone</source>
        <translation>der Lauf variiert weder allein die Umlaufzeit noch allein die Threads</translation>
    </message>
    <message>
        <source>the run measured only one round trip, %1 µs</source>
        <translation>der Lauf hat nur eine Umlaufzeit gemessen, %1 µs</translation>
    </message>
    <message>
        <source>the run measured fewer than three thread counts, which tell nothing of %1</source>
        <translation>der Lauf hat weniger als drei Threadzahlen gemessen, was nichts über %1 sagt</translation>
    </message>
    <message>
        <source>%1 µs is too far beyond the longest round trip measured, %2 µs</source>
        <translation>%1 µs liegt zu weit jenseits der längsten gemessenen Umlaufzeit, %2 µs</translation>
    </message>
    <message>
        <source>%1 threads are too far beyond the most measured, %2</source>
        <translation>%1 Threads liegen zu weit über den meisten gemessenen, %2</translation>
    </message>
    <message>
        <source>the cost model</source>
        <translation>das Kostenmodell</translation>
    </message>
    <message>
        <source>the prediction</source>
        <translation>die Vorhersage</translation>
    </message>
    <message>
        <source>%1 at %2</source>
        <translation>%1 bei %2</translation>
    </message>
    <message numerus="yes">
        <source>Other programs used %1 of %n cores: on a quiet machine the answer may be another one.</source>
        <translation>
            <numerusform>Andere Programme nutzten %1 von %n Kern: Auf einer ruhigen Maschine kann die Antwort anders ausfallen.</numerusform>
            <numerusform>Andere Programme nutzten %1 von %n Kernen: Auf einer ruhigen Maschine kann die Antwort anders ausfallen.</numerusform>
        </translation>
    </message>
    <message>
        <source>The host of this virtual machine took the cores away for %1 of the run.</source>
        <translation>Der Wirt dieser virtuellen Maschine entzog ihr die Kerne für %1 des Laufs.</translation>
    </message>
    <message>
        <source>The latency of %1 has two states: %2 of the batches take %3 as long as the others.</source>
        <translation>Die Latenz von %1 hat zwei Zustände: %2 der Stapel brauchen %3 so lange wie die anderen.</translation>
    </message>
    <message>
        <source>One thread and %1 change places %2 times, more than waiting explains: the latency has two states.</source>
        <translation>Ein Thread und %1 wechseln sich %2-mal ab, öfter, als Warten es erklärt: Die Latenz hat zwei Zustände.</translation>
    </message>
    <message>
        <source>The arm of %1 wins at %2 and loses at %3, where there is more waiting to overlap: the latency has two states.</source>
        <translation>Der Arm mit %1 gewinnt bei %2 und verliert bei %3, wo es mehr Warten zu überlappen gibt: Die Latenz hat zwei Zustände.</translation>
    </message>
    <message>
        <source>Where %1 were asked for, the machine held %2; the point counts as that.</source>
        <translation>Wo %1 verlangt waren, hielt die Maschine %2 ein; der Punkt zählt als dieser Wert.</translation>
    </message>
    <message numerus="yes">
        <source>Some points have %n block(s) only: intervals of so few may be too narrow, measure longer.</source>
        <translation>
            <numerusform>Manche Punkte haben nur %n Block: Intervalle aus so wenigen können zu eng sein, länger messen.</numerusform>
            <numerusform>Manche Punkte haben nur %n Blöcke: Intervalle aus so wenigen können zu eng sein, länger messen.</numerusform>
        </translation>
    </message>
    <message>
        <source>The cores were left to fall asleep: below some 200 µs their waking decides.</source>
        <translation>Die Kerne durften einschlafen: Unter etwa 200 µs entscheidet ihr Aufwachen.</translation>
    </message>
    <message numerus="yes">
        <source>The connection was lost %n time(s) and made anew; what was under way was measured again.</source>
        <translation>
            <numerusform>Die Verbindung ging %n Mal verloren und wurde erneuert; was gerade lief, wurde noch einmal gemessen.</numerusform>
            <numerusform>Die Verbindung ging %n Mal verloren und wurde erneuert; was gerade lief, wurde noch einmal gemessen.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>The connection was lost %n time(s) and made anew, most often at %1; what was under way was measured again.</source>
        <translation>
            <numerusform>Die Verbindung ging %n Mal verloren und wurde erneuert, am häufigsten bei %1; was gerade lief, wurde noch einmal gemessen.</numerusform>
            <numerusform>Die Verbindung ging %n Mal verloren und wurde erneuert, am häufigsten bei %1; was gerade lief, wurde noch einmal gemessen.</numerusform>
        </translation>
    </message>
    <message>
        <source>The added compute is taken to give the GIL away %1 times an operation; for a program that does so more or less often, measure a batch of its own.</source>
        <translation>Die zusätzliche Rechenzeit gibt nach Annahme den GIL %1-mal je Operation ab; für ein Programm, das es öfter oder seltener tut, einen eigenen Stapel messen.</translation>
    </message>
    <message>
        <source>%1, %2</source>
        <translation>%1, %2</translation>
    </message>
    <message>
        <source>%1: the crossover moved from %2 to %3 (95 % interval of the difference %4).</source>
        <translation>%1: Der Übergang hat sich von %2 nach %3 verschoben (95-%-Intervall der Differenz %4).</translation>
    </message>
    <message>
        <source>%1: the crossover is where it was, %2 and %3 (95 % interval of the difference %4).</source>
        <translation>%1: Der Übergang ist, wo er war, %2 und %3 (95-%-Intervall der Differenz %4).</translation>
    </message>
    <message>
        <source>faster</source>
        <translation>schneller</translation>
    </message>
    <message>
        <source>slower</source>
        <translation>langsamer</translation>
    </message>
    <message>
        <source>same</source>
        <translation>gleich</translation>
    </message>
    <message>
        <source>not clear</source>
        <translation>nicht klar</translation>
    </message>
    <message>
        <source>%1, emulated before</source>
        <translation>%1, vorher nachgebildet</translation>
    </message>
    <message>
        <source>%1, emulated after</source>
        <translation>%1, nachher nachgebildet</translation>
    </message>
    <message>
        <source>%1: the crossover at %2 is gone.</source>
        <translation>%1: Der Übergang bei %2 ist weg.</translation>
    </message>
    <message>
        <source>%1: there is a crossover now, at %2.</source>
        <translation>%1: Es gibt jetzt einen Übergang, bei %2.</translation>
    </message>
    <message>
        <source>The shift may be chance: its interval holds 0.</source>
        <translation>Die Verschiebung kann Zufall sein: ihr Intervall enthält 0.</translation>
    </message>
    <message>
        <source>earlier</source>
        <translation>früher</translation>
    </message>
    <message>
        <source>later</source>
        <translation>später</translation>
    </message>
    <message>
        <source>Fewer threads are enough than in the base run.</source>
        <translation>Weniger Threads genügen als im Ausgangslauf.</translation>
    </message>
    <message>
        <source>It takes more threads than in the base run.</source>
        <translation>Es braucht mehr Threads als im Ausgangslauf.</translation>
    </message>
    <message>
        <source>They pay off earlier than in the base run.</source>
        <translation>Sie lohnen sich früher als im Ausgangslauf.</translation>
    </message>
    <message>
        <source>They pay off later than in the base run.</source>
        <translation>Sie lohnen sich später als im Ausgangslauf.</translation>
    </message>
    <message>
        <source>They cease to pay off earlier than in the base run.</source>
        <translation>Sie lohnen sich früher nicht mehr als im Ausgangslauf.</translation>
    </message>
    <message>
        <source>They pay off for longer than in the base run.</source>
        <translation>Sie lohnen sich länger als im Ausgangslauf.</translation>
    </message>
    <message>
        <source>break-even over threads</source>
        <translation>Übergang über die Threads</translation>
    </message>
    <message>
        <source>break-even, %1 against %2</source>
        <translation>Übergang, %1 gegen %2</translation>
    </message>
    <message>
        <source>The runs have no point in common.</source>
        <translation>Die Läufe haben keinen Punkt gemeinsam.</translation>
    </message>
    <message>
        <source>%1: faster at %2 of %3 points</source>
        <translation>%1: schneller an %2 von %3 Punkten</translation>
    </message>
    <message>
        <source>%1: slower at %2 of %3 points</source>
        <translation>%1: langsamer an %2 von %3 Punkten</translation>
    </message>
    <message>
        <source>Nothing changed.</source>
        <translation>Nichts hat sich geändert.</translation>
    </message>
    <message>
        <source>No change is proven.</source>
        <translation>Keine Änderung ist belegt.</translation>
    </message>
    <message>
        <source>%1 of %2 rows are not clear.</source>
        <translation>%1 von %2 Zeilen sind unklar.</translation>
    </message>
    <message>
        <source>The latency of all points together</source>
        <translation>Die Latenz aller Punkte zusammen</translation>
    </message>
    <message>
        <source>The latency of %1 with %2</source>
        <translation>Die Latenz von %1 mit %2</translation>
    </message>
    <message>
        <source>The latency of %1 at %2 with %3</source>
        <translation>Die Latenz von %1 bei %2 mit %3</translation>
    </message>
    <message>
        <source>half way</source>
        <translation>nach der Hälfte</translation>
    </message>
    <message>
        <source>after %1 of its blocks</source>
        <translation>nach %1 der Blöcke</translation>
    </message>
    <message>
        <source>some verdicts turn with it.</source>
        <translation>einige Urteile kippen damit.</translation>
    </message>
    <message>
        <source>no verdict turns with it.</source>
        <translation>kein Urteil kippt damit.</translation>
    </message>
    <message>
        <source>the verdict is the same before and after.</source>
        <translation>das Urteil ist davor und danach dasselbe.</translation>
    </message>
    <message>
        <source>the verdict is the same in both halves.</source>
        <translation>das Urteil ist in beiden Hälften dasselbe.</translation>
    </message>
    <message>
        <source>the verdict is not the same before and after.</source>
        <translation>das Urteil ist davor und danach nicht dasselbe.</translation>
    </message>
    <message>
        <source>the verdict is not the same in both halves.</source>
        <translation>das Urteil ist in beiden Hälften nicht dasselbe.</translation>
    </message>
    <message>
        <source>the verdict is clear on one side of it only.</source>
        <translation>das Urteil ist nur auf einer Seite davon klar.</translation>
    </message>
    <message>
        <source>the verdict is clear in one half only.</source>
        <translation>das Urteil ist nur in einer Hälfte klar.</translation>
    </message>
    <message>
        <source>%1 has two humps: %2 of the batches take about %3, the others about %4</source>
        <translation>%1 hat zwei Häufungen: %2 der Stapel dauern etwa %3, die anderen etwa %4</translation>
    </message>
    <message>
        <source>the verdict is not the same for both.</source>
        <translation>das Urteil ist für beide nicht dasselbe.</translation>
    </message>
    <message>
        <source>the verdict is the same for both.</source>
        <translation>das Urteil ist für beide dasselbe.</translation>
    </message>
    <message>
        <source>the verdict is clear for one of them only.</source>
        <translation>das Urteil ist nur für eine davon klar.</translation>
    </message>
    <message>
        <source>%1; %2</source>
        <translation>%1; %2</translation>
    </message>
    <message>
        <source>rose by %1 %2</source>
        <translation>stieg %2 um %1</translation>
    </message>
    <message>
        <source>fell by %1 %2</source>
        <translation>fiel %2 um %1</translation>
    </message>
    <message>
        <source>climbed by %1 over the run</source>
        <translation>wuchs während des Laufs um %1</translation>
    </message>
    <message>
        <source>sank by %1 over the run</source>
        <translation>sank während des Laufs um %1</translation>
    </message>
    <message>
        <source>%1 %2; %3</source>
        <translation>%1 %2; %3</translation>
    </message>
    <message>
        <source>In Gnocchi 4.4 parallel_operations reaches every read and write of its files.</source>
        <translation>In Gnocchi 4.4 erreicht parallel_operations jedes Lesen und Schreiben seiner Dateien.</translation>
    </message>
    <message numerus="yes">
        <source>The textbook&apos;s formula asks for %n threads for %1, where one is enough.</source>
        <translation>
            <numerusform>Die Formel des Lehrbuchs verlangt für %1 %n Thread, wo einer reicht.</numerusform>
            <numerusform>Die Formel des Lehrbuchs verlangt für %1 %n Threads, wo einer reicht.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>The textbook&apos;s formula asks for one thread for %1, where %n are worth having.</source>
        <translation>
            <numerusform>Die Formel des Lehrbuchs verlangt für %1 einen Thread, wo sich %n lohnt.</numerusform>
            <numerusform>Die Formel des Lehrbuchs verlangt für %1 einen Thread, wo sich %n lohnen.</numerusform>
        </translation>
    </message>
    <message>
        <source>Fitted to a network emulated by a relay.</source>
        <translation>An ein Netzwerk angepasst, das ein Relay nachbildet.</translation>
    </message>
    <message>
        <source>Fitted to a network emulated by waits.</source>
        <translation>An ein Netzwerk angepasst, das Wartezeiten nachbilden.</translation>
    </message>
    <message>
        <source>%1 at %2 with %3</source>
        <translation>%1 bei %2 mit %3</translation>
    </message>
    <message>
        <source>%1: no prediction, as %2.</source>
        <translation>%1: keine Vorhersage, denn %2.</translation>
    </message>
    <message>
        <source>%1: a batch takes about %2 (95 % interval %3).</source>
        <translation>%1: Ein Stapel dauert etwa %2 (95-%-Intervall %3).</translation>
    </message>
    <message>
        <source>%1, %2 as fast as with 1 thread (%3).</source>
        <translation>%1, %2 so schnell wie mit 1 Thread (%3).</translation>
    </message>
    <message>
        <source>%1: a batch takes about %2 (95 % interval %3)</source>
        <translation>%1: Ein Stapel dauert etwa %2 (95-%-Intervall %3)</translation>
    </message>
    <message>
        <source>The pipelined arm of %1 is left out of the cost model.</source>
        <translation>Der gebündelte Arm von %1 bleibt im Kostenmodell außer Acht.</translation>
    </message>
    <message>
        <source>The cost model of %1: an operation waits %2 and %3 round trips, and each further thread makes that %4 longer; a batch costs %5 by itself, a pool of threads %6 and %7 a thread. It misses points left out by %8, one in ten of them by more than %9.</source>
        <translation>Das Kostenmodell von %1: Eine Operation wartet %2 und %3 Umlaufzeiten, und jeder weitere Thread verlängert das um %4; ein Stapel kostet für sich %5, ein Thread-Pool %6 und %7 je Thread. Es verfehlt ausgelassene Punkte um %8, einen von zehn um mehr als %9.</translation>
    </message>
    <message>
        <source>The window: setting up, plans, what happens while a run goes on, help.</source>
        <translation>Das Fenster: Einrichten, Pläne, was während eines Laufs geschieht, Hilfe.</translation>
    </message>
    <message>
        <source>What is measured and how, and how the answer is found: every definition.</source>
        <translation>Was wie gemessen wird und wie die Antwort entsteht: jede Definition.</translation>
    </message>
    <message>
        <source>Files, remote folders, Redis and Ceph: addresses, checks, what can go wrong.</source>
        <translation>Dateien, entfernte Ordner, Redis und Ceph: Adressen, Prüfungen, was misslingen kann.</translation>
    </message>
    <message>
        <source>Plans, a batch of your own, run files, and what the commands print as JSON.</source>
        <translation>Pläne, ein eigener Stapel, Laufdateien, und was die Befehle als JSON ausgeben.</translation>
    </message>
    <message>
        <source>How well the program measures: its benches and the coverage of its intervals.</source>
        <translation>Wie gut das Programm misst: seine Benchmarks und die Überdeckung seiner Intervalle.</translation>
    </message>
    <message>
        <source>The source code: its rooms, and how to add a back end, an axis, an arm or a view.</source>
        <translation>Der Quelltext: seine Räume, und wie ein Backend, eine Achse, ein Arm oder eine Ansicht dazukommt.</translation>
    </message>
    <message>
        <source>%1 with its GIL</source>
        <translation>%1 mit seinem GIL</translation>
    </message>
    <message>
        <source>%1, free-threaded</source>
        <translation>%1, ohne GIL</translation>
    </message>
    <message>
        <source>pure-Python workload</source>
        <translation>Arbeitslast in reinem Python</translation>
    </message>
    <message>
        <source>your own batch</source>
        <translation>eigener Stapel</translation>
    </message>
    <message>
        <source>its usual costs, as no Python was found</source>
        <translation>seine üblichen Kosten, da kein Python gefunden wurde</translation>
    </message>
    <message>
        <source>On Ceph Gnocchi 4.4 writes aggregates one after another, whatever parallel_operations says; it reaches reads, and writes of raw measures.</source>
        <translation>Auf Ceph schreibt Gnocchi 4.4 Aggregate eins nach dem anderen, was parallel_operations auch sagt; es erreicht das Lesen und das Schreiben roher Messwerte.</translation>
    </message>
    <message>
        <source>Gnocchi 4.4 pipelines its writes to Redis, so parallel_operations changes nothing for them at any distance; it reaches reads of several metrics at once.</source>
        <translation>Gnocchi 4.4 schreibt nach Redis in einer Pipeline: daran ändert parallel_operations bei keiner Entfernung etwas; es erreicht das Lesen mehrerer Metriken auf einmal.</translation>
    </message>
    <message>
        <source>Measures the run of this file longer, in it: the same plan, for its budget or --budget.</source>
        <translation>Misst den Lauf dieser Datei länger, in ihr: derselbe Plan, für sein Budget oder --budget.</translation>
    </message>
    <message>
        <source>The run file to write; it must not exist. Otherwise a new one in the folder of the runs, which is chosen in the window&apos;s menu.</source>
        <translation>Die Datei des Laufs; es darf sie noch nicht geben. Sonst eine neue im Ordner der Läufe, der im Menü des Fensters gewählt wird.</translation>
    </message>
    <message>
        <source>The arms in place of the plan&apos;s, e.g. threads:1,threads:6,pipelined.</source>
        <translation>Die Arme anstelle derer des Plans, z. B. threads:1,threads:6,pipelined.</translation>
    </message>
    <message>
        <source>--continue and --%1 exclude each other.</source>
        <translation>--continue und --%1 schließen einander aus.</translation>
    </message>
    <message>
        <source>One of %1; %2 by default. post: a run of the blog post&apos;s plan beside the post&apos;s own figures.</source>
        <translation>Eine von %1; Vorgabe ist %2. post: ein Lauf nach dem Plan des Blogartikels neben dessen eigenen Zahlen.</translation>
    </message>
    <message>
        <source>Of the views %1: one of the targets; else all.</source>
        <translation>Für %1: eines der Ziele, sonst alle.</translation>
    </message>
    <message>
        <source>Of the views %1: which points, in the axis&apos;s unit (µs, bytes); else the first that was measured.</source>
        <translation>Für %1: welche Messpunkte, in der Einheit der Achse (µs, Byte); sonst die zuerst gemessenen.</translation>
    </message>
    <message>
        <source>--view takes one of %1.</source>
        <translation>--view nimmt eines von %1.</translation>
    </message>
    <message>
        <source>--target and --value are for the views %1.</source>
        <translation>--target und --value sind für die Ansichten %1.</translation>
    </message>
</context>
<context>
    <name>breakeven::Address</name>
    <message>
        <source>it names no folder of this machine, as file:///srv/data does</source>
        <translation>kein Ordner dieses Rechners, wie es file:///srv/data wäre</translation>
    </message>
    <message>
        <source>there is no such user; a folder of that name is ./%1</source>
        <translation>es gibt keinen solchen Benutzer; ein Ordner dieses Namens ist ./%1</translation>
    </message>
    <message>
        <source>a target reads like one of %1</source>
        <translation>ein Ziel wird geschrieben wie eines von %1</translation>
    </message>
    <message>
        <source>%1:// is none of %2; a folder that another program mounts is given by its path</source>
        <translation>%1:// ist nichts von %2; ein Ordner, den ein anderes Programm einhängt, wird mit seinem Pfad angegeben</translation>
    </message>
    <message>
        <source>a pool has a name: rados://pool?conf=/etc/ceph/ceph.conf</source>
        <translation>ein Pool hat einen Namen: rados://pool?conf=/etc/ceph/ceph.conf</translation>
    </message>
    <message>
        <source>&quot;%1&quot; is not one of conf, keyring, user</source>
        <translation>„%1“ ist nicht conf, keyring oder user</translation>
    </message>
    <message>
        <source>in user and password, write &apos;%&apos; as %25, and other special characters as %XX</source>
        <translation>in Benutzer und Passwort &apos;%&apos; als %25 und andere Sonderzeichen als %XX schreiben</translation>
    </message>
    <message>
        <source>the database is a number from 0 on, not &quot;%1&quot;</source>
        <translation>die Datenbank ist eine Zahl ab 0, nicht „%1“</translation>
    </message>
    <message>
        <source>only db=NUMBER may follow the &apos;?&apos;</source>
        <translation>nach dem &apos;?&apos; darf nur db=ZAHL stehen</translation>
    </message>
    <message>
        <source>between [ and ] an IPv6 address is needed, as in [::1]:6379</source>
        <translation>zwischen [ und ] gehört eine IPv6-Adresse, wie in [::1]:6379</translation>
    </message>
    <message>
        <source>after ] only a port may follow, as in [::1]:6379</source>
        <translation>nach ] darf nur ein Port stehen, wie in [::1]:6379</translation>
    </message>
    <message>
        <source>an IPv6 address needs brackets, as in [::1]:6379</source>
        <translation>eine IPv6-Adresse braucht Klammern, wie in [::1]:6379</translation>
    </message>
    <message>
        <source>the host is missing</source>
        <translation>der Rechnername fehlt</translation>
    </message>
    <message>
        <source>&quot;%1&quot; is no host name</source>
        <translation>„%1“ ist kein Rechnername</translation>
    </message>
    <message>
        <source>the port is a number from 1 to 65535</source>
        <translation>der Port ist eine Zahl von 1 bis 65535</translation>
    </message>
    <message>
        <source>the socket&apos;s absolute path is needed, as in unix:///run/redis.sock</source>
        <translation>der absolute Pfad des Sockets ist nötig, wie in unix:///run/redis.sock</translation>
    </message>
    <message>
        <source>the path of a socket may have 107 bytes at most</source>
        <translation>der Pfad eines Sockets darf höchstens 107 Bytes haben</translation>
    </message>
    <message>
        <source>an address is needed, as in redis://host:6379/0</source>
        <translation>eine Adresse ist nötig, wie in redis://rechner:6379/0</translation>
    </message>
    <message>
        <source>for a socket write unix://%1</source>
        <translation>für einen Socket unix://%1 schreiben</translation>
    </message>
    <message>
        <source>a password stands before the @, as in redis://user:password@host; better leave it out and be asked for it</source>
        <translation>ein Passwort steht vor dem @, wie in redis://user:password@host; besser weglassen und sich danach fragen lassen</translation>
    </message>
    <message>
        <source>an address starts with redis://, rediss:// or unix://, not %1://</source>
        <translation>eine Adresse beginnt mit redis://, rediss:// oder unix://, nicht mit %1://</translation>
    </message>
    <message>
        <source>before the folder stands a host, as in sftp://user@host:22/folder</source>
        <translation>vor dem Ordner steht ein Rechner, wie in sftp://user@host:22/ordner</translation>
    </message>
    <message>
        <source>a remote folder has a host: sftp://user@host/folder</source>
        <translation>ein entfernter Ordner hat einen Host: sftp://benutzer@host/ordner</translation>
    </message>
    <message>
        <source>a remote folder takes a key or an agent, not a password</source>
        <translation>ein entfernter Ordner nimmt einen Schlüssel oder Agenten, kein Passwort</translation>
    </message>
    <message>
        <source>a remote folder has a path: sftp://user@host/folder</source>
        <translation>ein entfernter Ordner hat einen Pfad: sftp://benutzer@host/ordner</translation>
    </message>
    <message>
        <source>&quot;%1&quot; is not key=PATH, the user&apos;s own, or fsync=on or off; in a folder&apos;s name write ? as %3F</source>
        <translation>„%1“ ist weder key=PFAD, der eigene Schlüssel, noch fsync=on oder off; im Namen eines Ordners ? als %3F schreiben</translation>
    </message>
    <message>
        <source>it holds the character NUL, which no name can</source>
        <translation>sie enthält das Zeichen NUL, das in keinem Namen stehen kann</translation>
    </message>
</context>
<context>
    <name>breakeven::AdviceCard</name>
    <message>
        <source>ADVICE</source>
        <translation>RAT</translation>
    </message>
    <message>
        <source>The setting that the advice is for</source>
        <translation>Die Einstellung, für die der Rat gilt</translation>
    </message>
    <message>
        <source>Copies the block as it stands</source>
        <translation>Kopiert den Block, wie er da steht</translation>
    </message>
    <message>
        <source>Copied</source>
        <translation>Kopiert</translation>
    </message>
    <message>
        <source>Copy as code</source>
        <translation>Als Code kopieren</translation>
    </message>
</context>
<context>
    <name>breakeven::AnswerCard</name>
    <message>
        <source>speed-up</source>
        <translation>Beschleunigung</translation>
    </message>
    <message>
        <source>The folder&apos;s lock may hold threads back here.</source>
        <translation>Die Sperre des Ordners hält hier vielleicht Threads auf.</translation>
    </message>
    <message>
        <source>Measure the other layout, too</source>
        <translation>Andere Anordnung messen</translation>
    </message>
    <message>
        <source>Adds the same folder with a folder for each item to the targets; Run then measures both.</source>
        <translation>Fügt den Zielen denselben Ordner mit einem Ordner für jedes Objekt hinzu; Messen misst dann beide.</translation>
    </message>
    <message>
        <source>At %1: %2</source>
        <translation>Bei %1: %2</translation>
    </message>
    <message>
        <source>at %1</source>
        <translation>bei %1</translation>
    </message>
    <message>
        <source>No row of the post&apos;s table is measured yet.</source>
        <translation>Noch ist keine Zeile der Tabelle des Artikels gemessen.</translation>
    </message>
    <message>
        <source>As the post has it: %1 of %2 rows measured here. Another way: %3. Not clear: %4.</source>
        <translation>Wie im Artikel: %1 von %2 hier gemessenen Zeilen. Anders: %3. Nicht klar: %4.</translation>
    </message>
    <message>
        <source>95 % interval</source>
        <translation>95-%-Intervall</translation>
    </message>
    <message>
        <source>I/O share</source>
        <translation>E/A-Anteil</translation>
    </message>
    <message>
        <source>worth it for %1</source>
        <translation>lohnt sich bei %1</translation>
    </message>
    <message>
        <source>one thread does for %1</source>
        <translation>ein Thread genügt bei %1</translation>
    </message>
    <message>
        <source>not known for %1</source>
        <translation>nicht bekannt bei %1</translation>
    </message>
    <message>
        <source>More than one thread, of %1 answers: %2.</source>
        <translation>Mehr als ein Thread, von %1 Antworten: %2.</translation>
    </message>
</context>
<context>
    <name>breakeven::AnswerParts</name>
    <message>
        <source>%1, all answers</source>
        <translation>%1, alle Antworten</translation>
    </message>
</context>
<context>
    <name>breakeven::ArmLegend</name>
    <message>
        <source>Click: hide or show. Double click: alone.</source>
        <translation>Klick: aus- oder einblenden. Doppelklick: allein.</translation>
    </message>
    <message>
        <source>Show all</source>
        <translation>Alle zeigen</translation>
    </message>
</context>
<context>
    <name>breakeven::Backends</name>
    <message>
        <source>the back end is not open</source>
        <translation>das Backend ist nicht offen</translation>
    </message>
    <message>
        <source>a session of a closed back end</source>
        <translation>eine Sitzung eines geschlossenen Backends</translation>
    </message>
    <message>
        <source>no dead process made it</source>
        <translation>kein toter Prozess hat es angelegt</translation>
    </message>
    <message>
        <source>another folder stands in its place</source>
        <translation>ein anderer Ordner steht an seiner Stelle</translation>
    </message>
    <message>
        <source>the back end %1 is not built in</source>
        <translation>das Backend %1 ist nicht eingebaut</translation>
    </message>
    <message>
        <source>no monitor answered within %1 s</source>
        <translation>kein Monitor hat innerhalb von %1 s geantwortet</translation>
    </message>
    <message>
        <source>the conf names no monitor, or the keyring has no such user</source>
        <translation>die Konfiguration nennt keinen Monitor, oder der Keyring hat keinen solchen Benutzer</translation>
    </message>
    <message>
        <source>the keyring can&apos;t be read</source>
        <translation>der Keyring ist nicht lesbar</translation>
    </message>
    <message>
        <source>no OSD answered; is one down?</source>
        <translation>kein OSD hat geantwortet; ist eines ausgefallen?</translation>
    </message>
    <message>
        <source>the object is larger than the OSDs allow</source>
        <translation>das Objekt ist größer, als die OSDs erlauben</translation>
    </message>
    <message>
        <source>it is not installed; on Debian: apt install redis-server</source>
        <translation>es ist nicht installiert; unter Debian: apt install redis-server</translation>
    </message>
    <message>
        <source>HGET gave no string</source>
        <translation>HGET gab keine Zeichenkette</translation>
    </message>
    <message>
        <source>SCAN gave something else than keys</source>
        <translation>SCAN gab etwas anderes als Schlüssel</translation>
    </message>
    <message>
        <source>PING gave no status</source>
        <translation>PING gab keinen Status</translation>
    </message>
    <message>
        <source>INFO gave no version</source>
        <translation>INFO gab keine Version</translation>
    </message>
    <message>
        <source>CLUSTER SLOTS gave no list</source>
        <translation>CLUSTER SLOTS gab keine Liste</translation>
    </message>
    <message>
        <source>CLUSTER SLOTS gave something else than slots</source>
        <translation>CLUSTER SLOTS gab etwas anderes als Slots</translation>
    </message>
    <message>
        <source>a number was expected</source>
        <translation>eine Zahl wurde erwartet</translation>
    </message>
    <message>
        <source>all keys breakeven:%1:* are taken</source>
        <translation>alle Schlüssel breakeven:%1:* sind vergeben</translation>
    </message>
    <message>
        <source>no memory for a connection</source>
        <translation>kein Speicher für eine Verbindung</translation>
    </message>
    <message>
        <source>the timeout could not be set</source>
        <translation>das Zeitlimit konnte nicht gesetzt werden</translation>
    </message>
    <message>
        <source>the connection has failed before</source>
        <translation>die Verbindung ist schon gescheitert</translation>
    </message>
    <message>
        <source>no memory for a command</source>
        <translation>kein Speicher für einen Befehl</translation>
    </message>
    <message>
        <source>no memory for a reply</source>
        <translation>kein Speicher für eine Antwort</translation>
    </message>
    <message>
        <source>no network can be emulated in front of a host that is reached through another one</source>
        <translation>vor einem Rechner, der über einen anderen erreicht wird, lässt sich kein Netzwerk nachbilden</translation>
    </message>
    <message>
        <source>a host is needed, as in user@host</source>
        <translation>ein Host ist nötig, wie in benutzer@host</translation>
    </message>
    <message>
        <source>quotation marks and control characters can&apos;t be passed to ssh</source>
        <translation>Anführungs- und Steuerzeichen lassen sich nicht an ssh übergeben</translation>
    </message>
    <message>
        <source>no memory for a TLS connection</source>
        <translation>kein Speicher für eine TLS-Verbindung</translation>
    </message>
    <message>
        <source>the host name can&apos;t be verified</source>
        <translation>der Rechnername lässt sich nicht prüfen</translation>
    </message>
    <message>
        <source>the server closed the connection</source>
        <translation>der Server hat die Verbindung geschlossen</translation>
    </message>
    <message>
        <source>the certificate names %1</source>
        <translation>das Zertifikat nennt %1</translation>
    </message>
    <message>
        <source>a PEM file of certificates is needed</source>
        <translation>eine PEM-Datei mit Zertifikaten ist nötig</translation>
    </message>
    <message>
        <source>the key of the certificate is needed, as PEM without a passphrase</source>
        <translation>der Schlüssel des Zertifikats ist nötig, als PEM ohne Passphrase</translation>
    </message>
    <message>
        <source>the system&apos;s certificate authorities</source>
        <translation>die Zertifizierungsstellen des Systems</translation>
    </message>
</context>
<context>
    <name>breakeven::CPythonChild</name>
    <message>
        <source>It wrote last:</source>
        <translation>Die letzten Ausgaben:</translation>
    </message>
    <message>
        <source>more than 64 MiB so far</source>
        <translation>bisher mehr als 64 MiB</translation>
    </message>
    <message>
        <source>signal %1, %2</source>
        <translation>Signal %1, %2</translation>
    </message>
    <message>
        <source>; the system may have run out of memory</source>
        <translation>; vielleicht ging dem System der Speicher aus</translation>
    </message>
    <message>
        <source>exit status %1</source>
        <translation>Rückgabewert %1</translation>
    </message>
</context>
<context>
    <name>breakeven::CPythonRuntime</name>
    <message>
        <source>version %1, expected %2</source>
        <translation>Version %1, erwartet %2</translation>
    </message>
    <message>
        <source>Python 3.7 or newer</source>
        <translation>Python 3.7 oder neuer</translation>
    </message>
    <message>
        <source>The target, as seen from %1,</source>
        <translation>Das Ziel, gesehen von %1,</translation>
    </message>
    <message>
        <source>%1, line %2,</source>
        <translation>%1, Zeile %2,</translation>
    </message>
    <message>
        <source>%1, line %2, in %3,</source>
        <translation>%1, Zeile %2, in %3,</translation>
    </message>
    <message>
        <source>%1 for %2</source>
        <translation>%1 für %2</translation>
    </message>
</context>
<context>
    <name>breakeven::Causes</name>
    <message numerus="yes">
        <source>%n thread(s) overlap nothing here and pay %1 a batch for waiting for each other, switching and the pool.</source>
        <translation>
            <numerusform>%n Thread überlappt hier nichts und zahlt je Stapel %1 für gegenseitiges Warten, Wechseln und den Pool.</numerusform>
            <numerusform>%n Threads überlappen hier nichts und zahlen je Stapel %1 für gegenseitiges Warten, Wechseln und den Pool.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n thread(s) overlap %1 of a batch and pay %2 for it in waiting for each other, switching and the pool.</source>
        <translation>
            <numerusform>%n Thread überlappt %1 eines Stapels und zahlt dafür %2 mit gegenseitigem Warten, Wechseln und dem Pool.</numerusform>
            <numerusform>%n Threads überlappen %1 eines Stapels und zahlen dafür %2 mit gegenseitigem Warten, Wechseln und dem Pool.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Only %1 of the %2 of an operation can&apos;t overlap under the GIL: it keeps none of the %n thread(s) that a batch can use from helping.</source>
        <translation>
            <numerusform>Nur %1 der %2 einer Operation können unter dem GIL nicht überlappen: Den %n Thread, den ein Stapel nutzen kann, hindert das nicht am Helfen.</numerusform>
            <numerusform>Nur %1 der %2 einer Operation können unter dem GIL nicht überlappen: Keinen der %n Threads, die ein Stapel nutzen kann, hindert das am Helfen.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 of every operation can&apos;t overlap under the GIL, so more than %n thread(s) can&apos;t help at this distance.</source>
        <translation>
            <numerusform>%1 jeder Operation können unter dem GIL nicht überlappen, mehr als %n Thread hilft bei dieser Entfernung also nicht.</numerusform>
            <numerusform>%1 jeder Operation können unter dem GIL nicht überlappen, mehr als %n Threads helfen bei dieser Entfernung also nicht.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 of every operation can&apos;t overlap under the GIL, so more than %n thread(s) can&apos;t help here.</source>
        <translation>
            <numerusform>%1 jeder Operation können unter dem GIL nicht überlappen, mehr als %n Thread hilft hier also nicht.</numerusform>
            <numerusform>%1 jeder Operation können unter dem GIL nicht überlappen, mehr als %n Threads helfen hier also nicht.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>An operation computes for %1 and waits for %2: enough to keep %n thread(s) busy on the cores of this machine.</source>
        <translation>
            <numerusform>Eine Operation rechnet %1 und wartet %2: Das beschäftigt auf den Kernen dieses Rechners %n Thread.</numerusform>
            <numerusform>Eine Operation rechnet %1 und wartet %2: Das beschäftigt auf den Kernen dieses Rechners %n Threads.</numerusform>
        </translation>
    </message>
    <message>
        <source>Waiting</source>
        <translation>Warten</translation>
    </message>
    <message>
        <source>Computing</source>
        <translation>Rechnen</translation>
    </message>
    <message>
        <source>Holding GIL</source>
        <translation>GIL halten</translation>
    </message>
    <message>
        <source>GIL wait</source>
        <translation>Auf GIL warten</translation>
    </message>
    <message>
        <source>Queueing</source>
        <translation>Anstehen</translation>
    </message>
    <message>
        <source>Switching</source>
        <translation>Wechseln</translation>
    </message>
    <message>
        <source>Pool</source>
        <translation>Pool</translation>
    </message>
    <message>
        <source>Time in reads and writes off the CPU, as long as one thread&apos;s operations are: the storage and the way to it. Wall time less CPU time of the workers. Threads overlap it.</source>
        <translation>Zeit in Lese- und Schreibvorgängen abseits der CPU, so lang wie bei einem Thread: der Speicher und der Weg dorthin. Wanduhr- minus CPU-Zeit der Arbeiter. Threads überlappen sie.</translation>
    </message>
    <message>
        <source>CPU time of the workers during operations: the work on the data, the client library and the system&apos;s calls, less holding the GIL and switching where these are known. Threads overlap it as far as there are cores.</source>
        <translation>CPU-Zeit der Arbeiter während der Operationen: die Arbeit an den Daten, die Client-Bibliothek und die Systemaufrufe, ohne das Halten des GIL und das Wechseln, wo diese bekannt sind. Threads überlappen sie, soweit Kerne da sind.</translation>
    </message>
    <message>
        <source>CPU time with the GIL held, as a short run with one thread told before. Threads can&apos;t overlap it.</source>
        <translation>CPU-Zeit mit gehaltenem GIL, wie ein kurzer Lauf mit einem Thread sie vorher zeigte. Threads können sie nicht überlappen.</translation>
    </message>
    <message>
        <source>Time in operations spent waiting for the GIL, as seen in your CPython&apos;s waits for its lock. Where that can&apos;t be seen it is part of queueing.</source>
        <translation>Zeit in Operationen, in der auf den GIL gewartet wird, wie sie an den Wartezeiten Ihres CPython auf seine Sperre zu sehen ist. Wo das nicht zu sehen ist, gehört sie zum Anstehen.</translation>
    </message>
    <message>
        <source>Time off the CPU beyond that: operations that run at once wait for each other at the server, for a lock, or for a core. One thread has none.</source>
        <translation>Zeit abseits der CPU darüber hinaus: Gleichzeitige Operationen warten aufeinander beim Server, auf eine Sperre oder auf einen Kern. Ein Thread hat keine.</translation>
    </message>
    <message>
        <source>An estimate of the CPU time that changing from thread to thread took: the context switches that the kernel counted during operations, times what one costs on this machine, as two threads that hand a byte to and fro on one core told before the run.</source>
        <translation>Eine Schätzung der CPU-Zeit, die das Wechseln von Thread zu Thread kostete: die Kontextwechsel, die der Kernel während der Operationen zählte, mal den Kosten eines Wechsels auf diesem Rechner, wie sie vor dem Lauf zwei Threads zeigten, die ein Byte auf einem Kern hin- und herreichen.</translation>
    </message>
    <message>
        <source>Time outside operations: starting and waking threads, handing operations out, and having none left while others still work. Batch latency less time in operations.</source>
        <translation>Zeit außerhalb von Operationen: Threads starten und wecken, Operationen verteilen, und keine mehr haben, während andere noch arbeiten. Stapellatenz minus Zeit in Operationen.</translation>
    </message>
    <message>
        <source>Context switches an operation: %1, %2 of them forced.</source>
        <translation>Kontextwechsel je Operation: %1, davon %2 erzwungen.</translation>
    </message>
    <message numerus="yes">
        <source>Context switches an operation: %1 with 1 thread, %2 with %n thread(s), %3 of them forced.</source>
        <translation>
            <numerusform>Kontextwechsel je Operation: %1 mit 1 Thread, %2 mit %n Thread, davon %3 erzwungen.</numerusform>
            <numerusform>Kontextwechsel je Operation: %1 mit 1 Thread, %2 mit %n Threads, davon %3 erzwungen.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>breakeven::Chart</name>
    <message>
        <source>%1: %2 are best from %3 on</source>
        <translation>%1: %2 sind ab %3 am besten</translation>
    </message>
    <message>
        <source>not measured: %1</source>
        <translation>nicht gemessen: %1</translation>
    </message>
    <message>
        <source>Nothing measured yet</source>
        <translation>Noch nichts gemessen</translation>
    </message>
    <message>
        <source>Batch latency, median</source>
        <translation>Latenz eines Stapels, Median</translation>
    </message>
    <message>
        <source>Speed-up over 1 thread</source>
        <translation>Beschleunigung gegenüber 1 Thread</translation>
    </message>
    <message>
        <source>“%1” is not drawn: its axis is “%2”, that of the chart is “%3”.</source>
        <translation>„%1“ ist nicht gezeichnet: Seine Achse ist „%2“, die des Diagramms ist „%3“.</translation>
    </message>
    <message>
        <source>Pipelining pays off from %1</source>
        <translation>Bündeln lohnt sich ab %1</translation>
    </message>
    <message>
        <source>Pipelining pays off up to %1</source>
        <translation>Bündeln lohnt sich bis %1</translation>
    </message>
    <message>
        <source>Threads pay off from %1</source>
        <translation>Threads lohnen sich ab %1</translation>
    </message>
    <message>
        <source>Threads pay off up to %1</source>
        <translation>Threads lohnen sich bis %1</translation>
    </message>
    <message>
        <source>95 % interval</source>
        <translation>95-%-Intervall</translation>
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
        <translation>Beschleunigung bei %1</translation>
    </message>
    <message>
        <source>Arms</source>
        <translation>Varianten</translation>
    </message>
    <message>
        <source>%1, predicted</source>
        <translation>%1, vorhergesagt</translation>
    </message>
    <message>
        <source>predicted</source>
        <translation>vorhergesagt</translation>
    </message>
    <message>
        <source>median</source>
        <translation>Median</translation>
    </message>
    <message>
        <source>speed-up</source>
        <translation>Beschleunigung</translation>
    </message>
    <message>
        <source>network %1</source>
        <translation>Netzwerk %1</translation>
    </message>
    <message>
        <source>Batch latency of %1</source>
        <translation>Stapellatenz von %1</translation>
    </message>
    <message>
        <source>Batch latency</source>
        <translation>Latenz eines Stapels</translation>
    </message>
    <message>
        <source>Share of batches that took no longer</source>
        <translation>Anteil der Stapel, die nicht länger brauchten</translation>
    </message>
    <message>
        <source>Median</source>
        <translation>Median</translation>
    </message>
    <message>
        <source>Time spent measuring</source>
        <translation>Messzeit</translation>
    </message>
    <message>
        <source>Batch latency by block: median, p25–p75, extremes</source>
        <translation>Stapellatenz je Block: Median, p25–p75, Extremwerte</translation>
    </message>
</context>
<context>
    <name>breakeven::ChartExport</name>
    <message>
        <source>Answers that have no room here: %1</source>
        <translation>Antworten, die hier keinen Platz haben: %1</translation>
    </message>
    <message>
        <source>Dashed: “%1”, %2</source>
        <translation>Gestrichelt: „%1“, %2</translation>
    </message>
    <message>
        <source>a chart&apos;s name ends in .png, .svg or .pdf</source>
        <translation>der Name eines Diagramms endet auf .png, .svg oder .pdf</translation>
    </message>
</context>
<context>
    <name>breakeven::ChartPanel</name>
    <message>
        <source>strong: 1 thread and the best · others thin</source>
        <translation>kräftig: 1 Thread und die besten · die anderen dünn</translation>
    </message>
    <message>
        <source>band: of the arm under the pointer</source>
        <translation>Band: der Variante unter dem Zeiger</translation>
    </message>
    <message>
        <source>The post</source>
        <translation>Der Artikel</translation>
    </message>
    <message>
        <source>Latency</source>
        <translation>Latenz</translation>
    </message>
    <message>
        <source>Speed-up</source>
        <translation>Beschleunigung</translation>
    </message>
    <message>
        <source>Distribution</source>
        <translation>Verteilung</translation>
    </message>
    <message>
        <source>Timeline</source>
        <translation>Zeitlinie</translation>
    </message>
    <message>
        <source>Show the model</source>
        <translation>Modell zeigen</translation>
    </message>
    <message>
        <source>What a cost model fitted to the run predicts, dotted</source>
        <translation>Was ein an den Lauf angepasstes Kostenmodell vorhersagt, gepunktet</translation>
    </message>
    <message>
        <source>All panels</source>
        <translation>Alle Felder</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>Zurück</translation>
    </message>
    <message>
        <source>To the range before this zoom</source>
        <translation>Zum Ausschnitt vor diesem Zoom</translation>
    </message>
    <message>
        <source>Reset</source>
        <translation>Zurücksetzen</translation>
    </message>
    <message>
        <source>Show all of the axes</source>
        <translation>Die ganzen Achsen zeigen</translation>
    </message>
</context>
<context>
    <name>breakeven::ComparePage</name>
    <message>
        <source>Comparing…</source>
        <translation>Vergleicht…</translation>
    </message>
    <message>
        <source>Choose two runs above, or select them in the history, to see what changed from one to the other.</source>
        <translation>Oben zwei Läufe wählen oder im Verlauf markieren, um zu sehen, was sich vom einen zum anderen geändert hat.</translation>
    </message>
    <message>
        <source>The runs have no point in common.</source>
        <translation>Die Läufe haben keinen Punkt gemeinsam.</translation>
    </message>
    <message numerus="yes">
        <source>%n rows compared, %1 clear</source>
        <translation>
            <numerusform>%n Zeile verglichen, %1 eindeutig</numerusform>
            <numerusform>%n Zeilen verglichen, %1 eindeutig</numerusform>
        </translation>
    </message>
    <message>
        <source>Base: %1, %2 · New: %3, %4</source>
        <translation>Ausgang: %1, %2 · Neu: %3, %4</translation>
    </message>
    <message>
        <source>%1 against %2</source>
        <translation>%1 gegen %2</translation>
    </message>
    <message>
        <source>What changed</source>
        <translation>Was sich geändert hat</translation>
    </message>
</context>
<context>
    <name>breakeven::Comparison</name>
    <message>
        <source>not set</source>
        <translation>nicht gesetzt</translation>
    </message>
    <message>
        <source>The runs have no target, runtime and point in common.</source>
        <translation>Die Läufe haben Ziel, Laufzeitumgebung und Punkt nie gemeinsam.</translation>
    </message>
    <message>
        <source>The runs come from different machines: %1 and %2.</source>
        <translation>Die Läufe stammen von verschiedenen Rechnern: %1 und %2.</translation>
    </message>
    <message>
        <source>The processors differ: %1 and %2.</source>
        <translation>Die Prozessoren sind verschieden: %1 und %2.</translation>
    </message>
    <message>
        <source>The numbers of cores differ: %1 (%2 usable) and %3 (%4 usable).</source>
        <translation>Die Zahl der Kerne ist verschieden: %1 (%2 nutzbar) und %3 (%4 nutzbar).</translation>
    </message>
    <message>
        <source>The kernels differ: %1 and %2.</source>
        <translation>Die Kernel sind verschieden: %1 und %2.</translation>
    </message>
    <message>
        <source>%1 is not the same target in both runs: its “%2” is %3 and %4.</source>
        <translation>%1 ist nicht in beiden Läufen dasselbe Ziel: „%2“ ist %3 und %4.</translation>
    </message>
    <message>
        <source>%1 lies at different places: %2 and %3.</source>
        <translation>%1 liegt an verschiedenen Orten: %2 und %3.</translation>
    </message>
    <message>
        <source>%1 has different versions of its server: %2 and %3.</source>
        <translation>%1 hat verschiedene Versionen seines Servers: %2 und %3.</translation>
    </message>
    <message>
        <source>%1 lies on different file systems: %2 and %3.</source>
        <translation>%1 liegt auf verschiedenen Dateisystemen: %2 und %3.</translation>
    </message>
    <message>
        <source>%1 is mounted in different ways: “%2” and “%3”.</source>
        <translation>%1 ist verschieden eingehängt: „%2“ und „%3“.</translation>
    </message>
    <message>
        <source>The Pythons differ: %1 and %2.</source>
        <translation>Die Pythons sind verschieden: %1 und %2.</translation>
    </message>
    <message>
        <source>The workloads differ, and with them what a batch is.</source>
        <translation>Die Arbeitslasten sind verschieden, und damit das, was ein Stapel ist.</translation>
    </message>
    <message>
        <source>One run keeps its pool of threads, the other makes one for every batch.</source>
        <translation>Ein Lauf behält seinen Thread-Pool, der andere legt für jeden Stapel einen an.</translation>
    </message>
    <message>
        <source>In one run the cores were kept awake, in the other they were as they are.</source>
        <translation>In einem Lauf wurden die Kerne wach gehalten, im anderen waren sie, wie sie sind.</translation>
    </message>
    <message>
        <source>The emulated networks differ.</source>
        <translation>Die nachgebildeten Netzwerke sind verschieden.</translation>
    </message>
</context>
<context>
    <name>breakeven::ComparisonModel</name>
    <message>
        <source>One of the runs did not measure this point: its latency is taken between its neighbours.</source>
        <translation>Einer der Läufe hat diesen Punkt nicht gemessen: seine Latenz ist zwischen seinen Nachbarn genommen.</translation>
    </message>
    <message>
        <source>Target</source>
        <translation>Ziel</translation>
    </message>
    <message>
        <source>Arm</source>
        <translation>Arm</translation>
    </message>
    <message>
        <source>Base</source>
        <translation>Ausgang</translation>
    </message>
    <message>
        <source>New</source>
        <translation>Neu</translation>
    </message>
    <message>
        <source>New ÷ base</source>
        <translation>Neu ÷ Ausgang</translation>
    </message>
    <message>
        <source>95 % interval</source>
        <translation>95-%-Intervall</translation>
    </message>
    <message>
        <source>Change</source>
        <translation>Änderung</translation>
    </message>
</context>
<context>
    <name>breakeven::ComparisonTable</name>
    <message>
        <source>Points</source>
        <translation>Punkte</translation>
    </message>
    <message numerus="yes">
        <source>%n compared · error over all rows held at 5 % (Holm)</source>
        <translation>
            <numerusform>%n verglichen · Fehler über alle Zeilen auf 5 % gehalten (Holm)</numerusform>
            <numerusform>%n verglichen · Fehler über alle Zeilen auf 5 % gehalten (Holm)</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>only the %n clear ones</source>
        <translation>
            <numerusform>nur die %n eindeutige</numerusform>
            <numerusform>nur die %n eindeutigen</numerusform>
        </translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>Kopieren</translation>
    </message>
    <message>
        <source>Copy the table, with tabs between its columns</source>
        <translation>Die Tabelle kopieren, mit Tabulatoren zwischen den Spalten</translation>
    </message>
    <message>
        <source>Points compared</source>
        <translation>Verglichene Punkte</translation>
    </message>
</context>
<context>
    <name>breakeven::ConditionsCard</name>
    <message numerus="yes">
        <source>%n cores</source>
        <translation>
            <numerusform>%n Kern</numerusform>
            <numerusform>%n Kerne</numerusform>
        </translation>
    </message>
    <message>
        <source>kept</source>
        <translation>behalten</translation>
    </message>
    <message>
        <source>per batch</source>
        <translation>je Stapel</translation>
    </message>
    <message>
        <source>Host</source>
        <translation>Rechner</translation>
    </message>
    <message>
        <source>CPU</source>
        <translation>CPU</translation>
    </message>
    <message>
        <source>Cores</source>
        <translation>Kerne</translation>
    </message>
    <message>
        <source>Kernel</source>
        <translation>Kernel</translation>
    </message>
    <message>
        <source>Servers</source>
        <translation>Server</translation>
    </message>
    <message>
        <source>Load</source>
        <translation>Last</translation>
    </message>
    <message>
        <source>Condition</source>
        <translation>Zustand</translation>
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
        <translation>Ausgang</translation>
    </message>
    <message>
        <source>New</source>
        <translation>Neu</translation>
    </message>
    <message>
        <source>differs</source>
        <translation>anders</translation>
    </message>
    <message>
        <source>The same conditions</source>
        <translation>Gleiche Bedingungen</translation>
    </message>
    <message>
        <source>Two machines</source>
        <translation>Zwei Rechner</translation>
    </message>
    <message>
        <source>Different conditions</source>
        <translation>Andere Bedingungen</translation>
    </message>
    <message>
        <source>A difference may come from the machine, not from what you changed.</source>
        <translation>Ein Unterschied kann vom Rechner kommen, nicht von dem, was Sie geändert haben.</translation>
    </message>
    <message>
        <source>A difference may come from this, not from what you changed.</source>
        <translation>Ein Unterschied kann hiervon kommen, nicht von dem, was Sie geändert haben.</translation>
    </message>
</context>
<context>
    <name>breakeven::CoresChips</name>
    <message>
        <source>No core falls asleep while it measures: the answer of a busy machine.</source>
        <translation>Kein Kern schläft beim Messen ein: die Antwort eines beschäftigten Rechners.</translation>
    </message>
    <message>
        <source>Cores fall asleep and take their time to wake: the answer of an idle machine.</source>
        <translation>Kerne schlafen ein und brauchen Zeit zum Aufwachen: die Antwort eines ruhenden Rechners.</translation>
    </message>
    <message>
        <source>Each target twice, with the cores awake and as they are: an answer for a busy machine and one for an idle one, in twice the time.</source>
        <translation>Jedes Ziel zweimal, mit wachen Kernen und wie sie sind: eine Antwort für einen beschäftigten Rechner und eine für einen ruhenden, in der doppelten Zeit.</translation>
    </message>
    <message>
        <source>awake</source>
        <translation>wach</translation>
    </message>
    <message>
        <source>as they are</source>
        <translation>wie sie sind</translation>
    </message>
    <message>
        <source>both</source>
        <translation>beides</translation>
    </message>
    <message>
        <source>Cores kept awake</source>
        <translation>Kerne wach gehalten</translation>
    </message>
    <message>
        <source>Cores as they are</source>
        <translation>Kerne, wie sie sind</translation>
    </message>
    <message>
        <source>Cores in both conditions</source>
        <translation>Kerne in beiden Zuständen</translation>
    </message>
</context>
<context>
    <name>breakeven::DesktopSigns</name>
    <message>
        <source>Show</source>
        <translation>Anzeigen</translation>
    </message>
</context>
<context>
    <name>breakeven::Display</name>
    <message>
        <source>no window can be opened on the platform “%1” (QT_QPA_PLATFORM).</source>
        <translation>auf der Plattform „%1“ (QT_QPA_PLATFORM) lässt sich kein Fenster öffnen.</translation>
    </message>
    <message>
        <source>there is no display to open the window on: neither DISPLAY nor WAYLAND_DISPLAY is set.</source>
        <translation>es gibt keinen Bildschirm, auf dem sich das Fenster öffnen ließe: Weder DISPLAY noch WAYLAND_DISPLAY ist gesetzt.</translation>
    </message>
    <message>
        <source>the display “%1” can&apos;t be opened.</source>
        <translation>der Bildschirm „%1“ lässt sich nicht öffnen.</translation>
    </message>
    <message>
        <source>Without a window, `breakeven run` measures in the terminal; `breakeven --help` says more.
</source>
        <translation>Ohne Fenster misst `breakeven run` im Terminal; `breakeven --help` sagt mehr.
</translation>
    </message>
</context>
<context>
    <name>breakeven::DistanceEditor</name>
    <message>
        <source>where it is</source>
        <translation>wo es ist</translation>
    </message>
    <message>
        <source>in the same rack</source>
        <translation>im selben Rack</translation>
    </message>
    <message>
        <source>the post&apos;s nearer host</source>
        <translation>der nähere Rechner des Artikels</translation>
    </message>
    <message>
        <source>in the same zone, the post&apos;s farther host</source>
        <translation>in derselben Zone, der fernere Rechner des Artikels</translation>
    </message>
    <message>
        <source>in another zone</source>
        <translation>in einer anderen Zone</translation>
    </message>
    <message>
        <source>in another region</source>
        <translation>in einer anderen Region</translation>
    </message>
    <message>
        <source>on another continent</source>
        <translation>auf einem anderen Kontinent</translation>
    </message>
    <message>
        <source>at a distance of your own</source>
        <translation>in eigener Entfernung</translation>
    </message>
    <message>
        <source>As if it were</source>
        <translation>Als wäre es</translation>
    </message>
    <message>
        <source>Round trip</source>
        <translation>Umlaufzeit</translation>
    </message>
    <message>
        <source>Jitter</source>
        <translation>Schwankung</translation>
    </message>
    <message>
        <source>Bandwidth in Mbit/s</source>
        <translation>Bandbreite in Mbit/s</translation>
    </message>
    <message>
        <source>unlimited</source>
        <translation>unbegrenzt</translation>
    </message>
    <message>
        <source>± jitter</source>
        <translation>± Schwankung</translation>
    </message>
    <message>
        <source>Mbit/s</source>
        <translation>Mbit/s</translation>
    </message>
    <message>
        <source>The jitter</source>
        <translation>Die Schwankung</translation>
    </message>
    <message>
        <source>it can&apos;t be more than the round trip</source>
        <translation>sie kann nicht größer als die Umlaufzeit sein</translation>
    </message>
    <message>
        <source>The bandwidth</source>
        <translation>Die Bandbreite</translation>
    </message>
    <message>
        <source>give it as a number of Mbit/s</source>
        <translation>sie ist eine Zahl in Mbit/s</translation>
    </message>
    <message>
        <source>give a time such as 400 µs or 2 ms</source>
        <translation>eine Zeit wie 400 µs oder 2 ms angeben</translation>
    </message>
</context>
<context>
    <name>breakeven::Emulation</name>
    <message>
        <source>round trip as swept</source>
        <translation>Umlaufzeit wie in der Messreihe</translation>
    </message>
    <message>
        <source>round trip %1</source>
        <translation>Umlaufzeit %1</translation>
    </message>
    <message>
        <source>%1 Mbit/s</source>
        <translation>%1 Mbit/s</translation>
    </message>
    <message>
        <source>The round trips are emulated by a relay.</source>
        <translation>Die Umlaufzeiten sind durch ein Relay nachgebildet.</translation>
    </message>
    <message>
        <source>The round trips are emulated by one wait an operation.</source>
        <translation>Die Umlaufzeiten sind durch eine Wartezeit je Operation nachgebildet.</translation>
    </message>
    <message>
        <source>The round trips are emulated by waits in the calls.</source>
        <translation>Die Umlaufzeiten sind durch Wartezeiten in den Aufrufen nachgebildet.</translation>
    </message>
    <message>
        <source>The network (%1) is emulated by a relay.</source>
        <translation>Das Netzwerk (%1) ist durch ein Relay nachgebildet.</translation>
    </message>
    <message>
        <source>The network (%1) is emulated by one wait an operation.</source>
        <translation>Das Netzwerk (%1) ist durch eine Wartezeit je Operation nachgebildet.</translation>
    </message>
    <message>
        <source>The network (%1) is emulated by waits in the calls.</source>
        <translation>Das Netzwerk (%1) ist durch Wartezeiten in den Aufrufen nachgebildet.</translation>
    </message>
    <message>
        <source>emulated by a relay</source>
        <translation>durch ein Relay nachgebildet</translation>
    </message>
    <message>
        <source>emulated by waits</source>
        <translation>durch Wartezeiten nachgebildet</translation>
    </message>
    <message>
        <source>%1, emulated</source>
        <translation>%1, nachgebildet</translation>
    </message>
    <message>
        <source>%1, emulated by a relay or by waits</source>
        <translation>%1, durch ein Relay oder Wartezeiten nachgebildet</translation>
    </message>
    <message>
        <source>%1 · network emulated by a relay or by waits</source>
        <translation>%1 · Netzwerk durch ein Relay oder Wartezeiten nachgebildet</translation>
    </message>
    <message>
        <source>%1 · network %2</source>
        <translation>%1 · Netzwerk %2</translation>
    </message>
</context>
<context>
    <name>breakeven::Environment</name>
    <message numerus="yes">
        <source>Load %1 on %n cores: other programs compete with the measurement.</source>
        <translation>
            <numerusform>Last %1 auf %n Kern: Andere Programme stören die Messung.</numerusform>
            <numerusform>Last %1 auf %n Kernen: Andere Programme stören die Messung.</numerusform>
        </translation>
    </message>
    <message>
        <source>A CPU quota of %1 cores holds: threads are stopped now and then.</source>
        <translation>Eine CPU-Quote von %1 Kernen gilt: Threads werden zeitweise angehalten.</translation>
    </message>
    <message numerus="yes">
        <source>Only %1 of %n cores may be used.</source>
        <translation>
            <numerusform>Nur %1 von %n Kern darf benutzt werden.</numerusform>
            <numerusform>Nur %1 von %n Kernen dürfen benutzt werden.</numerusform>
        </translation>
    </message>
    <message>
        <source>The CPU governor is “%1”: latencies of a waking core are long.</source>
        <translation>Der CPU-Governor ist „%1“: Ein aufwachender Kern hat hohe Latenzen.</translation>
    </message>
    <message>
        <source>The machine runs on battery: its clock changes.</source>
        <translation>Der Rechner läuft im Akkubetrieb: Sein Takt schwankt.</translation>
    </message>
    <message>
        <source>This is a virtual machine (%1): its host may take cores away, and a sleeping core wakes late.</source>
        <translation>Dies ist eine virtuelle Maschine (%1): Ihr Host kann Kerne wegnehmen, und ein schlafender Kern erwacht spät.</translation>
    </message>
    <message>
        <source>%1 lies in memory (%2), which is no disk.</source>
        <translation>%1 liegt im Arbeitsspeicher (%2), also auf keinem Datenträger.</translation>
    </message>
    <message>
        <source>%1 is mounted with “sync”: every write waits for the disk.</source>
        <translation>%1 ist mit „sync“ eingehängt: Jedes Schreiben wartet auf die Platte.</translation>
    </message>
    <message>
        <source>Python %1 (%2) has no numpy: its workload is pure Python, which computes longer under the GIL.</source>
        <translation>Python %1 (%2) hat kein numpy: Seine Arbeitslast ist reines Python, das länger unter dem GIL rechnet.</translation>
    </message>
    <message>
        <source>No Python was found: beside the held time that was set, the model of the GIL goes by the usual costs of %1 %2.</source>
        <translation>Kein Python gefunden: Neben der gesetzten Haltezeit gelten für das GIL-Modell die üblichen Kosten von %1 %2.</translation>
    </message>
    <message>
        <source>Steal %1 %: the host of this virtual machine took the cores away for that share of the run.</source>
        <translation>Steal %1 %: Der Host dieser virtuellen Maschine nahm die Kerne für diesen Anteil des Laufs weg.</translation>
    </message>
    <message numerus="yes">
        <source>Load %1 on %n cores at the end of the run, which was not there before it: other programs came while it went on.</source>
        <translation>
            <numerusform>Last %1 auf %n Kern am Ende des Laufs, die vorher nicht da war: Andere Programme kamen währenddessen hinzu.</numerusform>
            <numerusform>Last %1 auf %n Kernen am Ende des Laufs, die vorher nicht da war: Andere Programme kamen währenddessen hinzu.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>breakeven::EnvironmentText</name>
    <message>
        <source>Power: battery</source>
        <translation>Strom: Akku</translation>
    </message>
    <message>
        <source>Power: mains</source>
        <translation>Strom: Netz</translation>
    </message>
    <message>
        <source>CPU turbo: on</source>
        <translation>CPU-Turbo: an</translation>
    </message>
    <message>
        <source>CPU turbo: off</source>
        <translation>CPU-Turbo: aus</translation>
    </message>
    <message numerus="yes">
        <source>%1 of %n cores usable</source>
        <translation>
            <numerusform>%1 von %n Kern nutzbar</numerusform>
            <numerusform>%1 von %n Kernen nutzbar</numerusform>
        </translation>
    </message>
    <message>
        <source>CPU quota: %1 cores</source>
        <translation>CPU-Quote: %1 Kerne</translation>
    </message>
    <message>
        <source>%1 free</source>
        <translation>%1 frei</translation>
    </message>
    <message>
        <source>%1 of memory</source>
        <translation>%1 Arbeitsspeicher</translation>
    </message>
    <message>
        <source>CPU governor: %1</source>
        <translation>CPU-Governor: %1</translation>
    </message>
    <message>
        <source>Cores kept awake while it measured</source>
        <translation>Kerne während der Messung wach gehalten</translation>
    </message>
    <message>
        <source>Places of threads on the cores: drawn by lot</source>
        <translation>Plätze der Threads auf den Kernen: ausgelost</translation>
    </message>
    <message>
        <source>Waited for a quiet machine: %1</source>
        <translation>Auf eine ruhige Maschine gewartet: %1</translation>
    </message>
    <message>
        <source>Virtual machine: %1</source>
        <translation>Virtuelle Maschine: %1</translation>
    </message>
</context>
<context>
    <name>breakeven::Error</name>
    <message>
        <source>%1 can&apos;t be understood.</source>
        <translation>%1 ist unverständlich.</translation>
    </message>
    <message>
        <source>%1 does not exist; check the name.</source>
        <translation>%1 gibt es nicht; den Namen prüfen.</translation>
    </message>
    <message>
        <source>%1 can&apos;t be reached; check that it runs and that the address is right.</source>
        <translation>%1 ist nicht erreichbar; prüfen, ob der Dienst läuft und die Adresse stimmt.</translation>
    </message>
    <message>
        <source>%1 did not answer in time; check its load and the network.</source>
        <translation>%1 hat nicht rechtzeitig geantwortet; Last und Netzwerk prüfen.</translation>
    </message>
    <message>
        <source>%1 closed the connection; check whether it was stopped.</source>
        <translation>%1 hat die Verbindung geschlossen; prüfen, ob der Dienst angehalten wurde.</translation>
    </message>
    <message>
        <source>%1 refused the password; check user and ACL.</source>
        <translation>%1 hat das Passwort abgelehnt; Benutzer und ACL prüfen.</translation>
    </message>
    <message>
        <source>%1 does not allow this; check the permissions.</source>
        <translation>%1 erlaubt das nicht; die Rechte prüfen.</translation>
    </message>
    <message>
        <source>%1 refused the command.</source>
        <translation>%1 hat den Befehl abgelehnt.</translation>
    </message>
    <message>
        <source>%1 gave an unexpected reply; check that it is the right kind of server.</source>
        <translation>%1 hat unerwartet geantwortet; prüfen, ob es die richtige Art von Server ist.</translation>
    </message>
    <message>
        <source>%1 can&apos;t serve now; try again later.</source>
        <translation>%1 ist gerade nicht bereit; später noch einmal versuchen.</translation>
    </message>
    <message>
        <source>%1 is full; free some space.</source>
        <translation>%1 ist voll; Platz schaffen.</translation>
    </message>
    <message>
        <source>%1 could not be read or written.</source>
        <translation>%1 konnte nicht gelesen oder geschrieben werden.</translation>
    </message>
    <message>
        <source>%1 did not return what was written to it.</source>
        <translation>%1 gab nicht zurück, was geschrieben worden war.</translation>
    </message>
    <message>
        <source>%1 could not be started.</source>
        <translation>%1 konnte nicht gestartet werden.</translation>
    </message>
    <message>
        <source>%1 is not available here.</source>
        <translation>%1 ist hier nicht verfügbar.</translation>
    </message>
    <message>
        <source>%1 ended unexpectedly; its last words tell why.</source>
        <translation>%1 endete unerwartet; die letzten Ausgaben sagen, warum.</translation>
    </message>
    <message>
        <source>%1 ran out of memory; use a smaller payload, fewer items or fewer threads.</source>
        <translation>%1 hatte zu wenig Speicher; kleinere Objekte, weniger Operationen oder weniger Threads wählen.</translation>
    </message>
    <message>
        <source>The system starts no more threads; raise its limit, or ask for fewer threads.</source>
        <translation>Das System startet keine weiteren Threads; heben Sie seine Grenze an oder verlangen Sie weniger Threads.</translation>
    </message>
    <message>
        <source>%1 needs more open files than the system allows; raise the limit RLIMIT_NOFILE (ulimit -n), or ask for fewer threads or targets.</source>
        <translation>%1 braucht mehr offene Dateien, als das System zulässt; heben Sie die Grenze RLIMIT_NOFILE (ulimit -n) an oder verlangen Sie weniger Threads oder Ziele.</translation>
    </message>
    <message>
        <source>Cancelled.</source>
        <translation>Abgebrochen.</translation>
    </message>
    <message>
        <source>%1 and this program could not agree on an encrypted connection; check the server&apos;s TLS settings.</source>
        <translation>%1 und dieses Programm konnten sich auf keine verschlüsselte Verbindung einigen; die TLS-Einstellungen des Servers prüfen.</translation>
    </message>
    <message>
        <source>%1 is not installed; install it with the system&apos;s packages.</source>
        <translation>%1 ist nicht installiert; mit den Paketen des Systems installieren.</translation>
    </message>
    <message>
        <source>%1 failed unexpectedly; please report this.</source>
        <translation>%1 ist unerwartet gescheitert; bitte melden.</translation>
    </message>
    <message>
        <source>It</source>
        <translation>Es</translation>
    </message>
    <message>
        <source>%1: a batch took less time than its emulated round trips one after another.</source>
        <translation>%1: Ein Stapel brauchte weniger Zeit als seine emulierten Umlaufzeiten nacheinander.</translation>
    </message>
    <message>
        <source>%1 reads or writes by itself, and the network in front of this target is emulated by waits in Breakeven&apos;s own calls, so it would not wait at all. Measure it over Redis, whose bytes pass a relay, on a real remote folder, or without an emulated network; or replace only work.</source>
        <translation>%1 liest oder schreibt selbst, und das Netz vor diesem Ziel ist durch Wartezeiten in Breakevens eigenen Aufrufen nachgebildet, es würde also gar nicht warten. Messen Sie es über Redis, dessen Bytes durch ein Relay gehen, in einem echten entfernten Ordner oder ohne nachgebildetes Netz; oder ersetzen Sie nur work.</translation>
    </message>
    <message>
        <source>%1 names gil-model, the model of Python&apos;s GIL, which was removed; use cpython, which measures a real Python, with its GIL or free-threaded.</source>
        <translation>%1 nennt gil-model, das Modell von Pythons GIL, das entfernt wurde; cpython misst ein echtes Python, mit GIL oder ohne.</translation>
    </message>
    <message>
        <source>%1 refuses the user or its key; compare user and keyring with what ceph auth get prints for the user on the cluster.</source>
        <translation>%1 lehnt den Benutzer oder seinen Schlüssel ab; Benutzer und Keyring mit dem vergleichen, was ceph auth get für den Benutzer auf dem Cluster ausgibt.</translation>
    </message>
    <message>
        <source>%1 does not let the user read, write and remove objects in the pool; let ceph auth caps give it mon &apos;allow r&apos; and osd &apos;allow rwx&apos; on the pool.</source>
        <translation>%1 lässt den Benutzer im Pool keine Objekte lesen, schreiben und entfernen; mit ceph auth caps mon &apos;allow r&apos; und osd &apos;allow rwx&apos; auf dem Pool gewähren.</translation>
    </message>
    <message>
        <source>%1 wants a password; give it, and the user where it has ACL users.</source>
        <translation>%1 verlangt ein Passwort; es angeben, bei ACL-Benutzern auch den Benutzer.</translation>
    </message>
    <message>
        <source>%1 does not grant this user a command or the keys; let the server&apos;s administrator run ACL SETUSER with the user&apos;s name and: ~breakeven:* +ping +select +info +scan +exists +hget +hset +del +cluster|slots.</source>
        <translation>%1 gewährt diesem Benutzer einen Befehl oder die Schlüssel nicht; den Verwalter des Servers ACL SETUSER ausführen lassen, mit dem Namen des Benutzers und: ~breakeven:* +ping +select +info +scan +exists +hget +hset +del +cluster|slots.</translation>
    </message>
    <message>
        <source>%1 is still loading its data; wait until it is done, then start again.</source>
        <translation>%1 lädt noch seine Daten; warten, bis es damit fertig ist, dann noch einmal messen.</translation>
    </message>
    <message>
        <source>%1 has no memory left for writes; raise its maxmemory or remove keys.</source>
        <translation>%1 hat keinen Speicher mehr zum Schreiben; maxmemory erhöhen oder Schlüssel entfernen.</translation>
    </message>
    <message>
        <source>%1 is a replica that takes no writes; give the address of its primary.</source>
        <translation>%1 ist ein Replikat, das keine Schreibvorgänge annimmt; die Adresse des Primärservers angeben.</translation>
    </message>
    <message>
        <source>%1 holds another kind of value under a key of this run; somebody else writes to breakeven:*, so stop that or use another database.</source>
        <translation>%1 hält unter einem Schlüssel dieses Laufs eine andere Art von Wert; jemand anders schreibt nach breakeven:*, das beenden oder eine andere Datenbank benutzen.</translation>
    </message>
    <message>
        <source>%1 takes no further client; raise its maxclients, use fewer threads or close other clients.</source>
        <translation>%1 nimmt keinen weiteren Client an; maxclients erhöhen, weniger Threads nehmen oder andere Clients schließen.</translation>
    </message>
    <message>
        <source>%1 takes no writes because it could not save its data; check its disk and its log.</source>
        <translation>%1 nimmt keine Schreibvorgänge an, weil es seine Daten nicht sichern konnte; Platte und Protokoll prüfen.</translation>
    </message>
    <message>
        <source>%1 belongs to a cluster that is down; check with CLUSTER INFO that every slot is served.</source>
        <translation>%1 gehört zu einem Cluster, der ausgefallen ist; mit CLUSTER INFO prüfen, ob jeder Slot bedient wird.</translation>
    </message>
    <message>
        <source>%1 is one node of a cluster and sends to another; let the user&apos;s ACL allow CLUSTER SLOTS, and check that the cluster is settled.</source>
        <translation>%1 ist ein Knoten eines Clusters und verweist auf einen anderen; die ACL des Benutzers muss CLUSTER SLOTS erlauben, und der Cluster muss zur Ruhe gekommen sein.</translation>
    </message>
    <message>
        <source>%1 raised an exception; correct the file.</source>
        <translation>%1 löste eine Ausnahme aus; die Datei berichtigen.</translation>
    </message>
    <message>
        <source>%1 defines none of the functions read, work and write, so it would measure nothing of yours; start from what breakeven batch-template prints.</source>
        <translation>%1 definiert keine der Funktionen read, work und write, würde also nichts Eigenes messen; von dem ausgehen, was breakeven batch-template ausgibt.</translation>
    </message>
    <message>
        <source>%1 has stopped answering; look for an endless wait or loop in what it runs.</source>
        <translation>%1 antwortet nicht mehr; nach endlosem Warten oder einer Endlosschleife in dem suchen, was dort läuft.</translation>
    </message>
    <message>
        <source>%1 answered with something that this program did not ask for; let nothing write to the standard output that it was started with.</source>
        <translation>%1 hat etwas geantwortet, wonach dieses Programm nicht gefragt hat; nichts auf die Standardausgabe schreiben lassen, mit der es gestartet wurde.</translation>
    </message>
    <message>
        <source>%1 wrote a line without an end; check that it is a Python interpreter.</source>
        <translation>%1 hat eine Zeile ohne Ende geschrieben; prüfen, ob es ein Python-Interpreter ist.</translation>
    </message>
    <message>
        <source>%1 prints on and on instead of starting; check that it is a Python interpreter, and its start-up files.</source>
        <translation>%1 gibt immer weiter aus, statt zu starten; prüfen, ob es ein Python-Interpreter ist, und seine Startdateien prüfen.</translation>
    </message>
    <message>
        <source>%1 speaks another version of the protocol; install one version of the program only.</source>
        <translation>%1 spricht eine andere Version des Protokolls; nur eine Version des Programms installieren.</translation>
    </message>
    <message>
        <source>%1 can&apos;t be used, so no remote folder can be mounted; load the kernel module fuse, let the container have the device, or run as a user who may open it.</source>
        <translation>%1 ist nicht nutzbar, also kann kein entfernter Ordner eingehängt werden; das Kernelmodul fuse laden, dem Container das Gerät geben, oder als Benutzer arbeiten, der es öffnen darf.</translation>
    </message>
    <message>
        <source>%1 takes none of the keys; check user and key, and whether the agent holds a key that has a passphrase.</source>
        <translation>%1 nimmt keinen der Schlüssel an; Benutzer und Schlüssel prüfen, und ob der Agent einen Schlüssel mit Passphrase hält.</translation>
    </message>
    <message>
        <source>%1 shows a key that nobody has confirmed yet; press Check in the target&apos;s dialog, or use breakeven check, to compare its fingerprint and trust it.</source>
        <translation>%1 zeigt einen Schlüssel, den noch niemand bestätigt hat; im Dialog des Ziels Prüfen drücken oder breakeven check benutzen, um den Fingerabdruck zu vergleichen und ihm zu vertrauen.</translation>
    </message>
    <message>
        <source>%1 shows another key than the one that was confirmed; somebody may listen in. Ask its administrator before you confirm the new one, by Check in the target&apos;s dialog or breakeven check.</source>
        <translation>%1 zeigt einen anderen Schlüssel als den bestätigten; es könnte jemand mithören. Den Verwalter fragen, bevor der neue bestätigt wird, mit Prüfen im Dialog des Ziels oder breakeven check.</translation>
    </message>
    <message>
        <source>%1 does not speak TLS; give the server&apos;s TLS port, or write redis:// for a connection in plain text.</source>
        <translation>%1 spricht kein TLS; den TLS-Port des Servers angeben, oder redis:// für eine unverschlüsselte Verbindung schreiben.</translation>
    </message>
    <message>
        <source>%1 speaks TLS only; write rediss:// instead of redis://.</source>
        <translation>%1 spricht nur TLS; rediss:// statt redis:// schreiben.</translation>
    </message>
    <message>
        <source>%1 shows a certificate that nobody trusted here has signed; give the file of its certificate authority.</source>
        <translation>%1 zeigt ein Zertifikat, das hier niemand Vertrautes unterschrieben hat; die Datei seiner Zertifizierungsstelle angeben.</translation>
    </message>
    <message>
        <source>%1 shows a certificate that is not valid today; renew it, or correct the clock.</source>
        <translation>%1 zeigt ein Zertifikat, das heute nicht gilt; es erneuern oder die Uhr stellen.</translation>
    </message>
    <message>
        <source>%1 shows the certificate of another host; give the name that stands in it.</source>
        <translation>%1 zeigt das Zertifikat eines anderen Rechners; den Namen angeben, der darin steht.</translation>
    </message>
    <message>
        <source>%1 wants a certificate that it trusts from its clients; give one with its key.</source>
        <translation>%1 verlangt von seinen Clients ein Zertifikat, dem es vertraut; eines mit seinem Schlüssel angeben.</translation>
    </message>
</context>
<context>
    <name>breakeven::ExampleChart</name>
    <message>
        <source>1 thread</source>
        <translation>1 Thread</translation>
    </message>
    <message>
        <source>6 threads</source>
        <translation>6 Threads</translation>
    </message>
    <message>
        <source>slow</source>
        <translation>langsam</translation>
    </message>
    <message>
        <source>fast</source>
        <translation>schnell</translation>
    </message>
    <message>
        <source>near</source>
        <translation>nah</translation>
    </message>
    <message>
        <source>Network round trip</source>
        <translation>Netzwerk-Umlaufzeit</translation>
    </message>
    <message>
        <source>far</source>
        <translation>fern</translation>
    </message>
    <message>
        <source>The crossover</source>
        <translation>Der Wendepunkt</translation>
    </message>
    <message>
        <source>from here on threads pay off; the mark on the axis: how sure</source>
        <translation>ab hier lohnen sich Threads; die Marke auf der Achse: wie sicher</translation>
    </message>
    <message>
        <source>Arms</source>
        <translation>Varianten</translation>
    </message>
    <message>
        <source>two ways to run the same batch</source>
        <translation>zwei Arten, denselben Stapel auszuführen</translation>
    </message>
    <message>
        <source>A batch</source>
        <translation>Ein Stapel</translation>
    </message>
    <message>
        <source>8 items, each read, computed and written; the lower it lies, the faster it is</source>
        <translation>8 Objekte, jedes gelesen, berechnet und geschrieben; je tiefer, desto schneller</translation>
    </message>
    <message>
        <source>The strip</source>
        <translation>Der Streifen</translation>
    </message>
    <message>
        <source>colour: who is best there; hatched: not clear</source>
        <translation>Farbe: wer dort am besten ist; schraffiert: nicht klar</translation>
    </message>
    <message>
        <source>an example</source>
        <translation>ein Beispiel</translation>
    </message>
    <message>
        <source>An example of an answer</source>
        <translation>Ein Beispiel einer Antwort</translation>
    </message>
    <message>
        <source>Two curves over the network round trip, of 1 thread and of 6 threads, cross: from that crossover on threads pay off.</source>
        <translation>Zwei Kurven über der Umlaufzeit im Netz, von 1 Thread und von 6 Threads, schneiden sich: Ab diesem Wendepunkt lohnen sich Threads.</translation>
    </message>
</context>
<context>
    <name>breakeven::ExamplePage</name>
    <message>
        <source>From where on do threads pay off?</source>
        <translation>Ab wo lohnen sich Threads?</translation>
    </message>
    <message>
        <source>▶  Run</source>
        <translation>▶  Messen</translation>
    </message>
    <message>
        <source>Close the example</source>
        <translation>Beispiel schließen</translation>
    </message>
</context>
<context>
    <name>breakeven::FilePage</name>
    <message>
        <source>Folder</source>
        <translation>Ordner</translation>
    </message>
    <message>
        <source>flush to the disk before each rename (fsync)</source>
        <translation>vor jedem Umbenennen auf die Platte schreiben (fsync)</translation>
    </message>
    <message>
        <source>empty: a temporary folder</source>
        <translation>leer: ein temporärer Ordner</translation>
    </message>
    <message>
        <source>Layout</source>
        <translation>Anordnung</translation>
    </message>
    <message>
        <source>Any folder of this machine, on a disk of its own or mounted from elsewhere.</source>
        <translation>Ein beliebiger Ordner dieses Rechners, auf eigener Platte oder von anderswo eingehängt.</translation>
    </message>
    <message>
        <source>a folder&apos;s path begins with / or ~/</source>
        <translation>der Pfad eines Ordners beginnt mit / oder ~/</translation>
    </message>
</context>
<context>
    <name>breakeven::FileSystemText</name>
    <message>
        <source>%1, on this machine</source>
        <translation>%1, auf diesem Rechner</translation>
    </message>
    <message>
        <source>%1, on another machine</source>
        <translation>%1, auf einem anderen Rechner</translation>
    </message>
    <message>
        <source>%1: memory, not a disk</source>
        <translation>%1: Arbeitsspeicher, keine Platte</translation>
    </message>
    <message>
        <source>%1, at an unknown place</source>
        <translation>%1, an unbekanntem Ort</translation>
    </message>
    <message>
        <source>%1, local</source>
        <translation>%1, lokal</translation>
    </message>
    <message>
        <source>%1, remote</source>
        <translation>%1, entfernt</translation>
    </message>
    <message>
        <source>%1, no disk</source>
        <translation>%1, keine Platte</translation>
    </message>
    <message>
        <source>%1, unknown place</source>
        <translation>%1, Ort unbekannt</translation>
    </message>
</context>
<context>
    <name>breakeven::FirstAnswers</name>
    <message>
        <source>The answer comes here, in a sentence.</source>
        <translation>Hier kommt die Antwort, in einem Satz.</translation>
    </message>
    <message numerus="yes">
        <source>and %n more</source>
        <translation>
            <numerusform>und %n weitere</numerusform>
            <numerusform>und %n weitere</numerusform>
        </translation>
    </message>
    <message>
        <source>Use your own storage</source>
        <translation>Eigenen Speicher verwenden</translation>
    </message>
    <message>
        <source>an address, or a folder dropped on the list</source>
        <translation>eine Adresse, oder ein Ordner auf die Liste gezogen</translation>
    </message>
    <message>
        <source>OR ASK SOMETHING ELSE</source>
        <translation>ODER ETWAS ANDERES FRAGEN</translation>
    </message>
</context>
<context>
    <name>breakeven::FirstStart</name>
    <message>
        <source>Choose what is to be measured.</source>
        <translation>Wählen Sie, was gemessen werden soll.</translation>
    </message>
    <message>
        <source>Press Run: %1, with %2, answered in about %3.</source>
        <translation>„Messen“ drücken: %1, mit %2, beantwortet in etwa %3.</translation>
    </message>
</context>
<context>
    <name>breakeven::Forest</name>
    <message>
        <source>new is faster</source>
        <translation>neu ist schneller</translation>
    </message>
    <message>
        <source>slower</source>
        <translation>langsamer</translation>
    </message>
    <message>
        <source>new ÷ base, batch latency, with 95 % interval</source>
        <translation>neu ÷ Ausgang, Latenz des Stapels, mit 95-%-Intervall</translation>
    </message>
    <message>
        <source>%1, held against %2</source>
        <translation>%1, verglichen mit %2</translation>
    </message>
    <message numerus="yes">
        <source>%n runs, held against %1</source>
        <translation>
            <numerusform>%n Lauf, verglichen mit %1</numerusform>
            <numerusform>%n Läufe, verglichen mit %1</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>breakeven::GilShape</name>
    <message numerus="yes">
        <source>Your own work lets the GIL go %n time(s) an operation.</source>
        <translation>
            <numerusform>Ihre eigene Rechnung lässt den GIL %n Mal je Operation los.</numerusform>
            <numerusform>Ihre eigene Rechnung lässt den GIL %n Mal je Operation los.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>The built-in compute lets the GIL go %n time(s) an operation.</source>
        <translation>
            <numerusform>Die eingebaute Rechnung lässt den GIL %n Mal je Operation los.</numerusform>
            <numerusform>Die eingebaute Rechnung lässt den GIL %n Mal je Operation los.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>The built-in compute was to let the GIL go %n time(s) an operation.</source>
        <translation>
            <numerusform>Die eingebaute Rechnung sollte den GIL %n Mal je Operation loslassen.</numerusform>
            <numerusform>Die eingebaute Rechnung sollte den GIL %n Mal je Operation loslassen.</numerusform>
        </translation>
    </message>
    <message>
        <source>How often the built-in compute lets the GIL go can&apos;t be seen in this Python.</source>
        <translation>Wie oft die eingebaute Rechnung den GIL loslässt, ist an diesem Python nicht zu sehen.</translation>
    </message>
    <message>
        <source>%1 A program whose compute lets it go more or less often has another crossover, by a factor of two where it was looked at: your own batch file is the way to know.</source>
        <translation>%1 Ein Programm, dessen Rechnung ihn öfter oder seltener loslässt, hat einen anderen Schnittpunkt, um den Faktor zwei, wo es untersucht wurde: Gewissheit gibt Ihre eigene Batch-Datei.</translation>
    </message>
</context>
<context>
    <name>breakeven::HistoryChips</name>
    <message>
        <source>All %1</source>
        <translation>Alle %1</translation>
    </message>
    <message>
        <source>this machine</source>
        <translation>dieser Rechner</translation>
    </message>
    <message>
        <source>with a note</source>
        <translation>mit Notiz</translation>
    </message>
    <message>
        <source>damaged %1</source>
        <translation>beschädigt %1</translation>
    </message>
    <message>
        <source>Target</source>
        <translation>Ziel</translation>
    </message>
    <message>
        <source>Show the runs of one target only</source>
        <translation>Nur die Läufe eines Ziels zeigen</translation>
    </message>
    <message>
        <source>All targets</source>
        <translation>Alle Ziele</translation>
    </message>
</context>
<context>
    <name>breakeven::HistoryDelegate</name>
    <message>
        <source>Open</source>
        <translation>Öffnen</translation>
    </message>
    <message>
        <source>Open what can be read</source>
        <translation>Lesbares öffnen</translation>
    </message>
    <message>
        <source>baseline</source>
        <translation>Vergleichsbasis</translation>
    </message>
    <message>
        <source>shown</source>
        <translation>gezeigt</translation>
    </message>
    <message>
        <source>laid over</source>
        <translation>übergelegt</translation>
    </message>
    <message>
        <source>other folder</source>
        <translation>anderer Ordner</translation>
    </message>
</context>
<context>
    <name>breakeven::HistoryModel</name>
    <message>
        <source>Damaged: %1</source>
        <translation>Beschädigt: %1</translation>
    </message>
    <message>
        <source>It is shown in the chart.</source>
        <translation>Er wird im Diagramm gezeigt.</translation>
    </message>
    <message>
        <source>It is laid over the shown run.</source>
        <translation>Er ist über den gezeigten Lauf gelegt.</translation>
    </message>
    <message>
        <source>It is the baseline that every new run is held against.</source>
        <translation>Er ist die Basis, mit der jeder neue Lauf verglichen wird.</translation>
    </message>
    <message>
        <source>shown</source>
        <translation>gezeigt</translation>
    </message>
    <message>
        <source>laid over</source>
        <translation>übergelegt</translation>
    </message>
    <message>
        <source>baseline</source>
        <translation>Vergleichsbasis</translation>
    </message>
    <message>
        <source>Selected</source>
        <translation>Ausgewählt</translation>
    </message>
    <message>
        <source>Date</source>
        <translation>Datum</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>Where</source>
        <translation>Wo</translation>
    </message>
    <message>
        <source>Targets</source>
        <translation>Ziele</translation>
    </message>
    <message>
        <source>Answer</source>
        <translation>Antwort</translation>
    </message>
    <message>
        <source>Status</source>
        <translation>Status</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>Notiz</translation>
    </message>
    <message>
        <source>Tags</source>
        <translation>Schlagwörter</translation>
    </message>
    <message>
        <source>Actions</source>
        <translation>Aktionen</translation>
    </message>
</context>
<context>
    <name>breakeven::HistoryPage</name>
    <message numerus="yes">
        <source>%n runs are back</source>
        <translation>
            <numerusform>%n Lauf ist wieder da</numerusform>
            <numerusform>%n Läufe sind wieder da</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n runs exported: %1</source>
        <translation>
            <numerusform>%n Lauf exportiert: %1</numerusform>
            <numerusform>%n Läufe exportiert: %1</numerusform>
        </translation>
    </message>
    <message>
        <source>Every run is saved by itself and listed here.</source>
        <translation>Jeder Lauf wird von selbst gesichert und hier aufgeführt.</translation>
    </message>
    <message>
        <source>No run matches.</source>
        <translation>Kein Lauf passt.</translation>
    </message>
    <message>
        <source>they have no target in common</source>
        <translation>sie haben kein Ziel gemeinsam</translation>
    </message>
    <message>
        <source>in all of them: %1</source>
        <translation>in allen: %1</translation>
    </message>
    <message>
        <source>“%1” is still being measured.</source>
        <translation>„%1“ wird noch gemessen.</translation>
    </message>
    <message numerus="yes">
        <source>Deleted %n runs</source>
        <translation>
            <numerusform>%n Lauf gelöscht</numerusform>
            <numerusform>%n Läufe gelöscht</numerusform>
        </translation>
    </message>
    <message>
        <source>Deleted “%1” of %2</source>
        <translation>„%1“ von %2 gelöscht</translation>
    </message>
    <message numerus="yes">
        <source>%n runs · %1 in %2</source>
        <translation>
            <numerusform>%n Lauf · %1 in %2</numerusform>
            <numerusform>%n Läufe · %1 in %2</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Deleted runs stay in %1 for %n days</source>
        <translation>
            <numerusform>Gelöschte Läufe bleiben %n Tag in %1</numerusform>
            <numerusform>Gelöschte Läufe bleiben %n Tage in %1</numerusform>
        </translation>
    </message>
    <message>
        <source>Search names, targets, notes, tags</source>
        <translation>Namen, Ziele, Notizen, Schlagwörter suchen</translation>
    </message>
    <message>
        <source>Search the past runs</source>
        <translation>Die früheren Läufe durchsuchen</translation>
    </message>
    <message>
        <source>Search names, targets, notes, tags (Ctrl+F)</source>
        <translation>Namen, Ziele, Notizen, Schlagwörter suchen (Strg+F)</translation>
    </message>
    <message>
        <source>Open a file…</source>
        <translation>Datei öffnen…</translation>
    </message>
    <message>
        <source>Open a run of any folder (Ctrl+O)</source>
        <translation>Einen Lauf aus einem beliebigen Ordner öffnen (Strg+O)</translation>
    </message>
</context>
<context>
    <name>breakeven::HistoryTable</name>
    <message>
        <source>Past runs</source>
        <translation>Frühere Läufe</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>Öffnen</translation>
    </message>
    <message>
        <source>Take off the chart</source>
        <translation>Vom Diagramm nehmen</translation>
    </message>
    <message>
        <source>Lay over the chart</source>
        <translation>Über das Diagramm legen</translation>
    </message>
    <message>
        <source>Don&apos;t hold new runs against it</source>
        <translation>Neue Läufe nicht mehr damit vergleichen</translation>
    </message>
    <message>
        <source>Hold every new run against it</source>
        <translation>Jeden neuen Lauf damit vergleichen</translation>
    </message>
    <message>
        <source>Rename</source>
        <translation>Umbenennen</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>Notiz</translation>
    </message>
    <message>
        <source>Tags</source>
        <translation>Schlagwörter</translation>
    </message>
    <message>
        <source>Export as CSV…</source>
        <translation>Als CSV exportieren…</translation>
    </message>
    <message>
        <source>Show in its folder</source>
        <translation>Im Ordner zeigen</translation>
    </message>
    <message>
        <source>Remove from this list</source>
        <translation>Aus dieser Liste entfernen</translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>Löschen</translation>
    </message>
</context>
<context>
    <name>breakeven::HostKeyCard</name>
    <message>
        <source>Fingerprint of the host&apos;s key</source>
        <translation>Fingerabdruck des Rechnerschlüssels</translation>
    </message>
    <message>
        <source>%1 shows another key than the one that was confirmed. Either the host was set up anew, or somebody listens in with a machine of theirs in its place. Replace the key only after the host&apos;s administrator has told you this fingerprint:</source>
        <translation>%1 zeigt einen anderen Schlüssel als den bestätigten. Entweder wurde der Rechner neu eingerichtet, oder jemand hört mit einem eigenen Rechner an seiner Stelle mit. Den Schlüssel erst ersetzen, wenn der Verwalter des Rechners diesen Fingerabdruck genannt hat:</translation>
    </message>
    <message>
        <source>%1 shows a key that nobody has confirmed yet. Compare its fingerprint with what the host&apos;s administrator tells, and trust it where the two are the same:</source>
        <translation>%1 zeigt einen Schlüssel, den noch niemand bestätigt hat. Den Fingerabdruck mit dem vergleichen, was der Verwalter des Rechners nennt, und ihm vertrauen, wenn beide gleich sind:</translation>
    </message>
    <message>
        <source>&amp;Replace the stored key</source>
        <translation>Gespeicherten Schlüssel e&amp;rsetzen</translation>
    </message>
    <message>
        <source>&amp;Trust this key</source>
        <translation>Diesem Schlüssel &amp;vertrauen</translation>
    </message>
</context>
<context>
    <name>breakeven::JsonFields</name>
    <message>
        <source>this must be a text</source>
        <translation>das muss ein Text sein</translation>
    </message>
    <message>
        <source>this must be true or false</source>
        <translation>das muss true oder false sein</translation>
    </message>
    <message>
        <source>this must be a number</source>
        <translation>das muss eine Zahl sein</translation>
    </message>
    <message>
        <source>this must be a whole number</source>
        <translation>das muss eine ganze Zahl sein</translation>
    </message>
    <message>
        <source>this number is out of range</source>
        <translation>diese Zahl liegt außerhalb des Bereichs</translation>
    </message>
    <message>
        <source>this must be an object</source>
        <translation>das muss ein Objekt sein</translation>
    </message>
    <message>
        <source>this must be a list</source>
        <translation>das muss eine Liste sein</translation>
    </message>
</context>
<context>
    <name>breakeven::LayoutBox</name>
    <message>
        <source>Layout</source>
        <translation>Anordnung</translation>
    </message>
    <message>
        <source>all items in one folder, as in the blog post</source>
        <translation>alle Objekte in einem Ordner, wie im Artikel</translation>
    </message>
    <message>
        <source>a folder for each item</source>
        <translation>ein Ordner für jedes Objekt</translation>
    </message>
    <message>
        <source>In a shared folder every create and rename waits for the folder&apos;s lock, which can take from threads what they win.</source>
        <translation>In einem gemeinsamen Ordner wartet jedes Anlegen und Umbenennen auf dessen Sperre, was Threads nehmen kann, was sie gewinnen.</translation>
    </message>
</context>
<context>
    <name>breakeven::LeftoverBar</name>
    <message>
        <source>Runs that were killed left something at %1.</source>
        <translation>Gewaltsam beendete Läufe haben etwas hinterlassen: %1.</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>Entfernen</translation>
    </message>
    <message>
        <source>Keep</source>
        <translation>Behalten</translation>
    </message>
    <message>
        <source>It is asked again when Breakeven starts the next time.</source>
        <translation>Beim nächsten Start von Breakeven wird wieder gefragt.</translation>
    </message>
</context>
<context>
    <name>breakeven::MachineText</name>
    <message>
        <source>cores kept awake</source>
        <translation>wach gehaltenen Kernen</translation>
    </message>
    <message>
        <source>cores as they are</source>
        <translation>Kernen, wie sie sind</translation>
    </message>
    <message>
        <source>The runs were measured in different conditions: %1, then %2.</source>
        <translation>Die Läufe wurden unter verschiedenen Bedingungen gemessen: mit %1, dann mit %2.</translation>
    </message>
    <message>
        <source>Only in one of the runs the places of threads on the cores were drawn by lot.</source>
        <translation>Nur in einem der Läufe wurden die Plätze der Threads auf den Kernen ausgelost.</translation>
    </message>
    <message>
        <source>waiting for a quiet machine: load %1</source>
        <translation>wartet auf eine ruhige Maschine: Last %1</translation>
    </message>
</context>
<context>
    <name>breakeven::MainMenu</name>
    <message>
        <source>Appearance</source>
        <translation>Aussehen</translation>
    </message>
    <message>
        <source>Text size</source>
        <translation>Textgröße</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>Sprache</translation>
    </message>
    <message>
        <source>As the system</source>
        <translation>Wie das System</translation>
    </message>
    <message>
        <source>Light</source>
        <translation>Hell</translation>
    </message>
    <message>
        <source>Dark</source>
        <translation>Dunkel</translation>
    </message>
    <message>
        <source>Size of the system&apos;s text</source>
        <translation>Größe wie im System</translation>
    </message>
    <message>
        <source>%1 %</source>
        <translation>%1 %</translation>
    </message>
</context>
<context>
    <name>breakeven::MainWindow</name>
    <message>
        <source>Ready</source>
        <translation>Bereit</translation>
    </message>
    <message>
        <source>A plan can be opened once the run has ended.</source>
        <translation>Ein Plan lässt sich öffnen, sobald der Lauf zu Ende ist.</translation>
    </message>
    <message>
        <source>Open run</source>
        <translation>Lauf öffnen</translation>
    </message>
    <message>
        <source>Lay over the current run</source>
        <translation>Über den aktuellen Lauf legen</translation>
    </message>
    <message>
        <source>Opened: %1</source>
        <translation>Geöffnet: %1</translation>
    </message>
    <message>
        <source>“%1”: %2</source>
        <translation>„%1“: %2</translation>
    </message>
    <message>
        <source>Both layouts are among the targets now; press Run to measure them.</source>
        <translation>Beide Anordnungen sind jetzt unter den Zielen; auf Messen drücken, um sie zu messen.</translation>
    </message>
    <message>
        <source>The password is kept until Breakeven is closed, as there is no keychain: %1</source>
        <translation>Das Passwort bleibt bis zum Schließen von Breakeven erhalten, da es keinen Schlüsselbund gibt: %1</translation>
    </message>
    <message>
        <source>Run</source>
        <translation>Messen</translation>
    </message>
    <message>
        <source>Stop the run</source>
        <translation>Lauf anhalten</translation>
    </message>
    <message>
        <source>Chart</source>
        <translation>Diagramm</translation>
    </message>
    <message>
        <source>Compare</source>
        <translation>Vergleich</translation>
    </message>
    <message>
        <source>History</source>
        <translation>Verlauf</translation>
    </message>
    <message>
        <source>A step back in the chart</source>
        <translation>Im Diagramm einen Schritt zurück</translation>
    </message>
    <message>
        <source>Save the chart…</source>
        <translation>Diagramm speichern…</translation>
    </message>
    <message>
        <source>Copy the chart</source>
        <translation>Diagramm kopieren</translation>
    </message>
    <message>
        <source>Save a report…</source>
        <translation>Bericht speichern…</translation>
    </message>
    <message>
        <source>Bring the removed target back</source>
        <translation>Entferntes Ziel zurückholen</translation>
    </message>
    <message>
        <source>Open a plan…</source>
        <translation>Plan öffnen…</translation>
    </message>
    <message>
        <source>Save the plan…</source>
        <translation>Plan speichern…</translation>
    </message>
    <message>
        <source>Copy as a command line</source>
        <translation>Als Befehlszeile kopieren</translation>
    </message>
    <message>
        <source>Notify me when a run has ended</source>
        <translation>Benachrichtigen, wenn ein Lauf zu Ende ist</translation>
    </message>
    <message>
        <source>High contrast</source>
        <translation>Hoher Kontrast</translation>
    </message>
    <message>
        <source>Open a run…</source>
        <translation>Lauf öffnen…</translation>
    </message>
    <message>
        <source>Lay over the current run…</source>
        <translation>Über den aktuellen Lauf legen…</translation>
    </message>
    <message>
        <source>Manual</source>
        <translation>Handbuch</translation>
    </message>
    <message>
        <source>Keyboard shortcuts</source>
        <translation>Tastenkürzel</translation>
    </message>
    <message>
        <source>Show the example</source>
        <translation>Beispiel zeigen</translation>
    </message>
    <message>
        <source>Copy diagnostics</source>
        <translation>Diagnose kopieren</translation>
    </message>
    <message>
        <source>About Breakeven</source>
        <translation>Über Breakeven</translation>
    </message>
    <message>
        <source>Quit</source>
        <translation>Beenden</translation>
    </message>
    <message>
        <source>Plans (*.json)</source>
        <translation>Pläne (*.json)</translation>
    </message>
    <message>
        <source>All files (*)</source>
        <translation>Alle Dateien (*)</translation>
    </message>
    <message>
        <source>Open a plan</source>
        <translation>Plan öffnen</translation>
    </message>
    <message>
        <source>Save the plan</source>
        <translation>Plan speichern</translation>
    </message>
    <message>
        <source>Breakeven runs (*.breakeven.jsonl);;All files (*)</source>
        <translation>Breakeven-Läufe (*.breakeven.jsonl);;Alle Dateien (*)</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation>%1: %2</translation>
    </message>
    <message>
        <source>A run is going on</source>
        <translation>Ein Lauf ist im Gange</translation>
    </message>
    <message>
        <source>Stop the run and close? What was measured is kept.</source>
        <translation>Lauf anhalten und schließen? Was gemessen wurde, bleibt erhalten.</translation>
    </message>
    <message>
        <source>&amp;Stop and close</source>
        <translation>&amp;Anhalten und schließen</translation>
    </message>
    <message>
        <source>&amp;Go on</source>
        <translation>&amp;Weiter messen</translation>
    </message>
    <message>
        <source>A run from a file starts programs</source>
        <translation>Ein Lauf aus einer Datei startet Programme</translation>
    </message>
    <message>
        <source>To measure again, the run that was opened starts these programs of your machine, with all that you may do:

%1

Start them only if you know what they do.</source>
        <translation>Um neu zu messen, startet der geöffnete Lauf diese Programme dieses Rechners, mit allen Rechten des Benutzers:

%1

Nur starten, wenn klar ist, was sie tun.</translation>
    </message>
    <message>
        <source>&amp;Start them</source>
        <translation>&amp;Starten</translation>
    </message>
    <message>
        <source>&amp;Don&apos;t run</source>
        <translation>&amp;Nicht messen</translation>
    </message>
    <message>
        <source>&lt;b&gt;Breakeven %1&lt;/b&gt;&lt;p&gt;Tells, with evidence, when threads pay off for storage I/O.&lt;/p&gt;&lt;p&gt;Free software under the GNU General Public License, version 3 or later.&lt;/p&gt;</source>
        <translation>&lt;b&gt;Breakeven %1&lt;/b&gt;&lt;p&gt;Sagt mit Belegen, wann sich Threads bei Speicherzugriffen lohnen.&lt;/p&gt;&lt;p&gt;Freie Software unter der GNU General Public License, Version 3 oder neuer.&lt;/p&gt;</translation>
    </message>
    <message>
        <source>Answers</source>
        <translation>Antworten</translation>
    </message>
    <message>
        <source>Runs are saved in %1 from now on.</source>
        <translation>Läufe werden von nun an in %1 gespeichert.</translation>
    </message>
    <message>
        <source>Folder of the runs…</source>
        <translation>Ordner der Läufe…</translation>
    </message>
    <message>
        <source>Folder of the runs</source>
        <translation>Ordner der Läufe</translation>
    </message>
</context>
<context>
    <name>breakeven::ManualWindow</name>
    <message numerus="yes">
        <source>%n found</source>
        <translation>
            <numerusform>%n gefunden</numerusform>
            <numerusform>%n gefunden</numerusform>
        </translation>
    </message>
    <message>
        <source>Manual</source>
        <translation>Handbuch</translation>
    </message>
    <message>
        <source>Search the manual</source>
        <translation>Handbuch durchsuchen</translation>
    </message>
    <message>
        <source>Topics</source>
        <translation>Themen</translation>
    </message>
    <message>
        <source>The topic&apos;s text</source>
        <translation>Text des Themas</translation>
    </message>
</context>
<context>
    <name>breakeven::MessageBar</name>
    <message numerus="yes">
        <source>and %n more</source>
        <translation>
            <numerusform>und %n weitere</numerusform>
            <numerusform>und %n weitere</numerusform>
        </translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Schließen</translation>
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
        <translation>Netzwerk-Umlaufzeit</translation>
    </message>
    <message>
        <source>Object size</source>
        <translation>Objektgröße</translation>
    </message>
    <message>
        <source>Compute per operation</source>
        <translation>Rechenzeit je Operation</translation>
    </message>
    <message>
        <source>Items per batch</source>
        <translation>Operationen je Stapel</translation>
    </message>
    <message>
        <source>Round trip</source>
        <translation>Umlaufzeit</translation>
    </message>
    <message>
        <source>Size</source>
        <translation>Größe</translation>
    </message>
    <message>
        <source>Compute</source>
        <translation>Rechenzeit</translation>
    </message>
    <message>
        <source>Items</source>
        <translation>Operationen</translation>
    </message>
    <message>
        <source>C++ threads</source>
        <translation>C++-Threads</translation>
    </message>
    <message>
        <source>CPython</source>
        <translation>CPython</translation>
    </message>
    <message>
        <source>C++ threads under a model of Python&apos;s GIL</source>
        <translation>C++-Threads unter einem Modell von Pythons GIL</translation>
    </message>
    <message>
        <source>Single</source>
        <translation>Ein Thread</translation>
    </message>
    <message>
        <source>Unclear</source>
        <translation>Unklar</translation>
    </message>
    <message>
        <source>settled</source>
        <translation>geklärt</translation>
    </message>
    <message>
        <source>time is up</source>
        <translation>Zeit abgelaufen</translation>
    </message>
    <message>
        <source>cancelled</source>
        <translation>abgebrochen</translation>
    </message>
    <message>
        <source>failed</source>
        <translation>gescheitert</translation>
    </message>
    <message>
        <source>%1, pipelined</source>
        <translation>%1, gebündelt</translation>
    </message>
    <message>
        <source>pipelined</source>
        <translation>gebündelt</translation>
    </message>
    <message>
        <source>Pipelined</source>
        <translation>Gebündelt</translation>
    </message>
    <message>
        <source>%1 under %2</source>
        <translation>%1 mit %2</translation>
    </message>
    <message>
        <source>%1 at %2</source>
        <translation>%1 bei %2</translation>
    </message>
</context>
<context>
    <name>breakeven::PageParts</name>
    <message>
        <source>The table is on the clipboard.</source>
        <translation>Die Tabelle ist in der Zwischenablage.</translation>
    </message>
    <message>
        <source>Against the baseline: %1</source>
        <translation>Gegen die Vergleichsbasis: %1</translation>
    </message>
    <message>
        <source>Choose the base run</source>
        <translation>Den Ausgangslauf wählen</translation>
    </message>
    <message>
        <source>Choose the new run</source>
        <translation>Den neuen Lauf wählen</translation>
    </message>
</context>
<context>
    <name>breakeven::PageTabs</name>
    <message>
        <source>Chart</source>
        <translation>Diagramm</translation>
    </message>
    <message>
        <source>The run that is set up or shown, and its answers (Ctrl+1)</source>
        <translation>Der Lauf, der eingerichtet oder gezeigt wird, und seine Antworten (Strg+1)</translation>
    </message>
    <message>
        <source>Compare</source>
        <translation>Vergleich</translation>
    </message>
    <message>
        <source>What changed from one run to another (Ctrl+2)</source>
        <translation>Was sich von einem Lauf zum anderen geändert hat (Strg+2)</translation>
    </message>
    <message>
        <source>History</source>
        <translation>Verlauf</translation>
    </message>
    <message>
        <source>All past runs (Ctrl+3)</source>
        <translation>Alle früheren Läufe (Strg+3)</translation>
    </message>
</context>
<context>
    <name>breakeven::PasswordField</name>
    <message>
        <source>Password</source>
        <translation>Passwort</translation>
    </message>
    <message>
        <source>Password of %1</source>
        <translation>Passwort von %1</translation>
    </message>
    <message>
        <source>Use</source>
        <translation>Benutzen</translation>
    </message>
    <message>
        <source>Use the password of %1</source>
        <translation>Passwort von %1 benutzen</translation>
    </message>
</context>
<context>
    <name>breakeven::PathField</name>
    <message>
        <source>Choose…</source>
        <translation>Auswählen…</translation>
    </message>
</context>
<context>
    <name>breakeven::Plan</name>
    <message>
        <source>this must be “%1” or “%2”</source>
        <translation>das muss „%1“ oder „%2“ sein</translation>
    </message>
    <message>
        <source>a round trip is 0 to 10 s</source>
        <translation>eine Umlaufzeit ist 0 bis 10 s</translation>
    </message>
    <message>
        <source>jitter is 0 to the round trip</source>
        <translation>die Schwankung ist 0 bis zur Umlaufzeit</translation>
    </message>
    <message>
        <source>a bandwidth is 0 (unlimited) or more</source>
        <translation>eine Bandbreite ist 0 (unbegrenzt) oder mehr</translation>
    </message>
    <message>
        <source>there is no target to measure</source>
        <translation>es gibt kein Ziel zu messen</translation>
    </message>
    <message>
        <source>a target needs a name</source>
        <translation>ein Ziel braucht einen Namen</translation>
    </message>
    <message>
        <source>another target is called “%1” too</source>
        <translation>ein anderes Ziel heißt auch „%1“</translation>
    </message>
    <message>
        <source>1 must be among them: it is the reference</source>
        <translation>1 muss darunter sein: Das ist die Referenz</translation>
    </message>
    <message>
        <source>another thread count than 1 is needed to compare</source>
        <translation>zum Vergleich ist eine andere Threadzahl als 1 nötig</translation>
    </message>
    <message>
        <source>a thread count is 1 to %1</source>
        <translation>eine Threadzahl ist 1 bis %1</translation>
    </message>
    <message>
        <source>only the runtime native on a Redis target pipelines</source>
        <translation>nur die Laufzeit native auf einem Redis-Ziel bündelt</translation>
    </message>
    <message>
        <source>a batch has 1 to %1 items</source>
        <translation>ein Stapel hat 1 bis %1 Operationen</translation>
    </message>
    <message>
        <source>a payload is 16 bytes to 64 MiB</source>
        <translation>ein Objekt hat 16 Bytes bis 64 MiB</translation>
    </message>
    <message>
        <source>compute is 0 to 10 s</source>
        <translation>eine Rechenzeit ist 0 bis 10 s</translation>
    </message>
    <message>
        <source>for the axis threads the values are those of “threads”</source>
        <translation>für die Achse threads sind die Werte die von „threads“</translation>
    </message>
    <message>
        <source>a sweep needs at least one value</source>
        <translation>eine Reihe braucht mindestens einen Wert</translation>
    </message>
    <message>
        <source>a sweep has at most %1 values</source>
        <translation>eine Reihe hat höchstens %1 Werte</translation>
    </message>
    <message>
        <source>this is no number</source>
        <translation>das ist keine Zahl</translation>
    </message>
    <message>
        <source>the values must ascend</source>
        <translation>die Werte müssen aufsteigen</translation>
    </message>
    <message>
        <source>this is out of range</source>
        <translation>das liegt außerhalb des Bereichs</translation>
    </message>
    <message>
        <source>the interpreter&apos;s absolute path is needed</source>
        <translation>der absolute Pfad des Interpreters ist nötig</translation>
    </message>
    <message>
        <source>the batch file&apos;s absolute path is needed</source>
        <translation>der absolute Pfad der Stapeldatei ist nötig</translation>
    </message>
    <message>
        <source>there is no runtime to measure with</source>
        <translation>es gibt keine Laufzeitumgebung, mit der gemessen wird</translation>
    </message>
    <message>
        <source>a precision is 0.001 to 1</source>
        <translation>eine Genauigkeit ist 0.001 bis 1</translation>
    </message>
    <message>
        <source>what is worth it is a gain of 0 to 10 (0.1: 10 %)</source>
        <translation>was sich lohnt, ist ein Gewinn von 0 bis 10 (0.1: 10 %)</translation>
    </message>
    <message>
        <source>a budget is 0.1 s to 7 days</source>
        <translation>ein Zeitbudget ist 0.1 s bis 7 Tage</translation>
    </message>
    <message>
        <source>a plan has 4 MiB at most</source>
        <translation>ein Plan hat höchstens 4 MiB</translation>
    </message>
    <message>
        <source>known are %1</source>
        <translation>bekannt sind %1</translation>
    </message>
    <message>
        <source>a thread count is a whole number from 1</source>
        <translation>eine Threadzahl ist eine ganze Zahl ab 1</translation>
    </message>
    <message>
        <source>%1 is there twice</source>
        <translation>%1 kommt zweimal vor</translation>
    </message>
    <message>
        <source>a pool is kept or per-batch</source>
        <translation>ein Pool ist kept oder per-batch</translation>
    </message>
    <message>
        <source>a target is an object</source>
        <translation>ein Ziel ist ein Objekt</translation>
    </message>
    <message>
        <source>line %1, column %2: %3</source>
        <translation>Zeile %1, Spalte %2: %3</translation>
    </message>
    <message>
        <source>a plan is a JSON object</source>
        <translation>ein Plan ist ein JSON-Objekt</translation>
    </message>
    <message>
        <source>cores are awake or as-they-are</source>
        <translation>Kerne sind awake oder as-they-are</translation>
    </message>
    <message>
        <source>a back end is one of %1</source>
        <translation>ein Backend ist eines von %1</translation>
    </message>
    <message>
        <source>Ceph needs the name of a pool</source>
        <translation>Ceph braucht den Namen eines Pools</translation>
    </message>
    <message>
        <source>the password must stand apart from the address</source>
        <translation>das Passwort muss getrennt von der Adresse stehen</translation>
    </message>
    <message>
        <source>certificates need an address that starts with rediss://</source>
        <translation>Zertifikate brauchen eine Adresse, die mit rediss:// beginnt</translation>
    </message>
    <message>
        <source>a client&apos;s certificate and its key go together</source>
        <translation>das Zertifikat eines Clients und sein Schlüssel gehören zusammen</translation>
    </message>
    <message>
        <source>a remote folder needs its host</source>
        <translation>ein entfernter Ordner braucht seinen Host</translation>
    </message>
    <message>
        <source>a host can&apos;t begin with a dash</source>
        <translation>ein Host kann nicht mit einem Bindestrich beginnen</translation>
    </message>
    <message>
        <source>a host has no spaces, as in user@host</source>
        <translation>ein Host hat keine Leerzeichen, wie in benutzer@host</translation>
    </message>
    <message>
        <source>a port is 1 to 65535</source>
        <translation>ein Port ist 1 bis 65535</translation>
    </message>
</context>
<context>
    <name>breakeven::PlanKeeper</name>
    <message>
        <source>Opened: %1</source>
        <translation>Geöffnet: %1</translation>
    </message>
    <message>
        <source>The plan&apos;s key “%1” is not known and has no effect.</source>
        <translation>Der Schlüssel „%1“ des Plans ist unbekannt und hat keine Wirkung.</translation>
    </message>
    <message>
        <source>Plan saved: %1</source>
        <translation>Plan gespeichert: %1</translation>
    </message>
    <message>
        <source>Copied: %1</source>
        <translation>Kopiert: %1</translation>
    </message>
</context>
<context>
    <name>breakeven::PlanNetworkLine</name>
    <message>
        <source>All targets: %1</source>
        <translation>Alle Ziele: %1</translation>
    </message>
    <message>
        <source>The other targets: %1</source>
        <translation>Die anderen Ziele: %1</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>Entfernen</translation>
    </message>
    <message>
        <source>Measure without it</source>
        <translation>Ohne diese Nachbildung messen</translation>
    </message>
</context>
<context>
    <name>breakeven::PlotView</name>
    <message>
        <source>%1 to %2</source>
        <translation>%1 bis %2</translation>
    </message>
    <message>
        <source>, extremes %1 and %2</source>
        <translation>, Extremwerte %1 und %2</translation>
    </message>
    <message>
        <source>Chart</source>
        <translation>Diagramm</translation>
    </message>
    <message>
        <source>Take %1 off the chart</source>
        <translation>%1 aus dem Diagramm nehmen</translation>
    </message>
    <message>
        <source>Take %1 off the chart: %2</source>
        <translation>%1 aus dem Diagramm nehmen: %2</translation>
    </message>
</context>
<context>
    <name>breakeven::PointsModel</name>
    <message>
        <source>1, pipelined</source>
        <translation>1, gebündelt</translation>
    </message>
    <message>
        <source>%1 blocks, %2 batches with %3; p5–p95 %4 to %5; best %6</source>
        <translation>%1 Blöcke, %2 Stapel mit %3; p5–p95 %4 bis %5; bester %6</translation>
    </message>
    <message>
        <source>95 % interval</source>
        <translation>95-%-Intervall</translation>
    </message>
    <message>
        <source>I/O share</source>
        <translation>E/A-Anteil</translation>
    </message>
    <message>
        <source>Network %1</source>
        <translation>Netzwerk %1</translation>
    </message>
    <message>
        <source>Target</source>
        <translation>Ziel</translation>
    </message>
    <message>
        <source>Value</source>
        <translation>Wert</translation>
    </message>
    <message>
        <source>Arm</source>
        <translation>Arm</translation>
    </message>
    <message>
        <source>Arm&apos;s latency</source>
        <translation>Latenz des Arms</translation>
    </message>
    <message>
        <source>Speed-up</source>
        <translation>Beschleunigung</translation>
    </message>
    <message>
        <source>Verdict</source>
        <translation>Urteil</translation>
    </message>
</context>
<context>
    <name>breakeven::PointsTable</name>
    <message>
        <source>Points</source>
        <translation>Punkte</translation>
    </message>
    <message>
        <source>Hide what has no room</source>
        <translation>Ausblenden, was keinen Platz hat</translation>
    </message>
    <message>
        <source>Show more, to scroll to: %1</source>
        <translation>Mehr zeigen, durch Blättern: %1</translation>
    </message>
</context>
<context>
    <name>breakeven::PrecisionChips</name>
    <message>
        <source>at most</source>
        <translation>höchstens</translation>
    </message>
    <message>
        <source>How long it may take at most</source>
        <translation>Wie lange es höchstens dauern darf</translation>
    </message>
    <message>
        <source>How long it may take at most, such as 20 s, 2 min or 1 h</source>
        <translation>Wie lange es höchstens dauern darf, etwa 20 s, 2 min oder 1 h</translation>
    </message>
    <message>
        <source>The time is 0.1 s to 7 days, such as 20 s or 2 min.</source>
        <translation>Die Zeit ist 0,1 s bis 7 Tage, etwa 20 s oder 2 min.</translation>
    </message>
    <message>
        <source>worth </source>
        <translation>lohnt ab </translation>
    </message>
    <message>
        <source> %</source>
        <translation> %</translation>
    </message>
    <message>
        <source>The gain from which threads are worth having</source>
        <translation>Der Gewinn, ab dem sich Threads lohnen</translation>
    </message>
    <message>
        <source>Quick</source>
        <translation>Schnell</translation>
    </message>
    <message>
        <source>Normal</source>
        <translation>Normal</translation>
    </message>
    <message>
        <source>Thorough</source>
        <translation>Gründlich</translation>
    </message>
    <message>
        <source>The crossover within ±25 %, in 5 s at most</source>
        <translation>Den Schnittpunkt auf ±25 %, in höchstens 5 s</translation>
    </message>
    <message>
        <source>The crossover within ±10 %, in 20 s at most</source>
        <translation>Den Schnittpunkt auf ±10 %, in höchstens 20 s</translation>
    </message>
    <message>
        <source>The crossover within ±5 %, in 2 min at most</source>
        <translation>Den Schnittpunkt auf ±5 %, in höchstens 2 min</translation>
    </message>
</context>
<context>
    <name>breakeven::PresetText</name>
    <message>
        <source>First look</source>
        <translation>Erster Blick</translation>
    </message>
    <message>
        <source>From which network distance on do 6 threads, started for every batch as in the blog post, pay off?</source>
        <translation>Ab welcher Entfernung im Netz lohnen sich 6 Threads, die wie im Artikel für jeden Stapel gestartet werden?</translation>
    </message>
    <message>
        <source>The blog post</source>
        <translation>Der Artikel</translation>
    </message>
    <message>
        <source>Do threads win and lose on this machine where they did in the post that began it all?</source>
        <translation>Gewinnen und verlieren Threads auf diesem Rechner da, wo sie es in dem Artikel taten, mit dem alles begann?</translation>
    </message>
    <message>
        <source>How big a file?</source>
        <translation>Wie groß die Datei?</translation>
    </message>
    <message>
        <source>From which size of an item on do threads pay off, with no network in between?</source>
        <translation>Ab welcher Größe eines Elements lohnen sich Threads, ohne Netz dazwischen?</translation>
    </message>
    <message>
        <source>How many threads?</source>
        <translation>Wie viele Threads?</translation>
    </message>
    <message>
        <source>How many threads are best for Redis on another host, and for a local file?</source>
        <translation>Wie viele Threads sind für Redis auf einem anderen Rechner und für eine lokale Datei am besten?</translation>
    </message>
    <message>
        <source>local file</source>
        <translation>lokale Datei</translation>
    </message>
    <message>
        <source>file, local</source>
        <translation>Datei, lokal</translation>
    </message>
    <message>
        <source>redis, local</source>
        <translation>redis, lokal</translation>
    </message>
    <message>
        <source>file, farther host</source>
        <translation>Datei, fernerer Rechner</translation>
    </message>
    <message>
        <source>redis, farther host</source>
        <translation>redis, fernerer Rechner</translation>
    </message>
    <message>
        <source>file, nearer host</source>
        <translation>Datei, näherer Rechner</translation>
    </message>
    <message>
        <source>redis, nearer host</source>
        <translation>redis, näherer Rechner</translation>
    </message>
    <message>
        <source>redis, 0.4 ms away</source>
        <translation>redis, 0,4 ms entfernt</translation>
    </message>
</context>
<context>
    <name>breakeven::Presets</name>
    <message>
        <source>there are: %1</source>
        <translation>es gibt: %1</translation>
    </message>
    <message>
        <source>The preset “%1”</source>
        <translation>Die Vorlage „%1“</translation>
    </message>
</context>
<context>
    <name>breakeven::Provenance</name>
    <message>
        <source>items of %1</source>
        <translation>Objekte zu %1</translation>
    </message>
    <message>
        <source>%1 per batch</source>
        <translation>%1 je Stapel</translation>
    </message>
    <message>
        <source>%1 of %2 per batch</source>
        <translation>%1 zu %2 je Stapel</translation>
    </message>
    <message>
        <source>%1, each with %2 of compute</source>
        <translation>%1, jedes mit %2 Rechenzeit</translation>
    </message>
    <message>
        <source>%1, by %2</source>
        <translation>%1, durch %2</translation>
    </message>
    <message>
        <source>1 core</source>
        <translation>1 Kern</translation>
    </message>
    <message>
        <source>%1 cores</source>
        <translation>%1 Kerne</translation>
    </message>
    <message>
        <source>cores in the condition that each target names</source>
        <translation>Kerne in dem Zustand, den jedes Ziel nennt</translation>
    </message>
</context>
<context>
    <name>breakeven::PublishedPlot</name>
    <message>
        <source>%1, the post: %2 with 1 thread, %3 with %4, %5</source>
        <translation>%1, der Artikel: %2 mit 1 Thread, %3 mit %4, %5</translation>
    </message>
    <message>
        <source>%1, %2: %3 with 1 thread, %4 with %5, %6, %7</source>
        <translation>%1, %2: %3 mit 1 Thread, %4 mit %5, %6, %7</translation>
    </message>
    <message>
        <source>%1 away</source>
        <translation>%1 entfernt</translation>
    </message>
    <message>
        <source>agrees</source>
        <translation>stimmt überein</translation>
    </message>
    <message>
        <source>differs</source>
        <translation>anders</translation>
    </message>
    <message>
        <source>not clear</source>
        <translation>nicht klar</translation>
    </message>
    <message>
        <source>the post</source>
        <translation>der Artikel</translation>
    </message>
    <message>
        <source>as in the post?</source>
        <translation>wie im Artikel?</translation>
    </message>
    <message>
        <source>95 % interval</source>
        <translation>95-%-Intervall</translation>
    </message>
    <message>
        <source>Batch latency</source>
        <translation>Latenz eines Stapels</translation>
    </message>
    <message>
        <source>median; the post: best of 3</source>
        <translation>Median; der Artikel: bester von 3</translation>
    </message>
    <message>
        <source>Factor</source>
        <translation>Faktor</translation>
    </message>
    <message>
        <source>1 thread ÷ %1</source>
        <translation>1 Thread ÷ %1</translation>
    </message>
    <message>
        <source>Direction</source>
        <translation>Richtung</translation>
    </message>
    <message>
        <source>1 thread wins</source>
        <translation>1 Thread gewinnt</translation>
    </message>
    <message>
        <source>%1 threads win</source>
        <translation>%1 Threads gewinnen</translation>
    </message>
    <message>
        <source>filled: measured here · hollow: published in 2018</source>
        <translation>gefüllt: hier gemessen · hohl: 2018 veröffentlicht</translation>
    </message>
    <message>
        <source>The post&apos;s figures beside those measured here</source>
        <translation>Die Zahlen des Artikels neben den hier gemessenen</translation>
    </message>
</context>
<context>
    <name>breakeven::PublishedTable</name>
    <message>
        <source>win %1</source>
        <translation>gewinnen %1</translation>
    </message>
    <message>
        <source>lose %1</source>
        <translation>verlieren %1</translation>
    </message>
    <message>
        <source>as there</source>
        <translation>wie dort</translation>
    </message>
    <message>
        <source>differs</source>
        <translation>anders</translation>
    </message>
    <message>
        <source>unclear</source>
        <translation>unklar</translation>
    </message>
    <message>
        <source> (speed-up %1)</source>
        <translation> (Beschleunigung %1)</translation>
    </message>
    <message>
        <source>%1 under %2: threads %3 there; here it is unclear%4.</source>
        <translation>%1 mit %2: Threads %3 dort; hier ist es unklar%4.</translation>
    </message>
    <message>
        <source>%1 under %2: threads %3 there, %4 here%5.</source>
        <translation>%1 mit %2: Threads %3 dort, %4 hier%5.</translation>
    </message>
    <message>
        <source>Here the network is %1.</source>
        <translation>Hier ist das Netz %1.</translation>
    </message>
    <message>
        <source>With 1 thread an operation waits for I/O %1 of its time, with %2 %3.</source>
        <translation>Mit 1 Thread wartet eine Operation %1 ihrer Zeit auf E/A, mit %2 %3.</translation>
    </message>
    <message>
        <source>With 1 thread an operation waits for I/O %1 of its time.</source>
        <translation>Mit 1 Thread wartet eine Operation %1 ihrer Zeit auf E/A.</translation>
    </message>
    <message>
        <source>The GIL is held for %1 of the %2 of an operation: threads gain %3 at most.</source>
        <translation>Der GIL wird %1 der %2 einer Operation gehalten: Threads gewinnen höchstens %3.</translation>
    </message>
    <message>
        <source>It takes %1 of CPU time.</source>
        <translation>Sie braucht %1 CPU-Zeit.</translation>
    </message>
    <message>
        <source>%1, at most %2</source>
        <translation>%1, höchstens %2</translation>
    </message>
    <message>
        <source>Target</source>
        <translation>Ziel</translation>
    </message>
    <message>
        <source>1, best of 3</source>
        <translation>1, bestes von 3</translation>
    </message>
    <message>
        <source>6, best of 3</source>
        <translation>6, bestes von 3</translation>
    </message>
    <message>
        <source>Threads</source>
        <translation>Threads</translation>
    </message>
    <message>
        <source>Outcome</source>
        <translation>Ergebnis</translation>
    </message>
    <message>
        <source>Speed-up [95 %]</source>
        <translation>Beschleunigung [95 %]</translation>
    </message>
    <message>
        <source>1, latency</source>
        <translation>1, Latenz</translation>
    </message>
    <message>
        <source>6, latency</source>
        <translation>6, Latenz</translation>
    </message>
    <message>
        <source>I/O share</source>
        <translation>E/A-Anteil</translation>
    </message>
    <message>
        <source>CPU an op.</source>
        <translation>CPU je Op.</translation>
    </message>
    <message>
        <source>GIL held an op.</source>
        <translation>GIL je Op.</translation>
    </message>
    <message>
        <source>%1: the post</source>
        <translation>%1: der Artikel</translation>
    </message>
    <message>
        <source>fake work alone: the post</source>
        <translation>Scheinarbeit allein: der Artikel</translation>
    </message>
    <message>
        <source>“Best of 3” is the post&apos;s: the batches in three repeats, the least of their means. I/O share, CPU time and GIL are those of an operation with 1 thread; “at most” is its latency by the time that the GIL is held. The work alone is a median; in Python its CPU time.</source>
        <translation>„Bestes von 3“ ist das des Artikels: die Stapel in drei Wiederholungen, das kleinste ihrer Mittel. E/A-Anteil, CPU-Zeit und GIL sind die einer Operation mit 1 Thread; „höchstens“ ist ihre Latenz durch die Zeit, die der GIL gehalten wird. Die Arbeit allein ist ein Median; in Python ihre CPU-Zeit.</translation>
    </message>
</context>
<context>
    <name>breakeven::PublishedView</name>
    <message>
        <source>The post&apos;s table</source>
        <translation>Die Tabelle des Artikels</translation>
    </message>
</context>
<context>
    <name>breakeven::PythonEditor</name>
    <message>
        <source>%1 found</source>
        <translation>%1 gefunden</translation>
    </message>
    <message>
        <source>%1 missing</source>
        <translation>%1 fehlt</translation>
    </message>
    <message>
        <source>The first that serves</source>
        <translation>Der erste, der genügt</translation>
    </message>
    <message>
        <source>Another interpreter…</source>
        <translation>Ein anderer Interpreter…</translation>
    </message>
    <message>
        <source>Looking for Pythons…</source>
        <translation>Pythons werden gesucht…</translation>
    </message>
    <message>
        <source>No Python 3.7 or newer was found.</source>
        <translation>Kein Python ab 3.7 gefunden.</translation>
    </message>
    <message>
        <source>%1 · no numpy: pure-Python workload</source>
        <translation>%1 · kein numpy: Arbeitslast in reinem Python</translation>
    </message>
    <message>
        <source>Choose a Python interpreter</source>
        <translation>Python-Interpreter auswählen</translation>
    </message>
    <message>
        <source>Asking %1…</source>
        <translation>%1 wird befragt…</translation>
    </message>
    <message>
        <source>Choose a batch of your own</source>
        <translation>Eigenen Stapel auswählen</translation>
    </message>
    <message>
        <source>Python (*.py)</source>
        <translation>Python (*.py)</translation>
    </message>
    <message>
        <source>Save a batch to fill in</source>
        <translation>Stapel zum Ausfüllen sichern</translation>
    </message>
    <message>
        <source>%1 is saved: fill it in, then choose it as your own batch file.</source>
        <translation>%1 ist gesichert: ausfüllen, dann als eigene Stapeldatei wählen.</translation>
    </message>
    <message>
        <source>Python interpreter</source>
        <translation>Python-Interpreter</translation>
    </message>
    <message>
        <source>Own batch file…</source>
        <translation>Eigene Stapeldatei…</translation>
    </message>
    <message>
        <source>A Python file with your own read(), work() and write()</source>
        <translation>Eine Python-Datei mit eigenem read(), work() und write()</translation>
    </message>
    <message>
        <source>Use ours</source>
        <translation>Unseren nehmen</translation>
    </message>
    <message>
        <source>Save a template…</source>
        <translation>Vorlage sichern…</translation>
    </message>
    <message>
        <source>A Python file to fill in with your own read(), work() and write()</source>
        <translation>Eine Python-Datei zum Ausfüllen mit eigenem read(), work() und write()</translation>
    </message>
</context>
<context>
    <name>breakeven::Quantity</name>
    <message>
        <source>1 thread</source>
        <translation>1 Thread</translation>
    </message>
    <message>
        <source>%1 threads</source>
        <translation>%1 Threads</translation>
    </message>
    <message>
        <source>1 item</source>
        <translation>1 Operation</translation>
    </message>
    <message>
        <source>%1 items</source>
        <translation>%1 Operationen</translation>
    </message>
    <message>
        <source>%1 – %2</source>
        <translation>%1 – %2</translation>
    </message>
    <message>
        <source>less than a second</source>
        <translation>weniger als eine Sekunde</translation>
    </message>
</context>
<context>
    <name>breakeven::RadosPage</name>
    <message>
        <source>Configuration</source>
        <translation>Konfiguration</translation>
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
        <translation>leer: /etc/ceph/ceph.conf</translation>
    </message>
    <message>
        <source>empty: as the configuration says</source>
        <translation>leer: wie die Konfiguration sagt</translation>
    </message>
    <message>
        <source>User</source>
        <translation>Benutzer</translation>
    </message>
    <message>
        <source>Connection</source>
        <translation>Verbindung</translation>
    </message>
    <message>
        <source>one for all workers</source>
        <translation>eine für alle Arbeiter</translation>
    </message>
    <message>
        <source>one for each worker</source>
        <translation>eine für jeden Arbeiter</translation>
    </message>
    <message>
        <source>A pool of a Ceph cluster. The run keeps to a namespace of its own in it.</source>
        <translation>Ein Pool eines Ceph-Clusters. Der Lauf bleibt darin in einem eigenen Namensraum.</translation>
    </message>
    <message>
        <source>the pool</source>
        <translation>der Pool</translation>
    </message>
    <message>
        <source>name one that is for measuring</source>
        <translation>einen nennen, der zum Messen da ist</translation>
    </message>
</context>
<context>
    <name>breakeven::RedisPage</name>
    <message>
        <source>start a server for the run, and end it after</source>
        <translation>für den Lauf einen Server starten und danach beenden</translation>
    </message>
    <message>
        <source>CA file</source>
        <translation>CA-Datei</translation>
    </message>
    <message>
        <source>Client certificate</source>
        <translation>Client-Zertifikat</translation>
    </message>
    <message>
        <source>Client key</source>
        <translation>Client-Schlüssel</translation>
    </message>
    <message>
        <source>cache-02:6380, redis://user@host:6379/0, unix:///path</source>
        <translation>cache-02:6380, redis://user@host:6379/0, unix:///pfad</translation>
    </message>
    <message>
        <source>Address</source>
        <translation>Adresse</translation>
    </message>
    <message>
        <source>kept in the desktop&apos;s keychain, if there is one</source>
        <translation>im Schlüsselbund des Desktops, wenn es einen gibt</translation>
    </message>
    <message>
        <source>Password</source>
        <translation>Passwort</translation>
    </message>
    <message>
        <source>empty: the authorities that the system trusts</source>
        <translation>leer: die Stellen, denen das System vertraut</translation>
    </message>
    <message>
        <source>only where the server asks for one</source>
        <translation>nur, wo der Server eines verlangt</translation>
    </message>
    <message>
        <source>In a cluster</source>
        <translation>In einem Cluster</translation>
    </message>
    <message>
        <source>all items on one node</source>
        <translation>alle Objekte auf einem Knoten</translation>
    </message>
    <message>
        <source>items spread over all nodes</source>
        <translation>Objekte über alle Knoten verteilt</translation>
    </message>
    <message>
        <source>Certificate</source>
        <translation>Zertifikat</translation>
    </message>
    <message>
        <source>Its key</source>
        <translation>Sein Schlüssel</translation>
    </message>
    <message>
        <source>A Redis server by its host name, host:port, URL or socket.</source>
        <translation>Ein Redis-Server mit Rechnername, Rechner:Port, URL oder Socket.</translation>
    </message>
    <message>
        <source>the client certificate</source>
        <translation>das Client-Zertifikat</translation>
    </message>
    <message>
        <source>it comes with its key, or neither is given</source>
        <translation>es kommt mit seinem Schlüssel, oder keines von beiden wird angegeben</translation>
    </message>
</context>
<context>
    <name>breakeven::Relay</name>
    <message>
        <source>a path of 107 bytes at most</source>
        <translation>ein Pfad von höchstens 107 Bytes</translation>
    </message>
    <message>
        <source>latency relay</source>
        <translation>Latenz-Relay</translation>
    </message>
</context>
<context>
    <name>breakeven::Report</name>
    <message>
        <source>The pool of threads is made and joined within each batch.</source>
        <translation>Der Thread-Pool wird in jedem Stapel erzeugt und wieder beendet.</translation>
    </message>
    <message>
        <source>The pool of threads is made once and kept.</source>
        <translation>Der Thread-Pool wird einmal erzeugt und behalten.</translation>
    </message>
    <message>
        <source>The run has no end: it still goes on, or was killed.</source>
        <translation>Der Lauf hat kein Ende: Er läuft noch oder wurde abgebrochen.</translation>
    </message>
    <message>
        <source>It ended after %1 s: %2.</source>
        <translation>Er endete nach %1 s: %2.</translation>
    </message>
    <message>
        <source>A batch is a number of operations that one call does; an operation reads an item, computes on it, and writes one. The wall time of a batch is the batch latency, the figure that everything here is about. One thread is a plain loop.</source>
        <translation>Ein Stapel ist eine Anzahl von Operationen, die ein Aufruf erledigt; eine Operation liest ein Objekt, rechnet damit und schreibt eines. Die verstrichene Zeit eines Stapels ist die Stapellatenz, die Größe, um die es hier überall geht. Ein Thread ist eine einfache Schleife.</translation>
    </message>
    <message>
        <source>A block visits one point of the axis and measures every arm once, in shuffled order and close in time, so that a drift of the machine hits all arms alike. Warm-up batches are not counted.</source>
        <translation>Ein Block besucht einen Punkt der Achse und misst jeden Arm einmal, in gemischter Reihenfolge und zeitlich dicht beieinander, sodass ein Driften des Rechners alle Arme gleich trifft. Aufwärmstapel zählen nicht.</translation>
    </message>
    <message>
        <source>The latency of an arm at a point is the geometric mean over the blocks of the block&apos;s median. The speed-up is the latency of one thread divided by that of the arm, paired by blocks: above 1 the arm wins. Intervals hold the truth in 95 % of the cases; the block is their unit.</source>
        <translation>Die Latenz eines Arms an einem Punkt ist das geometrische Mittel der Mediane seiner Blöcke. Die Beschleunigung ist die Latenz eines Threads geteilt durch die des Arms, paarweise je Block: Über 1 gewinnt der Arm. Intervalle enthalten den wahren Wert in 95 % der Fälle; ihre Einheit ist der Block.</translation>
    </message>
    <message>
        <source>A crossover is where the speed-up crosses 1. Between points latencies run straight over the axis; no crossover is named that its interval does not support. An arm is worth having from a gain of %1 on; what lies below makes no difference.</source>
        <translation>Ein Schnittpunkt liegt dort, wo die Beschleunigung 1 durchläuft. Zwischen Punkten verlaufen Latenzen gerade über der Achse; kein Schnittpunkt wird genannt, den sein Intervall nicht stützt. Ein Arm lohnt sich ab einem Gewinn von %1; was darunter liegt, macht keinen Unterschied.</translation>
    </message>
    <message>
        <source>Asked for: intervals within %1, in %2 at most; the order was drawn with seed %3. %4</source>
        <translation>Verlangt: Intervalle innerhalb von %1, in höchstens %2; die Reihenfolge wurde mit dem Startwert %3 ausgelost. %4</translation>
    </message>
    <message>
        <source>a server of the run&apos;s own</source>
        <translation>ein eigener Server des Laufs</translation>
    </message>
    <message>
        <source>a temporary folder</source>
        <translation>ein temporärer Ordner</translation>
    </message>
    <message>
        <source>The answer</source>
        <translation>Die Antwort</translation>
    </message>
    <message>
        <source>Batch latency</source>
        <translation>Latenz eines Stapels</translation>
    </message>
    <message>
        <source>Points</source>
        <translation>Punkte</translation>
    </message>
    <message>
        <source>The post&apos;s table</source>
        <translation>Die Tabelle des Artikels</translation>
    </message>
    <message>
        <source>Caution</source>
        <translation>Zu beachten</translation>
    </message>
    <message>
        <source>What to set</source>
        <translation>Was einzustellen ist</translation>
    </message>
    <message>
        <source>Place</source>
        <translation>Ort</translation>
    </message>
    <message>
        <source>Machine</source>
        <translation>Rechner</translation>
    </message>
    <message>
        <source>Cores</source>
        <translation>Kerne</translation>
    </message>
    <message>
        <source>Batch</source>
        <translation>Stapel</translation>
    </message>
    <message>
        <source>Versions</source>
        <translation>Versionen</translation>
    </message>
    <message>
        <source>Run</source>
        <translation>Messen</translation>
    </message>
    <message>
        <source>Machine and versions</source>
        <translation>Rechner und Versionen</translation>
    </message>
    <message>
        <source>Method</source>
        <translation>Methode</translation>
    </message>
    <message>
        <source>Failed: %1</source>
        <translation>Fehlgeschlagen: %1</translation>
    </message>
    <message>
        <source>Breakeven report</source>
        <translation>Breakeven-Bericht</translation>
    </message>
    <message>
        <source>a report&apos;s name ends in .html or .pdf</source>
        <translation>der Name eines Berichts endet auf .html oder .pdf</translation>
    </message>
    <message>
        <source>⚠ %1</source>
        <translation>⚠ %1</translation>
    </message>
    <message>
        <source>Page %1 of %2</source>
        <translation>Seite %1 von %2</translation>
    </message>
</context>
<context>
    <name>breakeven::ResultKeeper</name>
    <message>
        <source>PNG, %1 × %2 pixels (%3)</source>
        <translation>PNG, %1 × %2 Pixel (%3)</translation>
    </message>
    <message>
        <source>Save chart</source>
        <translation>Diagramm sichern</translation>
    </message>
    <message>
        <source>The chart is on the clipboard.</source>
        <translation>Das Diagramm ist in der Zwischenablage.</translation>
    </message>
    <message>
        <source>Save report</source>
        <translation>Bericht speichern</translation>
    </message>
    <message>
        <source>Saved: %1</source>
        <translation>Gespeichert: %1</translation>
    </message>
</context>
<context>
    <name>breakeven::ResultTables</name>
    <message>
        <source>%1 points × %2 arms</source>
        <translation>%1 Punkte × %2 Varianten</translation>
    </message>
    <message>
        <source>Show the points</source>
        <translation>Punkte zeigen</translation>
    </message>
    <message>
        <source>Fold the points away</source>
        <translation>Punkte einklappen</translation>
    </message>
    <message>
        <source>Points</source>
        <translation>Punkte</translation>
    </message>
    <message>
        <source>Copied</source>
        <translation>Kopiert</translation>
    </message>
    <message>
        <source>Copy  ▾</source>
        <translation>Kopieren  ▾</translation>
    </message>
    <message>
        <source>Copy the table; as for a spreadsheet with Ctrl+C</source>
        <translation>Die Tabelle kopieren; für eine Tabellenkalkulation mit Strg+C</translation>
    </message>
    <message>
        <source>For a spreadsheet</source>
        <translation>Für eine Tabellenkalkulation</translation>
    </message>
    <message>
        <source>As CSV</source>
        <translation>Als CSV</translation>
    </message>
    <message>
        <source>As Markdown</source>
        <translation>Als Markdown</translation>
    </message>
    <message>
        <source>The post&apos;s table</source>
        <translation>Die Tabelle des Artikels</translation>
    </message>
</context>
<context>
    <name>breakeven::RunButtons</name>
    <message>
        <source>Measure longer</source>
        <translation>Länger messen</translation>
    </message>
    <message>
        <source>Goes on with this run, in its file, for as long as its plan says</source>
        <translation>Setzt diesen Lauf in seiner Datei fort, so lange, wie sein Plan es sagt</translation>
    </message>
    <message>
        <source>Run again</source>
        <translation>Noch einmal messen</translation>
    </message>
    <message>
        <source>Measures the plan of this run once more, as a new run</source>
        <translation>Misst den Plan dieses Laufs noch einmal, als neuen Lauf</translation>
    </message>
</context>
<context>
    <name>breakeven::RunExport</name>
    <message>
        <source>Export runs</source>
        <translation>Läufe exportieren</translation>
    </message>
</context>
<context>
    <name>breakeven::RunFile</name>
    <message>
        <source>Line %1 is damaged and left out: %2</source>
        <translation>Zeile %1 ist beschädigt und wird ausgelassen: %2</translation>
    </message>
    <message numerus="yes">
        <source>And %n more damaged lines are left out.</source>
        <translation>
            <numerusform>Und %n weitere beschädigte Zeile wird ausgelassen.</numerusform>
            <numerusform>Und %n weitere beschädigte Zeilen werden ausgelassen.</numerusform>
        </translation>
    </message>
    <message>
        <source>an arm lacks its threads or batches</source>
        <translation>einem Arm fehlen Threads oder Stapel</translation>
    </message>
    <message>
        <source>its runtime is unknown</source>
        <translation>die Laufzeitumgebung ist unbekannt</translation>
    </message>
    <message>
        <source>its axis is unknown</source>
        <translation>die Achse ist unbekannt</translation>
    </message>
    <message>
        <source>its axis value is no number</source>
        <translation>der Achsenwert ist keine Zahl</translation>
    </message>
    <message>
        <source>its status is unknown</source>
        <translation>der Status ist unbekannt</translation>
    </message>
    <message>
        <source>the batch latencies of an arm are no list</source>
        <translation>die Stapellatenzen eines Arms sind keine Liste</translation>
    </message>
    <message>
        <source>a batch latency is no whole number of nanoseconds</source>
        <translation>die Latenz eines Stapels ist keine ganze Zahl von Nanosekunden</translation>
    </message>
    <message>
        <source>it is no object</source>
        <translation>sie ist kein Objekt</translation>
    </message>
    <message>
        <source>the file is empty</source>
        <translation>die Datei ist leer</translation>
    </message>
    <message>
        <source>its first line is cut short: the run was interrupted before it measured anything</source>
        <translation>die erste Zeile ist abgeschnitten: Der Lauf wurde unterbrochen, bevor er etwas gemessen hatte</translation>
    </message>
    <message>
        <source>this is no Breakeven run</source>
        <translation>das ist kein Lauf von Breakeven</translation>
    </message>
    <message>
        <source>the version of its format is no whole number from 1</source>
        <translation>die Version seines Formats ist keine ganze Zahl ab 1</translation>
    </message>
    <message>
        <source>it was made by a newer Breakeven (version %1 of the format, this one reads up to %2); update Breakeven</source>
        <translation>die Datei stammt von einem neueren Breakeven (Version %1 des Formats, dieses liest bis %2); Breakeven aktualisieren</translation>
    </message>
    <message>
        <source>the file exists already</source>
        <translation>die Datei gibt es schon</translation>
    </message>
    <message>
        <source>the run goes on already</source>
        <translation>der Lauf wird schon fortgesetzt</translation>
    </message>
    <message>
        <source>The last line is cut short, as the run was interrupted while it was written, and is left out.</source>
        <translation>Die letzte Zeile ist abgeschnitten, weil der Lauf beim Schreiben unterbrochen wurde, und wird ausgelassen.</translation>
    </message>
</context>
<context>
    <name>breakeven::RunPicker</name>
    <message>
        <source>Choose a file…</source>
        <translation>Eine Datei wählen…</translation>
    </message>
</context>
<context>
    <name>breakeven::RunSession</name>
    <message>
        <source>The run ended without a word.</source>
        <translation>Der Lauf endete ohne ein Wort.</translation>
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
        <translation>Der Lauf „%1“ ist zu Ende</translation>
    </message>
</context>
<context>
    <name>breakeven::RunSummary</name>
    <message>
        <source>%1 throughout</source>
        <translation>%1 durchweg</translation>
    </message>
    <message>
        <source>%1 from %2</source>
        <translation>%1 ab %2</translation>
    </message>
    <message>
        <source>%1 up to %2</source>
        <translation>%1 bis %2</translation>
    </message>
    <message>
        <source>%1 to %2</source>
        <translation>%1 bis %2</translation>
    </message>
    <message>
        <source>no difference worth having</source>
        <translation>kein lohnender Unterschied</translation>
    </message>
    <message>
        <source>not clear</source>
        <translation>nicht klar</translation>
    </message>
    <message>
        <source>Today %1</source>
        <translation>Heute %1</translation>
    </message>
    <message>
        <source>Yesterday %1</source>
        <translation>Gestern %1</translation>
    </message>
    <message>
        <source>d MMM</source>
        <extracomment>a date without its year, as QLocale::toString() takes it</extracomment>
        <translation>d. MMM</translation>
    </message>
    <message>
        <source>this machine</source>
        <translation>dieser Rechner</translation>
    </message>
    <message numerus="yes">
        <source>%n targets</source>
        <translation>
            <numerusform>%n Ziel</numerusform>
            <numerusform>%n Ziele</numerusform>
        </translation>
    </message>
    <message>
        <source>running</source>
        <translation>läuft</translation>
    </message>
    <message>
        <source>damaged</source>
        <translation>beschädigt</translation>
    </message>
    <message>
        <source>not finished</source>
        <translation>nicht beendet</translation>
    </message>
    <message>
        <source>the file may not be read</source>
        <translation>die Datei darf nicht gelesen werden</translation>
    </message>
    <message>
        <source>the file is empty</source>
        <translation>die Datei ist leer</translation>
    </message>
    <message>
        <source>this is no Breakeven run</source>
        <translation>das ist kein Lauf von Breakeven</translation>
    </message>
    <message>
        <source>a newer Breakeven made it; update Breakeven</source>
        <translation>ein neueres Breakeven hat sie gemacht; Breakeven aktualisieren</translation>
    </message>
    <message>
        <source>it was interrupted before it measured anything</source>
        <translation>er wurde unterbrochen, bevor er etwas gemessen hatte</translation>
    </message>
    <message numerus="yes">
        <source>the last line is cut short after %1; %n lines can be read</source>
        <translation>
            <numerusform>die letzte Zeile bricht nach %1 ab; %n Zeile ist lesbar</numerusform>
            <numerusform>die letzte Zeile bricht nach %1 ab; %n Zeilen sind lesbar</numerusform>
        </translation>
    </message>
    <message>
        <source>%1; %2</source>
        <translation>%1; %2</translation>
    </message>
    <message numerus="yes">
        <source>%1; %n more</source>
        <translation>
            <numerusform>%1; %n weitere</numerusform>
            <numerusform>%1; %n weitere</numerusform>
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
        <translation>%1 Bytes</translation>
    </message>
    <message>
        <source>%1 items</source>
        <translation>%1 Operationen</translation>
    </message>
    <message>
        <source>all thread counts</source>
        <translation>alle Threadzahlen</translation>
    </message>
    <message>
        <source>looking for Python</source>
        <translation>Python wird gesucht</translation>
    </message>
    <message>
        <source>opening %1</source>
        <translation>%1 wird geöffnet</translation>
    </message>
    <message>
        <source>What this run made could not be removed: %1</source>
        <translation>Was dieser Lauf angelegt hat, konnte nicht entfernt werden: %1</translation>
    </message>
    <message>
        <source>The run broke off by a fault of the program: %1</source>
        <translation>Der Lauf brach durch einen Fehler des Programms ab: %1</translation>
    </message>
    <message>
        <source>A batch with each arm takes at least %1 s here, and the budget is %2 s; ask for less, or for longer.</source>
        <translation>Ein Stapel mit jedem Arm dauert hier mindestens %1 s, und das Budget ist %2 s; weniger verlangen oder länger messen.</translation>
    </message>
    <message>
        <source>No target is left to measure.</source>
        <translation>Kein Ziel ist übrig, das gemessen werden kann.</translation>
    </message>
    <message>
        <source>unknown</source>
        <translation>unbekannt</translation>
    </message>
    <message>
        <source>Breakeven %1 measured this run, and this is %2: what both measure doesn&apos;t belong in one run. Run it again instead.</source>
        <translation>Breakeven %1 hat diesen Lauf gemessen, und dies ist %2: Was beide messen, gehört nicht in einen Lauf. Messen Sie ihn noch einmal.</translation>
    </message>
    <message>
        <source>The run can&apos;t be measured longer, as it isn&apos;t what it was: run it again.</source>
        <translation>Der Lauf kann nicht länger gemessen werden, weil nicht mehr alles ist wie damals: Messen Sie ihn noch einmal.</translation>
    </message>
    <message>
        <source>Nothing was measured in this run that could be measured longer.</source>
        <translation>In diesem Lauf wurde nichts gemessen, was länger gemessen werden könnte.</translation>
    </message>
</context>
<context>
    <name>breakeven::Runtime</name>
    <message>
        <source>%1 bytes written, %2 read</source>
        <translation>%1 Bytes geschrieben, %2 gelesen</translation>
    </message>
    <message>
        <source>%1 bytes written, now missing</source>
        <translation>%1 Bytes geschrieben, fehlt jetzt</translation>
    </message>
    <message>
        <source>checksum %1 written, %2 read</source>
        <translation>Prüfsumme %1 geschrieben, %2 gelesen</translation>
    </message>
    <message>
        <source>Item %1</source>
        <translation>Objekt %1</translation>
    </message>
    <message>
        <source>The runtime “%1”</source>
        <translation>Die Laufzeitumgebung „%1“</translation>
    </message>
</context>
<context>
    <name>breakeven::RuntimeChips</name>
    <message>
        <source>Threads of this program, which no lock holds up</source>
        <translation>Threads dieses Programms, die keine Sperre aufhält</translation>
    </message>
    <message>
        <source>A real Python with its own threads and its GIL</source>
        <translation>Ein echtes Python mit eigenen Threads und seinem GIL</translation>
    </message>
</context>
<context>
    <name>breakeven::SelectionBar</name>
    <message numerus="yes">
        <source>%n runs selected</source>
        <translation>
            <numerusform>%n Lauf ausgewählt</numerusform>
            <numerusform>%n Läufe ausgewählt</numerusform>
        </translation>
    </message>
    <message>
        <source>Select two runs to compare them, one or more to lay them over the chart.</source>
        <translation>Zwei Läufe auswählen, um sie zu vergleichen, einen oder mehrere, um sie über das Diagramm zu legen.</translation>
    </message>
    <message>
        <source>Compare</source>
        <translation>Vergleich</translation>
    </message>
    <message>
        <source>Hold them against each other, the oldest as the base</source>
        <translation>Miteinander vergleichen, der älteste als Ausgang</translation>
    </message>
    <message>
        <source>Select another run to compare it with</source>
        <translation>Einen weiteren Lauf auswählen, um ihn damit zu vergleichen</translation>
    </message>
    <message>
        <source>Take off</source>
        <translation>Herunternehmen</translation>
    </message>
    <message>
        <source>Lay over</source>
        <translation>Überlegen</translation>
    </message>
    <message>
        <source>Take them off the chart</source>
        <translation>Sie vom Diagramm nehmen</translation>
    </message>
    <message>
        <source>Draw them dashed over the chart&apos;s run</source>
        <translation>Sie gestrichelt über den Lauf im Diagramm zeichnen</translation>
    </message>
    <message>
        <source>Tag…</source>
        <translation>Schlagwort…</translation>
    </message>
    <message>
        <source>Tags, with commas between, then Enter</source>
        <translation>Schlagwörter, durch Kommas getrennt, dann Enter</translation>
    </message>
    <message>
        <source>Tags to add</source>
        <translation>Neue Schlagwörter</translation>
    </message>
    <message>
        <source>Export…</source>
        <translation>Exportieren…</translation>
    </message>
    <message>
        <source>Write every batch that was measured to a CSV file</source>
        <translation>Jeden gemessenen Stapel in eine CSV-Datei schreiben</translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>Löschen</translation>
    </message>
    <message>
        <source>Delete; it can be undone (Delete)</source>
        <translation>Löschen; es lässt sich rückgängig machen (Entf)</translation>
    </message>
    <message>
        <source>Select nothing</source>
        <translation>Nichts auswählen</translation>
    </message>
    <message>
        <source>Add tags</source>
        <translation>Schlagwörter hinzufügen</translation>
    </message>
</context>
<context>
    <name>breakeven::SetupPanel</name>
    <message>
        <source>TARGETS</source>
        <translation>ZIELE</translation>
    </message>
    <message>
        <source>RUNTIMES</source>
        <translation>AUSFÜHRUNG</translation>
    </message>
    <message>
        <source>WORKLOAD</source>
        <translation>ARBEITSLAST</translation>
    </message>
    <message>
        <source>SWEEP</source>
        <translation>MESSREIHE</translation>
    </message>
    <message>
        <source>PRECISION</source>
        <translation>GENAUIGKEIT</translation>
    </message>
    <message>
        <source>CORES</source>
        <translation>KERNE</translation>
    </message>
    <message>
        <source>Stopping…</source>
        <translation>Wird angehalten…</translation>
    </message>
    <message>
        <source>■  Stop</source>
        <translation>■  Anhalten</translation>
    </message>
    <message>
        <source>▶  Run</source>
        <translation>▶  Messen</translation>
    </message>
    <message>
        <source>Stop and keep what was measured (Ctrl+.)</source>
        <translation>Anhalten und behalten, was gemessen wurde (Strg+.)</translation>
    </message>
    <message>
        <source>Measure (Ctrl+R)</source>
        <translation>Messen (Strg+R)</translation>
    </message>
    <message>
        <source>The workload&apos;s values need a look.</source>
        <translation>Die Werte der Arbeitslast stimmen noch nicht.</translation>
    </message>
    <message>
        <source>The sweep&apos;s values need a look.</source>
        <translation>Die Werte der Messreihe stimmen noch nicht.</translation>
    </message>
    <message>
        <source>The time needs a look.</source>
        <translation>Die Zeit stimmt noch nicht.</translation>
    </message>
    <message>
        <source>Choose a target to measure.</source>
        <translation>Ein Ziel wählen, das gemessen wird.</translation>
    </message>
    <message>
        <source>HOW</source>
        <translation>WIE</translation>
    </message>
</context>
<context>
    <name>breakeven::SetupRail</name>
    <message>
        <source>Set up</source>
        <translation>Einrichten</translation>
    </message>
    <message>
        <source>Set up the experiment (Ctrl+1)</source>
        <translation>Das Experiment einrichten (Strg+1)</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>Anhalten</translation>
    </message>
    <message>
        <source>Run</source>
        <translation>Messen</translation>
    </message>
    <message>
        <source>Stop and keep what was measured (Ctrl+.)</source>
        <translation>Anhalten und behalten, was gemessen wurde (Strg+.)</translation>
    </message>
    <message>
        <source>Measure (Ctrl+R)</source>
        <translation>Messen (Strg+R)</translation>
    </message>
</context>
<context>
    <name>breakeven::ShiftCard</name>
    <message>
        <source>base</source>
        <translation>Ausgang</translation>
    </message>
    <message>
        <source>new</source>
        <translation>neu</translation>
    </message>
</context>
<context>
    <name>breakeven::ShortAnswer</name>
    <message>
        <source>%1 everywhere</source>
        <translation>%1 überall</translation>
    </message>
    <message>
        <source>%1 at %2</source>
        <translation>%1 bei %2</translation>
    </message>
    <message>
        <source>%1 from %2 on</source>
        <translation>%1 ab %2</translation>
    </message>
    <message>
        <source>%1 up to %2</source>
        <translation>%1 bis %2</translation>
    </message>
    <message>
        <source>%1 from %2 to %3</source>
        <translation>%1 von %2 bis %3</translation>
    </message>
    <message>
        <source>1 thread is best</source>
        <translation>1 Thread ist am besten</translation>
    </message>
    <message>
        <source>more threads gain less than %1</source>
        <translation>mehr Threads bringen weniger als %1</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation>%1: %2</translation>
    </message>
    <message>
        <source>%1 are best</source>
        <translation>%1 sind am besten</translation>
    </message>
    <message>
        <source>not clear</source>
        <translation>nicht klar</translation>
    </message>
    <message>
        <source>the winner changes too often</source>
        <translation>der Sieger wechselt zu oft</translation>
    </message>
    <message>
        <source>%1 from %2</source>
        <translation>%1 ab %2</translation>
    </message>
    <message>
        <source>no difference worth having</source>
        <translation>kein lohnender Unterschied</translation>
    </message>
    <message>
        <source>measuring…</source>
        <translation>misst…</translation>
    </message>
    <message>
        <source>not measured</source>
        <translation>nicht gemessen</translation>
    </message>
    <message>
        <source>no difference, as it should be</source>
        <translation>kein Unterschied, wie es sein soll</translation>
    </message>
    <message>
        <source>differs from itself</source>
        <translation>weicht von sich selbst ab</translation>
    </message>
</context>
<context>
    <name>breakeven::ShortcutList</name>
    <message>
        <source>Keyboard shortcuts</source>
        <translation>Tastenkürzel</translation>
    </message>
</context>
<context>
    <name>breakeven::SidesBar</name>
    <message>
        <source>Choose a run</source>
        <translation>Einen Lauf wählen</translation>
    </message>
    <message numerus="yes">
        <source>%n runs</source>
        <translation>
            <numerusform>%n Lauf</numerusform>
            <numerusform>%n Läufe</numerusform>
        </translation>
    </message>
    <message>
        <source>Pinned as baseline</source>
        <translation>Als Vergleichsbasis festgehalten</translation>
    </message>
    <message>
        <source>Pin as baseline</source>
        <translation>Als Vergleichsbasis festhalten</translation>
    </message>
    <message>
        <source>BASE</source>
        <translation>AUSGANG</translation>
    </message>
    <message>
        <source>NEW</source>
        <translation>NEU</translation>
    </message>
    <message>
        <source>Base run</source>
        <translation>Ausgangslauf</translation>
    </message>
    <message>
        <source>New run</source>
        <translation>Neuer Lauf</translation>
    </message>
    <message>
        <source>Swap base and new</source>
        <translation>Ausgang und neuen Lauf tauschen</translation>
    </message>
    <message>
        <source>Hold every new run against this one as soon as it ends</source>
        <translation>Jeden neuen Lauf mit diesem vergleichen, sobald er endet</translation>
    </message>
</context>
<context>
    <name>breakeven::SshfsPage</name>
    <message>
        <source>Key</source>
        <translation>Schlüssel</translation>
    </message>
    <message>
        <source>flush to the host&apos;s disk before each rename (fsync)</source>
        <translation>vor jedem Umbenennen auf die Platte des Rechners schreiben (fsync)</translation>
    </message>
    <message>
        <source>host name or address</source>
        <translation>Rechnername oder Adresse</translation>
    </message>
    <message>
        <source>Host</source>
        <translation>Rechner</translation>
    </message>
    <message>
        <source>empty: your own</source>
        <translation>leer: der eigene</translation>
    </message>
    <message>
        <source>User</source>
        <translation>Benutzer</translation>
    </message>
    <message>
        <source>Port</source>
        <translation>Port</translation>
    </message>
    <message>
        <source>Folder</source>
        <translation>Ordner</translation>
    </message>
    <message>
        <source>empty: ssh&apos;s own choice, or an agent</source>
        <translation>leer: wie ssh wählt, oder ein Agent</translation>
    </message>
    <message>
        <source>Layout</source>
        <translation>Anordnung</translation>
    </message>
    <message>
        <source>A folder of another machine that you reach by ssh. It is mounted for the run and unmounted after it; a key or an agent must let you in.</source>
        <translation>Ein Ordner eines anderen Rechners, der mit ssh erreichbar ist. Er wird für den Lauf eingehängt und danach ausgehängt; ein Schlüssel oder Agent muss den Zugang geben.</translation>
    </message>
    <message>
        <source>the host</source>
        <translation>der Rechner</translation>
    </message>
    <message>
        <source>a remote folder needs one</source>
        <translation>ein entfernter Ordner braucht einen</translation>
    </message>
    <message>
        <source>no host is called that</source>
        <translation>so heißt kein Rechner</translation>
    </message>
    <message>
        <source>the folder</source>
        <translation>der Ordner</translation>
    </message>
    <message>
        <source>its path on the host begins with /, or with ~ for the home there</source>
        <translation>sein Pfad auf dem Rechner beginnt mit / oder, für das Heimatverzeichnis dort, mit ~</translation>
    </message>
</context>
<context>
    <name>breakeven::StatusLine</name>
    <message numerus="yes">
        <source>Pass %1 · measuring %n points</source>
        <translation>
            <numerusform>Durchgang %1 · misst %n Punkt</numerusform>
            <numerusform>Durchgang %1 · misst %n Punkte</numerusform>
        </translation>
    </message>
    <message>
        <source>Pass %1 · %2 of %3 settled</source>
        <translation>Durchgang %1 · %2 von %3 geklärt</translation>
    </message>
    <message>
        <source>%1 s left</source>
        <translation>noch %1 s</translation>
    </message>
    <message>
        <source>Ready</source>
        <translation>Bereit</translation>
    </message>
    <message>
        <source>Progress</source>
        <translation>Fortschritt</translation>
    </message>
    <message>
        <source>Measure now</source>
        <translation>Jetzt messen</translation>
    </message>
    <message>
        <source>Run ended: %1</source>
        <translation>Lauf beendet: %1</translation>
    </message>
    <message>
        <source>1 core</source>
        <translation>1 Kern</translation>
    </message>
    <message>
        <source>%1 cores</source>
        <translation>%1 Kerne</translation>
    </message>
    <message>
        <source>load %1</source>
        <translation>Last %1</translation>
    </message>
    <message>
        <source>workload %1</source>
        <translation>Arbeitslast %1</translation>
    </message>
    <message>
        <source>The workload&apos;s own cost is that of one operation without its I/O.</source>
        <translation>Die Eigenkosten der Arbeitslast sind die einer Operation ohne ihre E/A.</translation>
    </message>
</context>
<context>
    <name>breakeven::SweepEditor</name>
    <message>
        <source>What is varied</source>
        <translation>Was variiert wird</translation>
    </message>
    <message>
        <source>from</source>
        <translation>von</translation>
    </message>
    <message>
        <source>Smallest value</source>
        <translation>Kleinster Wert</translation>
    </message>
    <message>
        <source>to</source>
        <translation>bis</translation>
    </message>
    <message>
        <source>Largest value</source>
        <translation>Größter Wert</translation>
    </message>
    <message>
        <source>Number of points</source>
        <translation>Zahl der Punkte</translation>
    </message>
    <message>
        <source>Smallest value, such as 20 µs, 2 ms or 64 KiB</source>
        <translation>Kleinster Wert, etwa 20 µs, 2 ms oder 64 KiB</translation>
    </message>
    <message>
        <source>Largest value, such as 20 µs, 2 ms or 64 KiB</source>
        <translation>Größter Wert, etwa 20 µs, 2 ms oder 64 KiB</translation>
    </message>
    <message>
        <source>How many points to measure in between, both ends included</source>
        <translation>Wie viele Punkte gemessen werden, beide Enden eingeschlossen</translation>
    </message>
    <message>
        <source>%1 points</source>
        <translation>%1 Punkte</translation>
    </message>
    <message>
        <source>A value is a number with a unit, such as %1.</source>
        <translation>Ein Wert ist eine Zahl mit Einheit, etwa %1.</translation>
    </message>
    <message>
        <source>The smallest value must be above 0.</source>
        <translation>Der kleinste Wert muss über 0 liegen.</translation>
    </message>
    <message>
        <source>The largest value must be above the smallest.</source>
        <translation>Der größte Wert muss über dem kleinsten liegen.</translation>
    </message>
    <message>
        <source>Only whole numbers can be measured here.</source>
        <translation>Hier lassen sich nur ganze Zahlen messen.</translation>
    </message>
    <message>
        <source>Between 2 and %1 points can be measured.</source>
        <translation>Zwischen 2 und %1 Punkte können gemessen werden.</translation>
    </message>
</context>
<context>
    <name>breakeven::TargetDialog</name>
    <message>
        <source>&amp;Check</source>
        <translation>&amp;Prüfen</translation>
    </message>
    <message>
        <source>&amp;Add</source>
        <translation>&amp;Hinzufügen</translation>
    </message>
    <message>
        <source>Add a target</source>
        <translation>Ziel hinzufügen</translation>
    </message>
    <message>
        <source>paste an address: %1, /folder</source>
        <translation>Adresse einfügen: %1, /ordner</translation>
    </message>
    <message>
        <source>Pasted address</source>
        <translation>Eingefügte Adresse</translation>
    </message>
    <message>
        <source>as the charts call it</source>
        <translation>wie die Diagramme es nennen</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>As if it were</source>
        <translation>Als wäre es</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <source>Change a target</source>
        <translation>Ziel ändern</translation>
    </message>
    <message>
        <source>&amp;Save</source>
        <translation>&amp;Übernehmen</translation>
    </message>
    <message>
        <source>Checking…</source>
        <translation>Wird geprüft…</translation>
    </message>
    <message>
        <source>Folder</source>
        <translation>Ordner</translation>
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
        <translation>Entfernter Ordner</translation>
    </message>
</context>
<context>
    <name>breakeven::TargetList</name>
    <message>
        <source>+ &amp;Add a target…</source>
        <translation>+ &amp;Ziel hinzufügen…</translation>
    </message>
    <message>
        <source>%1, a folder each</source>
        <translation>%1, je ein Ordner</translation>
    </message>
    <message>
        <source>%1, one folder</source>
        <translation>%1, ein Ordner</translation>
    </message>
</context>
<context>
    <name>breakeven::TargetRow</name>
    <message>
        <source>More about %1</source>
        <translation>Mehr zu %1</translation>
    </message>
    <message>
        <source>Reachable</source>
        <translation>Erreichbar</translation>
    </message>
    <message>
        <source>&amp;Check</source>
        <translation>&amp;Prüfen</translation>
    </message>
    <message>
        <source>C&amp;hange…</source>
        <translation>Ä&amp;ndern…</translation>
    </message>
    <message>
        <source>&amp;Duplicate</source>
        <translation>&amp;Duplizieren</translation>
    </message>
    <message>
        <source>Compare with the other &amp;layout</source>
        <translation>Mit der anderen Anordnung &amp;vergleichen</translation>
    </message>
    <message>
        <source>Move &amp;up</source>
        <translation>Nach &amp;oben</translation>
    </message>
    <message>
        <source>Move do&amp;wn</source>
        <translation>Nach &amp;unten</translation>
    </message>
    <message>
        <source>&amp;Remove</source>
        <translation>&amp;Entfernen</translation>
    </message>
</context>
<context>
    <name>breakeven::TargetText</name>
    <message>
        <source>the sweep sets the distance</source>
        <translation>die Messreihe bestimmt die Entfernung</translation>
    </message>
    <message>
        <source>One copy of each object</source>
        <translation>Eine Kopie von jedem Objekt</translation>
    </message>
    <message>
        <source>%1 copies of each object</source>
        <translation>%1 Kopien von jedem Objekt</translation>
    </message>
    <message numerus="yes">
        <source>%n object(s) in the pool, %1</source>
        <translation>
            <numerusform>%n Objekt im Pool, %1</numerusform>
            <numerusform>%n Objekte im Pool, %1</numerusform>
        </translation>
    </message>
    <message>
        <source>Reachable: %1</source>
        <translation>Erreichbar: %1</translation>
    </message>
    <message>
        <source>Version %1</source>
        <translation>Version %1</translation>
    </message>
    <message>
        <source>Round trip %1 (median of 20)</source>
        <translation>Umlaufzeit %1 (Median von 20)</translation>
    </message>
    <message>
        <source>File system %1</source>
        <translation>Dateisystem %1</translation>
    </message>
    <message>
        <source>%1 free</source>
        <translation>%1 frei</translation>
    </message>
    <message>
        <source>You may read, write and remove</source>
        <translation>Lesen, Schreiben und Entfernen erlaubt</translation>
    </message>
    <message>
        <source>%1 away</source>
        <translation>%1 entfernt</translation>
    </message>
    <message>
        <source>%1 Mbit/s</source>
        <translation>%1 Mbit/s</translation>
    </message>
    <message>
        <source>%1, emulated</source>
        <translation>%1, nachgebildet</translation>
    </message>
    <message>
        <source>temporary folder</source>
        <translation>temporärer Ordner</translation>
    </message>
    <message>
        <source>local file</source>
        <translation>lokale Datei</translation>
    </message>
    <message>
        <source>pool “%1”</source>
        <translation>Pool „%1“</translation>
    </message>
    <message>
        <source>started for the run</source>
        <translation>wird für den Lauf gestartet</translation>
    </message>
</context>
<context>
    <name>breakeven::ThreadChips</name>
    <message>
        <source>One thread is the reference and always measured</source>
        <translation>Ein Thread ist die Referenz und wird immer gemessen</translation>
    </message>
    <message>
        <source>pipelined</source>
        <translation>gebündelt</translation>
    </message>
    <message>
        <source>One thread that sends a batch&apos;s requests together, in C++ on Redis: for many the better answer than threads</source>
        <translation>Ein Thread, der die Anfragen eines Stapels zusammen schickt, in C++ auf Redis: für viele die bessere Antwort als Threads</translation>
    </message>
    <message>
        <source>other</source>
        <translation>andere</translation>
    </message>
    <message>
        <source>Another thread count</source>
        <translation>Eine andere Threadzahl</translation>
    </message>
    <message>
        <source>Type another thread count and press Enter</source>
        <translation>Eine andere Threadzahl eingeben und die Eingabetaste drücken</translation>
    </message>
    <message>
        <source>1 core here: more threads help only while waiting</source>
        <translation>1 Kern hier: Mehr Threads helfen nur beim Warten</translation>
    </message>
    <message>
        <source>%1 cores here: more threads help only while waiting</source>
        <translation>%1 Kerne hier: Mehr Threads helfen nur beim Warten</translation>
    </message>
    <message>
        <source>1 thread (reference)</source>
        <translation>1 Thread (Referenz)</translation>
    </message>
</context>
<context>
    <name>breakeven::TimeNote</name>
    <message>
        <source>about %1, too short for a whole picture</source>
        <translation>etwa %1, zu kurz für ein ganzes Bild</translation>
    </message>
    <message>
        <source>about %1, first picture after %2</source>
        <translation>etwa %1, erstes Bild nach %2</translation>
    </message>
    <message>
        <source>The time isn&apos;t enough to visit each point %1 times, which an interval needs: give it %2, or ask for fewer points.</source>
        <translation>Die Zeit reicht nicht, um jeden Punkt %1-mal zu besuchen, was ein Intervall braucht: Geben Sie %2 oder fragen Sie nach weniger Punkten.</translation>
    </message>
</context>
<context>
    <name>breakeven::Toast</name>
    <message>
        <source>Undo</source>
        <translation>Rückgängig</translation>
    </message>
    <message>
        <source>Undo (Ctrl+Z)</source>
        <translation>Rückgängig (Strg+Z)</translation>
    </message>
</context>
<context>
    <name>breakeven::TopBar</name>
    <message>
        <source>Choose a ready-made experiment</source>
        <translation>Ein fertiges Experiment wählen</translation>
    </message>
    <message>
        <source>Save the chart as a picture or a document (Ctrl+S), or copy it</source>
        <translation>Das Diagramm als Bild oder Dokument speichern (Strg+S) oder kopieren</translation>
    </message>
    <message>
        <source>Picture (PNG)…</source>
        <translation>Bild (PNG)…</translation>
    </message>
    <message>
        <source>Drawing (SVG)…</source>
        <translation>Zeichnung (SVG)…</translation>
    </message>
    <message>
        <source>Document (PDF)…</source>
        <translation>Dokument (PDF)…</translation>
    </message>
    <message>
        <source>Copy as a picture</source>
        <translation>Als Bild kopieren</translation>
    </message>
    <message>
        <source>Report…</source>
        <translation>Bericht…</translation>
    </message>
    <message>
        <source>Save one page that says all of the run, as HTML or PDF (Ctrl+P)</source>
        <translation>Eine Seite, die alles von der Messung sagt, als HTML oder PDF speichern (Strg+P)</translation>
    </message>
    <message>
        <source>Menu</source>
        <translation>Menü</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>Sichern</translation>
    </message>
</context>
<context>
    <name>breakeven::UndoRemoval</name>
    <message>
        <source>Bring “%1” back</source>
        <translation>„%1“ zurückholen</translation>
    </message>
    <message>
        <source>Undo the removal (Ctrl+Z)</source>
        <translation>Entfernen rückgängig machen (Strg+Z)</translation>
    </message>
</context>
<context>
    <name>breakeven::VerdictPanel</name>
    <message>
        <source>From where on do threads pay off?</source>
        <translation>Ab wo lohnen sich Threads?</translation>
    </message>
    <message>
        <source>Press Run: the answer comes within seconds and sharpens while the run goes on.</source>
        <translation>Auf Messen drücken: Die Antwort kommt in Sekunden und wird schärfer, solange der Lauf dauert.</translation>
    </message>
    <message>
        <source>CAUTION</source>
        <translation>ZU BEACHTEN</translation>
    </message>
</context>
<context>
    <name>breakeven::WhatIfCard</name>
    <message>
        <source>A round trip is a time such as 800 µs or 2 ms.</source>
        <translation>Eine Umlaufzeit ist eine Zeit wie 800 µs oder 2 ms.</translation>
    </message>
    <message>
        <source>95 % interval</source>
        <translation>95-%-Intervall</translation>
    </message>
    <message>
        <source>IF THE DATA WERE … AWAY</source>
        <translation>WENN DIE DATEN … ENTFERNT LÄGEN</translation>
    </message>
    <message>
        <source>Round trip</source>
        <translation>Umlaufzeit</translation>
    </message>
    <message>
        <source>Threads</source>
        <translation>Threads</translation>
    </message>
    <message>
        <source>Target</source>
        <translation>Ziel</translation>
    </message>
    <message>
        <source>A time such as 800 µs or 2 ms, as the run varied it</source>
        <translation>Eine Zeit wie 800 µs oder 2 ms, wie sie der Lauf variiert hat</translation>
    </message>
</context>
<context>
    <name>breakeven::WhyCard</name>
    <message>
        <source>Show why</source>
        <translation>Begründung zeigen</translation>
    </message>
    <message>
        <source>Hide why</source>
        <translation>Begründung ausblenden</translation>
    </message>
    <message>
        <source>WHY</source>
        <translation>WARUM</translation>
    </message>
</context>
<context>
    <name>breakeven::WindowHelp</name>
    <message>
        <source>The diagnostics are in the clipboard.</source>
        <translation>Die Diagnose ist in der Zwischenablage.</translation>
    </message>
</context>
<context>
    <name>breakeven::WorkloadEditor</name>
    <message>
        <source>A batch has 1 to 10,000 items.</source>
        <translation>Ein Stapel hat 1 bis 10.000 Objekte.</translation>
    </message>
    <message>
        <source>An object has 16 bytes to 64 MiB, such as 1600 B or 64 KiB.</source>
        <translation>Ein Objekt hat 16 Bytes bis 64 MiB, etwa 1600 B oder 64 KiB.</translation>
    </message>
    <message>
        <source>Compute is a time of 0 to 10 s, such as 200 µs.</source>
        <translation>Die Rechenzeit ist 0 bis 10 s, etwa 200 µs.</translation>
    </message>
    <message>
        <source>The lock is given away 0 to 10,000 times; leave it empty to let it come as it comes.</source>
        <translation>Die Sperre wird 0- bis 10.000-mal abgegeben; leer: wie es sich ergibt.</translation>
    </message>
    <message>
        <source>Items as swept</source>
        <translation>Objekte laut Variation</translation>
    </message>
    <message numerus="yes">
        <source>%n items</source>
        <translation>
            <numerusform>%n Objekt</numerusform>
            <numerusform>%n Objekte</numerusform>
        </translation>
    </message>
    <message>
        <source>size as swept</source>
        <translation>Größe laut Variation</translation>
    </message>
    <message>
        <source>compute</source>
        <translation>rechnen</translation>
    </message>
    <message>
        <source>compute %1</source>
        <translation>rechnen %1</translation>
    </message>
    <message>
        <source>%1 × %2 · read, %3, write</source>
        <translation>%1 × %2 · lesen, %3, schreiben</translation>
    </message>
    <message>
        <source>Change the workload</source>
        <translation>Arbeitslast ändern</translation>
    </message>
    <message>
        <source>Set the size of an object, the items of a batch, and the compute</source>
        <translation>Größe eines Objekts, Objekte eines Stapels und Rechenzeit festlegen</translation>
    </message>
    <message>
        <source>items</source>
        <translation>Objekte</translation>
    </message>
    <message>
        <source>Items of a batch</source>
        <translation>Objekte eines Stapels</translation>
    </message>
    <message>
        <source>How many objects a batch reads and writes, each once</source>
        <translation>Wie viele Objekte ein Stapel liest und schreibt, jedes einmal</translation>
    </message>
    <message>
        <source>size</source>
        <translation>Größe</translation>
    </message>
    <message>
        <source>Size of an object</source>
        <translation>Größe eines Objekts</translation>
    </message>
    <message>
        <source>What is written for each object, such as 1600 B or 64 KiB</source>
        <translation>Was je Objekt geschrieben wird, etwa 1600 B oder 64 KiB</translation>
    </message>
    <message>
        <source>Compute of an operation</source>
        <translation>Rechenzeit einer Operation</translation>
    </message>
    <message>
        <source>What is computed between read and write, beside the post&apos;s own work of some microseconds, such as 200 µs</source>
        <translation>Was zwischen Lesen und Schreiben berechnet wird, neben der eigenen Arbeit des Beitrags von einigen Mikrosekunden, etwa 200 µs</translation>
    </message>
    <message>
        <source>releases</source>
        <translation>Freigaben</translation>
    </message>
    <message>
        <source>How often compute gives Python&apos;s lock away</source>
        <translation>Wie oft die Berechnung Pythons Sperre abgibt</translation>
    </message>
    <message>
        <source>as it comes</source>
        <translation>von selbst</translation>
    </message>
    <message>
        <source>How often an operation&apos;s compute gives Python&apos;s lock (GIL) away. It moves the answer; a batch of your own is the way to know.</source>
        <translation>Wie oft die Berechnung einer Operation Pythons Sperre (GIL) abgibt. Es verschiebt die Antwort; Gewissheit gibt ein eigener Stapel.</translation>
    </message>
    <message>
        <source>New threads for each batch</source>
        <translation>Neue Threads je Stapel</translation>
    </message>
    <message>
        <source>As the blog post does. Otherwise they are started once and kept.</source>
        <translation>Wie im Blogbeitrag. Sonst werden sie einmal gestartet und behalten.</translation>
    </message>
</context>
</TS>
