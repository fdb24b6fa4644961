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
        <source>%n threads take %1 as long.</source>
        <translation>
            <numerusform>%n thread takes %1 as long.</numerusform>
            <numerusform>%n threads take %1 as long.</numerusform>
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
        <source>Use %n threads for %1 at every distance measured (up to %2).</source>
        <translation>
            <numerusform>Use %n thread for %1 at every distance measured (up to %2).</numerusform>
            <numerusform>Use %n threads for %1 at every distance measured (up to %2).</numerusform>
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
        <source>Use %n threads for %1 at every object size measured (%3 to %2).</source>
        <translation>
            <numerusform>Use %n thread for %1 at every object size measured (%3 to %2).</numerusform>
            <numerusform>Use %n threads for %1 at every object size measured (%3 to %2).</numerusform>
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
        <source>Use %n threads for %1 with every amount of compute measured (up to %2).</source>
        <translation>
            <numerusform>Use %n thread for %1 with every amount of compute measured (up to %2).</numerusform>
            <numerusform>Use %n threads for %1 with every amount of compute measured (up to %2).</numerusform>
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
        <source>Use %n threads for %1 at every batch size measured (%3 to %2).</source>
        <translation>
            <numerusform>Use %n thread for %1 at every batch size measured (%3 to %2).</numerusform>
            <numerusform>Use %n threads for %1 at every batch size measured (%3 to %2).</numerusform>
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
        <source>Better than threads for %1: pipeline. One thread that sends a batch&apos;s requests together beats %n threads, the best count.</source>
        <translation>
            <numerusform>Better than threads for %1: pipeline. One thread that sends a batch&apos;s requests together beats %n thread, the best count.</numerusform>
            <numerusform>Better than threads for %1: pipeline. One thread that sends a batch&apos;s requests together beats %n threads, the best count.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>One thread waits %1 of its time, but that is only %5 an operation: too little to pay for handing operations to %n threads.</source>
        <translation>
            <numerusform>One thread waits %1 of its time, but that is only %5 an operation: too little to pay for handing operations to %n thread.</numerusform>
            <numerusform>One thread waits %1 of its time, but that is only %5 an operation: too little to pay for handing operations to %n threads.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Pipelining beats %n threads for %1 at %4.</source>
        <translation>
            <numerusform>Pipelining beats %n thread for %1 at %4.</numerusform>
            <numerusform>Pipelining beats %n threads for %1 at %4.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>A batch takes %2 pipelined, %3 with %n threads, and %4 with one that waits for every answer.</source>
        <translation>
            <numerusform>A batch takes %2 pipelined, %3 with %n thread, and %4 with one that waits for every answer.</numerusform>
            <numerusform>A batch takes %2 pipelined, %3 with %n threads, and %4 with one that waits for every answer.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>For %1 one thread and %n threads differ by less than %4 at every distance (up to %2).</source>
        <translation>
            <numerusform>For %1 one thread and %n thread differ by less than %4 at every distance (up to %2).</numerusform>
            <numerusform>For %1 one thread and %n threads differ by less than %4 at every distance (up to %2).</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>For %1 one thread and %n threads differ by less than %4 at every object size (%3 to %2).</source>
        <translation>
            <numerusform>For %1 one thread and %n thread differ by less than %4 at every object size (%3 to %2).</numerusform>
            <numerusform>For %1 one thread and %n threads differ by less than %4 at every object size (%3 to %2).</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>For %1 one thread and %n threads differ by less than %4 with every amount of compute (up to %2).</source>
        <translation>
            <numerusform>For %1 one thread and %n thread differ by less than %4 with every amount of compute (up to %2).</numerusform>
            <numerusform>For %1 one thread and %n threads differ by less than %4 with every amount of compute (up to %2).</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>For %1 one thread and %n threads differ by less than %4 at every batch size (%3 to %2).</source>
        <translation>
            <numerusform>For %1 one thread and %n thread differ by less than %4 at every batch size (%3 to %2).</numerusform>
            <numerusform>For %1 one thread and %n threads differ by less than %4 at every batch size (%3 to %2).</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>below %1 %n threads</source>
        <translation>
            <numerusform>below %1 %n thread</numerusform>
            <numerusform>below %1 %n threads</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>above %1 %n threads</source>
        <translation>
            <numerusform>above %1 %n thread</numerusform>
            <numerusform>above %1 %n threads</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>from %1 to %2 %n threads</source>
        <translation>
            <numerusform>from %1 to %2 %n thread</numerusform>
            <numerusform>from %1 to %2 %n threads</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>at %1 %n threads</source>
        <translation>
            <numerusform>at %1 %n thread</numerusform>
            <numerusform>at %1 %n threads</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>The 95 % interval of the speed-up is %1; %n threads reach %2, which is no gain worth having.</source>
        <translation>
            <numerusform>The 95 % interval of the speed-up is %1; %n thread reaches %2, which is no gain worth having.</numerusform>
            <numerusform>The 95 % interval of the speed-up is %1; %n threads reach %2, which is no gain worth having.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Use %n threads for %1 at %2.</source>
        <translation>
            <numerusform>Use %n thread for %1 at %2.</numerusform>
            <numerusform>Use %n threads for %1 at %2.</numerusform>
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
    <message numerus="yes">
        <source>Other programs used %1 of %n cores: on a quiet machine the answer may be another one.</source>
        <translation>
            <numerusform>Other programs used %1 of %n core: on a quiet machine the answer may be another one.</numerusform>
            <numerusform>Other programs used %1 of %n cores: on a quiet machine the answer may be another one.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Some points have %n block(s) only: intervals of so few may be too narrow, measure longer.</source>
        <translation>
            <numerusform>Some points have %n block only: intervals of so few may be too narrow, measure longer.</numerusform>
            <numerusform>Some points have %n blocks only: intervals of so few may be too narrow, measure longer.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>The textbook&apos;s formula asks for %n threads for %1, where one is enough.</source>
        <translation>
            <numerusform>The textbook&apos;s formula asks for %n thread for %1, where one is enough.</numerusform>
            <numerusform>The textbook&apos;s formula asks for %n threads for %1, where one is enough.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>The textbook&apos;s formula asks for one thread for %1, where %n are worth having.</source>
        <translation>
            <numerusform>The textbook&apos;s formula asks for one thread for %1, where %n is worth having.</numerusform>
            <numerusform>The textbook&apos;s formula asks for one thread for %1, where %n are worth having.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>measuring %n points</source>
        <translation>
            <numerusform>measuring %n point</numerusform>
            <numerusform>measuring %n points</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>The connection was lost %n time(s) and made anew; what was under way was measured again.</source>
        <translation>
            <numerusform>The connection was lost once and made anew; what was under way was measured again.</numerusform>
            <numerusform>The connection was lost %n times and made anew; what was under way was measured again.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>The connection was lost %n time(s) and made anew, most often at %1; what was under way was measured again.</source>
        <translation>
            <numerusform>The connection was lost once and made anew, at %1; what was under way was measured again.</numerusform>
            <numerusform>The connection was lost %n times and made anew, most often at %1; what was under way was measured again.</numerusform>
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
    <name>breakeven::ComparePage</name>
    <message numerus="yes">
        <source>%n rows compared, %1 clear</source>
        <translation>
            <numerusform>%n row compared, %1 clear</numerusform>
            <numerusform>%n rows compared, %1 clear</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>breakeven::ComparisonTable</name>
    <message numerus="yes">
        <source>%n compared · error over all rows held at 5 % (Holm)</source>
        <translation>
            <numerusform>%n compared · error over all rows held at 5 % (Holm)</numerusform>
            <numerusform>%n compared · error over all rows held at 5 % (Holm)</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>only the %n clear ones</source>
        <translation>
            <numerusform>only the %n clear one</numerusform>
            <numerusform>only the %n clear ones</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>breakeven::ConditionsCard</name>
    <message numerus="yes">
        <source>%n cores</source>
        <translation>
            <numerusform>%n core</numerusform>
            <numerusform>%n cores</numerusform>
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
    <name>breakeven::FirstAnswers</name>
    <message numerus="yes">
        <source>and %n more</source>
        <translation>
            <numerusform>and %n more</numerusform>
            <numerusform>and %n more</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>breakeven::Forest</name>
    <message numerus="yes">
        <source>%n runs, held against %1</source>
        <translation>
            <numerusform>%n run, held against %1</numerusform>
            <numerusform>%n runs, held against %1</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>breakeven::GilShape</name>
    <message numerus="yes">
        <source>Your own work lets the GIL go %n time(s) an operation.</source>
        <translation>
            <numerusform>Your own work lets the GIL go %n time an operation.</numerusform>
            <numerusform>Your own work lets the GIL go %n times an operation.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>The built-in compute lets the GIL go %n time(s) an operation.</source>
        <translation>
            <numerusform>The built-in compute lets the GIL go %n time an operation.</numerusform>
            <numerusform>The built-in compute lets the GIL go %n times an operation.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>The built-in compute was to let the GIL go %n time(s) an operation.</source>
        <translation>
            <numerusform>The built-in compute was to let the GIL go %n time an operation.</numerusform>
            <numerusform>The built-in compute was to let the GIL go %n times an operation.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>breakeven::HistoryPage</name>
    <message numerus="yes">
        <source>%n runs are back</source>
        <translation>
            <numerusform>%n run is back</numerusform>
            <numerusform>%n runs are back</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n runs exported: %1</source>
        <translation>
            <numerusform>%n run exported: %1</numerusform>
            <numerusform>%n runs exported: %1</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Deleted %n runs</source>
        <translation>
            <numerusform>Deleted %n run</numerusform>
            <numerusform>Deleted %n runs</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n runs · %1 in %2</source>
        <translation>
            <numerusform>%n run · %1 in %2</numerusform>
            <numerusform>%n runs · %1 in %2</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Deleted runs stay in %1 for %n days</source>
        <translation>
            <numerusform>Deleted runs stay in %1 for %n day</numerusform>
            <numerusform>Deleted runs stay in %1 for %n days</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>breakeven::ManualWindow</name>
    <message numerus="yes">
        <source>%n found</source>
        <translation>
            <numerusform>%n found</numerusform>
            <numerusform>%n found</numerusform>
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
    <name>breakeven::RunSummary</name>
    <message numerus="yes">
        <source>%n targets</source>
        <translation>
            <numerusform>%n target</numerusform>
            <numerusform>%n targets</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>the last line is cut short after %1; %n lines can be read</source>
        <translation>
            <numerusform>the last line is cut short after %1; %n line can be read</numerusform>
            <numerusform>the last line is cut short after %1; %n lines can be read</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1; %n more</source>
        <translation>
            <numerusform>%1; %n more</numerusform>
            <numerusform>%1; %n more</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>breakeven::SelectionBar</name>
    <message numerus="yes">
        <source>%n runs selected</source>
        <translation>
            <numerusform>%n run selected</numerusform>
            <numerusform>%n runs selected</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>breakeven::SidesBar</name>
    <message numerus="yes">
        <source>%n runs</source>
        <translation>
            <numerusform>%n run</numerusform>
            <numerusform>%n runs</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>breakeven::StatusLine</name>
    <message numerus="yes">
        <source>Pass %1 · measuring %n points</source>
        <translation>
            <numerusform>Pass %1 · measuring %n point</numerusform>
            <numerusform>Pass %1 · measuring %n points</numerusform>
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
<context>
    <name>breakeven::WorkloadEditor</name>
    <message numerus="yes">
        <source>%n items</source>
        <translation>
            <numerusform>%n item</numerusform>
            <numerusform>%n items</numerusform>
        </translation>
    </message>
</context>
</TS>
