<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en">
<context>
    <name>VerdictText</name>
    <message numerus="yes">
        <source>%n threads are best for %1: %2 as fast as one.</source>
        <translation>
            <numerusform>%n thread is best for %1: %2 as fast as one.</numerusform>
            <numerusform>%n threads are best for %1: %2 as fast as one.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n threads are enough for %1: %2 as fast as one.</source>
        <translation>
            <numerusform>%n thread is enough for %1: %2 as fast as one.</numerusform>
            <numerusform>%n threads are enough for %1: %2 as fast as one.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>The 95 % interval of the speed-up is %1; %n threads reach %2, which is no clear gain.</source>
        <translation>
            <numerusform>The 95 % interval of the speed-up is %1; %n thread reaches %2, which is no clear gain.</numerusform>
            <numerusform>The 95 % interval of the speed-up is %1; %n threads reach %2, which is no clear gain.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n threads take %1 as long.</source>
        <translation>
            <numerusform>%n thread takes %1 as long.</numerusform>
            <numerusform>%n threads take %1 as long.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n threads are as fast as one, as exactly as was asked for.</source>
        <translation>
            <numerusform>%n thread is as fast as one, as exactly as was asked for.</numerusform>
            <numerusform>%n threads are as fast as one, as exactly as was asked for.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>One thread waits %1 of its time; %n threads let these waits overlap.</source>
        <translation>
            <numerusform>One thread waits %1 of its time; %n thread lets these waits overlap.</numerusform>
            <numerusform>One thread waits %1 of its time; %n threads let these waits overlap.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>One thread waits only %1 of its time: %n threads win by computing on several cores.</source>
        <translation>
            <numerusform>One thread waits only %1 of its time: %n thread wins by computing on several cores.</numerusform>
            <numerusform>One thread waits only %1 of its time: %n threads win by computing on several cores.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>One thread waits only %1 of its time: there is little waiting that %n threads could overlap.</source>
        <translation>
            <numerusform>One thread waits only %1 of its time: there is little waiting that %n thread could overlap.</numerusform>
            <numerusform>One thread waits only %1 of its time: there is little waiting that %n threads could overlap.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>One thread waits %1 of its time, but that is only %2 an operation: too little to pay for handing operations to %n threads.</source>
        <translation>
            <numerusform>One thread waits %1 of its time, but that is only %2 an operation: too little to pay for handing operations to %n thread.</numerusform>
            <numerusform>One thread waits %1 of its time, but that is only %2 an operation: too little to pay for handing operations to %n threads.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>One thread waits %1 of its time, but what it waits for does not get faster with %n threads.</source>
        <translation>
            <numerusform>One thread waits %1 of its time, but what it waits for does not get faster with %n thread.</numerusform>
            <numerusform>One thread waits %1 of its time, but what it waits for does not get faster with %n threads.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>One thread waits %1 of its time at %2 and %3 at %4: the more it waits, the more %n threads can overlap.</source>
        <translation>
            <numerusform>One thread waits %1 of its time at %2 and %3 at %4: the more it waits, the more %n thread can overlap.</numerusform>
            <numerusform>One thread waits %1 of its time at %2 and %3 at %4: the more it waits, the more %n threads can overlap.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>One thread waits %1 of its time at %2 and %3 at %4, but what it waits for does not get faster with %n threads.</source>
        <translation>
            <numerusform>One thread waits %1 of its time at %2 and %3 at %4, but what it waits for does not get faster with %n thread.</numerusform>
            <numerusform>One thread waits %1 of its time at %2 and %3 at %4, but what it waits for does not get faster with %n threads.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Use %n threads once %1 is more than %2 away.</source>
        <translation>
            <numerusform>Use %n thread once %1 is more than %2 away.</numerusform>
            <numerusform>Use %n threads once %1 is more than %2 away.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Use %n threads only while %1 is less than %2 away.</source>
        <translation>
            <numerusform>Use %n thread only while %1 is less than %2 away.</numerusform>
            <numerusform>Use %n threads only while %1 is less than %2 away.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Use %n threads while %1 is between %2 and %3 away.</source>
        <translation>
            <numerusform>Use %n thread while %1 is between %2 and %3 away.</numerusform>
            <numerusform>Use %n threads while %1 is between %2 and %3 away.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Use %n threads while %1 is less than %2 or more than %3 away.</source>
        <translation>
            <numerusform>Use %n thread while %1 is less than %2 or more than %3 away.</numerusform>
            <numerusform>Use %n threads while %1 is less than %2 or more than %3 away.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Use %n threads for %1 at every distance measured (up to %2).</source>
        <translation>
            <numerusform>Use %n thread for %1 at every distance measured (up to %2).</numerusform>
            <numerusform>Use %n threads for %1 at every distance measured (up to %2).</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>For %1 one thread and %n threads are equally fast at every distance (up to %2).</source>
        <translation>
            <numerusform>For %1 one thread and %n thread are equally fast at every distance (up to %2).</numerusform>
            <numerusform>For %1 one thread and %n threads are equally fast at every distance (up to %2).</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Use %n threads once %1 is %3 away; they start to win somewhere beyond %2.</source>
        <translation>
            <numerusform>Use %n thread once %1 is %3 away; it starts to win somewhere beyond %2.</numerusform>
            <numerusform>Use %n threads once %1 is %3 away; they start to win somewhere beyond %2.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Use %n threads while %1 is at most %2 away; they lose again from %3 at the latest.</source>
        <translation>
            <numerusform>Use %n thread while %1 is at most %2 away; it loses again from %3 at the latest.</numerusform>
            <numerusform>Use %n threads while %1 is at most %2 away; they lose again from %3 at the latest.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Nearer than %1 one thread wins; from %2 on %n threads win.</source>
        <translation>
            <numerusform>Nearer than %1 one thread wins; from %2 on %n thread wins.</numerusform>
            <numerusform>Nearer than %1 one thread wins; from %2 on %n threads win.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Nearer than %1 %n threads win; from %2 on one thread wins.</source>
        <translation>
            <numerusform>Nearer than %1 %n thread wins; from %2 on one thread wins.</numerusform>
            <numerusform>Nearer than %1 %n threads win; from %2 on one thread wins.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Use %n threads for %1 once objects are larger than %2.</source>
        <translation>
            <numerusform>Use %n thread for %1 once objects are larger than %2.</numerusform>
            <numerusform>Use %n threads for %1 once objects are larger than %2.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Use %n threads for %1 only while objects are smaller than %2.</source>
        <translation>
            <numerusform>Use %n thread for %1 only while objects are smaller than %2.</numerusform>
            <numerusform>Use %n threads for %1 only while objects are smaller than %2.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Use %n threads for %1 while objects are between %2 and %3 large.</source>
        <translation>
            <numerusform>Use %n thread for %1 while objects are between %2 and %3 large.</numerusform>
            <numerusform>Use %n threads for %1 while objects are between %2 and %3 large.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Use %n threads for %1 while objects are smaller than %2 or larger than %3.</source>
        <translation>
            <numerusform>Use %n thread for %1 while objects are smaller than %2 or larger than %3.</numerusform>
            <numerusform>Use %n threads for %1 while objects are smaller than %2 or larger than %3.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Use %n threads for %1 at every object size measured (%3 to %2).</source>
        <translation>
            <numerusform>Use %n thread for %1 at every object size measured (%3 to %2).</numerusform>
            <numerusform>Use %n threads for %1 at every object size measured (%3 to %2).</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>For %1 one thread and %n threads are equally fast at every object size (%3 to %2).</source>
        <translation>
            <numerusform>For %1 one thread and %n thread are equally fast at every object size (%3 to %2).</numerusform>
            <numerusform>For %1 one thread and %n threads are equally fast at every object size (%3 to %2).</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Use %n threads for %1 once objects are %3 large; they start to win somewhere above %2.</source>
        <translation>
            <numerusform>Use %n thread for %1 once objects are %3 large; it starts to win somewhere above %2.</numerusform>
            <numerusform>Use %n threads for %1 once objects are %3 large; they start to win somewhere above %2.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Use %n threads for %1 while objects are at most %2 large; they lose again from %3 at the latest.</source>
        <translation>
            <numerusform>Use %n thread for %1 while objects are at most %2 large; it loses again from %3 at the latest.</numerusform>
            <numerusform>Use %n threads for %1 while objects are at most %2 large; they lose again from %3 at the latest.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Below %1 one thread wins; from %2 on %n threads win.</source>
        <translation>
            <numerusform>Below %1 one thread wins; from %2 on %n thread wins.</numerusform>
            <numerusform>Below %1 one thread wins; from %2 on %n threads win.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Below %1 %n threads win; from %2 on one thread wins.</source>
        <translation>
            <numerusform>Below %1 %n thread wins; from %2 on one thread wins.</numerusform>
            <numerusform>Below %1 %n threads win; from %2 on one thread wins.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Use %n threads for %1 once an operation computes for more than %2.</source>
        <translation>
            <numerusform>Use %n thread for %1 once an operation computes for more than %2.</numerusform>
            <numerusform>Use %n threads for %1 once an operation computes for more than %2.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Use %n threads for %1 only while an operation computes for less than %2.</source>
        <translation>
            <numerusform>Use %n thread for %1 only while an operation computes for less than %2.</numerusform>
            <numerusform>Use %n threads for %1 only while an operation computes for less than %2.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Use %n threads for %1 while an operation computes for between %2 and %3.</source>
        <translation>
            <numerusform>Use %n thread for %1 while an operation computes for between %2 and %3.</numerusform>
            <numerusform>Use %n threads for %1 while an operation computes for between %2 and %3.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Use %n threads for %1 while an operation computes for less than %2 or more than %3.</source>
        <translation>
            <numerusform>Use %n thread for %1 while an operation computes for less than %2 or more than %3.</numerusform>
            <numerusform>Use %n threads for %1 while an operation computes for less than %2 or more than %3.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Use %n threads for %1 with every amount of compute measured (up to %2).</source>
        <translation>
            <numerusform>Use %n thread for %1 with every amount of compute measured (up to %2).</numerusform>
            <numerusform>Use %n threads for %1 with every amount of compute measured (up to %2).</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>For %1 one thread and %n threads are equally fast with every amount of compute (up to %2).</source>
        <translation>
            <numerusform>For %1 one thread and %n thread are equally fast with every amount of compute (up to %2).</numerusform>
            <numerusform>For %1 one thread and %n threads are equally fast with every amount of compute (up to %2).</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Use %n threads for %1 once an operation computes for %3; they start to win somewhere above %2.</source>
        <translation>
            <numerusform>Use %n thread for %1 once an operation computes for %3; it starts to win somewhere above %2.</numerusform>
            <numerusform>Use %n threads for %1 once an operation computes for %3; they start to win somewhere above %2.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Use %n threads for %1 while an operation computes for at most %2; they lose again from %3 at the latest.</source>
        <translation>
            <numerusform>Use %n thread for %1 while an operation computes for at most %2; it loses again from %3 at the latest.</numerusform>
            <numerusform>Use %n threads for %1 while an operation computes for at most %2; they lose again from %3 at the latest.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Use %n threads for %1 once a batch has more than %2.</source>
        <translation>
            <numerusform>Use %n thread for %1 once a batch has more than %2.</numerusform>
            <numerusform>Use %n threads for %1 once a batch has more than %2.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Use %n threads for %1 only while a batch has less than %2.</source>
        <translation>
            <numerusform>Use %n thread for %1 only while a batch has less than %2.</numerusform>
            <numerusform>Use %n threads for %1 only while a batch has less than %2.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Use %n threads for %1 while a batch has between %2 and %3.</source>
        <translation>
            <numerusform>Use %n thread for %1 while a batch has between %2 and %3.</numerusform>
            <numerusform>Use %n threads for %1 while a batch has between %2 and %3.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Use %n threads for %1 while a batch has less than %2 or more than %3.</source>
        <translation>
            <numerusform>Use %n thread for %1 while a batch has less than %2 or more than %3.</numerusform>
            <numerusform>Use %n threads for %1 while a batch has less than %2 or more than %3.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Use %n threads for %1 at every batch size measured (%3 to %2).</source>
        <translation>
            <numerusform>Use %n thread for %1 at every batch size measured (%3 to %2).</numerusform>
            <numerusform>Use %n threads for %1 at every batch size measured (%3 to %2).</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>For %1 one thread and %n threads are equally fast at every batch size (%3 to %2).</source>
        <translation>
            <numerusform>For %1 one thread and %n thread are equally fast at every batch size (%3 to %2).</numerusform>
            <numerusform>For %1 one thread and %n threads are equally fast at every batch size (%3 to %2).</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Use %n threads for %1 once a batch has %3; they start to win somewhere above %2.</source>
        <translation>
            <numerusform>Use %n thread for %1 once a batch has %3; it starts to win somewhere above %2.</numerusform>
            <numerusform>Use %n threads for %1 once a batch has %3; they start to win somewhere above %2.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Use %n threads for %1 while a batch has at most %2; they lose again from %3 at the latest.</source>
        <translation>
            <numerusform>Use %n thread for %1 while a batch has at most %2; it loses again from %3 at the latest.</numerusform>
            <numerusform>Use %n threads for %1 while a batch has at most %2; they lose again from %3 at the latest.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n threads take %1 as long as one.</source>
        <translation>
            <numerusform>%n thread takes %1 as long as one.</numerusform>
            <numerusform>%n threads take %1 as long as one.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n threads take %1 to %2 as long as one, the most at %3.</source>
        <translation>
            <numerusform>%n thread takes %1 to %2 as long as one, the most at %3.</numerusform>
            <numerusform>%n threads take %1 to %2 as long as one, the most at %3.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>For %1 the winner changes %2 times between one and %n threads: see each point.</source>
        <translation>
            <numerusform>For %1 the winner changes %2 times between one and %n thread: see each point.</numerusform>
            <numerusform>For %1 the winner changes %2 times between one and %n threads: see each point.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Can&apos;t tell yet for %1: one and %n threads win in turns, measure longer.</source>
        <translation>
            <numerusform>Can&apos;t tell yet for %1: one and %n thread win in turns, measure longer.</numerusform>
            <numerusform>Can&apos;t tell yet for %1: one and %n threads win in turns, measure longer.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Use %n threads for %1 at %2; elsewhere it is not clear yet.</source>
        <translation>
            <numerusform>Use %n thread for %1 at %2; elsewhere it is not clear yet.</numerusform>
            <numerusform>Use %n threads for %1 at %2; elsewhere it is not clear yet.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Use %n threads for %1 from %2 to %3; elsewhere it is not clear yet.</source>
        <translation>
            <numerusform>Use %n thread for %1 from %2 to %3; elsewhere it is not clear yet.</numerusform>
            <numerusform>Use %n threads for %1 from %2 to %3; elsewhere it is not clear yet.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Use %n threads for %1: they win at %2 and lose nowhere.</source>
        <translation>
            <numerusform>Use %n thread for %1: it wins at %2 and loses nowhere.</numerusform>
            <numerusform>Use %n threads for %1: they win at %2 and lose nowhere.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Keep one thread for %1: %n threads lose at %2 and win nowhere.</source>
        <translation>
            <numerusform>Keep one thread for %1: %n thread loses at %2 and wins nowhere.</numerusform>
            <numerusform>Keep one thread for %1: %n threads lose at %2 and win nowhere.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Use %n threads for %1: they win from %2 to %3 and lose nowhere.</source>
        <translation>
            <numerusform>Use %n thread for %1: it wins from %2 to %3 and loses nowhere.</numerusform>
            <numerusform>Use %n threads for %1: they win from %2 to %3 and lose nowhere.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Keep one thread for %1: %n threads lose from %2 to %3 and win nowhere.</source>
        <translation>
            <numerusform>Keep one thread for %1: %n thread loses from %2 to %3 and wins nowhere.</numerusform>
            <numerusform>Keep one thread for %1: %n threads lose from %2 to %3 and win nowhere.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Can&apos;t tell yet for %1: one or %n threads may win, measure longer.</source>
        <translation>
            <numerusform>Can&apos;t tell yet for %1: one or %n thread may win, measure longer.</numerusform>
            <numerusform>Can&apos;t tell yet for %1: one or %n threads may win, measure longer.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>At %1 a batch takes %2 pipelined, %3 with %n threads, and %4 with one that waits for every answer.</source>
        <translation>
            <numerusform>At %1 a batch takes %2 pipelined, %3 with %n thread, and %4 with one that waits for every answer.</numerusform>
            <numerusform>At %1 a batch takes %2 pipelined, %3 with %n threads, and %4 with one that waits for every answer.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Better than threads for %1: pipeline. One thread that sends a batch&apos;s requests together beats %n threads everywhere.</source>
        <translation>
            <numerusform>Better than threads for %1: pipeline. One thread that sends a batch&apos;s requests together beats %n thread everywhere.</numerusform>
            <numerusform>Better than threads for %1: pipeline. One thread that sends a batch&apos;s requests together beats %n threads everywhere.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Pipelining beats %n threads for %1 at %2.</source>
        <translation>
            <numerusform>Pipelining beats %n thread for %1 at %2.</numerusform>
            <numerusform>Pipelining beats %n threads for %1 at %2.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Pipelining beats %n threads for %1 at %2 of %3 values, from %4 to %5.</source>
        <translation>
            <numerusform>Pipelining beats %n thread for %1 at %2 of %3 values, from %4 to %5.</numerusform>
            <numerusform>Pipelining beats %n threads for %1 at %2 of %3 values, from %4 to %5.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Pipelining pays for %1, but %n threads are faster still.</source>
        <translation>
            <numerusform>Pipelining pays for %1, but %n thread is faster still.</numerusform>
            <numerusform>Pipelining pays for %1, but %n threads are faster still.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Pipelining pays for %1; whether more than %n threads do isn&apos;t clear.</source>
        <translation>
            <numerusform>Pipelining pays for %1; whether more than %n thread does isn&apos;t clear.</numerusform>
            <numerusform>Pipelining pays for %1; whether more than %n threads do isn&apos;t clear.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>With a folder for each item the speed-up of %n threads at %1 is %2 instead of %3.</source>
        <translation>
            <numerusform>With a folder for each item the speed-up of %n thread at %1 is %2 instead of %3.</numerusform>
            <numerusform>With a folder for each item the speed-up of %n threads at %1 is %2 instead of %3.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>A batch takes %1 pipelined, %2 with %n threads, and %3 with one that waits for every answer.</source>
        <translation>
            <numerusform>A batch takes %1 pipelined, %2 with %n thread, and %3 with one that waits for every answer.</numerusform>
            <numerusform>A batch takes %1 pipelined, %2 with %n threads, and %3 with one that waits for every answer.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Better than threads for %1: pipeline. One thread that sends a batch&apos;s requests together beats %n threads, the best count.</source>
        <translation>
            <numerusform>Better than threads for %1: pipeline. One thread that sends a batch&apos;s requests together beats %n thread, the best count.</numerusform>
            <numerusform>Better than threads for %1: pipeline. One thread that sends a batch&apos;s requests together beats %n threads, the best count.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>breakeven</name>
    <message numerus="yes">
        <source>%n object(s), %1</source>
        <translation>
            <numerusform>%n object, %1</numerusform>
            <numerusform>%n objects, %1</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>breakeven::Causes</name>
    <message numerus="yes">
        <source>%1 of every operation can&apos;t overlap under the GIL, so more than %n thread(s) can&apos;t help here.</source>
        <translation>
            <numerusform>%1 of every operation can&apos;t overlap under the GIL, so more than %n thread can&apos;t help here.</numerusform>
            <numerusform>%1 of every operation can&apos;t overlap under the GIL, so more than %n threads can&apos;t help here.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>An operation computes for %1 and waits for %2: enough to keep %n thread(s) busy on the cores of this machine.</source>
        <translation>
            <numerusform>An operation computes for %1 and waits for %2: enough to keep %n thread busy on the cores of this machine.</numerusform>
            <numerusform>An operation computes for %1 and waits for %2: enough to keep %n threads busy on the cores of this machine.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n thread(s) overlap nothing here and pay %1 a batch for waiting for each other, switching and the pool.</source>
        <translation>
            <numerusform>%n thread overlaps nothing here and pays %1 a batch for waiting for each other, switching and the pool.</numerusform>
            <numerusform>%n threads overlap nothing here and pay %1 a batch for waiting for each other, switching and the pool.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n thread(s) overlap %1 of a batch and pay %2 for it in waiting for each other, switching and the pool.</source>
        <translation>
            <numerusform>%n thread overlaps %1 of a batch and pays %2 for it in waiting for each other, switching and the pool.</numerusform>
            <numerusform>%n threads overlap %1 of a batch and pay %2 for it in waiting for each other, switching and the pool.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Only %1 of the %2 of an operation can&apos;t overlap under the GIL: it keeps none of the %n thread(s) that a batch can use from helping.</source>
        <translation>
            <numerusform>Only %1 of the %2 of an operation can&apos;t overlap under the GIL: it does not keep the %n thread that a batch can use from helping.</numerusform>
            <numerusform>Only %1 of the %2 of an operation can&apos;t overlap under the GIL: it keeps none of the %n threads that a batch can use from helping.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 of every operation can&apos;t overlap under the GIL, so more than %n thread(s) can&apos;t help at this distance.</source>
        <translation>
            <numerusform>%1 of every operation can&apos;t overlap under the GIL, so more than %n thread can&apos;t help at this distance.</numerusform>
            <numerusform>%1 of every operation can&apos;t overlap under the GIL, so more than %n threads can&apos;t help at this distance.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Context switches an operation: %1 with 1 thread, %2 with %n thread(s), %3 of them forced.</source>
        <translation>
            <numerusform>Context switches an operation: %1 with 1 thread, %2 with %n thread, %3 of them forced.</numerusform>
            <numerusform>Context switches an operation: %1 with 1 thread, %2 with %n threads, %3 of them forced.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>breakeven::Environment</name>
    <message numerus="yes">
        <source>Load %1 on %n cores: other programs compete with the measurement.</source>
        <translation>
            <numerusform>Load %1 on %n core: other programs compete with the measurement.</numerusform>
            <numerusform>Load %1 on %n cores: other programs compete with the measurement.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Only %1 of %n cores may be used.</source>
        <translation>
            <numerusform>Only %1 of %n core may be used.</numerusform>
            <numerusform>Only %1 of %n cores may be used.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Load %1 on %n cores at the end of the run, which was not there before it: other programs came while it went on.</source>
        <translation>
            <numerusform>Load %1 on %n core at the end of the run, which was not there before it: other programs came while it went on.</numerusform>
            <numerusform>Load %1 on %n cores at the end of the run, which was not there before it: other programs came while it went on.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>breakeven::EnvironmentText</name>
    <message numerus="yes">
        <source>%1 of %n cores usable</source>
        <translation>
            <numerusform>%1 of %n core usable</numerusform>
            <numerusform>%1 of %n cores usable</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>breakeven::HistoryPanel</name>
    <message numerus="yes">
        <source>%n targets</source>
        <translation>
            <numerusform>%n target</numerusform>
            <numerusform>%n targets</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>breakeven::MessageBar</name>
    <message numerus="yes">
        <source>and %n more</source>
        <translation>
            <numerusform>and %n more</numerusform>
            <numerusform>and %n more</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>breakeven::RunFile</name>
    <message numerus="yes">
        <source>And %n more damaged lines are left out.</source>
        <translation>
            <numerusform>And %n more damaged line is left out.</numerusform>
            <numerusform>And %n more damaged lines are left out.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>breakeven::TargetText</name>
    <message numerus="yes">
        <source>%n object(s) in the pool, %1</source>
        <translation>
            <numerusform>%n object in the pool, %1</numerusform>
            <numerusform>%n objects in the pool, %1</numerusform>
        </translation>
    </message>
</context>
</TS>
