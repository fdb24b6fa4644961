<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="de">
<context>
    <name>HistoryPanel</name>
    <message>
        <source>not finished</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>QCommandLineParser</name>
    <message>
        <source>Options:</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>VerdictText</name>
    <message numerus="yes">
        <source>%n threads are best for %1: %2 as fast as one.</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>The 95 % interval of the speed-up is %1.</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%n threads are enough for %1: %2 as fast as one.</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>The 95 % interval of the speed-up is %1; %n threads reach %2, which is no clear gain.</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>One thread is best for %1.</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%n threads take %1 as long.</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>Keep one thread for %1: more are not faster.</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%n threads are as fast as one, as exactly as was asked for.</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>Can&apos;t tell yet for %1: no number of threads clearly wins, measure longer.</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>One thread waits %1 of its time; %n threads let these waits overlap.</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>One thread waits only %1 of its time: %n threads win by computing on several cores.</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>One thread waits only %1 of its time: there is little waiting that %n threads could overlap.</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>One thread waits %1 of its time, but that is only %2 an operation: too little to pay for handing operations to %n threads.</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>One thread waits %1 of its time, but what it waits for does not get faster with %n threads.</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>One thread waits %1 of its time.</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>One thread waits %1 of its time at %2 and %3 at %4: the more it waits, the more %n threads can overlap.</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>One thread waits %1 of its time at %2 and %3 at %4, but what it waits for does not get faster with %n threads.</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>One thread waits %1 of its time at %2 and %3 at %4.</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>Use %n threads once %1 is more than %2 away.</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Use %n threads only while %1 is less than %2 away.</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Use %n threads while %1 is between %2 and %3 away.</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Use %n threads while %1 is less than %2 or more than %3 away.</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Use %n threads for %1 at every distance measured (up to %2).</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>Keep one thread for %1 at every distance measured (up to %2).</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>For %1 one thread and %n threads are equally fast at every distance (up to %2).</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Use %n threads once %1 is %3 away; they start to win somewhere beyond %2.</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Use %n threads while %1 is at most %2 away; they lose again from %3 at the latest.</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Nearer than %1 one thread wins; from %2 on %n threads win.</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Nearer than %1 %n threads win; from %2 on one thread wins.</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Use %n threads for %1 once objects are larger than %2.</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Use %n threads for %1 only while objects are smaller than %2.</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Use %n threads for %1 while objects are between %2 and %3 large.</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Use %n threads for %1 while objects are smaller than %2 or larger than %3.</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Use %n threads for %1 at every object size measured (%3 to %2).</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>Keep one thread for %1 at every object size measured (%3 to %2).</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>For %1 one thread and %n threads are equally fast at every object size (%3 to %2).</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Use %n threads for %1 once objects are %3 large; they start to win somewhere above %2.</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Use %n threads for %1 while objects are at most %2 large; they lose again from %3 at the latest.</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Below %1 one thread wins; from %2 on %n threads win.</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Below %1 %n threads win; from %2 on one thread wins.</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Use %n threads for %1 once an operation computes for more than %2.</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Use %n threads for %1 only while an operation computes for less than %2.</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Use %n threads for %1 while an operation computes for between %2 and %3.</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Use %n threads for %1 while an operation computes for less than %2 or more than %3.</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Use %n threads for %1 with every amount of compute measured (up to %2).</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>Keep one thread for %1 with every amount of compute measured (up to %2).</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>For %1 one thread and %n threads are equally fast with every amount of compute (up to %2).</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Use %n threads for %1 once an operation computes for %3; they start to win somewhere above %2.</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Use %n threads for %1 while an operation computes for at most %2; they lose again from %3 at the latest.</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Use %n threads for %1 once a batch has more than %2.</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Use %n threads for %1 only while a batch has less than %2.</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Use %n threads for %1 while a batch has between %2 and %3.</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Use %n threads for %1 while a batch has less than %2 or more than %3.</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Use %n threads for %1 at every batch size measured (%3 to %2).</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>Keep one thread for %1 at every batch size measured (%3 to %2).</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>For %1 one thread and %n threads are equally fast at every batch size (%3 to %2).</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Use %n threads for %1 once a batch has %3; they start to win somewhere above %2.</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Use %n threads for %1 while a batch has at most %2; they lose again from %3 at the latest.</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>At %1 they halve the latency (%2).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>At %1 they cut the latency by %2 (%3).</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%n threads take %1 as long as one.</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n threads take %1 to %2 as long as one, the most at %3.</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>Not clear yet at %1: measure longer.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The winner changes within %1 (95 % intervals).</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>For %1 the winner changes %2 times between one and %n threads: see each point.</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Can&apos;t tell yet for %1: one and %n threads win in turns, measure longer.</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Use %n threads for %1 at %2; elsewhere it is not clear yet.</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>Keep one thread for %1 at %2; elsewhere it is not clear yet.</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>Use %n threads for %1 from %2 to %3; elsewhere it is not clear yet.</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>Keep one thread for %1 from %2 to %3; elsewhere it is not clear yet.</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>Use %n threads for %1: they win at %2 and lose nowhere.</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Keep one thread for %1: %n threads lose at %2 and win nowhere.</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Use %n threads for %1: they win from %2 to %3 and lose nowhere.</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Keep one thread for %1: %n threads lose from %2 to %3 and win nowhere.</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>The speed-up is 1 at each point, as exactly as was asked for.</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>Can&apos;t tell yet for %1: one or %n threads may win, measure longer.</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>One thread against one thread for %1: no difference, as it should be.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>One thread against one thread for %1 differs at %2 of %3 points: something disturbs the measurement.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Measuring %1…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Intervals are known at %1 points so far.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 under %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 could not be measured.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The run was cancelled before.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>breakeven</name>
    <message>
        <source>the cost model</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 points and arms are too few, it takes %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>it misses points left out by %1 %</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The latency of %1 with %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The latency of %1 at %2 with %3</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>half way</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>after %1 of its blocks</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>rose by %1 %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>fell by %1 %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>climbed by %1 over the run</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>sank by %1 over the run</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the verdict is not the same before and after.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the verdict is the same before and after.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the verdict is not the same in both halves.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the verdict is the same in both halves.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 %2; %3</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1, %2, on %3

</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>an unnamed host</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Prints one JSON object.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the run has no such point; it has these:
%1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The file to write; its ending (png, svg, pdf) says the format.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>latency (default), speedup, distribution or timeline.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>light (default) or dark.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Width x height in pixels; a PNG has twice as many.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Of distribution and timeline: whose point.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Of distribution and timeline: which point, in the axis&apos;s unit (µs, bytes).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>--output is missing.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>--view takes latency, speedup, distribution or timeline.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>--theme takes light or dark.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>--size takes WIDTHxHEIGHT, from 200x150 to 10000x10000.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>--value takes a number.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>this view shows one run.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>--target and --value are for distribution and timeline.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 works.
</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>version</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>file system</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>mounted</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>free</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>round trip</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Usage: breakeven [RUN...]               opens the window
       breakeven VERB [ARGUMENTS]      works without one

Tells, with evidence, when threads pay off for storage I/O.

Verbs:
</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>breakeven VERB --help says more about one of them; breakeven --version names the version.
Exit status: 0 done, 1 failed, 2 wrong usage, 130 cancelled.
</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>there is no such option.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>there is no such verb.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the results could not be written to standard output.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>faster</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>slower</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>same</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 at %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1, %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1: the crossover moved from %2 to %3 (95 % interval of the difference %4).
</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1: the crossover is where it was, %2 and %3 (95 % interval of the difference %4).
</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Point</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Threads</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Before</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>After</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ratio</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>95 % interval</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Change</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The runs have no point in common.
</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>~ measured by one of the runs only, interpolated in the other
</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1: the crossover at %2 is gone.
</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1: there is a crossover now, at %2.
</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>breakeven: warning: %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The CSV file to write.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>--output takes a name that ends in .csv.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 has no end: the run still goes on, or was killed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Prints a JSON array, the plans with it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 %</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>pass %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 of %2 settled</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 s left</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Speed-up</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>I/O share</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Verdict</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Median</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>p5 – p95</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 under %2
</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 at %2: %3</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ended after %1: %2.
</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Run file: %1
</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The experiment, as `presets` lists them.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The experiment, in a file of your own.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The run file to write; it must not exist. Otherwise a new one in the user&apos;s data folder.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>How long to measure at most.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Prints the result as one JSON object.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>--preset and --plan exclude each other.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>--budget takes a number of seconds above 0.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 exists already; choose another name or remove it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>nothing could be measured.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cancelled; what was measured is kept.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Measures, and says when threads pay off.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Says what a run found.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Says what changed from one run to another.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Draws runs, the later ones laid over the first.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Writes a run&apos;s batches as CSV, one row a batch.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Connects to a target, measures the round trip, says what is wrong.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Lists the experiments that come with the program.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Usage: breakeven %1 %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Options:</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Examples:</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>breakeven %1 --help says more.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Shows this help.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>something is missing.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>there are too many arguments.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>breakeven::AddHostDialog</name>
    <message>
        <source>Password</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Check</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Add</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Add a host</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>cache-02, redis://user@host:6379/0, unix:///path or /folder</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Address</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>as the charts call it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Name</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>kept in memory only, never saved</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Change a host</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Save</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A Redis server by its host name, host:port or URL, or a folder by its path.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Checking…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Reachable: %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Version %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Round trip %1 (median of 20)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>File system %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 free</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>breakeven::CPythonChild</name>
    <message>
        <source>a line of more than 64 MiB</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>signal %1, %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>; the system may have run out of memory</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>exit status %1</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>breakeven::CPythonRuntime</name>
    <message>
        <source>Python 3.7 or newer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The target, as seen from %1,</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1, line %2,</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 for %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>version %1, expected %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the interpreter&apos;s absolute path is needed</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>breakeven::Chart</name>
    <message>
        <source>Threads pay off from %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Threads pay off up to %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>95 % interval %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing measured yet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Batch latency, median and p5–p95</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Speed-up over 1 thread, with its 95 % interval</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Batch latency at %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Share of batches that took no longer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Block, in the order measured</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Median of the block, and its range</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>breakeven::ChartExport</name>
    <message>
        <source>a chart&apos;s name ends in .png, .svg or .pdf</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>breakeven::ChartPanel</name>
    <message>
        <source>log</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>linear</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 – %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Latency</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Speed-up</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Distribution</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Timeline</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Scales of the two axes</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>breakeven::ChartSaver</name>
    <message>
        <source>Save chart</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>breakeven::Comparison</name>
    <message>
        <source>The runs come from different machines: %1 and %2.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The processors differ: %1 and %2.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The numbers of cores differ: %1 (%2 usable) and %3 (%4 usable).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The workloads differ, and with them what a batch is.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>One run keeps its pool of threads, the other makes one for every batch.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The emulated networks differ.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The runs have no target, runtime and point in common.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>breakeven::Environment</name>
    <message>
        <source>Load %1 on %n cores: other programs compete with the measurement.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A CPU quota of %1 cores holds: threads are stopped now and then.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Only %1 of %2 cores may be used.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The CPU governor is “%1”: latencies of a waking core are long.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The machine runs on battery: its clock changes.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 lies in memory (%2), which is no disk.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>breakeven::Error</name>
    <message>
        <source>%1 can&apos;t be understood.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 does not exist; check the name.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 can&apos;t be reached; check that it runs and that the address is right.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 did not answer in time; check its load and the network.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 closed the connection; check whether it was stopped.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 refused the password; check user and ACL.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 does not allow this; check the permissions.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 refused the command.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 gave an unexpected reply; check that it is the right kind of server.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 can&apos;t serve now; try again later.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 is full; free some space.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 could not be read or written.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 did not return what was written to it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 could not be started.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 is not available here.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 ended unexpectedly; its last words tell why.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 ran out of memory; use a smaller payload, fewer items or fewer threads.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 raised an exception; correct the file.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 speaks another version of the protocol; install one version of the program only.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cancelled.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 failed unexpectedly; please report this.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>breakeven::HistoryPanel</name>
    <message>
        <source>%1
Check it to lay it over the current run, double-click to open it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show in its folder</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Move to the trash</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>HISTORY</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Every run is saved by itself and listed here.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Past runs</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>breakeven::JsonFields</name>
    <message>
        <source>this must be a text</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>this must be true or false</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>this must be a number</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>this must be a whole number</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>this number is out of range</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>this must be an object</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>this must be a list</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>breakeven::MainWindow</name>
    <message>
        <source>%1: %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Chart saved: %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open run</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Breakeven runs (*.breakeven.jsonl);;All files (*)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Opened: %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Close</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>About Breakeven</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&lt;b&gt;Breakeven %1&lt;/b&gt;&lt;p&gt;Tells, with evidence, when threads pay off for storage I/O.&lt;/p&gt;&lt;p&gt;Free software under the GNU General Public License, version 3 or later.&lt;/p&gt;</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A run is going on</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Stop the run and close? What was measured is kept.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Stop and close</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Go on</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>breakeven::Names</name>
    <message>
        <source>Threads</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Network round trip</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Object size</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Compute an operation</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Items a batch</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Native C++</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>CPython</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>GIL model</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Single</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Unclear</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>settled</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>time spent</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>cancelled</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>failed</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>breakeven::Plan</name>
    <message>
        <source>a round trip is 0 to 10 s</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>jitter is 0 to the round trip</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>a bandwidth is 0 (unlimited) or more</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the password must stand apart from the address</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>a remote folder needs its host</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>a host can&apos;t begin with a dash</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>a host has no spaces, as in user@host</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>a port is 1 to 65535</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ceph needs the name of a pool</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>there is no target to measure</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>a target needs a name</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>another target is called “%1” too</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>1 must be among them: it is the reference</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>another thread count than 1 is needed to compare</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>a thread count is 1 to %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>a batch has 1 to %1 items</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>a payload is 16 bytes to 64 MiB</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>compute is 0 to 10 s</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>for the axis threads the values are those of “threads”</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>a sweep needs at least one value</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>a sweep has at most %1 values</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>this is no number</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the values must ascend</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>this must be a whole number</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>this is out of range</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>there is no runtime to measure with</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>a precision is 0.001 to 1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>a budget is 0.1 s to 7 days</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>known are %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>a thread count is a whole number from 1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 is there twice</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>this must be a number</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>a pool is kept or per-batch</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>a target is an object</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>line %1, column %2: %3</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>a plan is a JSON object</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>this must be “%1” or “%2”</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>a back end is file, sshfs, redis or rados</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>breakeven::PlotView</name>
    <message>
        <source>%1 to %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Chart</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>breakeven::PointsModel</name>
    <message>
        <source>%1 blocks, %2 batches with %3; p5–p95 %4 to %5; best %6</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Target</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Value</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Threads</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>With threads</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Speed-up</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>95 % interval</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>I/O share</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Verdict</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>breakeven::PointsTable</name>
    <message>
        <source>Points</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>breakeven::PrecisionChips</name>
    <message>
        <source>Quick 5 s</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Normal 20 s</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Thorough 2 min</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The crossover within ±25 %, in 5 s at most</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The crossover within ±10 %, in 20 s at most</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The crossover within ±5 %, in 2 min at most</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>breakeven::Presets</name>
    <message>
        <source>The preset “%1”</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>there are: %1</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>breakeven::Quantity</name>
    <message>
        <source>1 thread</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 threads</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>1 item</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 items</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 – %2</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>breakeven::RunFile</name>
    <message>
        <source>an arm lacks its threads or batches</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>a batch latency is no whole number of nanoseconds</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>its runtime is unknown</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>its plan: %1 %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>its axis is unknown</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>its axis value is no number</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>its status is unknown</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>this is no Breakeven run</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>it was written by a newer Breakeven (version %1 of the format, this one reads up to %2); update Breakeven</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the file is empty</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The last line is cut short: the run was interrupted while it was written.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Line %1 is damaged and left out: %2</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>breakeven::Runner</name>
    <message>
        <source>%1 µs</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 bytes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 items</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>all thread counts</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>opening %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No target is left to measure.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What this run made could not be removed: %1</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>breakeven::Runtime</name>
    <message>
        <source>Item %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 bytes written, %2 read</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 bytes written, now missing</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>checksum %1 written, %2 read</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The runtime “%1”</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>breakeven::SetupPanel</name>
    <message>
        <source>TARGETS</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>THREADS</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>SWEEP</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>PRECISION</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Stopping…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>■  Stop</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>▶  Run</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Stop and keep what was measured (Esc)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Measure (Ctrl+R)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The sweep&apos;s values need a look.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose a target to measure.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>breakeven::StatusLine</name>
    <message>
        <source>Progress</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ready</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Pass %1 · %2 of %3 settled</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 s left</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Run %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>1 core</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 cores</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>load %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>workload %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Linux %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Qt %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>virtual machine: %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The workload&apos;s own cost is that of one operation without its I/O.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>breakeven::SweepEditor</name>
    <message>
        <source>What is varied</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Smallest value</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Largest value</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Number of points</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Smallest value, such as 20 µs, 2 ms or 64 KiB</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Largest value, such as 20 µs, 2 ms or 64 KiB</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>How many points to measure in between, both ends included</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 points</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A value is a number with a unit, such as %1.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The smallest value must be above 0.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The largest value must be above the smallest.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Between 2 and %1 points can be measured.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>breakeven::TargetList</name>
    <message>
        <source>+ &amp;Add a host…</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>breakeven::TargetRow</name>
    <message>
        <source>Reachable</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Check</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Change…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Remove</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>breakeven::TargetText</name>
    <message>
        <source>temporary folder</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>started for the run</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>pool “%1”</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 away, emulated</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 away</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>breakeven::ThreadChips</name>
    <message>
        <source>1 ref</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 threads</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>One thread is the reference and always measured</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>other</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Another thread count</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Type another thread count and press Enter</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>1 core here: more threads help only while waiting</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 cores here: more threads help only while waiting</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>breakeven::TopBar</name>
    <message>
        <source>Choose a ready-made experiment</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Open run…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show a saved run (Ctrl+O)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Save chart  ▾</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Save the chart as a picture or a document (Ctrl+S)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Picture (PNG)…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Drawing (SVG)…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Document (PDF)…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Appearance and language</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>As the system</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Light</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Dark</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>About Breakeven</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>breakeven::VerdictCard</name>
    <message>
        <source>VERDICT</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>breakeven::VerdictPanel</name>
    <message>
        <source>From where on do threads pay off?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Press Run: the answer comes within seconds and sharpens while the run goes on.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>WHY</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>MIND</source>
        <translation type="unfinished"></translation>
    </message>
</context>
</TS>
