<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN">
<context>
    <name>QCommandLineParser</name>
    <message>
        <source>Options:</source>
        <translation>选项：</translation>
    </message>
</context>
<context>
    <name>VerdictText</name>
    <message numerus="yes">
        <source>One thread waits %1 of its time; %n threads let these waits overlap.</source>
        <translation>
            <numerusform>单线程有 %1 的时间在等待；%n 个线程让这些等待重叠。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>One thread waits only %1 of its time: %n threads win by computing on several cores.</source>
        <translation>
            <numerusform>单线程只有 %1 的时间在等待：%n 个线程靠在多个核心上计算取胜。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>One thread waits only %1 of its time: there is little waiting that %n threads could overlap.</source>
        <translation>
            <numerusform>单线程只有 %1 的时间在等待：可供 %n 个线程重叠的等待很少。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>One thread waits %1 of its time, but that is only %5 an operation: too little to pay for handing operations to %n threads.</source>
        <translation>
            <numerusform>单线程有 %1 的时间在等待，但每个操作只有 %5：不足以抵偿把操作交给 %n 个线程的开销。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>One thread waits %1 of its time, but what it waits for does not get faster with %n threads.</source>
        <translation>
            <numerusform>单线程有 %1 的时间在等待，但用 %n 个线程，所等待的部分并不会变快。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>One thread waits %1 of its time at %2 and %3 at %4: the more it waits, the more %n threads can overlap.</source>
        <translation>
            <numerusform>单线程在 %2 处有 %1 的时间在等待，在 %4 处有 %3：等待越多，%n 个线程能重叠的就越多。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>One thread waits %1 of its time at %2 and %3 at %4, but what it waits for does not get faster with %n threads.</source>
        <translation>
            <numerusform>单线程在 %2 处有 %1 的时间在等待，在 %4 处有 %3，但用 %n 个线程，所等待的部分并不会变快。</numerusform>
        </translation>
    </message>
    <message>
        <source>One thread waits %1 of its time at %2 and %3 at %4.</source>
        <translation>单线程在 %2 处有 %1 的时间在等待，在 %4 处有 %3。</translation>
    </message>
    <message>
        <source>One thread waits %1 of its time.</source>
        <translation>单线程有 %1 的时间在等待。</translation>
    </message>
    <message numerus="yes">
        <source>Better than threads for %1: pipeline. One thread that sends a batch&apos;s requests together beats %n threads, the best count.</source>
        <translation>
            <numerusform>%1 有比多线程更好的办法：流水线。由一个线程把一个批次的请求一起发出，胜过 %n 个线程这一最佳线程数。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Better than threads for %1: pipeline. One thread that sends a batch&apos;s requests together beats %n threads everywhere.</source>
        <translation>
            <numerusform>%1 有比多线程更好的办法：流水线。由一个线程把一个批次的请求一起发出，处处都胜过 %n 个线程。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Pipelining beats %n threads for %1 at %4.</source>
        <translation>
            <numerusform>%1 用流水线在 %4 处胜过 %n 个线程。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Pipelining beats %n threads for %1 at %2 of %3 values, from %4 to %5.</source>
        <translation>
            <numerusform>%1 用流水线在 %3 个取值中有 %2 个胜过 %n 个线程，从 %4 到 %5。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Pipelining pays for %1, but %n threads are faster still.</source>
        <translation>
            <numerusform>流水线对 %1 划算，但 %n 个线程还要更快。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Pipelining pays for %1; whether more than %n threads do isn&apos;t clear.</source>
        <translation>
            <numerusform>流水线对 %1 划算；是否比 %n 个线程更划算尚不明确。</numerusform>
        </translation>
    </message>
    <message>
        <source>Pipelining isn&apos;t shown to pay for %1.</source>
        <translation>没有证据表明流水线对 %1 划算。</translation>
    </message>
    <message numerus="yes">
        <source>A batch takes %2 pipelined, %3 with %n threads, and %4 with one that waits for every answer.</source>
        <translation>
            <numerusform>一个批次用流水线需 %2，用 %n 个线程需 %3，逐一等待应答的单线程需 %4。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>At %1 a batch takes %2 pipelined, %3 with %n threads, and %4 with one that waits for every answer.</source>
        <translation>
            <numerusform>在 %1 处，一个批次用流水线需 %2，用 %n 个线程需 %3，逐一等待应答的单线程需 %4。</numerusform>
        </translation>
    </message>
    <message>
        <source>The folder&apos;s lock decides: at %1 threads lose in the shared folder, and win with a folder for each item.</source>
        <translation>起决定作用的是文件夹的锁：在 %1 处，共用文件夹时多线程落败，每项一个文件夹时则胜出。</translation>
    </message>
    <message>
        <source>The layout decides: at %1 threads win in the shared folder, and lose with a folder for each item.</source>
        <translation>起决定作用的是布局：在 %1 处，共用文件夹时多线程胜出，每项一个文件夹时则落败。</translation>
    </message>
    <message numerus="yes">
        <source>With a folder for each item the speed-up of %n threads at %1 is %2 instead of %3.</source>
        <translation>
            <numerusform>每项一个文件夹时，%n 个线程在 %1 处的加速比为 %2，而不是 %3。</numerusform>
        </translation>
    </message>
    <message>
        <source>Measuring %1…</source>
        <translation>正在测量 %1…</translation>
    </message>
    <message>
        <source>%1 could not be measured.</source>
        <translation>%1 无法测量。</translation>
    </message>
    <message>
        <source>With reservations: %1</source>
        <translation>结论有保留：%1</translation>
    </message>
    <message>
        <source>One thread against one thread for %1: no difference, as it should be.</source>
        <translation>%1 的单线程对单线程：没有差别，理应如此。</translation>
    </message>
    <message>
        <source>One thread against one thread for %1 differs at %2 of %3 points: something disturbs the measurement.</source>
        <translation>%1 的单线程对单线程在 %3 个测点中有 %2 个不同：有干扰影响测量。</translation>
    </message>
    <message numerus="yes">
        <source>Use %n threads for %1 at %2.</source>
        <translation>
            <numerusform>%1 在 %2 处使用 %n 个线程。</numerusform>
        </translation>
    </message>
    <message>
        <source>Pipeline for %1 everywhere measured: one thread that sends a batch&apos;s requests together.</source>
        <translation>%1 在所有测过之处都应使用流水线：由一个线程把一个批次的请求一起发出。</translation>
    </message>
    <message>
        <source>Pipeline for %1 from %2 on: one thread that sends a batch&apos;s requests together.</source>
        <translation>%1 从 %2 起使用流水线：由一个线程把一个批次的请求一起发出。</translation>
    </message>
    <message>
        <source>Pipeline for %1 up to %2: one thread that sends a batch&apos;s requests together.</source>
        <translation>%1 在 %2 以内使用流水线：由一个线程把一个批次的请求一起发出。</translation>
    </message>
    <message>
        <source>Pipeline for %1 from %2 to %3: one thread that sends a batch&apos;s requests together.</source>
        <translation>%1 从 %2 到 %3 使用流水线：由一个线程把一个批次的请求一起发出。</translation>
    </message>
    <message>
        <source>below %1 one thread</source>
        <translation>低于 %1 用单线程</translation>
    </message>
    <message>
        <source>above %1 one thread</source>
        <translation>高于 %1 用单线程</translation>
    </message>
    <message>
        <source>from %1 to %2 one thread</source>
        <translation>从 %1 到 %2 用单线程</translation>
    </message>
    <message>
        <source>at %1 one thread</source>
        <translation>在 %1 处用单线程</translation>
    </message>
    <message>
        <source>below %1 it makes no difference</source>
        <translation>低于 %1 没有差别</translation>
    </message>
    <message>
        <source>above %1 it makes no difference</source>
        <translation>高于 %1 没有差别</translation>
    </message>
    <message>
        <source>from %1 to %2 it makes no difference</source>
        <translation>从 %1 到 %2 没有差别</translation>
    </message>
    <message>
        <source>at %1 it makes no difference</source>
        <translation>在 %1 处没有差别</translation>
    </message>
    <message>
        <source>below %1 it isn&apos;t clear yet</source>
        <translation>低于 %1 尚不明确</translation>
    </message>
    <message>
        <source>above %1 it isn&apos;t clear yet</source>
        <translation>高于 %1 尚不明确</translation>
    </message>
    <message>
        <source>from %1 to %2 it isn&apos;t clear yet</source>
        <translation>从 %1 到 %2 尚不明确</translation>
    </message>
    <message>
        <source>at %1 it isn&apos;t clear yet</source>
        <translation>在 %1 处尚不明确</translation>
    </message>
    <message numerus="yes">
        <source>below %1 %n threads</source>
        <translation>
            <numerusform>低于 %1 用 %n 个线程</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>above %1 %n threads</source>
        <translation>
            <numerusform>高于 %1 用 %n 个线程</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>from %1 to %2 %n threads</source>
        <translation>
            <numerusform>从 %1 到 %2 用 %n 个线程</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>at %1 %n threads</source>
        <translation>
            <numerusform>在 %1 处用 %n 个线程</numerusform>
        </translation>
    </message>
    <message>
        <source>below %1 pipeline</source>
        <translation>低于 %1 用流水线</translation>
    </message>
    <message>
        <source>above %1 pipeline</source>
        <translation>高于 %1 用流水线</translation>
    </message>
    <message>
        <source>from %1 to %2 pipeline</source>
        <translation>从 %1 到 %2 用流水线</translation>
    </message>
    <message>
        <source>at %1 pipeline</source>
        <translation>在 %1 处用流水线</translation>
    </message>
    <message>
        <source>between, it makes no difference</source>
        <translation>两者之间没有差别</translation>
    </message>
    <message>
        <source>between, it isn&apos;t clear yet</source>
        <translation>两者之间尚不明确</translation>
    </message>
    <message numerus="yes">
        <source>For %1 the winner changes %2 times between one and %n threads: see each point.</source>
        <translation>
            <numerusform>%1 在单线程与 %n 个线程之间胜负交替 %2 次：请查看各个测点。</numerusform>
        </translation>
    </message>
    <message>
        <source>Keep one thread for %1.</source>
        <translation>%1 应保持单线程。</translation>
    </message>
    <message>
        <source>Can&apos;t tell yet for %1, measure longer.</source>
        <translation>%1 尚无法判断，请延长测量。</translation>
    </message>
    <message numerus="yes">
        <source>Can&apos;t tell yet for %1: one or %n threads may win, measure longer.</source>
        <translation>
            <numerusform>%1 尚无法判断：单线程或 %n 个线程都可能胜出，请延长测量。</numerusform>
        </translation>
    </message>
    <message>
        <source>One thread is best for %1.</source>
        <translation>%1 最适合用单线程。</translation>
    </message>
    <message>
        <source>Keep one thread for %1: more gain less than %2.</source>
        <translation>%1 应保持单线程：更多线程的收益不足 %2。</translation>
    </message>
    <message>
        <source>Can&apos;t tell yet for %1: no number of threads clearly wins, measure longer.</source>
        <translation>%1 尚无法判断：没有哪个线程数明显胜出，请延长测量。</translation>
    </message>
    <message numerus="yes">
        <source>%n threads are enough for %1: %2 as fast as one.</source>
        <translation>
            <numerusform>%1 用 %n 个线程就够了：速度是单线程的 %2。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n threads are best for %1: %2 as fast as one.</source>
        <translation>
            <numerusform>%1 最适合用 %n 个线程：速度是单线程的 %2。</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 under %2</source>
        <translation>%1 (%2)</translation>
    </message>
    <message numerus="yes">
        <source>Use %n threads once %1 is more than %2 away.</source>
        <translation>
            <numerusform>%1 的距离超过 %2 时，使用 %n 个线程。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Use %n threads only while %1 is less than %2 away.</source>
        <translation>
            <numerusform>仅当 %1 的距离小于 %2 时，使用 %n 个线程。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Use %n threads while %1 is between %2 and %3 away.</source>
        <translation>
            <numerusform>%1 的距离在 %2 与 %3 之间时，使用 %n 个线程。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Use %n threads for %1 at every distance measured (up to %2).</source>
        <translation>
            <numerusform>%1 在所有测过的距离（最大 %2）都应使用 %n 个线程。</numerusform>
        </translation>
    </message>
    <message>
        <source>Keep one thread for %1 at every distance measured (up to %2).</source>
        <translation>%1 在所有测过的距离（最大 %2）都应保持单线程。</translation>
    </message>
    <message numerus="yes">
        <source>For %1 one thread and %n threads differ by less than %4 at every distance (up to %2).</source>
        <translation>
            <numerusform>%1 在所有距离（最大 %2），单线程与 %n 个线程相差都不到 %4。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Use %n threads for %1 once objects are larger than %2.</source>
        <translation>
            <numerusform>%1 的对象大于 %2 时，使用 %n 个线程。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Use %n threads for %1 only while objects are smaller than %2.</source>
        <translation>
            <numerusform>仅当 %1 的对象小于 %2 时，使用 %n 个线程。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Use %n threads for %1 while objects are between %2 and %3 large.</source>
        <translation>
            <numerusform>%1 的对象大小在 %2 与 %3 之间时，使用 %n 个线程。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Use %n threads for %1 at every object size measured (%3 to %2).</source>
        <translation>
            <numerusform>%1 在所有测过的对象大小（%3 至 %2）都应使用 %n 个线程。</numerusform>
        </translation>
    </message>
    <message>
        <source>Keep one thread for %1 at every object size measured (%3 to %2).</source>
        <translation>%1 在所有测过的对象大小（%3 至 %2）都应保持单线程。</translation>
    </message>
    <message numerus="yes">
        <source>For %1 one thread and %n threads differ by less than %4 at every object size (%3 to %2).</source>
        <translation>
            <numerusform>%1 在所有对象大小（%3 至 %2），单线程与 %n 个线程相差都不到 %4。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Use %n threads for %1 once an operation computes for more than %2.</source>
        <translation>
            <numerusform>%1 的每个操作计算超过 %2 时，使用 %n 个线程。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Use %n threads for %1 only while an operation computes for less than %2.</source>
        <translation>
            <numerusform>仅当 %1 的每个操作计算少于 %2 时，使用 %n 个线程。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Use %n threads for %1 while an operation computes for between %2 and %3.</source>
        <translation>
            <numerusform>%1 的每个操作计算在 %2 与 %3 之间时，使用 %n 个线程。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Use %n threads for %1 with every amount of compute measured (up to %2).</source>
        <translation>
            <numerusform>%1 在所有测过的计算量（最大 %2）都应使用 %n 个线程。</numerusform>
        </translation>
    </message>
    <message>
        <source>Keep one thread for %1 with every amount of compute measured (up to %2).</source>
        <translation>%1 在所有测过的计算量（最大 %2）都应保持单线程。</translation>
    </message>
    <message numerus="yes">
        <source>For %1 one thread and %n threads differ by less than %4 with every amount of compute (up to %2).</source>
        <translation>
            <numerusform>%1 在所有计算量（最大 %2），单线程与 %n 个线程相差都不到 %4。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Use %n threads for %1 once a batch has more than %2.</source>
        <translation>
            <numerusform>%1 的批次多于 %2时，使用 %n 个线程。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Use %n threads for %1 only while a batch has less than %2.</source>
        <translation>
            <numerusform>仅当 %1 的批次少于 %2时，使用 %n 个线程。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Use %n threads for %1 while a batch has between %2 and %3.</source>
        <translation>
            <numerusform>%1 的批次在 %2与 %3之间时，使用 %n 个线程。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Use %n threads for %1 at every batch size measured (%3 to %2).</source>
        <translation>
            <numerusform>%1 在所有测过的批次大小（%3至 %2）都应使用 %n 个线程。</numerusform>
        </translation>
    </message>
    <message>
        <source>Keep one thread for %1 at every batch size measured (%3 to %2).</source>
        <translation>%1 在所有测过的批次大小（%3至 %2）都应保持单线程。</translation>
    </message>
    <message numerus="yes">
        <source>For %1 one thread and %n threads differ by less than %4 at every batch size (%3 to %2).</source>
        <translation>
            <numerusform>%1 在所有批次大小（%3至 %2），单线程与 %n 个线程相差都不到 %4。</numerusform>
        </translation>
    </message>
    <message>
        <source>The gain passes %1 at %2 (95 % interval %3).</source>
        <translation>收益在 %2 处超过 %1（95 % 置信区间 %3）。</translation>
    </message>
    <message>
        <source>The gain falls below %1 at %2 (95 % interval %3).</source>
        <translation>收益在 %2 处降到 %1 以下（95 % 置信区间 %3）。</translation>
    </message>
    <message>
        <source>Level with one thread at %1.</source>
        <translation>与单线程持平处：%1。</translation>
    </message>
    <message>
        <source>At %1 they halve the latency (%2).</source>
        <translation>在 %1 处，延迟减半（%2）。</translation>
    </message>
    <message>
        <source>At %1 they cut the latency by %2 (%3).</source>
        <translation>在 %1 处，延迟降低 %2（%3）。</translation>
    </message>
    <message numerus="yes">
        <source>%n threads take %1 as long as one.</source>
        <translation>
            <numerusform>%n 个线程的耗时为单线程的 %1。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n threads take %1 to %2 as long as one, the most at %3.</source>
        <translation>
            <numerusform>%n 个线程的耗时为单线程的 %1 至 %2，在 %3 处最长。</numerusform>
        </translation>
    </message>
    <message>
        <source>Not clear yet at %1: measure longer.</source>
        <translation>在 %1 处尚不明确：请延长测量。</translation>
    </message>
    <message numerus="yes">
        <source>%n threads take %1 as long.</source>
        <translation>
            <numerusform>%n 个线程的耗时是单线程的 %1。</numerusform>
        </translation>
    </message>
    <message>
        <source>The 95 % interval of the speed-up is %1.</source>
        <translation>加速比的 95 % 置信区间为 %1。</translation>
    </message>
    <message numerus="yes">
        <source>The 95 % interval of the speed-up is %1; %n threads reach %2, which is no gain worth having.</source>
        <translation>
            <numerusform>加速比的 95 % 置信区间为 %1；%n 个线程达到 %2，收益不值得。</numerusform>
        </translation>
    </message>
    <message>
        <source>Intervals are known at %1 points so far.</source>
        <translation>目前已得出 %1 个测点的区间。</translation>
    </message>
</context>
<context>
    <name>breakeven</name>
    <message>
        <source>In Python the setting is %1, in Qt %2.</source>
        <translation>在 Python 中该设置为 %1，在 Qt 中为 %2。</translation>
    </message>
    <message>
        <source>Advice</source>
        <translation>建议</translation>
    </message>
    <message>
        <source>Thread counts, measured and by the book</source>
        <translation>线程数：实测值与教科书公式</translation>
    </message>
    <message>
        <source>Disturbances</source>
        <translation>干扰</translation>
    </message>
    <message>
        <source>%1, %2, on %3
</source>
        <translation>%1，%2，在 %3 上
</translation>
    </message>
    <message>
        <source>an unnamed host</source>
        <translation>一台未命名的主机</translation>
    </message>
    <message>
        <source>Prints one JSON object.</source>
        <translation>输出一个 JSON 对象。</translation>
    </message>
    <message>
        <source>the plan&apos;s key “%1” is not known and has no effect.</source>
        <translation>计划中的键“%1”未知，不起作用。</translation>
    </message>
    <message>
        <source>The Python file to write, instead of standard output.</source>
        <translation>要写入的 Python 文件，代替标准输出。</translation>
    </message>
    <message>
        <source>--output takes the name of a file.</source>
        <translation>--output 需要一个文件名。</translation>
    </message>
    <message>
        <source>A batch of</source>
        <translation>批次</translation>
    </message>
    <message>
        <source>Arm</source>
        <translation>方案</translation>
    </message>
    <message>
        <source>Switches an op.</source>
        <translation>每操作切换</translation>
    </message>
    <message>
        <source>Where the time of a batch goes</source>
        <translation>一个批次的时间花在哪里</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation>%1：%2</translation>
    </message>
    <message>
        <source>%1 works.
</source>
        <translation>%1 可用。
</translation>
    </message>
    <message>
        <source>version</source>
        <translation>版本</translation>
    </message>
    <message>
        <source>file system</source>
        <translation>文件系统</translation>
    </message>
    <message>
        <source>mounted</source>
        <translation>挂载选项</translation>
    </message>
    <message>
        <source>free</source>
        <translation>可用空间</translation>
    </message>
    <message>
        <source>copies</source>
        <translation>副本数</translation>
    </message>
    <message>
        <source>pool holds</source>
        <translation>池内容</translation>
    </message>
    <message numerus="yes">
        <source>%n object(s), %1</source>
        <translation>
            <numerusform>%n 个对象，%1</numerusform>
        </translation>
    </message>
    <message>
        <source>you may</source>
        <translation>您可以</translation>
    </message>
    <message>
        <source>read, write and remove</source>
        <translation>读取、写入和移除</translation>
    </message>
    <message>
        <source>round trip</source>
        <translation>往返时间</translation>
    </message>
    <message>
        <source>as if farther</source>
        <translation>更远距离</translation>
    </message>
    <message>
        <source>Of a rediss:// target: the file of the certificate authority to trust.</source>
        <translation>用于 rediss:// 目标：所信任的证书颁发机构的文件。</translation>
    </message>
    <message>
        <source>Of a rediss:// target: the file of the certificate to show.</source>
        <translation>用于 rediss:// 目标：要出示的证书文件。</translation>
    </message>
    <message>
        <source>Of a rediss:// target: the file of that one&apos;s key.</source>
        <translation>用于 rediss:// 目标：该证书的密钥文件。</translation>
    </message>
    <message>
        <source>certificates are for rediss:// targets.</source>
        <translation>证书用于 rediss:// 目标。</translation>
    </message>
    <message>
        <source>--client-certificate and --client-key go together.</source>
        <translation>--client-certificate 与 --client-key 须一起使用。</translation>
    </message>
    <message>
        <source>The file is given with --ca-file.</source>
        <translation>该文件由 --ca-file 指定。</translation>
    </message>
    <message>
        <source>They are given with --client-certificate and --client-key.</source>
        <translation>它们由 --client-certificate 和 --client-key 指定。</translation>
    </message>
    <message>
        <source>Fingerprint of the key: %1</source>
        <translation>密钥指纹：%1</translation>
    </message>
    <message>
        <source>Compare it with what the host&apos;s administrator tells. Where the two are the same, repeat the command with: --trust-key &apos;%1&apos;</source>
        <translation>请与主机管理员告知的指纹比较。如果两者相同，请加上以下选项重新执行命令：--trust-key &apos;%1&apos;</translation>
    </message>
    <message>
        <source>what killed runs may have left can&apos;t be seen: %1</source>
        <translation>无法查看被强制终止的运行可能遗留的内容：%1</translation>
    </message>
    <message>
        <source>the target holds too much to see all that killed runs may have left.</source>
        <translation>目标中的内容太多，无法看全被强制终止的运行可能遗留的内容。</translation>
    </message>
    <message>
        <source>Left by a killed run: %1
</source>
        <translation>被强制终止的运行遗留的内容：%1
</translation>
    </message>
    <message>
        <source>Removed %1.
</source>
        <translation>已移除 %1。
</translation>
    </message>
    <message>
        <source>Killed runs left nothing.
</source>
        <translation>被强制终止的运行没有遗留任何内容。
</translation>
    </message>
    <message>
        <source>breakeven check with --clean removes what killed runs left.</source>
        <translation>breakeven check 加 --clean 可移除被强制终止的运行遗留的内容。</translation>
    </message>
    <message>
        <source>Trusts the key of an sftp:// target&apos;s host if this is its fingerprint.</source>
        <translation>如果这是 sftp:// 目标主机的密钥指纹，则信任该密钥。</translation>
    </message>
    <message>
        <source>fingerprint</source>
        <translation>指纹</translation>
    </message>
    <message>
        <source>Removes what killed runs left at the target.</source>
        <translation>移除被强制终止的运行在目标处遗留的内容。</translation>
    </message>
    <message>
        <source>other users of this machine can see a password in the arguments; leave it out to be asked for it, or use --password-stdin.</source>
        <translation>这台机器的其他用户能看到参数中的密码；请省略密码，程序会询问，或使用 --password-stdin。</translation>
    </message>
    <message>
        <source>--trust-key is for sftp:// targets.</source>
        <translation>--trust-key 用于 sftp:// 目标。</translation>
    </message>
    <message>
        <source>--trust-key: a fingerprint reads “ssh-ed25519 SHA256:…”.</source>
        <translation>--trust-key：指纹的格式为“ssh-ed25519 SHA256:…”。</translation>
    </message>
    <message>
        <source>Usage: %1 [RUN...]               opens the window
       %1 VERB [ARGUMENTS]      works without one

</source>
        <translation>用法：%1 [运行...]         打开窗口
      %1 动词 [参数]       不打开窗口

</translation>
    </message>
    <message>
        <source>Usage: %1 VERB [ARGUMENTS]

</source>
        <translation>用法：%1 动词 [参数]

</translation>
    </message>
    <message>
        <source>Tells, with evidence, when threads pay off for storage I/O.

Verbs:
</source>
        <translation>用证据说明多线程何时对存储 I/O 划算。

动词：
</translation>
    </message>
    <message>
        <source>%1 VERB --help says more about one of them; %1 --version names the version.
Exit status: 0 done, 1 failed, 2 wrong usage, 3 a run that answers for some targets only, 130 cancelled.
</source>
        <translation>%1 动词 --help 说明其中一个的详情；%1 --version 显示版本。
退出状态：0 完成，1 失败，2 用法错误，3 运行只对部分目标给出结论，130 已取消。
</translation>
    </message>
    <message>
        <source>charts and reports are drawn by the program that has the window, too: use breakeven %1 (Debian&apos;s package breakeven).</source>
        <translation>图表和报告由带窗口的程序绘制：请使用 breakeven %1（Debian 软件包 breakeven）。</translation>
    </message>
    <message>
        <source>there is no such option.</source>
        <translation>没有这个选项。</translation>
    </message>
    <message>
        <source>there is no such verb.</source>
        <translation>没有这个动词。</translation>
    </message>
    <message>
        <source>the results could not be written to standard output.</source>
        <translation>无法把结果写入标准输出。</translation>
    </message>
    <message>
        <source>Point</source>
        <translation>测点</translation>
    </message>
    <message>
        <source>Before</source>
        <translation>之前</translation>
    </message>
    <message>
        <source>After</source>
        <translation>之后</translation>
    </message>
    <message>
        <source>Ratio</source>
        <translation>比值</translation>
    </message>
    <message>
        <source>95 % interval</source>
        <translation>95 % 置信区间</translation>
    </message>
    <message>
        <source>Change</source>
        <translation>变化</translation>
    </message>
    <message>
        <source>The runs have no point in common.
</source>
        <translation>这些运行没有共同的测点。
</translation>
    </message>
    <message>
        <source>~ measured by one of the runs only, interpolated in the other
</source>
        <translation>~ 只在其中一次运行中测过，另一次为插值
</translation>
    </message>
    <message>
        <source>%1: warning: %2</source>
        <translation>%1：警告：%2</translation>
    </message>
    <message>
        <source>a killed run left %1 at %2.</source>
        <translation>一次被强制终止的运行在 %2 遗留了 %1。</translation>
    </message>
    <message>
        <source>breakeven check &apos;%1&apos; --clean removes it.</source>
        <translation>breakeven check &apos;%1&apos; --clean 可将其移除。</translation>
    </message>
    <message>
        <source>The CSV file to write.</source>
        <translation>要写入的 CSV 文件。</translation>
    </message>
    <message>
        <source>--output is missing.</source>
        <translation>缺少 --output。</translation>
    </message>
    <message>
        <source>--output takes a name that ends in .csv.</source>
        <translation>--output 需要以 .csv 结尾的文件名。</translation>
    </message>
    <message>
        <source>there is no such topic; there are %1.</source>
        <translation>没有这个主题；现有 %1。</translation>
    </message>
    <message>
        <source>%1 has no end: the run still goes on, or was killed.</source>
        <translation>%1 没有结尾：该运行仍在进行，或被强制终止。</translation>
    </message>
    <message>
        <source>Writes over a file that is there.</source>
        <translation>覆盖已有的文件。</translation>
    </message>
    <message>
        <source>%1 exists already; choose another name, or write over it with --force.</source>
        <translation>%1 已存在；请换一个名称，或用 --force 覆盖。</translation>
    </message>
    <message>
        <source>Reads the passwords of Redis servers from standard input, a line for each server. Without it they are asked for on a terminal.</source>
        <translation>从标准输入读取 Redis 服务器的密码，每个服务器一行。不用此选项时，会在终端上询问。</translation>
    </message>
    <message>
        <source>--password-stdin is for Redis servers without a password.</source>
        <translation>--password-stdin 用于未给出密码的 Redis 服务器。</translation>
    </message>
    <message>
        <source>standard input has no line with the password of %1.</source>
        <translation>标准输入中没有 %1 的密码行。</translation>
    </message>
    <message>
        <source>Password of %1: </source>
        <translation>%1 的密码: </translation>
    </message>
    <message>
        <source>Under %1: </source>
        <translation>%1: </translation>
    </message>
    <message>
        <source>The round trip to the target, in µs.</source>
        <translation>到目标的往返时间，以 µs 为单位。</translation>
    </message>
    <message>
        <source>How many threads.</source>
        <translation>线程数。</translation>
    </message>
    <message>
        <source>Only this target of the run.</source>
        <translation>只看该运行的这个目标。</translation>
    </message>
    <message>
        <source>--rtt-us takes a number of microseconds, 0 to 10,000,000.</source>
        <translation>--rtt-us 需要一个微秒数，0 到 10,000,000。</translation>
    </message>
    <message>
        <source>--threads takes a whole number, 1 to 1024.</source>
        <translation>--threads 需要一个整数，1 到 1024。</translation>
    </message>
    <message>
        <source>The run has no target %1. It has: %2.</source>
        <translation>该运行没有目标 %1。它有：%2。</translation>
    </message>
    <message>
        <source>Prints a JSON array, the plans with it.</source>
        <translation>输出一个 JSON 数组，连同各个计划。</translation>
    </message>
    <message>
        <source>%1 %</source>
        <translation>%1 %</translation>
    </message>
    <message>
        <source>pass %1</source>
        <translation>第 %1 轮</translation>
    </message>
    <message numerus="yes">
        <source>measuring %n points</source>
        <translation>
            <numerusform>正在测量 %n 个测点</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 of %2 settled</source>
        <translation>%2 个中已确定 %1 个</translation>
    </message>
    <message>
        <source>%1 s left</source>
        <translation>剩余 %1 s</translation>
    </message>
    <message>
        <source>The post&apos;s table
</source>
        <translation>博文中的表格
</translation>
    </message>
    <message>
        <source>Where it differs from the post</source>
        <translation>与博文不同之处</translation>
    </message>
    <message>
        <source>--runtime: there is no runtime “%1”; %2.</source>
        <translation>--runtime：没有运行时“%1”；%2。</translation>
    </message>
    <message>
        <source>it is no file</source>
        <translation>它不是文件</translation>
    </message>
    <message>
        <source>Who executes the batches: native, cpython, or both with a comma.</source>
        <translation>由谁执行批次：native、cpython，或用逗号分隔的两者。</translation>
    </message>
    <message>
        <source>The interpreter for cpython; otherwise the first that has numpy and what the targets need.</source>
        <translation>用于 cpython 的解释器；不指定时，用第一个带 numpy 且具备目标所需模块的解释器。</translation>
    </message>
    <message>
        <source>Your own read, work and write, in Python, to measure under cpython; breakeven batch-template prints one to fill in.</source>
        <translation>您自己用 Python 写的 read、work 和 write，在 cpython 下测量；breakeven batch-template 会输出一个供填写的文件。</translation>
    </message>
    <message>
        <source>--python goes with --runtime cpython.</source>
        <translation>--python 需与 --runtime cpython 一起使用。</translation>
    </message>
    <message>
        <source>--batch-file goes with --runtime cpython.</source>
        <translation>--batch-file 需与 --runtime cpython 一起使用。</translation>
    </message>
    <message>
        <source>yes</source>
        <translation>是</translation>
    </message>
    <message>
        <source>no</source>
        <translation>否</translation>
    </message>
    <message>
        <source>Interpreter</source>
        <translation>解释器</translation>
    </message>
    <message>
        <source>Version</source>
        <translation>版本</translation>
    </message>
    <message>
        <source>Prints a JSON array.</source>
        <translation>输出一个 JSON 数组。</translation>
    </message>
    <message>
        <source>no Python 3.7 or newer was found along PATH, in /usr/bin, in /usr/local/bin or among pyenv&apos;s versions.</source>
        <translation>在 PATH、/usr/bin、/usr/local/bin 以及 pyenv 的各版本中都没有找到 Python 3.7 或更新版本。</translation>
    </message>
    <message>
        <source>Speed-up</source>
        <translation>加速比</translation>
    </message>
    <message>
        <source>I/O share</source>
        <translation>I/O 占比</translation>
    </message>
    <message>
        <source>Verdict</source>
        <translation>判定</translation>
    </message>
    <message>
        <source>Target</source>
        <translation>目标</translation>
    </message>
    <message>
        <source>Threads</source>
        <translation>线程</translation>
    </message>
    <message>
        <source>Latency</source>
        <translation>延迟</translation>
    </message>
    <message>
        <source>p5 – p95</source>
        <translation>p5 – p95</translation>
    </message>
    <message>
        <source>Caveat: %1</source>
        <translation>保留条件：%1</translation>
    </message>
    <message>
        <source>Caveat of all: %1</source>
        <translation>适用于全部的保留条件：%1</translation>
    </message>
    <message>
        <source>Measured with the cores in the condition that each target names.</source>
        <translation>测量时核心的状态如各目标所注。</translation>
    </message>
    <message>
        <source>Measured with %1.</source>
        <translation>测量条件：%1。</translation>
    </message>
    <message>
        <source>Caution</source>
        <translation>注意</translation>
    </message>
    <message>
        <source>%1 at %2: %3</source>
        <translation>%1 在 %2 处：%3</translation>
    </message>
    <message>
        <source>Ended after %1: %2.
</source>
        <translation>%1 后结束：%2。
</translation>
    </message>
    <message>
        <source>More: --details, or breakeven analyze with the run file.</source>
        <translation>更多内容：--details，或对运行文件使用 breakeven analyze。</translation>
    </message>
    <message>
        <source>Run file: %1
</source>
        <translation>运行文件：%1
</translation>
    </message>
    <message>
        <source>The experiment, as `presets` lists them.</source>
        <translation>要做的实验，即 `presets` 列出的一种。</translation>
    </message>
    <message>
        <source>The experiment, in a file of your own, or itself as JSON.</source>
        <translation>实验：您自己的文件，或直接给出 JSON。</translation>
    </message>
    <message>
        <source>How long to measure at most.</source>
        <translation>最长测量时间。</translation>
    </message>
    <message>
        <source>Adds an arm on Redis: one thread that sends a batch&apos;s requests together.</source>
        <translation>为 Redis 增加一个方案：由一个线程把一个批次的请求一起发出。</translation>
    </message>
    <message>
        <source>The condition of the cores while it measures: awake, as-they-are, which lets them fall asleep, or both, each target in either.</source>
        <translation>测量时核心的状态：awake（保持唤醒）、as-they-are（维持原状，允许其休眠），或 both（每个目标两种状态都测）。</translation>
    </message>
    <message>
        <source>How long to wait at most while other programs are busy; 0: not at all. Otherwise 15.</source>
        <translation>其他程序繁忙时最多等待多久；0：完全不等。默认 15。</translation>
    </message>
    <message>
        <source>Prints the result as one JSON object.</source>
        <translation>以一个 JSON 对象输出结果。</translation>
    </message>
    <message>
        <source>Prints causes, advice, disturbances and thread counts by the book, too.</source>
        <translation>同时输出原因、建议、干扰和教科书公式的线程数。</translation>
    </message>
    <message>
        <source>--preset and --plan exclude each other.</source>
        <translation>--preset 与 --plan 不能同时使用。</translation>
    </message>
    <message>
        <source>--budget takes a number of seconds, 0.1 to 604800.</source>
        <translation>--budget 需要一个秒数，0.1 到 604800。</translation>
    </message>
    <message>
        <source>--cores is awake, as-they-are or both.</source>
        <translation>--cores 可取 awake、as-they-are 或 both。</translation>
    </message>
    <message>
        <source>--wait-for-quiet takes a number of seconds, 0 to 604800.</source>
        <translation>--wait-for-quiet 需要一个秒数，0 到 604800。</translation>
    </message>
    <message>
        <source>%1 exists already; choose another name or remove it.</source>
        <translation>%1 已存在；请换一个名称或将其移除。</translation>
    </message>
    <message>
        <source>nothing could be measured.</source>
        <translation>什么都无法测量。</translation>
    </message>
    <message>
        <source>Cancelled; what was measured is kept.</source>
        <translation>已取消；测得的内容已保留。</translation>
    </message>
    <message>
        <source>not every target gave an answer that its blocks support; measure longer.</source>
        <translation>并非每个目标都得到了有区组支持的结论；请延长测量。</translation>
    </message>
    <message>
        <source>Measures, and says when threads pay off.</source>
        <translation>进行测量，并说明多线程何时划算。</translation>
    </message>
    <message>
        <source>Says what a run found.</source>
        <translation>说明一次运行得出了什么。</translation>
    </message>
    <message>
        <source>Says what changed from one run to another.</source>
        <translation>说明两次运行之间有什么变化。</translation>
    </message>
    <message>
        <source>Says what a batch would take that was not measured.</source>
        <translation>说明一个没有测量过的批次会需要多久。</translation>
    </message>
    <message>
        <source>Draws runs, the later ones laid over the first.</source>
        <translation>绘制运行，后面的叠加在第一个之上。</translation>
    </message>
    <message>
        <source>Writes a page that says all of a run, a section each.</source>
        <translation>写出一页说明运行全部内容的报告，每次运行一节。</translation>
    </message>
    <message>
        <source>Writes a run&apos;s batches as CSV, one row a batch.</source>
        <translation>把一次运行的各个批次写成 CSV，每个批次一行。</translation>
    </message>
    <message>
        <source>Connects to a target, measures the round trip, says what is wrong.</source>
        <translation>连接到目标，测量往返时间，指出问题。</translation>
    </message>
    <message>
        <source>Lists the experiments that come with the program.</source>
        <translation>列出程序自带的实验。</translation>
    </message>
    <message>
        <source>Lists the Pythons of this machine and what they import.</source>
        <translation>列出这台机器上的 Python 及其能导入的模块。</translation>
    </message>
    <message>
        <source>Prints a Python file to fill in with a batch of your own.</source>
        <translation>输出一个 Python 文件，供填写您自己的批次。</translation>
    </message>
    <message>
        <source>Prints what one needs to know to help you: versions, the machine, settings, last failures; no secrets.</source>
        <translation>打印帮助您所需的信息：版本、机器、设置、最近的失败；不含机密。</translation>
    </message>
    <message>
        <source>Prints the manual, or the list of its topics.</source>
        <translation>输出手册，或其主题列表。</translation>
    </message>
    <message>
        <source>Usage: %1 %2 %3</source>
        <translation>用法：%1 %2 %3</translation>
    </message>
    <message>
        <source>Options:</source>
        <translation>选项：</translation>
    </message>
    <message>
        <source>Examples:</source>
        <translation>示例：</translation>
    </message>
    <message>
        <source>%1 %2 --help says more.</source>
        <translation>%1 %2 --help 有更多说明。</translation>
    </message>
    <message>
        <source>Shows this help.</source>
        <translation>显示此帮助。</translation>
    </message>
    <message>
        <source>Says on standard error what it does; QT_LOGGING_RULES chooses by breakeven.*.</source>
        <translation>在标准错误上说明正在做什么；QT_LOGGING_RULES 可用 breakeven.* 选择。</translation>
    </message>
    <message>
        <source>something is missing.</source>
        <translation>缺少内容。</translation>
    </message>
    <message>
        <source>there are too many arguments.</source>
        <translation>参数过多。</translation>
    </message>
    <message>
        <source>The gain from which threads are worth having: 0.1 is 10 %.</source>
        <translation>收益达到多少，多线程才值得：0.1 即 10 %。</translation>
    </message>
    <message>
        <source>--worth takes a share, 0 to 10: 0.1 is 10 %.</source>
        <translation>--worth 需要一个比例，0 到 10：0.1 即 10 %。</translation>
    </message>
    <message>
        <source>the run has no such point; it has these:
%1</source>
        <translation>该运行没有这样的测点；它有以下测点：
%1</translation>
    </message>
    <message>
        <source>the run&apos;s plan is not that of the post&apos;s table</source>
        <translation>该次运行的计划不是原文章表格的计划</translation>
    </message>
    <message>
        <source>The file to write; its ending (png, svg, pdf) says the format.</source>
        <translation>要写入的文件；扩展名（png、svg、pdf）决定格式。</translation>
    </message>
    <message>
        <source>light (default) or dark.</source>
        <translation>light（默认）或 dark。</translation>
    </message>
    <message>
        <source>Width x height in pixels; a PNG has --scale times as many.</source>
        <translation>宽 x 高（像素）；PNG 的像素数为其 --scale 倍。</translation>
    </message>
    <message>
        <source>Of a PNG: 1 to 4 pixels for one of --size, 2 by default.</source>
        <translation>对于 PNG：--size 的每个像素对应 1 到 4 个像素，默认 2。</translation>
    </message>
    <message>
        <source>--theme takes light or dark.</source>
        <translation>--theme 可取 light 或 dark。</translation>
    </message>
    <message>
        <source>--size takes WIDTHxHEIGHT, from 200x150 to 10000x10000.</source>
        <translation>--size 的格式为“宽x高”，从 200x150 到 10000x10000。</translation>
    </message>
    <message>
        <source>--scale takes a whole number from 1 to 4.</source>
        <translation>--scale 需要 1 到 4 的整数。</translation>
    </message>
    <message>
        <source>--value takes a number.</source>
        <translation>--value 需要一个数字。</translation>
    </message>
    <message>
        <source>this view shows one run.</source>
        <translation>此视图只显示一次运行。</translation>
    </message>
    <message>
        <source>The file to write; its ending (html, pdf) says the format.</source>
        <translation>要写入的文件；扩展名（html、pdf）决定格式。</translation>
    </message>
    <message>
        <source>--output takes a name that ends in .html or .pdf.</source>
        <translation>--output 需要以 .html 或 .pdf 结尾的名称。</translation>
    </message>
    <message>
        <source>set %1 = %2 for targets farther than %3, 1 for nearer ones.</source>
        <translation>对比 %3 远的目标设置 %1 = %2，更近的设为 1。</translation>
    </message>
    <message>
        <source>set %1 = %2 for targets nearer than %3, 1 for farther ones.</source>
        <translation>对比 %3 近的目标设置 %1 = %2，更远的设为 1。</translation>
    </message>
    <message>
        <source>set %1 = %2 above %3, 1 below.</source>
        <translation>高于 %3 时设置 %1 = %2，低于时设为 1。</translation>
    </message>
    <message>
        <source>set %1 = %2 below %3, 1 above.</source>
        <translation>低于 %3 时设置 %1 = %2，高于时设为 1。</translation>
    </message>
    <message>
        <source>farther than %1</source>
        <translation>远于 %1</translation>
    </message>
    <message>
        <source>above %1</source>
        <translation>高于 %1</translation>
    </message>
    <message>
        <source>nearer than %1</source>
        <translation>近于 %1</translation>
    </message>
    <message>
        <source>below %1</source>
        <translation>低于 %1</translation>
    </message>
    <message>
        <source>up to %1</source>
        <translation>直到 %1</translation>
    </message>
    <message>
        <source>from %1 on</source>
        <translation>从 %1 起</translation>
    </message>
    <message>
        <source>from %1 to %2</source>
        <translation>从 %1 到 %2</translation>
    </message>
    <message>
        <source>at %1</source>
        <translation>在 %1 处</translation>
    </message>
    <message>
        <source>set %1 = %2.</source>
        <translation>设置 %1 = %2。</translation>
    </message>
    <message>
        <source>Gnocchi&apos;s versions between October 2017 and January 2018 ignore it.</source>
        <translation>2017 年 10 月至 2018 年 1 月之间的 Gnocchi 版本会忽略它。</translation>
    </message>
    <message>
        <source>%1 measured fastest</source>
        <translation>实测最快为 %1</translation>
    </message>
    <message>
        <source>%1 by cores × (1 + wait/compute)</source>
        <translation>按 核心数 × (1 + 等待/计算) 为 %1</translation>
    </message>
    <message>
        <source>%1 by the Universal Scalability Law</source>
        <translation>按通用可扩展性定律为 %1</translation>
    </message>
    <message>
        <source>%1 by the Universal Scalability Law, which fits badly (%2 off)</source>
        <translation>按通用可扩展性定律为 %1，但拟合较差（偏差 %2）</translation>
    </message>
    <message>
        <source>no peak by the Universal Scalability Law</source>
        <translation>按通用可扩展性定律没有峰值</translation>
    </message>
    <message>
        <source>%1: %2.</source>
        <translation>%1：%2。</translation>
    </message>
    <message>
        <source>The Universal Scalability Law can be fitted from 4 thread counts on; this run has %1.</source>
        <translation>通用可扩展性定律需要至少 4 个线程数才能拟合；该运行有 %1 个。</translation>
    </message>
    <message>
        <source>%1 points and arms are too few, it takes %2</source>
        <translation>%1 个测点与方案太少，需要 %2 个</translation>
    </message>
    <message>
        <source>it misses points left out by %1 %</source>
        <translation>对留出测点的误差为 %1 %</translation>
    </message>
    <message>
        <source>it misses one in ten of the points left out by %1 %</source>
        <translation>对十分之一的留出测点误差达 %1 %</translation>
    </message>
    <message>
        <source>the run varies neither the round trip nor the threads alone</source>
        <translation>该运行既没有单独改变往返时间，也没有单独改变线程数</translation>
    </message>
    <message>
        <source>the run measured only one round trip, %1 µs</source>
        <translation>该运行只测量了一个往返时间，%1 µs</translation>
    </message>
    <message>
        <source>the run measured fewer than three thread counts, which tell nothing of %1</source>
        <translation>该运行测量的线程数少于三个，无法推知 %1 的情况</translation>
    </message>
    <message>
        <source>%1 µs is too far beyond the longest round trip measured, %2 µs</source>
        <translation>%1 µs 超出测过的最长往返时间 %2 µs 太多</translation>
    </message>
    <message>
        <source>%1 threads are too far beyond the most measured, %2</source>
        <translation>%1 个线程超出测过的最大线程数 %2 太多</translation>
    </message>
    <message>
        <source>the cost model</source>
        <translation>成本模型</translation>
    </message>
    <message>
        <source>the prediction</source>
        <translation>预测</translation>
    </message>
    <message>
        <source>%1 at %2</source>
        <translation>%1 在 %2 处</translation>
    </message>
    <message numerus="yes">
        <source>Other programs used %1 of %n cores: on a quiet machine the answer may be another one.</source>
        <translation>
            <numerusform>其他程序占用了 %n 个核心中的 %1 个：在安静的机器上结论可能不同。</numerusform>
        </translation>
    </message>
    <message>
        <source>The host of this virtual machine took the cores away for %1 of the run.</source>
        <translation>这台虚拟机的宿主机在运行的 %1 时间里占走了核心。</translation>
    </message>
    <message>
        <source>The latency of %1 has two states: %2 of the batches take %3 as long as the others.</source>
        <translation>%1 的延迟有两种状态：%2 的批次耗时为其余批次的 %3。</translation>
    </message>
    <message>
        <source>One thread and %1 change places %2 times, more than waiting explains: the latency has two states.</source>
        <translation>单线程与 %1胜负交替 %2 次，超出等待所能解释的程度：延迟有两种状态。</translation>
    </message>
    <message>
        <source>The arm of %1 wins at %2 and loses at %3, where there is more waiting to overlap: the latency has two states.</source>
        <translation>%1的方案在 %2 处胜出，却在可重叠的等待更多的 %3 处落败：延迟有两种状态。</translation>
    </message>
    <message>
        <source>Where %1 were asked for, the machine held %2; the point counts as that.</source>
        <translation>在要求 %1 之处，机器实际维持在 %2；该测点按后者计。</translation>
    </message>
    <message numerus="yes">
        <source>Some points have %n block(s) only: intervals of so few may be too narrow, measure longer.</source>
        <translation>
            <numerusform>有些测点只有 %n 个区组：区组太少时区间可能过窄，请延长测量。</numerusform>
        </translation>
    </message>
    <message>
        <source>The cores were left to fall asleep: below some 200 µs their waking decides.</source>
        <translation>测量时允许核心休眠：低于约 200 µs 时，起决定作用的是核心的唤醒。</translation>
    </message>
    <message numerus="yes">
        <source>The connection was lost %n time(s) and made anew; what was under way was measured again.</source>
        <translation>
            <numerusform>连接中断了 %n 次并已重新建立；当时正在进行的测量已重新执行。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>The connection was lost %n time(s) and made anew, most often at %1; what was under way was measured again.</source>
        <translation>
            <numerusform>连接中断了 %n 次并已重新建立，多数发生在 %1；当时正在进行的测量已重新执行。</numerusform>
        </translation>
    </message>
    <message>
        <source>The added compute is taken to give the GIL away %1 times an operation; for a program that does so more or less often, measure a batch of its own.</source>
        <translation>假定附加的计算每个操作让出 GIL %1 次；对于让出更频繁或更少的程序，请测量它自己的批次。</translation>
    </message>
    <message>
        <source>%1, %2</source>
        <translation>%1，%2</translation>
    </message>
    <message>
        <source>%1: the crossover moved from %2 to %3 (95 % interval of the difference %4).</source>
        <translation>%1：交叉点从 %2 移到了 %3（差异的 95 % 区间 %4）。</translation>
    </message>
    <message>
        <source>%1: the crossover is where it was, %2 and %3 (95 % interval of the difference %4).</source>
        <translation>%1：交叉点没有移动，%2 与 %3（差异的 95 % 区间 %4）。</translation>
    </message>
    <message>
        <source>faster</source>
        <translation>更快</translation>
    </message>
    <message>
        <source>slower</source>
        <translation>更慢</translation>
    </message>
    <message>
        <source>same</source>
        <translation>相同</translation>
    </message>
    <message>
        <source>not clear</source>
        <translation>不明确</translation>
    </message>
    <message>
        <source>%1, emulated before</source>
        <translation>%1，之前为模拟</translation>
    </message>
    <message>
        <source>%1, emulated after</source>
        <translation>%1，之后为模拟</translation>
    </message>
    <message>
        <source>%1: the crossover at %2 is gone.</source>
        <translation>%1：位于 %2 的交叉点已消失。</translation>
    </message>
    <message>
        <source>%1: there is a crossover now, at %2.</source>
        <translation>%1：现在在 %2 处有一个交叉点。</translation>
    </message>
    <message>
        <source>The shift may be chance: its interval holds 0.</source>
        <translation>移动可能出于偶然：其区间包含 0。</translation>
    </message>
    <message>
        <source>earlier</source>
        <translation>更早</translation>
    </message>
    <message>
        <source>later</source>
        <translation>更晚</translation>
    </message>
    <message>
        <source>Fewer threads are enough than in the base run.</source>
        <translation>所需线程比基准运行少。</translation>
    </message>
    <message>
        <source>It takes more threads than in the base run.</source>
        <translation>所需线程比基准运行多。</translation>
    </message>
    <message>
        <source>They pay off earlier than in the base run.</source>
        <translation>它们比基准运行更早划算。</translation>
    </message>
    <message>
        <source>They pay off later than in the base run.</source>
        <translation>它们比基准运行更晚划算。</translation>
    </message>
    <message>
        <source>They cease to pay off earlier than in the base run.</source>
        <translation>它们比基准运行更早不再划算。</translation>
    </message>
    <message>
        <source>They pay off for longer than in the base run.</source>
        <translation>它们划算的范围比基准运行更长。</translation>
    </message>
    <message>
        <source>break-even over threads</source>
        <translation>按线程数的盈亏平衡点</translation>
    </message>
    <message>
        <source>break-even, %1 against %2</source>
        <translation>盈亏平衡点，%1 对 %2</translation>
    </message>
    <message>
        <source>The runs have no point in common.</source>
        <translation>这些运行没有共同的测点。</translation>
    </message>
    <message>
        <source>%1: faster at %2 of %3 points</source>
        <translation>%1：%3 个点中有 %2 个更快</translation>
    </message>
    <message>
        <source>%1: slower at %2 of %3 points</source>
        <translation>%1：%3 个点中有 %2 个更慢</translation>
    </message>
    <message>
        <source>Nothing changed.</source>
        <translation>没有变化。</translation>
    </message>
    <message>
        <source>No change is proven.</source>
        <translation>没有被证实的变化。</translation>
    </message>
    <message>
        <source>%1 of %2 rows are not clear.</source>
        <translation>%2 行中有 %1 行不明确。</translation>
    </message>
    <message>
        <source>The latency of all points together</source>
        <translation>所有测点合计的延迟</translation>
    </message>
    <message>
        <source>The latency of %1 with %2</source>
        <translation>%1 用 %2时的延迟</translation>
    </message>
    <message>
        <source>The latency of %1 at %2 with %3</source>
        <translation>%1 在 %2 处用 %3时的延迟</translation>
    </message>
    <message>
        <source>half way</source>
        <translation>在中途</translation>
    </message>
    <message>
        <source>after %1 of its blocks</source>
        <translation>在其区组完成 %1 后</translation>
    </message>
    <message>
        <source>some verdicts turn with it.</source>
        <translation>有些判定随之改变。</translation>
    </message>
    <message>
        <source>no verdict turns with it.</source>
        <translation>没有判定随之改变。</translation>
    </message>
    <message>
        <source>the verdict is the same before and after.</source>
        <translation>前后的判定相同。</translation>
    </message>
    <message>
        <source>the verdict is the same in both halves.</source>
        <translation>前后两半的判定相同。</translation>
    </message>
    <message>
        <source>the verdict is not the same before and after.</source>
        <translation>前后的判定不同。</translation>
    </message>
    <message>
        <source>the verdict is not the same in both halves.</source>
        <translation>前后两半的判定不同。</translation>
    </message>
    <message>
        <source>the verdict is clear on one side of it only.</source>
        <translation>只有其中一侧的判定是明确的。</translation>
    </message>
    <message>
        <source>the verdict is clear in one half only.</source>
        <translation>只有其中一半的判定是明确的。</translation>
    </message>
    <message>
        <source>%1 has two humps: %2 of the batches take about %3, the others about %4</source>
        <translation>%1有两个峰：%2 的批次约需 %3，其余约需 %4</translation>
    </message>
    <message>
        <source>the verdict is not the same for both.</source>
        <translation>两者的判定不同。</translation>
    </message>
    <message>
        <source>the verdict is the same for both.</source>
        <translation>两者的判定相同。</translation>
    </message>
    <message>
        <source>the verdict is clear for one of them only.</source>
        <translation>只有其中之一的判定是明确的。</translation>
    </message>
    <message>
        <source>%1; %2</source>
        <translation>%1；%2</translation>
    </message>
    <message>
        <source>rose by %1 %2</source>
        <translation>%2上升了 %1</translation>
    </message>
    <message>
        <source>fell by %1 %2</source>
        <translation>%2下降了 %1</translation>
    </message>
    <message>
        <source>climbed by %1 over the run</source>
        <translation>在运行期间上升了 %1</translation>
    </message>
    <message>
        <source>sank by %1 over the run</source>
        <translation>在运行期间下降了 %1</translation>
    </message>
    <message>
        <source>%1 %2; %3</source>
        <translation>%1%2；%3</translation>
    </message>
    <message>
        <source>In Gnocchi 4.4 parallel_operations reaches every read and write of its files.</source>
        <translation>在 Gnocchi 4.4 中，parallel_operations 对其文件的所有读写都起作用。</translation>
    </message>
    <message numerus="yes">
        <source>The textbook&apos;s formula asks for %n threads for %1, where one is enough.</source>
        <translation>
            <numerusform>教科书公式要求 %1 用 %n 个线程，而实际上一个就够了。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>The textbook&apos;s formula asks for one thread for %1, where %n are worth having.</source>
        <translation>
            <numerusform>教科书公式要求 %1 用单线程，而实际上值得用 %n 个线程。</numerusform>
        </translation>
    </message>
    <message>
        <source>Fitted to a network emulated by a relay.</source>
        <translation>模型按由中继模拟的网络拟合。</translation>
    </message>
    <message>
        <source>Fitted to a network emulated by waits.</source>
        <translation>模型按由等待模拟的网络拟合。</translation>
    </message>
    <message>
        <source>%1 at %2 with %3</source>
        <translation>%1 在 %2 处用 %3</translation>
    </message>
    <message>
        <source>%1: no prediction, as %2.</source>
        <translation>%1：无法预测，因为%2。</translation>
    </message>
    <message>
        <source>%1: a batch takes about %2 (95 % interval %3).</source>
        <translation>%1：一个批次约需 %2（95 % 置信区间 %3）。</translation>
    </message>
    <message>
        <source>%1, %2 as fast as with 1 thread (%3).</source>
        <translation>%1，速度是 1 个线程的 %2（%3）。</translation>
    </message>
    <message>
        <source>%1: a batch takes about %2 (95 % interval %3)</source>
        <translation>%1：一个批次约需 %2（95 % 置信区间 %3）</translation>
    </message>
    <message>
        <source>The pipelined arm of %1 is left out of the cost model.</source>
        <translation>%1 的流水线方案未纳入成本模型。</translation>
    </message>
    <message>
        <source>The cost model of %1: an operation waits %2 and %3 round trips, and each further thread makes that %4 longer; a batch costs %5 by itself, a pool of threads %6 and %7 a thread. It misses points left out by %8, one in ten of them by more than %9.</source>
        <translation>%1 的成本模型：一个操作等待 %2 外加 %3 次往返，每增加一个线程使其延长 %4；一个批次本身耗费 %5，线程池耗费 %6，另加每个线程 %7。它对留出测点的误差为 %8，其中十分之一超过 %9。</translation>
    </message>
    <message>
        <source>The window: setting up, plans, what happens while a run goes on, help.</source>
        <translation>窗口：设置、计划、运行时的情况、帮助。</translation>
    </message>
    <message>
        <source>What is measured and how, and how the answer is found: every definition.</source>
        <translation>测量什么、如何测量、结论如何得出：所有定义。</translation>
    </message>
    <message>
        <source>Files, remote folders, Redis and Ceph: addresses, checks, what can go wrong.</source>
        <translation>文件、远程文件夹、Redis 和 Ceph：地址、检查、可能出现的问题。</translation>
    </message>
    <message>
        <source>Plans, a batch of your own, run files, and what the commands print as JSON.</source>
        <translation>计划、您自己的批次、运行文件，以及各命令输出的 JSON。</translation>
    </message>
    <message>
        <source>How well the program measures: its benches and the coverage of its intervals.</source>
        <translation>程序测量得有多准：它的基准测试和区间的覆盖率。</translation>
    </message>
    <message>
        <source>The source code: its rooms, and how to add a back end, an axis, an arm or a view.</source>
        <translation>源代码：它的各个部分，以及如何增加后端、轴、方案或视图。</translation>
    </message>
    <message>
        <source>%1 with its GIL</source>
        <translation>%1，带 GIL</translation>
    </message>
    <message>
        <source>%1, free-threaded</source>
        <translation>%1，自由线程</translation>
    </message>
    <message>
        <source>pure-Python workload</source>
        <translation>纯 Python 工作负载</translation>
    </message>
    <message>
        <source>your own batch</source>
        <translation>您自己的批次</translation>
    </message>
    <message>
        <source>its usual costs, as no Python was found</source>
        <translation>采用其通常的开销，因为未找到 Python</translation>
    </message>
    <message>
        <source>On Ceph Gnocchi 4.4 writes aggregates one after another, whatever parallel_operations says; it reaches reads, and writes of raw measures.</source>
        <translation>在 Ceph 上，无论 parallel_operations 如何设置，Gnocchi 4.4 都逐个写入聚合值；它对读取和写入原始测量值起作用。</translation>
    </message>
    <message>
        <source>Gnocchi 4.4 pipelines its writes to Redis, so parallel_operations changes nothing for them at any distance; it reaches reads of several metrics at once.</source>
        <translation>Gnocchi 4.4 以流水线方式写入 Redis，因此 parallel_operations 在任何距离都不影响写入；它对同时读取多个指标起作用。</translation>
    </message>
    <message>
        <source>Measures the run of this file longer, in it: the same plan, for its budget or --budget.</source>
        <translation>在此文件中继续测量该次运行：方案相同，时长为其预算或 --budget。</translation>
    </message>
    <message>
        <source>The run file to write; it must not exist. Otherwise a new one in the folder of the runs, which is chosen in the window&apos;s menu.</source>
        <translation>要写入的运行文件；它必须尚不存在。否则在运行文件夹中新建一个，该文件夹在窗口菜单中选择。</translation>
    </message>
    <message>
        <source>The arms in place of the plan&apos;s, e.g. threads:1,threads:6,pipelined.</source>
        <translation>取代计划中各方案的方案，例如 threads:1,threads:6,pipelined。</translation>
    </message>
    <message>
        <source>--continue and --%1 exclude each other.</source>
        <translation>--continue 与 --%1 互斥。</translation>
    </message>
    <message>
        <source>One of %1; %2 by default. post: a run of the blog post&apos;s plan beside the post&apos;s own figures.</source>
        <translation>%1 之一；默认为 %2。post：按博客文章的计划所做的运行，旁边是文章自己的数字。</translation>
    </message>
    <message>
        <source>Of the views %1: one of the targets; else all.</source>
        <translation>用于 %1：其中一个目标；否则为全部。</translation>
    </message>
    <message>
        <source>Of the views %1: which points, in the axis&apos;s unit (µs, bytes); else the first that was measured.</source>
        <translation>用于 %1：哪些测量点，以轴的单位表示（µs、字节）；否则为最先测量的点。</translation>
    </message>
    <message>
        <source>--view takes one of %1.</source>
        <translation>--view 可取 %1 之一。</translation>
    </message>
    <message>
        <source>--target and --value are for the views %1.</source>
        <translation>--target 和 --value 用于视图 %1。</translation>
    </message>
</context>
<context>
    <name>breakeven::Address</name>
    <message>
        <source>it names no folder of this machine, as file:///srv/data does</source>
        <translation>它没有指明这台机器上的文件夹，像 file:///srv/data 那样</translation>
    </message>
    <message>
        <source>there is no such user; a folder of that name is ./%1</source>
        <translation>没有这个用户；同名文件夹请写成 ./%1</translation>
    </message>
    <message>
        <source>a target reads like one of %1</source>
        <translation>目标的写法如下之一：%1</translation>
    </message>
    <message>
        <source>%1:// is none of %2; a folder that another program mounts is given by its path</source>
        <translation>%1:// 不属于 %2；由其他程序挂载的文件夹请用其路径表示</translation>
    </message>
    <message>
        <source>a pool has a name: rados://pool?conf=/etc/ceph/ceph.conf</source>
        <translation>池要有名称：rados://pool?conf=/etc/ceph/ceph.conf</translation>
    </message>
    <message>
        <source>&quot;%1&quot; is not one of conf, keyring, user</source>
        <translation>“%1”不是 conf、keyring、user 之一</translation>
    </message>
    <message>
        <source>in user and password, write &apos;%&apos; as %25, and other special characters as %XX</source>
        <translation>在用户名和密码中，&apos;%&apos; 请写成 %25，其他特殊字符写成 %XX</translation>
    </message>
    <message>
        <source>the database is a number from 0 on, not &quot;%1&quot;</source>
        <translation>数据库是从 0 开始的数字，而不是“%1”</translation>
    </message>
    <message>
        <source>only db=NUMBER may follow the &apos;?&apos;</source>
        <translation>&apos;?&apos; 之后只能是 db=数字</translation>
    </message>
    <message>
        <source>between [ and ] an IPv6 address is needed, as in [::1]:6379</source>
        <translation>[ 与 ] 之间需要 IPv6 地址，例如 [::1]:6379</translation>
    </message>
    <message>
        <source>after ] only a port may follow, as in [::1]:6379</source>
        <translation>] 之后只能是端口，例如 [::1]:6379</translation>
    </message>
    <message>
        <source>an IPv6 address needs brackets, as in [::1]:6379</source>
        <translation>IPv6 地址需要方括号，例如 [::1]:6379</translation>
    </message>
    <message>
        <source>the host is missing</source>
        <translation>缺少主机</translation>
    </message>
    <message>
        <source>&quot;%1&quot; is no host name</source>
        <translation>“%1”不是主机名</translation>
    </message>
    <message>
        <source>the port is a number from 1 to 65535</source>
        <translation>端口是 1 到 65535 之间的数字</translation>
    </message>
    <message>
        <source>the socket&apos;s absolute path is needed, as in unix:///run/redis.sock</source>
        <translation>需要套接字的绝对路径，例如 unix:///run/redis.sock</translation>
    </message>
    <message>
        <source>the path of a socket may have 107 bytes at most</source>
        <translation>套接字的路径最多 107 个字节</translation>
    </message>
    <message>
        <source>an address is needed, as in redis://host:6379/0</source>
        <translation>需要地址，例如 redis://host:6379/0</translation>
    </message>
    <message>
        <source>for a socket write unix://%1</source>
        <translation>套接字请写成 unix://%1</translation>
    </message>
    <message>
        <source>a password stands before the @, as in redis://user:password@host; better leave it out and be asked for it</source>
        <translation>密码写在 @ 之前，例如 redis://user:password@host；最好省略，由程序询问</translation>
    </message>
    <message>
        <source>an address starts with redis://, rediss:// or unix://, not %1://</source>
        <translation>地址以 redis://、rediss:// 或 unix:// 开头，而不是 %1://</translation>
    </message>
    <message>
        <source>before the folder stands a host, as in sftp://user@host:22/folder</source>
        <translation>文件夹之前是主机，例如 sftp://user@host:22/folder</translation>
    </message>
    <message>
        <source>a remote folder has a host: sftp://user@host/folder</source>
        <translation>远程文件夹要有主机：sftp://user@host/folder</translation>
    </message>
    <message>
        <source>a remote folder takes a key or an agent, not a password</source>
        <translation>远程文件夹使用密钥或代理，不用密码</translation>
    </message>
    <message>
        <source>a remote folder has a path: sftp://user@host/folder</source>
        <translation>远程文件夹要有路径：sftp://user@host/folder</translation>
    </message>
    <message>
        <source>&quot;%1&quot; is not key=PATH, the user&apos;s own, or fsync=on or off; in a folder&apos;s name write ? as %3F</source>
        <translation>“%1”既不是 key=PATH（用户自己的密钥），也不是 fsync=on 或 off；文件夹名称中的 ? 请写成 %3F</translation>
    </message>
    <message>
        <source>it holds the character NUL, which no name can</source>
        <translation>其中含有任何名称都不能包含的 NUL 字符</translation>
    </message>
</context>
<context>
    <name>breakeven::AdviceCard</name>
    <message>
        <source>ADVICE</source>
        <translation>建议</translation>
    </message>
    <message>
        <source>The setting that the advice is for</source>
        <translation>建议所针对的设置</translation>
    </message>
    <message>
        <source>Copies the block as it stands</source>
        <translation>按原样复制该块</translation>
    </message>
    <message>
        <source>Copied</source>
        <translation>已复制</translation>
    </message>
    <message>
        <source>Copy as code</source>
        <translation>复制为代码</translation>
    </message>
</context>
<context>
    <name>breakeven::AnswerCard</name>
    <message>
        <source>speed-up</source>
        <translation>加速比</translation>
    </message>
    <message>
        <source>The folder&apos;s lock may hold threads back here.</source>
        <translation>文件夹的锁在这里可能拖慢了多线程。</translation>
    </message>
    <message>
        <source>Measure the other layout, too</source>
        <translation>同时测量另一种布局</translation>
    </message>
    <message>
        <source>Adds the same folder with a folder for each item to the targets; Run then measures both.</source>
        <translation>把同一文件夹以每项一个文件夹的布局加入目标；随后按“测量”会测量两者。</translation>
    </message>
    <message>
        <source>At %1: %2</source>
        <translation>%1 处：%2</translation>
    </message>
    <message>
        <source>at %1</source>
        <translation>在 %1 处</translation>
    </message>
    <message>
        <source>No row of the post&apos;s table is measured yet.</source>
        <translation>文章表格中还没有一行被测量。</translation>
    </message>
    <message>
        <source>As the post has it: %1 of %2 rows measured here. Another way: %3. Not clear: %4.</source>
        <translation>与文章一致：此处测得的 %2 行中有 %1 行。不一致：%3。不明确：%4。</translation>
    </message>
    <message>
        <source>95 % interval</source>
        <translation>95 % 置信区间</translation>
    </message>
    <message>
        <source>I/O share</source>
        <translation>I/O 占比</translation>
    </message>
    <message>
        <source>worth it for %1</source>
        <translation>%1 个值得</translation>
    </message>
    <message>
        <source>one thread does for %1</source>
        <translation>%1 个单线程即可</translation>
    </message>
    <message>
        <source>not known for %1</source>
        <translation>%1 个未知</translation>
    </message>
    <message>
        <source>More than one thread, of %1 answers: %2.</source>
        <translation>多于一个线程，共 %1 个结论：%2。</translation>
    </message>
</context>
<context>
    <name>breakeven::AnswerParts</name>
    <message>
        <source>%1, all answers</source>
        <translation>%1，全部结论</translation>
    </message>
</context>
<context>
    <name>breakeven::ArmLegend</name>
    <message>
        <source>Click: hide or show. Double click: alone.</source>
        <translation>单击：隐藏或显示。双击：仅显示此项。</translation>
    </message>
    <message>
        <source>Show all</source>
        <translation>全部显示</translation>
    </message>
</context>
<context>
    <name>breakeven::Backends</name>
    <message>
        <source>the back end is not open</source>
        <translation>后端未打开</translation>
    </message>
    <message>
        <source>a session of a closed back end</source>
        <translation>属于已关闭后端的会话</translation>
    </message>
    <message>
        <source>no dead process made it</source>
        <translation>它不是由已终止的进程创建的</translation>
    </message>
    <message>
        <source>another folder stands in its place</source>
        <translation>原处已是另一个文件夹</translation>
    </message>
    <message>
        <source>the back end %1 is not built in</source>
        <translation>未内置后端 %1</translation>
    </message>
    <message>
        <source>no monitor answered within %1 s</source>
        <translation>%1 s 内没有监视器应答</translation>
    </message>
    <message>
        <source>the conf names no monitor, or the keyring has no such user</source>
        <translation>配置中没有监视器，或密钥环中没有这个用户</translation>
    </message>
    <message>
        <source>the keyring can&apos;t be read</source>
        <translation>无法读取密钥环</translation>
    </message>
    <message>
        <source>no OSD answered; is one down?</source>
        <translation>没有 OSD 应答；是否有 OSD 停机？</translation>
    </message>
    <message>
        <source>the object is larger than the OSDs allow</source>
        <translation>对象大于 OSD 允许的大小</translation>
    </message>
    <message>
        <source>it is not installed; on Debian: apt install redis-server</source>
        <translation>它未安装；在 Debian 上：apt install redis-server</translation>
    </message>
    <message>
        <source>HGET gave no string</source>
        <translation>HGET 没有返回字符串</translation>
    </message>
    <message>
        <source>SCAN gave something else than keys</source>
        <translation>SCAN 返回的不是键</translation>
    </message>
    <message>
        <source>PING gave no status</source>
        <translation>PING 没有返回状态</translation>
    </message>
    <message>
        <source>INFO gave no version</source>
        <translation>INFO 没有返回版本</translation>
    </message>
    <message>
        <source>CLUSTER SLOTS gave no list</source>
        <translation>CLUSTER SLOTS 没有返回列表</translation>
    </message>
    <message>
        <source>CLUSTER SLOTS gave something else than slots</source>
        <translation>CLUSTER SLOTS 返回的不是槽</translation>
    </message>
    <message>
        <source>a number was expected</source>
        <translation>应为数字</translation>
    </message>
    <message>
        <source>all keys breakeven:%1:* are taken</source>
        <translation>所有键 breakeven:%1:* 都已被占用</translation>
    </message>
    <message>
        <source>no memory for a connection</source>
        <translation>内存不足，无法建立连接</translation>
    </message>
    <message>
        <source>the timeout could not be set</source>
        <translation>无法设置超时</translation>
    </message>
    <message>
        <source>the connection has failed before</source>
        <translation>连接此前已失败</translation>
    </message>
    <message>
        <source>no memory for a command</source>
        <translation>内存不足，无法发送命令</translation>
    </message>
    <message>
        <source>no memory for a reply</source>
        <translation>内存不足，无法接收应答</translation>
    </message>
    <message>
        <source>no network can be emulated in front of a host that is reached through another one</source>
        <translation>经由另一台主机才能到达的主机，无法在其前面模拟网络</translation>
    </message>
    <message>
        <source>a host is needed, as in user@host</source>
        <translation>需要主机，例如 user@host</translation>
    </message>
    <message>
        <source>quotation marks and control characters can&apos;t be passed to ssh</source>
        <translation>引号和控制字符不能传给 ssh</translation>
    </message>
    <message>
        <source>no memory for a TLS connection</source>
        <translation>内存不足，无法建立 TLS 连接</translation>
    </message>
    <message>
        <source>the host name can&apos;t be verified</source>
        <translation>无法验证主机名</translation>
    </message>
    <message>
        <source>the server closed the connection</source>
        <translation>服务器关闭了连接</translation>
    </message>
    <message>
        <source>the certificate names %1</source>
        <translation>证书上的名称是 %1</translation>
    </message>
    <message>
        <source>a PEM file of certificates is needed</source>
        <translation>需要包含证书的 PEM 文件</translation>
    </message>
    <message>
        <source>the key of the certificate is needed, as PEM without a passphrase</source>
        <translation>需要证书的密钥，PEM 格式且无口令</translation>
    </message>
    <message>
        <source>the system&apos;s certificate authorities</source>
        <translation>系统的证书颁发机构</translation>
    </message>
</context>
<context>
    <name>breakeven::CPythonChild</name>
    <message>
        <source>It wrote last:</source>
        <translation>它最后的输出：</translation>
    </message>
    <message>
        <source>more than 64 MiB so far</source>
        <translation>目前已超过 64 MiB</translation>
    </message>
    <message>
        <source>signal %1, %2</source>
        <translation>信号 %1，%2</translation>
    </message>
    <message>
        <source>; the system may have run out of memory</source>
        <translation>；系统可能已耗尽内存</translation>
    </message>
    <message>
        <source>exit status %1</source>
        <translation>退出状态 %1</translation>
    </message>
</context>
<context>
    <name>breakeven::CPythonRuntime</name>
    <message>
        <source>version %1, expected %2</source>
        <translation>版本为 %1，应为 %2</translation>
    </message>
    <message>
        <source>Python 3.7 or newer</source>
        <translation>Python 3.7 或更新版本</translation>
    </message>
    <message>
        <source>The target, as seen from %1,</source>
        <translation>从 %1 看到的目标</translation>
    </message>
    <message>
        <source>%1, line %2,</source>
        <translation>%1 第 %2 行</translation>
    </message>
    <message>
        <source>%1, line %2, in %3,</source>
        <translation>%1 第 %2 行（位于 %3）</translation>
    </message>
    <message>
        <source>%1 for %2</source>
        <translation>%2 所需的 %1</translation>
    </message>
</context>
<context>
    <name>breakeven::Causes</name>
    <message numerus="yes">
        <source>%n thread(s) overlap nothing here and pay %1 a batch for waiting for each other, switching and the pool.</source>
        <translation>
            <numerusform>%n 个线程在这里没有重叠任何内容，却为相互等待、切换和线程池在每个批次付出 %1。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n thread(s) overlap %1 of a batch and pay %2 for it in waiting for each other, switching and the pool.</source>
        <translation>
            <numerusform>%n 个线程重叠了一个批次中的 %1，为此在相互等待、切换和线程池上付出 %2。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Only %1 of the %2 of an operation can&apos;t overlap under the GIL: it keeps none of the %n thread(s) that a batch can use from helping.</source>
        <translation>
            <numerusform>一个操作的 %2 中只有 %1 在 GIL 下无法重叠：这不妨碍一个批次可用的 %n 个线程发挥作用。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 of every operation can&apos;t overlap under the GIL, so more than %n thread(s) can&apos;t help at this distance.</source>
        <translation>
            <numerusform>每个操作有 %1 在 GIL 下无法重叠，因此在这个距离，超过 %n 个线程没有帮助。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 of every operation can&apos;t overlap under the GIL, so more than %n thread(s) can&apos;t help here.</source>
        <translation>
            <numerusform>每个操作有 %1 在 GIL 下无法重叠，因此超过 %n 个线程在这里没有帮助。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>An operation computes for %1 and waits for %2: enough to keep %n thread(s) busy on the cores of this machine.</source>
        <translation>
            <numerusform>一个操作计算 %1、等待 %2：足以让这台机器的核心带动 %n 个线程。</numerusform>
        </translation>
    </message>
    <message>
        <source>Waiting</source>
        <translation>等待</translation>
    </message>
    <message>
        <source>Computing</source>
        <translation>计算</translation>
    </message>
    <message>
        <source>Holding GIL</source>
        <translation>持有 GIL</translation>
    </message>
    <message>
        <source>GIL wait</source>
        <translation>等待 GIL</translation>
    </message>
    <message>
        <source>Queueing</source>
        <translation>排队</translation>
    </message>
    <message>
        <source>Switching</source>
        <translation>切换</translation>
    </message>
    <message>
        <source>Pool</source>
        <translation>池</translation>
    </message>
    <message>
        <source>Time in reads and writes off the CPU, as long as one thread&apos;s operations are: the storage and the way to it. Wall time less CPU time of the workers. Threads overlap it.</source>
        <translation>读写操作中不占用 CPU 的时间，长度以单线程的操作为准：存储及到它的路径。工作线程的挂钟时间减去 CPU 时间。多线程能使其重叠。</translation>
    </message>
    <message>
        <source>CPU time of the workers during operations: the work on the data, the client library and the system&apos;s calls, less holding the GIL and switching where these are known. Threads overlap it as far as there are cores.</source>
        <translation>操作期间工作线程的 CPU 时间：对数据的处理、客户端库和系统调用，扣除已知的持有 GIL 和切换的时间。只要核心够用，多线程能使其重叠。</translation>
    </message>
    <message>
        <source>CPU time with the GIL held, as a short run with one thread told before. Threads can&apos;t overlap it.</source>
        <translation>持有 GIL 的 CPU 时间，由运行前一次短暂的单线程运行测得。多线程不能使其重叠。</translation>
    </message>
    <message>
        <source>Time in operations spent waiting for the GIL, as seen in your CPython&apos;s waits for its lock. Where that can&apos;t be seen it is part of queueing.</source>
        <translation>操作中等待 GIL 的时间，取自您的 CPython 等待其锁的情况。无法看到时，计入排队。</translation>
    </message>
    <message>
        <source>Time off the CPU beyond that: operations that run at once wait for each other at the server, for a lock, or for a core. One thread has none.</source>
        <translation>超出上述部分的不占用 CPU 的时间：同时进行的操作在服务器、锁或核心上相互等待。单线程没有这部分。</translation>
    </message>
    <message>
        <source>An estimate of the CPU time that changing from thread to thread took: the context switches that the kernel counted during operations, times what one costs on this machine, as two threads that hand a byte to and fro on one core told before the run.</source>
        <translation>对线程间切换所耗 CPU 时间的估计：内核在操作期间统计的上下文切换次数，乘以这台机器上一次切换的开销；后者由运行前两个线程在同一核心上来回传递一个字节测得。</translation>
    </message>
    <message>
        <source>Time outside operations: starting and waking threads, handing operations out, and having none left while others still work. Batch latency less time in operations.</source>
        <translation>操作之外的时间：启动和唤醒线程、分发操作，以及已无操作可做而其他线程仍在工作。批次延迟减去操作中的时间。</translation>
    </message>
    <message>
        <source>Context switches an operation: %1, %2 of them forced.</source>
        <translation>每个操作的上下文切换：%1 次，其中 %2 次为强制。</translation>
    </message>
    <message numerus="yes">
        <source>Context switches an operation: %1 with 1 thread, %2 with %n thread(s), %3 of them forced.</source>
        <translation>
            <numerusform>每个操作的上下文切换：1 个线程时 %1 次，%n 个线程时 %2 次，其中 %3 次为强制。</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>breakeven::Chart</name>
    <message>
        <source>%1: %2 are best from %3 on</source>
        <translation>%1：从 %3 起 %2 最好</translation>
    </message>
    <message>
        <source>not measured: %1</source>
        <translation>未测量：%1</translation>
    </message>
    <message>
        <source>Nothing measured yet</source>
        <translation>尚未测量</translation>
    </message>
    <message>
        <source>Batch latency, median</source>
        <translation>批次延迟，中位数</translation>
    </message>
    <message>
        <source>Speed-up over 1 thread</source>
        <translation>相对 1 个线程的加速比</translation>
    </message>
    <message>
        <source>“%1” is not drawn: its axis is “%2”, that of the chart is “%3”.</source>
        <translation>未绘制“%1”：它的轴是“%2”，图表的轴是“%3”。</translation>
    </message>
    <message>
        <source>Pipelining pays off from %1</source>
        <translation>流水线从 %1 起划算</translation>
    </message>
    <message>
        <source>Pipelining pays off up to %1</source>
        <translation>流水线在 %1 以内划算</translation>
    </message>
    <message>
        <source>Threads pay off from %1</source>
        <translation>多线程从 %1 起划算</translation>
    </message>
    <message>
        <source>Threads pay off up to %1</source>
        <translation>多线程在 %1 以内划算</translation>
    </message>
    <message>
        <source>95 % interval</source>
        <translation>95 % 置信区间</translation>
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
        <translation>%1 时的加速比</translation>
    </message>
    <message>
        <source>Arms</source>
        <translation>方案</translation>
    </message>
    <message>
        <source>%1, predicted</source>
        <translation>%1，预测</translation>
    </message>
    <message>
        <source>predicted</source>
        <translation>预测</translation>
    </message>
    <message>
        <source>median</source>
        <translation>中位数</translation>
    </message>
    <message>
        <source>speed-up</source>
        <translation>加速比</translation>
    </message>
    <message>
        <source>network %1</source>
        <translation>网络%1</translation>
    </message>
    <message>
        <source>Batch latency of %1</source>
        <translation>%1 的批次延迟</translation>
    </message>
    <message>
        <source>Batch latency</source>
        <translation>批次延迟</translation>
    </message>
    <message>
        <source>Share of batches that took no longer</source>
        <translation>耗时不超过该值的批次所占比例</translation>
    </message>
    <message>
        <source>Median</source>
        <translation>中位数</translation>
    </message>
    <message>
        <source>Time spent measuring</source>
        <translation>测量时间</translation>
    </message>
    <message>
        <source>Batch latency by block: median, p25–p75, extremes</source>
        <translation>按区组的批次延迟：中位数、p25–p75、极值</translation>
    </message>
</context>
<context>
    <name>breakeven::ChartExport</name>
    <message>
        <source>Answers that have no room here: %1</source>
        <translation>此处放不下的结论：%1</translation>
    </message>
    <message>
        <source>Dashed: “%1”, %2</source>
        <translation>虚线：“%1”，%2</translation>
    </message>
    <message>
        <source>a chart&apos;s name ends in .png, .svg or .pdf</source>
        <translation>图表的名称以 .png、.svg 或 .pdf 结尾</translation>
    </message>
</context>
<context>
    <name>breakeven::ChartPanel</name>
    <message>
        <source>strong: 1 thread and the best · others thin</source>
        <translation>粗线：1 个线程与最佳方案 · 其余为细线</translation>
    </message>
    <message>
        <source>band: of the arm under the pointer</source>
        <translation>色带：指针所指的方案</translation>
    </message>
    <message>
        <source>The post</source>
        <translation>原文章</translation>
    </message>
    <message>
        <source>Latency</source>
        <translation>延迟</translation>
    </message>
    <message>
        <source>Speed-up</source>
        <translation>加速比</translation>
    </message>
    <message>
        <source>Distribution</source>
        <translation>分布</translation>
    </message>
    <message>
        <source>Timeline</source>
        <translation>时间线</translation>
    </message>
    <message>
        <source>Show the model</source>
        <translation>显示模型</translation>
    </message>
    <message>
        <source>What a cost model fitted to the run predicts, dotted</source>
        <translation>按运行拟合的成本模型的预测，以点线表示</translation>
    </message>
    <message>
        <source>All panels</source>
        <translation>所有图格</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>后退</translation>
    </message>
    <message>
        <source>To the range before this zoom</source>
        <translation>回到此次缩放前的范围</translation>
    </message>
    <message>
        <source>Reset</source>
        <translation>重置</translation>
    </message>
    <message>
        <source>Show all of the axes</source>
        <translation>显示完整坐标轴</translation>
    </message>
</context>
<context>
    <name>breakeven::ComparePage</name>
    <message>
        <source>Comparing…</source>
        <translation>正在比较…</translation>
    </message>
    <message>
        <source>Choose two runs above, or select them in the history, to see what changed from one to the other.</source>
        <translation>在上方选择两次运行，或在历史中选中它们，以查看两者之间的变化。</translation>
    </message>
    <message>
        <source>The runs have no point in common.</source>
        <translation>这些运行没有共同的测点。</translation>
    </message>
    <message numerus="yes">
        <source>%n rows compared, %1 clear</source>
        <translation>
            <numerusform>比较了 %n 行，%1 行明确</numerusform>
        </translation>
    </message>
    <message>
        <source>Base: %1, %2 · New: %3, %4</source>
        <translation>基准：%1，%2 · 新：%3，%4</translation>
    </message>
    <message>
        <source>%1 against %2</source>
        <translation>%1 与 %2 相比</translation>
    </message>
    <message>
        <source>What changed</source>
        <translation>变化</translation>
    </message>
</context>
<context>
    <name>breakeven::Comparison</name>
    <message>
        <source>not set</source>
        <translation>未设置</translation>
    </message>
    <message>
        <source>The runs have no target, runtime and point in common.</source>
        <translation>这些运行没有共同的目标、运行时和测点。</translation>
    </message>
    <message>
        <source>The runs come from different machines: %1 and %2.</source>
        <translation>这些运行来自不同的机器：%1 和 %2。</translation>
    </message>
    <message>
        <source>The processors differ: %1 and %2.</source>
        <translation>处理器不同：%1 和 %2。</translation>
    </message>
    <message>
        <source>The numbers of cores differ: %1 (%2 usable) and %3 (%4 usable).</source>
        <translation>核心数不同：%1（可用 %2）和 %3（可用 %4）。</translation>
    </message>
    <message>
        <source>The kernels differ: %1 and %2.</source>
        <translation>内核不同：%1 和 %2。</translation>
    </message>
    <message>
        <source>%1 is not the same target in both runs: its “%2” is %3 and %4.</source>
        <translation>%1 在两次运行中不是同一个目标：其“%2”为 %3 和 %4。</translation>
    </message>
    <message>
        <source>%1 lies at different places: %2 and %3.</source>
        <translation>%1 位于不同的地方：%2 和 %3。</translation>
    </message>
    <message>
        <source>%1 has different versions of its server: %2 and %3.</source>
        <translation>%1 的服务器版本不同：%2 和 %3。</translation>
    </message>
    <message>
        <source>%1 lies on different file systems: %2 and %3.</source>
        <translation>%1 位于不同的文件系统：%2 和 %3。</translation>
    </message>
    <message>
        <source>%1 is mounted in different ways: “%2” and “%3”.</source>
        <translation>%1 的挂载方式不同：“%2”和“%3”。</translation>
    </message>
    <message>
        <source>The Pythons differ: %1 and %2.</source>
        <translation>Python 不同：%1 和 %2。</translation>
    </message>
    <message>
        <source>The workloads differ, and with them what a batch is.</source>
        <translation>工作负载不同，因而批次的含义也不同。</translation>
    </message>
    <message>
        <source>One run keeps its pool of threads, the other makes one for every batch.</source>
        <translation>一次运行保留其线程池，另一次为每个批次新建一个。</translation>
    </message>
    <message>
        <source>In one run the cores were kept awake, in the other they were as they are.</source>
        <translation>一次运行中核心保持唤醒，另一次维持原状。</translation>
    </message>
    <message>
        <source>The emulated networks differ.</source>
        <translation>模拟的网络不同。</translation>
    </message>
</context>
<context>
    <name>breakeven::ComparisonModel</name>
    <message>
        <source>One of the runs did not measure this point: its latency is taken between its neighbours.</source>
        <translation>其中一次运行没有测量此点：其延迟取自相邻点之间。</translation>
    </message>
    <message>
        <source>Target</source>
        <translation>目标</translation>
    </message>
    <message>
        <source>Arm</source>
        <translation>方案</translation>
    </message>
    <message>
        <source>Base</source>
        <translation>基准</translation>
    </message>
    <message>
        <source>New</source>
        <translation>新</translation>
    </message>
    <message>
        <source>New ÷ base</source>
        <translation>新 ÷ 基准</translation>
    </message>
    <message>
        <source>95 % interval</source>
        <translation>95 % 置信区间</translation>
    </message>
    <message>
        <source>Change</source>
        <translation>变化</translation>
    </message>
</context>
<context>
    <name>breakeven::ComparisonTable</name>
    <message>
        <source>Points</source>
        <translation>测点</translation>
    </message>
    <message numerus="yes">
        <source>%n compared · error over all rows held at 5 % (Holm)</source>
        <translation>
            <numerusform>比较了 %n 行 · 所有行的总误差控制在 5 %（Holm）</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>only the %n clear ones</source>
        <translation>
            <numerusform>仅显示 %n 个明确的</numerusform>
        </translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>复制</translation>
    </message>
    <message>
        <source>Copy the table, with tabs between its columns</source>
        <translation>复制表格，列间以制表符分隔</translation>
    </message>
    <message>
        <source>Points compared</source>
        <translation>已比较的点</translation>
    </message>
</context>
<context>
    <name>breakeven::ConditionsCard</name>
    <message numerus="yes">
        <source>%n cores</source>
        <translation>
            <numerusform>%n 个核心</numerusform>
        </translation>
    </message>
    <message>
        <source>kept</source>
        <translation>保留</translation>
    </message>
    <message>
        <source>per batch</source>
        <translation>每批次</translation>
    </message>
    <message>
        <source>Host</source>
        <translation>主机</translation>
    </message>
    <message>
        <source>CPU</source>
        <translation>CPU</translation>
    </message>
    <message>
        <source>Cores</source>
        <translation>核心</translation>
    </message>
    <message>
        <source>Kernel</source>
        <translation>内核</translation>
    </message>
    <message>
        <source>Servers</source>
        <translation>服务器</translation>
    </message>
    <message>
        <source>Load</source>
        <translation>负载</translation>
    </message>
    <message>
        <source>Condition</source>
        <translation>状态</translation>
    </message>
    <message>
        <source>Pool</source>
        <translation>池</translation>
    </message>
    <message>
        <source>Breakeven</source>
        <translation>Breakeven</translation>
    </message>
    <message>
        <source>Base</source>
        <translation>基准</translation>
    </message>
    <message>
        <source>New</source>
        <translation>新</translation>
    </message>
    <message>
        <source>differs</source>
        <translation>不同</translation>
    </message>
    <message>
        <source>The same conditions</source>
        <translation>条件相同</translation>
    </message>
    <message>
        <source>Two machines</source>
        <translation>两台机器</translation>
    </message>
    <message>
        <source>Different conditions</source>
        <translation>条件不同</translation>
    </message>
    <message>
        <source>A difference may come from the machine, not from what you changed.</source>
        <translation>差异可能来自机器，而不是您所做的改动。</translation>
    </message>
    <message>
        <source>A difference may come from this, not from what you changed.</source>
        <translation>差异可能来自这些，而不是您所做的改动。</translation>
    </message>
</context>
<context>
    <name>breakeven::CoresChips</name>
    <message>
        <source>No core falls asleep while it measures: the answer of a busy machine.</source>
        <translation>测量时没有核心休眠：这是繁忙机器的答案。</translation>
    </message>
    <message>
        <source>Cores fall asleep and take their time to wake: the answer of an idle machine.</source>
        <translation>核心会休眠，唤醒需要时间：这是空闲机器的答案。</translation>
    </message>
    <message>
        <source>Each target twice, with the cores awake and as they are: an answer for a busy machine and one for an idle one, in twice the time.</source>
        <translation>每个目标测两次，一次核心保持唤醒，一次保持原状：分别得到繁忙机器和空闲机器的答案，耗时加倍。</translation>
    </message>
    <message>
        <source>awake</source>
        <translation>保持唤醒</translation>
    </message>
    <message>
        <source>as they are</source>
        <translation>保持原状</translation>
    </message>
    <message>
        <source>both</source>
        <translation>两者</translation>
    </message>
    <message>
        <source>Cores kept awake</source>
        <translation>核心保持唤醒</translation>
    </message>
    <message>
        <source>Cores as they are</source>
        <translation>核心保持原状</translation>
    </message>
    <message>
        <source>Cores in both conditions</source>
        <translation>核心的两种状态</translation>
    </message>
</context>
<context>
    <name>breakeven::DesktopSigns</name>
    <message>
        <source>Show</source>
        <translation>显示</translation>
    </message>
</context>
<context>
    <name>breakeven::Display</name>
    <message>
        <source>no window can be opened on the platform “%1” (QT_QPA_PLATFORM).</source>
        <translation>在平台“%1”(QT_QPA_PLATFORM) 上无法打开窗口。</translation>
    </message>
    <message>
        <source>there is no display to open the window on: neither DISPLAY nor WAYLAND_DISPLAY is set.</source>
        <translation>没有可打开窗口的显示：DISPLAY 和 WAYLAND_DISPLAY 都未设置。</translation>
    </message>
    <message>
        <source>the display “%1” can&apos;t be opened.</source>
        <translation>无法打开显示“%1”。</translation>
    </message>
    <message>
        <source>Without a window, `breakeven run` measures in the terminal; `breakeven --help` says more.
</source>
        <translation>没有窗口时，`breakeven run` 在终端中测量；`breakeven --help` 有更多说明。
</translation>
    </message>
</context>
<context>
    <name>breakeven::DistanceEditor</name>
    <message>
        <source>where it is</source>
        <translation>就在原处</translation>
    </message>
    <message>
        <source>in the same rack</source>
        <translation>在同一机架</translation>
    </message>
    <message>
        <source>the post&apos;s nearer host</source>
        <translation>博文中较近的主机</translation>
    </message>
    <message>
        <source>in the same zone, the post&apos;s farther host</source>
        <translation>在同一可用区，博文中较远的主机</translation>
    </message>
    <message>
        <source>in another zone</source>
        <translation>在另一可用区</translation>
    </message>
    <message>
        <source>in another region</source>
        <translation>在另一区域</translation>
    </message>
    <message>
        <source>on another continent</source>
        <translation>在另一大洲</translation>
    </message>
    <message>
        <source>at a distance of your own</source>
        <translation>自定义距离</translation>
    </message>
    <message>
        <source>As if it were</source>
        <translation>假设它</translation>
    </message>
    <message>
        <source>Round trip</source>
        <translation>往返时间</translation>
    </message>
    <message>
        <source>Jitter</source>
        <translation>抖动</translation>
    </message>
    <message>
        <source>Bandwidth in Mbit/s</source>
        <translation>带宽（Mbit/s）</translation>
    </message>
    <message>
        <source>unlimited</source>
        <translation>无限制</translation>
    </message>
    <message>
        <source>± jitter</source>
        <translation>± 抖动</translation>
    </message>
    <message>
        <source>Mbit/s</source>
        <translation>Mbit/s</translation>
    </message>
    <message>
        <source>The jitter</source>
        <translation>抖动</translation>
    </message>
    <message>
        <source>it can&apos;t be more than the round trip</source>
        <translation>不能大于往返时间</translation>
    </message>
    <message>
        <source>The bandwidth</source>
        <translation>带宽</translation>
    </message>
    <message>
        <source>give it as a number of Mbit/s</source>
        <translation>请输入一个数字，单位 Mbit/s</translation>
    </message>
    <message>
        <source>give a time such as 400 µs or 2 ms</source>
        <translation>请输入时间，例如 400 µs 或 2 ms</translation>
    </message>
</context>
<context>
    <name>breakeven::Emulation</name>
    <message>
        <source>round trip as swept</source>
        <translation>往返时间随扫描而定</translation>
    </message>
    <message>
        <source>round trip %1</source>
        <translation>往返时间 %1</translation>
    </message>
    <message>
        <source>%1 Mbit/s</source>
        <translation>%1 Mbit/s</translation>
    </message>
    <message>
        <source>The round trips are emulated by a relay.</source>
        <translation>往返时间由中继模拟。</translation>
    </message>
    <message>
        <source>The round trips are emulated by one wait an operation.</source>
        <translation>往返时间由每个操作一次等待模拟。</translation>
    </message>
    <message>
        <source>The round trips are emulated by waits in the calls.</source>
        <translation>往返时间由调用中的等待模拟。</translation>
    </message>
    <message>
        <source>The network (%1) is emulated by a relay.</source>
        <translation>网络（%1）由中继模拟。</translation>
    </message>
    <message>
        <source>The network (%1) is emulated by one wait an operation.</source>
        <translation>网络（%1）由每个操作一次等待模拟。</translation>
    </message>
    <message>
        <source>The network (%1) is emulated by waits in the calls.</source>
        <translation>网络（%1）由调用中的等待模拟。</translation>
    </message>
    <message>
        <source>emulated by a relay</source>
        <translation>由中继模拟</translation>
    </message>
    <message>
        <source>emulated by waits</source>
        <translation>由等待模拟</translation>
    </message>
    <message>
        <source>%1, emulated</source>
        <translation>%1 (模拟)</translation>
    </message>
    <message>
        <source>%1, emulated by a relay or by waits</source>
        <translation>%1，由中继或等待模拟</translation>
    </message>
    <message>
        <source>%1 · network emulated by a relay or by waits</source>
        <translation>%1 · 网络由中继或等待模拟</translation>
    </message>
    <message>
        <source>%1 · network %2</source>
        <translation>%1 · 网络%2</translation>
    </message>
</context>
<context>
    <name>breakeven::Environment</name>
    <message numerus="yes">
        <source>Load %1 on %n cores: other programs compete with the measurement.</source>
        <translation>
            <numerusform>%n 个核心上的负载为 %1：其他程序在与测量争用。</numerusform>
        </translation>
    </message>
    <message>
        <source>A CPU quota of %1 cores holds: threads are stopped now and then.</source>
        <translation>存在 %1 个核心的 CPU 配额：线程会时而被暂停。</translation>
    </message>
    <message numerus="yes">
        <source>Only %1 of %n cores may be used.</source>
        <translation>
            <numerusform>%n 个核心中只能使用 %1 个。</numerusform>
        </translation>
    </message>
    <message>
        <source>The CPU governor is “%1”: latencies of a waking core are long.</source>
        <translation>CPU 调速器为“%1”：核心唤醒时的延迟较长。</translation>
    </message>
    <message>
        <source>The machine runs on battery: its clock changes.</source>
        <translation>机器使用电池供电：其时钟频率会变化。</translation>
    </message>
    <message>
        <source>This is a virtual machine (%1): its host may take cores away, and a sleeping core wakes late.</source>
        <translation>这是一台虚拟机 (%1)：宿主机可能占走核心，休眠的核心唤醒较迟。</translation>
    </message>
    <message>
        <source>%1 lies in memory (%2), which is no disk.</source>
        <translation>%1 位于内存 (%2)，不是磁盘。</translation>
    </message>
    <message>
        <source>%1 is mounted with “sync”: every write waits for the disk.</source>
        <translation>%1 以“sync”方式挂载：每次写入都等待磁盘。</translation>
    </message>
    <message>
        <source>Python %1 (%2) has no numpy: its workload is pure Python, which computes longer under the GIL.</source>
        <translation>Python %1 (%2) 没有 numpy：其工作负载为纯 Python，在 GIL 下计算更久。</translation>
    </message>
    <message>
        <source>No Python was found: beside the held time that was set, the model of the GIL goes by the usual costs of %1 %2.</source>
        <translation>未找到 Python：除已设置的持有时间外，GIL 模型采用 %1 %2 的通常开销。</translation>
    </message>
    <message>
        <source>Steal %1 %: the host of this virtual machine took the cores away for that share of the run.</source>
        <translation>窃取 %1 %：这台虚拟机的宿主机在运行的这部分时间里占走了核心。</translation>
    </message>
    <message numerus="yes">
        <source>Load %1 on %n cores at the end of the run, which was not there before it: other programs came while it went on.</source>
        <translation>
            <numerusform>运行结束时 %n 个核心上的负载为 %1，运行前没有：其间有其他程序开始运行。</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>breakeven::EnvironmentText</name>
    <message>
        <source>Power: battery</source>
        <translation>电源：电池</translation>
    </message>
    <message>
        <source>Power: mains</source>
        <translation>电源：交流电</translation>
    </message>
    <message>
        <source>CPU turbo: on</source>
        <translation>CPU 睿频：开</translation>
    </message>
    <message>
        <source>CPU turbo: off</source>
        <translation>CPU 睿频：关</translation>
    </message>
    <message numerus="yes">
        <source>%1 of %n cores usable</source>
        <translation>
            <numerusform>%n 个核心中可用 %1 个</numerusform>
        </translation>
    </message>
    <message>
        <source>CPU quota: %1 cores</source>
        <translation>CPU 配额：%1 个核心</translation>
    </message>
    <message>
        <source>%1 free</source>
        <translation>可用 %1</translation>
    </message>
    <message>
        <source>%1 of memory</source>
        <translation>内存 %1</translation>
    </message>
    <message>
        <source>CPU governor: %1</source>
        <translation>CPU 调速器：%1</translation>
    </message>
    <message>
        <source>Cores kept awake while it measured</source>
        <translation>测量时核心保持唤醒</translation>
    </message>
    <message>
        <source>Places of threads on the cores: drawn by lot</source>
        <translation>线程在核心上的位置：随机抽取</translation>
    </message>
    <message>
        <source>Waited for a quiet machine: %1</source>
        <translation>等待机器安静下来：%1</translation>
    </message>
    <message>
        <source>Virtual machine: %1</source>
        <translation>虚拟机：%1</translation>
    </message>
</context>
<context>
    <name>breakeven::Error</name>
    <message>
        <source>%1 can&apos;t be understood.</source>
        <translation>无法理解 %1。</translation>
    </message>
    <message>
        <source>%1 does not exist; check the name.</source>
        <translation>%1 不存在；请检查名称。</translation>
    </message>
    <message>
        <source>%1 can&apos;t be reached; check that it runs and that the address is right.</source>
        <translation>无法连接到 %1；请检查它是否在运行、地址是否正确。</translation>
    </message>
    <message>
        <source>%1 did not answer in time; check its load and the network.</source>
        <translation>%1 没有及时应答；请检查其负载和网络。</translation>
    </message>
    <message>
        <source>%1 closed the connection; check whether it was stopped.</source>
        <translation>%1 关闭了连接；请检查它是否已停止。</translation>
    </message>
    <message>
        <source>%1 refused the password; check user and ACL.</source>
        <translation>%1 拒绝了密码；请检查用户和 ACL。</translation>
    </message>
    <message>
        <source>%1 does not allow this; check the permissions.</source>
        <translation>%1 不允许此操作；请检查权限。</translation>
    </message>
    <message>
        <source>%1 refused the command.</source>
        <translation>%1 拒绝了命令。</translation>
    </message>
    <message>
        <source>%1 gave an unexpected reply; check that it is the right kind of server.</source>
        <translation>%1 的应答出乎意料；请检查它是否为正确类型的服务器。</translation>
    </message>
    <message>
        <source>%1 can&apos;t serve now; try again later.</source>
        <translation>%1 目前无法提供服务；请稍后再试。</translation>
    </message>
    <message>
        <source>%1 is full; free some space.</source>
        <translation>%1 已满；请腾出一些空间。</translation>
    </message>
    <message>
        <source>%1 could not be read or written.</source>
        <translation>%1 无法读取或写入。</translation>
    </message>
    <message>
        <source>%1 did not return what was written to it.</source>
        <translation>%1 返回的与写入的不符。</translation>
    </message>
    <message>
        <source>%1 could not be started.</source>
        <translation>%1 无法启动。</translation>
    </message>
    <message>
        <source>%1 is not available here.</source>
        <translation>%1 在此不可用。</translation>
    </message>
    <message>
        <source>%1 ended unexpectedly; its last words tell why.</source>
        <translation>%1 意外结束；其最后的输出说明了原因。</translation>
    </message>
    <message>
        <source>%1 ran out of memory; use a smaller payload, fewer items or fewer threads.</source>
        <translation>%1 耗尽了内存；请使用更小的载荷、更少的项或更少的线程。</translation>
    </message>
    <message>
        <source>The system starts no more threads; raise its limit, or ask for fewer threads.</source>
        <translation>系统不再启动更多线程；请提高其限制，或减少线程数。</translation>
    </message>
    <message>
        <source>%1 needs more open files than the system allows; raise the limit RLIMIT_NOFILE (ulimit -n), or ask for fewer threads or targets.</source>
        <translation>%1 需要的打开文件数超过系统允许的数量；请提高 RLIMIT_NOFILE（ulimit -n）限制，或减少线程或目标。</translation>
    </message>
    <message>
        <source>Cancelled.</source>
        <translation>已取消。</translation>
    </message>
    <message>
        <source>%1 and this program could not agree on an encrypted connection; check the server&apos;s TLS settings.</source>
        <translation>%1 与本程序无法就加密连接达成一致；请检查服务器的 TLS 设置。</translation>
    </message>
    <message>
        <source>%1 is not installed; install it with the system&apos;s packages.</source>
        <translation>%1 未安装；请用系统的软件包安装。</translation>
    </message>
    <message>
        <source>%1 failed unexpectedly; please report this.</source>
        <translation>%1 意外失败；请报告此问题。</translation>
    </message>
    <message>
        <source>It</source>
        <translation>此项</translation>
    </message>
    <message>
        <source>%1: a batch took less time than its emulated round trips one after another.</source>
        <translation>%1：一个批次的耗时少于其模拟往返时间依次相加之和。</translation>
    </message>
    <message>
        <source>%1 reads or writes by itself, and the network in front of this target is emulated by waits in Breakeven&apos;s own calls, so it would not wait at all. Measure it over Redis, whose bytes pass a relay, on a real remote folder, or without an emulated network; or replace only work.</source>
        <translation>%1 自行读取或写入，而此目标前面的网络是由 Breakeven 自身调用中的等待模拟的，因此它根本不会等待。请改用字节经过中继的 Redis、真正的远程文件夹，或不模拟网络来测量；或者只替换 work。</translation>
    </message>
    <message>
        <source>%1 names gil-model, the model of Python&apos;s GIL, which was removed; use cpython, which measures a real Python, with its GIL or free-threaded.</source>
        <translation>%1 指定了 gil-model，即已被移除的 Python GIL 模型；请使用 cpython，它测量真正的 Python，可带 GIL 或为自由线程。</translation>
    </message>
    <message>
        <source>%1 refuses the user or its key; compare user and keyring with what ceph auth get prints for the user on the cluster.</source>
        <translation>%1 拒绝了用户或其密钥；请将用户和密钥环与集群上 ceph auth get 为该用户输出的内容比较。</translation>
    </message>
    <message>
        <source>%1 does not let the user read, write and remove objects in the pool; let ceph auth caps give it mon &apos;allow r&apos; and osd &apos;allow rwx&apos; on the pool.</source>
        <translation>%1 不允许该用户在池中读取、写入和移除对象；请用 ceph auth caps 授予它 mon &apos;allow r&apos; 以及对该池的 osd &apos;allow rwx&apos;。</translation>
    </message>
    <message>
        <source>%1 wants a password; give it, and the user where it has ACL users.</source>
        <translation>%1 要求密码；请提供密码，如有 ACL 用户还需提供用户名。</translation>
    </message>
    <message>
        <source>%1 does not grant this user a command or the keys; let the server&apos;s administrator run ACL SETUSER with the user&apos;s name and: ~breakeven:* +ping +select +info +scan +exists +hget +hset +del +cluster|slots.</source>
        <translation>%1 未授予该用户某个命令或键；请让服务器管理员以该用户的名称执行 ACL SETUSER，并附上：~breakeven:* +ping +select +info +scan +exists +hget +hset +del +cluster|slots。</translation>
    </message>
    <message>
        <source>%1 is still loading its data; wait until it is done, then start again.</source>
        <translation>%1 仍在加载数据；请等它完成后重新开始。</translation>
    </message>
    <message>
        <source>%1 has no memory left for writes; raise its maxmemory or remove keys.</source>
        <translation>%1 没有可供写入的内存了；请提高其 maxmemory 或移除键。</translation>
    </message>
    <message>
        <source>%1 is a replica that takes no writes; give the address of its primary.</source>
        <translation>%1 是不接受写入的副本；请提供其主服务器的地址。</translation>
    </message>
    <message>
        <source>%1 holds another kind of value under a key of this run; somebody else writes to breakeven:*, so stop that or use another database.</source>
        <translation>%1 在本次运行的一个键下存有另一种值；有其他程序在写入 breakeven:*，请停止它或使用另一个数据库。</translation>
    </message>
    <message>
        <source>%1 takes no further client; raise its maxclients, use fewer threads or close other clients.</source>
        <translation>%1 不再接受客户端；请提高其 maxclients、使用更少的线程或关闭其他客户端。</translation>
    </message>
    <message>
        <source>%1 takes no writes because it could not save its data; check its disk and its log.</source>
        <translation>%1 因无法保存数据而不接受写入；请检查其磁盘和日志。</translation>
    </message>
    <message>
        <source>%1 belongs to a cluster that is down; check with CLUSTER INFO that every slot is served.</source>
        <translation>%1 所属的集群已停止服务；请用 CLUSTER INFO 检查每个槽是否都有节点服务。</translation>
    </message>
    <message>
        <source>%1 is one node of a cluster and sends to another; let the user&apos;s ACL allow CLUSTER SLOTS, and check that the cluster is settled.</source>
        <translation>%1 是集群的一个节点，并指向另一个节点；请让该用户的 ACL 允许 CLUSTER SLOTS，并检查集群是否已稳定。</translation>
    </message>
    <message>
        <source>%1 raised an exception; correct the file.</source>
        <translation>%1 引发了异常；请修正该文件。</translation>
    </message>
    <message>
        <source>%1 defines none of the functions read, work and write, so it would measure nothing of yours; start from what breakeven batch-template prints.</source>
        <translation>%1 没有定义函数 read、work 和 write 中的任何一个，因此测不到您自己的任何内容；请从 breakeven batch-template 的输出开始。</translation>
    </message>
    <message>
        <source>%1 has stopped answering; look for an endless wait or loop in what it runs.</source>
        <translation>%1 已停止应答；请在它运行的代码中查找无尽的等待或循环。</translation>
    </message>
    <message>
        <source>%1 answered with something that this program did not ask for; let nothing write to the standard output that it was started with.</source>
        <translation>%1 应答了本程序没有请求的内容；请勿让任何代码写入启动它时所用的标准输出。</translation>
    </message>
    <message>
        <source>%1 wrote a line without an end; check that it is a Python interpreter.</source>
        <translation>%1 写出了没有结尾的一行；请检查它是否为 Python 解释器。</translation>
    </message>
    <message>
        <source>%1 prints on and on instead of starting; check that it is a Python interpreter, and its start-up files.</source>
        <translation>%1 不停输出而没有启动；请检查它是否为 Python 解释器，并检查其启动文件。</translation>
    </message>
    <message>
        <source>%1 speaks another version of the protocol; install one version of the program only.</source>
        <translation>%1 使用另一版本的协议；请只安装一个版本的程序。</translation>
    </message>
    <message>
        <source>%1 can&apos;t be used, so no remote folder can be mounted; load the kernel module fuse, let the container have the device, or run as a user who may open it.</source>
        <translation>%1 不可用，因此无法挂载远程文件夹；请加载内核模块 fuse、允许容器使用该设备，或以有权打开它的用户运行。</translation>
    </message>
    <message>
        <source>%1 takes none of the keys; check user and key, and whether the agent holds a key that has a passphrase.</source>
        <translation>%1 不接受任何密钥；请检查用户和密钥，以及代理是否持有带口令的密钥。</translation>
    </message>
    <message>
        <source>%1 shows a key that nobody has confirmed yet; press Check in the target&apos;s dialog, or use breakeven check, to compare its fingerprint and trust it.</source>
        <translation>%1 出示的密钥尚未经任何人确认；请在目标的对话框中按“检查”，或使用 breakeven check，比较其指纹并信任它。</translation>
    </message>
    <message>
        <source>%1 shows another key than the one that was confirmed; somebody may listen in. Ask its administrator before you confirm the new one, by Check in the target&apos;s dialog or breakeven check.</source>
        <translation>%1 出示的密钥与已确认的不同；可能有人在窃听。在确认新密钥之前，请先询问其管理员，再通过目标对话框中的“检查”或 breakeven check 确认。</translation>
    </message>
    <message>
        <source>%1 does not speak TLS; give the server&apos;s TLS port, or write redis:// for a connection in plain text.</source>
        <translation>%1 不使用 TLS；请提供服务器的 TLS 端口，或写成 redis:// 以使用明文连接。</translation>
    </message>
    <message>
        <source>%1 speaks TLS only; write rediss:// instead of redis://.</source>
        <translation>%1 只使用 TLS；请用 rediss:// 代替 redis://。</translation>
    </message>
    <message>
        <source>%1 shows a certificate that nobody trusted here has signed; give the file of its certificate authority.</source>
        <translation>%1 出示的证书不是由此处信任的机构签署的；请提供其证书颁发机构的文件。</translation>
    </message>
    <message>
        <source>%1 shows a certificate that is not valid today; renew it, or correct the clock.</source>
        <translation>%1 出示的证书今天无效；请更新证书，或校正时钟。</translation>
    </message>
    <message>
        <source>%1 shows the certificate of another host; give the name that stands in it.</source>
        <translation>%1 出示了另一台主机的证书；请使用证书中的名称。</translation>
    </message>
    <message>
        <source>%1 wants a certificate that it trusts from its clients; give one with its key.</source>
        <translation>%1 要求客户端提供它信任的证书；请提供一个证书及其密钥。</translation>
    </message>
</context>
<context>
    <name>breakeven::ExampleChart</name>
    <message>
        <source>1 thread</source>
        <translation>1 个线程</translation>
    </message>
    <message>
        <source>6 threads</source>
        <translation>6 个线程</translation>
    </message>
    <message>
        <source>slow</source>
        <translation>慢</translation>
    </message>
    <message>
        <source>fast</source>
        <translation>快</translation>
    </message>
    <message>
        <source>near</source>
        <translation>近</translation>
    </message>
    <message>
        <source>Network round trip</source>
        <translation>网络往返时间</translation>
    </message>
    <message>
        <source>far</source>
        <translation>远</translation>
    </message>
    <message>
        <source>The crossover</source>
        <translation>交叉点</translation>
    </message>
    <message>
        <source>from here on threads pay off; the mark on the axis: how sure</source>
        <translation>从这里起线程划算；轴上的标记：有多确定</translation>
    </message>
    <message>
        <source>Arms</source>
        <translation>方案</translation>
    </message>
    <message>
        <source>two ways to run the same batch</source>
        <translation>运行同一批次的两种方式</translation>
    </message>
    <message>
        <source>A batch</source>
        <translation>一个批次</translation>
    </message>
    <message>
        <source>8 items, each read, computed and written; the lower it lies, the faster it is</source>
        <translation>8 个对象，逐个读取、计算并写入；位置越低越快</translation>
    </message>
    <message>
        <source>The strip</source>
        <translation>色带</translation>
    </message>
    <message>
        <source>colour: who is best there; hatched: not clear</source>
        <translation>颜色：该处最佳者；斜线：不明确</translation>
    </message>
    <message>
        <source>an example</source>
        <translation>示例</translation>
    </message>
    <message>
        <source>An example of an answer</source>
        <translation>答案示例</translation>
    </message>
    <message>
        <source>Two curves over the network round trip, of 1 thread and of 6 threads, cross: from that crossover on threads pay off.</source>
        <translation>1 个线程和 6 个线程随网络往返时间变化的两条曲线相交：从该交叉点起线程划算。</translation>
    </message>
</context>
<context>
    <name>breakeven::ExamplePage</name>
    <message>
        <source>From where on do threads pay off?</source>
        <translation>从哪里起多线程才划算？</translation>
    </message>
    <message>
        <source>▶  Run</source>
        <translation>▶  测量</translation>
    </message>
    <message>
        <source>Close the example</source>
        <translation>关闭示例</translation>
    </message>
</context>
<context>
    <name>breakeven::FilePage</name>
    <message>
        <source>Folder</source>
        <translation>文件夹</translation>
    </message>
    <message>
        <source>flush to the disk before each rename (fsync)</source>
        <translation>每次重命名前刷新到磁盘 (fsync)</translation>
    </message>
    <message>
        <source>empty: a temporary folder</source>
        <translation>留空：临时文件夹</translation>
    </message>
    <message>
        <source>Layout</source>
        <translation>布局</translation>
    </message>
    <message>
        <source>Any folder of this machine, on a disk of its own or mounted from elsewhere.</source>
        <translation>这台机器上的任意文件夹，可在自己的磁盘上，也可从别处挂载。</translation>
    </message>
    <message>
        <source>a folder&apos;s path begins with / or ~/</source>
        <translation>文件夹的路径以 / 或 ~/ 开头</translation>
    </message>
</context>
<context>
    <name>breakeven::FileSystemText</name>
    <message>
        <source>%1, on this machine</source>
        <translation>%1，在这台机器上</translation>
    </message>
    <message>
        <source>%1, on another machine</source>
        <translation>%1，在另一台机器上</translation>
    </message>
    <message>
        <source>%1: memory, not a disk</source>
        <translation>%1：内存，不是磁盘</translation>
    </message>
    <message>
        <source>%1, at an unknown place</source>
        <translation>%1，位置未知</translation>
    </message>
    <message>
        <source>%1, local</source>
        <translation>%1，本地</translation>
    </message>
    <message>
        <source>%1, remote</source>
        <translation>%1，远程</translation>
    </message>
    <message>
        <source>%1, no disk</source>
        <translation>%1，非磁盘</translation>
    </message>
    <message>
        <source>%1, unknown place</source>
        <translation>%1，位置未知</translation>
    </message>
</context>
<context>
    <name>breakeven::FirstAnswers</name>
    <message>
        <source>The answer comes here, in a sentence.</source>
        <translation>答案会以一句话显示在这里。</translation>
    </message>
    <message numerus="yes">
        <source>and %n more</source>
        <translation>
            <numerusform>另有 %n 个</numerusform>
        </translation>
    </message>
    <message>
        <source>Use your own storage</source>
        <translation>使用您自己的存储</translation>
    </message>
    <message>
        <source>an address, or a folder dropped on the list</source>
        <translation>一个地址，或拖到列表上的文件夹</translation>
    </message>
    <message>
        <source>OR ASK SOMETHING ELSE</source>
        <translation>或者问别的问题</translation>
    </message>
</context>
<context>
    <name>breakeven::FirstStart</name>
    <message>
        <source>Choose what is to be measured.</source>
        <translation>请选择要测量的内容。</translation>
    </message>
    <message>
        <source>Press Run: %1, with %2, answered in about %3.</source>
        <translation>按“运行”：%1，使用%2，约 %3 得到答案。</translation>
    </message>
</context>
<context>
    <name>breakeven::Forest</name>
    <message>
        <source>new is faster</source>
        <translation>新的更快</translation>
    </message>
    <message>
        <source>slower</source>
        <translation>更慢</translation>
    </message>
    <message>
        <source>new ÷ base, batch latency, with 95 % interval</source>
        <translation>新 ÷ 基准，批次延迟，含 95 % 区间</translation>
    </message>
    <message>
        <source>%1, held against %2</source>
        <translation>%1，与 %2 比较</translation>
    </message>
    <message numerus="yes">
        <source>%n runs, held against %1</source>
        <translation>
            <numerusform>%n 次运行，与 %1 比较</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>breakeven::GilShape</name>
    <message numerus="yes">
        <source>Your own work lets the GIL go %n time(s) an operation.</source>
        <translation>
            <numerusform>您自己的 work 每个操作释放 GIL %n 次。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>The built-in compute lets the GIL go %n time(s) an operation.</source>
        <translation>
            <numerusform>内置的计算每个操作释放 GIL %n 次。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>The built-in compute was to let the GIL go %n time(s) an operation.</source>
        <translation>
            <numerusform>内置的计算本应每个操作释放 GIL %n 次。</numerusform>
        </translation>
    </message>
    <message>
        <source>How often the built-in compute lets the GIL go can&apos;t be seen in this Python.</source>
        <translation>在这个 Python 中无法看到内置的计算多久释放一次 GIL。</translation>
    </message>
    <message>
        <source>%1 A program whose compute lets it go more or less often has another crossover, by a factor of two where it was looked at: your own batch file is the way to know.</source>
        <translation>%1 计算中释放 GIL 更频繁或更少的程序，其交叉点不同，在考察过的情形中相差两倍：要确知，请用您自己的批次文件。</translation>
    </message>
</context>
<context>
    <name>breakeven::HistoryChips</name>
    <message>
        <source>All %1</source>
        <translation>全部 %1</translation>
    </message>
    <message>
        <source>this machine</source>
        <translation>本机</translation>
    </message>
    <message>
        <source>with a note</source>
        <translation>有备注</translation>
    </message>
    <message>
        <source>damaged %1</source>
        <translation>已损坏 %1</translation>
    </message>
    <message>
        <source>Target</source>
        <translation>目标</translation>
    </message>
    <message>
        <source>Show the runs of one target only</source>
        <translation>仅显示某个目标的运行</translation>
    </message>
    <message>
        <source>All targets</source>
        <translation>所有目标</translation>
    </message>
</context>
<context>
    <name>breakeven::HistoryDelegate</name>
    <message>
        <source>Open</source>
        <translation>打开</translation>
    </message>
    <message>
        <source>Open what can be read</source>
        <translation>打开可读部分</translation>
    </message>
    <message>
        <source>baseline</source>
        <translation>基准</translation>
    </message>
    <message>
        <source>shown</source>
        <translation>显示中</translation>
    </message>
    <message>
        <source>laid over</source>
        <translation>已叠加</translation>
    </message>
    <message>
        <source>other folder</source>
        <translation>其他文件夹</translation>
    </message>
</context>
<context>
    <name>breakeven::HistoryModel</name>
    <message>
        <source>Damaged: %1</source>
        <translation>已损坏：%1</translation>
    </message>
    <message>
        <source>It is shown in the chart.</source>
        <translation>它显示在图表中。</translation>
    </message>
    <message>
        <source>It is laid over the shown run.</source>
        <translation>它叠加在所显示的运行上。</translation>
    </message>
    <message>
        <source>It is the baseline that every new run is held against.</source>
        <translation>它是每次新运行所对照的基准。</translation>
    </message>
    <message>
        <source>shown</source>
        <translation>显示中</translation>
    </message>
    <message>
        <source>laid over</source>
        <translation>已叠加</translation>
    </message>
    <message>
        <source>baseline</source>
        <translation>基准</translation>
    </message>
    <message>
        <source>Selected</source>
        <translation>已选择</translation>
    </message>
    <message>
        <source>Date</source>
        <translation>日期</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>名称</translation>
    </message>
    <message>
        <source>Where</source>
        <translation>位置</translation>
    </message>
    <message>
        <source>Targets</source>
        <translation>目标</translation>
    </message>
    <message>
        <source>Answer</source>
        <translation>结论</translation>
    </message>
    <message>
        <source>Status</source>
        <translation>状态</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>备注</translation>
    </message>
    <message>
        <source>Tags</source>
        <translation>标签</translation>
    </message>
    <message>
        <source>Actions</source>
        <translation>操作</translation>
    </message>
</context>
<context>
    <name>breakeven::HistoryPage</name>
    <message numerus="yes">
        <source>%n runs are back</source>
        <translation>
            <numerusform>已恢复 %n 次运行</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n runs exported: %1</source>
        <translation>
            <numerusform>已导出 %n 次运行：%1</numerusform>
        </translation>
    </message>
    <message>
        <source>Every run is saved by itself and listed here.</source>
        <translation>每次运行都会自动保存并列在这里。</translation>
    </message>
    <message>
        <source>No run matches.</source>
        <translation>没有匹配的运行。</translation>
    </message>
    <message>
        <source>they have no target in common</source>
        <translation>它们没有共同的目标</translation>
    </message>
    <message>
        <source>in all of them: %1</source>
        <translation>共有：%1</translation>
    </message>
    <message>
        <source>“%1” is still being measured.</source>
        <translation>“%1”仍在测量中。</translation>
    </message>
    <message numerus="yes">
        <source>Deleted %n runs</source>
        <translation>
            <numerusform>已删除 %n 次运行</numerusform>
        </translation>
    </message>
    <message>
        <source>Deleted “%1” of %2</source>
        <translation>已删除“%1”（%2）</translation>
    </message>
    <message numerus="yes">
        <source>%n runs · %1 in %2</source>
        <translation>
            <numerusform>%n 次运行 · %1，位于 %2</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Deleted runs stay in %1 for %n days</source>
        <translation>
            <numerusform>已删除的运行在 %1 中保留 %n 天</numerusform>
        </translation>
    </message>
    <message>
        <source>Search names, targets, notes, tags</source>
        <translation>搜索名称、目标、备注、标签</translation>
    </message>
    <message>
        <source>Search the past runs</source>
        <translation>搜索过去的运行</translation>
    </message>
    <message>
        <source>Search names, targets, notes, tags (Ctrl+F)</source>
        <translation>搜索名称、目标、备注、标签 (Ctrl+F)</translation>
    </message>
    <message>
        <source>Open a file…</source>
        <translation>打开文件…</translation>
    </message>
    <message>
        <source>Open a run of any folder (Ctrl+O)</source>
        <translation>打开任意文件夹中的运行 (Ctrl+O)</translation>
    </message>
</context>
<context>
    <name>breakeven::HistoryTable</name>
    <message>
        <source>Past runs</source>
        <translation>过去的运行</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>打开</translation>
    </message>
    <message>
        <source>Take off the chart</source>
        <translation>从图表移除</translation>
    </message>
    <message>
        <source>Lay over the chart</source>
        <translation>叠加到图表</translation>
    </message>
    <message>
        <source>Don&apos;t hold new runs against it</source>
        <translation>不再以它为基准</translation>
    </message>
    <message>
        <source>Hold every new run against it</source>
        <translation>以它为基准比较每次新运行</translation>
    </message>
    <message>
        <source>Rename</source>
        <translation>重命名</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>备注</translation>
    </message>
    <message>
        <source>Tags</source>
        <translation>标签</translation>
    </message>
    <message>
        <source>Export as CSV…</source>
        <translation>导出为 CSV…</translation>
    </message>
    <message>
        <source>Show in its folder</source>
        <translation>在文件夹中显示</translation>
    </message>
    <message>
        <source>Remove from this list</source>
        <translation>从此列表中移除</translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>删除</translation>
    </message>
</context>
<context>
    <name>breakeven::HostKeyCard</name>
    <message>
        <source>Fingerprint of the host&apos;s key</source>
        <translation>主机密钥的指纹</translation>
    </message>
    <message>
        <source>%1 shows another key than the one that was confirmed. Either the host was set up anew, or somebody listens in with a machine of theirs in its place. Replace the key only after the host&apos;s administrator has told you this fingerprint:</source>
        <translation>%1 出示的密钥与已确认的不同。要么是主机重新安装过，要么是有人用自己的机器冒充它进行窃听。请在主机管理员告知您以下指纹之后，再替换密钥：</translation>
    </message>
    <message>
        <source>%1 shows a key that nobody has confirmed yet. Compare its fingerprint with what the host&apos;s administrator tells, and trust it where the two are the same:</source>
        <translation>%1 出示的密钥尚未经任何人确认。请将其指纹与主机管理员告知的比较，两者相同时再信任它：</translation>
    </message>
    <message>
        <source>&amp;Replace the stored key</source>
        <translation>替换已保存的密钥(&amp;R)</translation>
    </message>
    <message>
        <source>&amp;Trust this key</source>
        <translation>信任此密钥(&amp;T)</translation>
    </message>
</context>
<context>
    <name>breakeven::JsonFields</name>
    <message>
        <source>this must be a text</source>
        <translation>必须是文本</translation>
    </message>
    <message>
        <source>this must be true or false</source>
        <translation>必须是 true 或 false</translation>
    </message>
    <message>
        <source>this must be a number</source>
        <translation>必须是数字</translation>
    </message>
    <message>
        <source>this must be a whole number</source>
        <translation>必须是整数</translation>
    </message>
    <message>
        <source>this number is out of range</source>
        <translation>数字超出范围</translation>
    </message>
    <message>
        <source>this must be an object</source>
        <translation>必须是对象</translation>
    </message>
    <message>
        <source>this must be a list</source>
        <translation>必须是列表</translation>
    </message>
</context>
<context>
    <name>breakeven::LayoutBox</name>
    <message>
        <source>Layout</source>
        <translation>布局</translation>
    </message>
    <message>
        <source>all items in one folder, as in the blog post</source>
        <translation>所有项在同一文件夹中，如博文所述</translation>
    </message>
    <message>
        <source>a folder for each item</source>
        <translation>每项一个文件夹</translation>
    </message>
    <message>
        <source>In a shared folder every create and rename waits for the folder&apos;s lock, which can take from threads what they win.</source>
        <translation>在共用文件夹中，每次创建和重命名都要等待文件夹的锁，这可能抵消多线程的收益。</translation>
    </message>
</context>
<context>
    <name>breakeven::LeftoverBar</name>
    <message>
        <source>Runs that were killed left something at %1.</source>
        <translation>被强制终止的运行在 %1 遗留了内容。</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>移除</translation>
    </message>
    <message>
        <source>Keep</source>
        <translation>保留</translation>
    </message>
    <message>
        <source>It is asked again when Breakeven starts the next time.</source>
        <translation>下次启动 Breakeven 时会再次询问。</translation>
    </message>
</context>
<context>
    <name>breakeven::MachineText</name>
    <message>
        <source>cores kept awake</source>
        <translation>核心保持唤醒</translation>
    </message>
    <message>
        <source>cores as they are</source>
        <translation>核心维持原状</translation>
    </message>
    <message>
        <source>The runs were measured in different conditions: %1, then %2.</source>
        <translation>这些运行的测量条件不同：先是%1，后是%2。</translation>
    </message>
    <message>
        <source>Only in one of the runs the places of threads on the cores were drawn by lot.</source>
        <translation>只有其中一次运行随机抽取了线程在核心上的位置。</translation>
    </message>
    <message>
        <source>waiting for a quiet machine: load %1</source>
        <translation>正在等待机器安静下来：负载 %1</translation>
    </message>
</context>
<context>
    <name>breakeven::MainMenu</name>
    <message>
        <source>Appearance</source>
        <translation>外观</translation>
    </message>
    <message>
        <source>Text size</source>
        <translation>文字大小</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>语言</translation>
    </message>
    <message>
        <source>As the system</source>
        <translation>跟随系统</translation>
    </message>
    <message>
        <source>Light</source>
        <translation>浅色</translation>
    </message>
    <message>
        <source>Dark</source>
        <translation>深色</translation>
    </message>
    <message>
        <source>Size of the system&apos;s text</source>
        <translation>与系统文字大小相同</translation>
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
        <translation>就绪</translation>
    </message>
    <message>
        <source>A plan can be opened once the run has ended.</source>
        <translation>运行结束后才能打开计划。</translation>
    </message>
    <message>
        <source>Open run</source>
        <translation>打开运行</translation>
    </message>
    <message>
        <source>Lay over the current run</source>
        <translation>叠加到当前运行上</translation>
    </message>
    <message>
        <source>Opened: %1</source>
        <translation>已打开：%1</translation>
    </message>
    <message>
        <source>“%1”: %2</source>
        <translation>“%1”：%2</translation>
    </message>
    <message>
        <source>Both layouts are among the targets now; press Run to measure them.</source>
        <translation>两种布局现已都在目标之中；请按“测量”测量它们。</translation>
    </message>
    <message>
        <source>The password is kept until Breakeven is closed, as there is no keychain: %1</source>
        <translation>没有钥匙串，密码只保留到 Breakeven 关闭为止：%1</translation>
    </message>
    <message>
        <source>Run</source>
        <translation>运行</translation>
    </message>
    <message>
        <source>Stop the run</source>
        <translation>停止运行</translation>
    </message>
    <message>
        <source>Chart</source>
        <translation>图表</translation>
    </message>
    <message>
        <source>Compare</source>
        <translation>比较</translation>
    </message>
    <message>
        <source>History</source>
        <translation>历史</translation>
    </message>
    <message>
        <source>A step back in the chart</source>
        <translation>图表后退一步</translation>
    </message>
    <message>
        <source>Save the chart…</source>
        <translation>保存图表…</translation>
    </message>
    <message>
        <source>Copy the chart</source>
        <translation>复制图表</translation>
    </message>
    <message>
        <source>Save a report…</source>
        <translation>保存报告…</translation>
    </message>
    <message>
        <source>Bring the removed target back</source>
        <translation>恢复已移除的目标</translation>
    </message>
    <message>
        <source>Open a plan…</source>
        <translation>打开计划…</translation>
    </message>
    <message>
        <source>Save the plan…</source>
        <translation>保存计划…</translation>
    </message>
    <message>
        <source>Copy as a command line</source>
        <translation>复制为命令行</translation>
    </message>
    <message>
        <source>Notify me when a run has ended</source>
        <translation>运行结束时通知我</translation>
    </message>
    <message>
        <source>High contrast</source>
        <translation>高对比度</translation>
    </message>
    <message>
        <source>Open a run…</source>
        <translation>打开运行…</translation>
    </message>
    <message>
        <source>Lay over the current run…</source>
        <translation>叠加到当前运行上…</translation>
    </message>
    <message>
        <source>Manual</source>
        <translation>手册</translation>
    </message>
    <message>
        <source>Keyboard shortcuts</source>
        <translation>键盘快捷键</translation>
    </message>
    <message>
        <source>Show the example</source>
        <translation>显示示例</translation>
    </message>
    <message>
        <source>Copy diagnostics</source>
        <translation>复制诊断信息</translation>
    </message>
    <message>
        <source>About Breakeven</source>
        <translation>关于 Breakeven</translation>
    </message>
    <message>
        <source>Quit</source>
        <translation>退出</translation>
    </message>
    <message>
        <source>Plans (*.json)</source>
        <translation>计划 (*.json)</translation>
    </message>
    <message>
        <source>All files (*)</source>
        <translation>所有文件 (*)</translation>
    </message>
    <message>
        <source>Open a plan</source>
        <translation>打开计划</translation>
    </message>
    <message>
        <source>Save the plan</source>
        <translation>保存计划</translation>
    </message>
    <message>
        <source>Breakeven runs (*.breakeven.jsonl);;All files (*)</source>
        <translation>Breakeven 运行 (*.breakeven.jsonl);;所有文件 (*)</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation>%1：%2</translation>
    </message>
    <message>
        <source>A run is going on</source>
        <translation>运行正在进行</translation>
    </message>
    <message>
        <source>Stop the run and close? What was measured is kept.</source>
        <translation>停止运行并关闭吗？测得的内容会保留。</translation>
    </message>
    <message>
        <source>&amp;Stop and close</source>
        <translation>停止并关闭(&amp;S)</translation>
    </message>
    <message>
        <source>&amp;Go on</source>
        <translation>继续测量(&amp;G)</translation>
    </message>
    <message>
        <source>A run from a file starts programs</source>
        <translation>来自文件的运行会启动程序</translation>
    </message>
    <message>
        <source>To measure again, the run that was opened starts these programs of your machine, with all that you may do:

%1

Start them only if you know what they do.</source>
        <translation>要再次测量，所打开的运行会在您的机器上启动以下程序，并拥有您的全部权限：

%1

请仅在您知道它们做什么时启动。</translation>
    </message>
    <message>
        <source>&amp;Start them</source>
        <translation>启动它们(&amp;S)</translation>
    </message>
    <message>
        <source>&amp;Don&apos;t run</source>
        <translation>不测量(&amp;D)</translation>
    </message>
    <message>
        <source>&lt;b&gt;Breakeven %1&lt;/b&gt;&lt;p&gt;Tells, with evidence, when threads pay off for storage I/O.&lt;/p&gt;&lt;p&gt;Free software under the GNU General Public License, version 3 or later.&lt;/p&gt;</source>
        <translation>&lt;b&gt;Breakeven %1&lt;/b&gt;&lt;p&gt;用证据说明多线程何时对存储 I/O 划算。&lt;/p&gt;&lt;p&gt;自由软件，采用 GNU 通用公共许可证第 3 版或更新版本。&lt;/p&gt;</translation>
    </message>
    <message>
        <source>Answers</source>
        <translation>结论</translation>
    </message>
    <message>
        <source>Runs are saved in %1 from now on.</source>
        <translation>从现在起，运行保存在 %1 中。</translation>
    </message>
    <message>
        <source>Folder of the runs…</source>
        <translation>运行文件夹…</translation>
    </message>
    <message>
        <source>Folder of the runs</source>
        <translation>运行文件夹</translation>
    </message>
</context>
<context>
    <name>breakeven::ManualWindow</name>
    <message numerus="yes">
        <source>%n found</source>
        <translation>
            <numerusform>找到 %n 处</numerusform>
        </translation>
    </message>
    <message>
        <source>Manual</source>
        <translation>手册</translation>
    </message>
    <message>
        <source>Search the manual</source>
        <translation>搜索手册</translation>
    </message>
    <message>
        <source>Topics</source>
        <translation>主题</translation>
    </message>
    <message>
        <source>The topic&apos;s text</source>
        <translation>主题内容</translation>
    </message>
</context>
<context>
    <name>breakeven::MessageBar</name>
    <message numerus="yes">
        <source>and %n more</source>
        <translation>
            <numerusform>另有 %n 个</numerusform>
        </translation>
    </message>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
</context>
<context>
    <name>breakeven::Names</name>
    <message>
        <source>Threads</source>
        <translation>线程</translation>
    </message>
    <message>
        <source>Network round trip</source>
        <translation>网络往返时间</translation>
    </message>
    <message>
        <source>Object size</source>
        <translation>对象大小</translation>
    </message>
    <message>
        <source>Compute per operation</source>
        <translation>每操作的计算时间</translation>
    </message>
    <message>
        <source>Items per batch</source>
        <translation>每批次的项数</translation>
    </message>
    <message>
        <source>Round trip</source>
        <translation>往返时间</translation>
    </message>
    <message>
        <source>Size</source>
        <translation>大小</translation>
    </message>
    <message>
        <source>Compute</source>
        <translation>计算时间</translation>
    </message>
    <message>
        <source>Items</source>
        <translation>项数</translation>
    </message>
    <message>
        <source>C++ threads</source>
        <translation>C++ 线程</translation>
    </message>
    <message>
        <source>CPython</source>
        <translation>CPython</translation>
    </message>
    <message>
        <source>C++ threads under a model of Python&apos;s GIL</source>
        <translation>Python GIL 模型下的 C++ 线程</translation>
    </message>
    <message>
        <source>Single</source>
        <translation>单线程</translation>
    </message>
    <message>
        <source>Unclear</source>
        <translation>不明确</translation>
    </message>
    <message>
        <source>settled</source>
        <translation>已确定</translation>
    </message>
    <message>
        <source>time is up</source>
        <translation>时间已到</translation>
    </message>
    <message>
        <source>cancelled</source>
        <translation>已取消</translation>
    </message>
    <message>
        <source>failed</source>
        <translation>失败</translation>
    </message>
    <message>
        <source>%1, pipelined</source>
        <translation>%1，流水线</translation>
    </message>
    <message>
        <source>pipelined</source>
        <translation>流水线</translation>
    </message>
    <message>
        <source>Pipelined</source>
        <translation>流水线</translation>
    </message>
    <message>
        <source>%1 under %2</source>
        <translation>%1 (%2)</translation>
    </message>
    <message>
        <source>%1 at %2</source>
        <translation>%1 在 %2 处</translation>
    </message>
</context>
<context>
    <name>breakeven::PageParts</name>
    <message>
        <source>The table is on the clipboard.</source>
        <translation>表格已复制到剪贴板。</translation>
    </message>
    <message>
        <source>Against the baseline: %1</source>
        <translation>与基准相比：%1</translation>
    </message>
    <message>
        <source>Choose the base run</source>
        <translation>选择基准运行</translation>
    </message>
    <message>
        <source>Choose the new run</source>
        <translation>选择新的运行</translation>
    </message>
</context>
<context>
    <name>breakeven::PageTabs</name>
    <message>
        <source>Chart</source>
        <translation>图表</translation>
    </message>
    <message>
        <source>The run that is set up or shown, and its answers (Ctrl+1)</source>
        <translation>正在设置或显示的运行及其结论 (Ctrl+1)</translation>
    </message>
    <message>
        <source>Compare</source>
        <translation>比较</translation>
    </message>
    <message>
        <source>What changed from one run to another (Ctrl+2)</source>
        <translation>一次运行到另一次运行之间的变化 (Ctrl+2)</translation>
    </message>
    <message>
        <source>History</source>
        <translation>历史</translation>
    </message>
    <message>
        <source>All past runs (Ctrl+3)</source>
        <translation>所有过去的运行 (Ctrl+3)</translation>
    </message>
</context>
<context>
    <name>breakeven::PasswordField</name>
    <message>
        <source>Password</source>
        <translation>密码</translation>
    </message>
    <message>
        <source>Password of %1</source>
        <translation>%1 的密码</translation>
    </message>
    <message>
        <source>Use</source>
        <translation>使用</translation>
    </message>
    <message>
        <source>Use the password of %1</source>
        <translation>使用 %1 的密码</translation>
    </message>
</context>
<context>
    <name>breakeven::PathField</name>
    <message>
        <source>Choose…</source>
        <translation>选择…</translation>
    </message>
</context>
<context>
    <name>breakeven::Plan</name>
    <message>
        <source>this must be “%1” or “%2”</source>
        <translation>必须是“%1”或“%2”</translation>
    </message>
    <message>
        <source>a round trip is 0 to 10 s</source>
        <translation>往返时间为 0 到 10 s</translation>
    </message>
    <message>
        <source>jitter is 0 to the round trip</source>
        <translation>抖动为 0 到往返时间</translation>
    </message>
    <message>
        <source>a bandwidth is 0 (unlimited) or more</source>
        <translation>带宽为 0（无限制）或更大</translation>
    </message>
    <message>
        <source>there is no target to measure</source>
        <translation>没有要测量的目标</translation>
    </message>
    <message>
        <source>a target needs a name</source>
        <translation>目标需要名称</translation>
    </message>
    <message>
        <source>another target is called “%1” too</source>
        <translation>另一个目标也叫“%1”</translation>
    </message>
    <message>
        <source>1 must be among them: it is the reference</source>
        <translation>其中必须有 1：它是参考</translation>
    </message>
    <message>
        <source>another thread count than 1 is needed to compare</source>
        <translation>需要 1 以外的线程数才能比较</translation>
    </message>
    <message>
        <source>a thread count is 1 to %1</source>
        <translation>线程数为 1 到 %1</translation>
    </message>
    <message>
        <source>only the runtime native on a Redis target pipelines</source>
        <translation>只有 Redis 目标上的运行时 native 支持流水线</translation>
    </message>
    <message>
        <source>a batch has 1 to %1 items</source>
        <translation>一个批次有 1 到 %1 项</translation>
    </message>
    <message>
        <source>a payload is 16 bytes to 64 MiB</source>
        <translation>载荷为 16 字节到 64 MiB</translation>
    </message>
    <message>
        <source>compute is 0 to 10 s</source>
        <translation>计算时间为 0 到 10 s</translation>
    </message>
    <message>
        <source>for the axis threads the values are those of “threads”</source>
        <translation>轴为 threads 时，取值就是“threads”的值</translation>
    </message>
    <message>
        <source>a sweep needs at least one value</source>
        <translation>扫描至少需要一个值</translation>
    </message>
    <message>
        <source>a sweep has at most %1 values</source>
        <translation>扫描最多有 %1 个值</translation>
    </message>
    <message>
        <source>this is no number</source>
        <translation>这不是数字</translation>
    </message>
    <message>
        <source>the values must ascend</source>
        <translation>各值必须递增</translation>
    </message>
    <message>
        <source>this is out of range</source>
        <translation>超出范围</translation>
    </message>
    <message>
        <source>the interpreter&apos;s absolute path is needed</source>
        <translation>需要解释器的绝对路径</translation>
    </message>
    <message>
        <source>the batch file&apos;s absolute path is needed</source>
        <translation>需要批次文件的绝对路径</translation>
    </message>
    <message>
        <source>there is no runtime to measure with</source>
        <translation>没有用于测量的运行时</translation>
    </message>
    <message>
        <source>a precision is 0.001 to 1</source>
        <translation>精度为 0.001 到 1</translation>
    </message>
    <message>
        <source>what is worth it is a gain of 0 to 10 (0.1: 10 %)</source>
        <translation>值得的收益为 0 到 10（0.1：10 %）</translation>
    </message>
    <message>
        <source>a budget is 0.1 s to 7 days</source>
        <translation>预算为 0.1 s 到 7 天</translation>
    </message>
    <message>
        <source>a plan has 4 MiB at most</source>
        <translation>计划最大 4 MiB</translation>
    </message>
    <message>
        <source>known are %1</source>
        <translation>已知的有 %1</translation>
    </message>
    <message>
        <source>a thread count is a whole number from 1</source>
        <translation>线程数是从 1 开始的整数</translation>
    </message>
    <message>
        <source>%1 is there twice</source>
        <translation>%1 出现了两次</translation>
    </message>
    <message>
        <source>a pool is kept or per-batch</source>
        <translation>pool 为 kept 或 per-batch</translation>
    </message>
    <message>
        <source>a target is an object</source>
        <translation>目标是一个对象</translation>
    </message>
    <message>
        <source>line %1, column %2: %3</source>
        <translation>第 %1 行第 %2 列：%3</translation>
    </message>
    <message>
        <source>a plan is a JSON object</source>
        <translation>计划是一个 JSON 对象</translation>
    </message>
    <message>
        <source>cores are awake or as-they-are</source>
        <translation>cores 为 awake 或 as-they-are</translation>
    </message>
    <message>
        <source>a back end is one of %1</source>
        <translation>后端是以下之一：%1</translation>
    </message>
    <message>
        <source>Ceph needs the name of a pool</source>
        <translation>Ceph 需要池的名称</translation>
    </message>
    <message>
        <source>the password must stand apart from the address</source>
        <translation>密码必须与地址分开</translation>
    </message>
    <message>
        <source>certificates need an address that starts with rediss://</source>
        <translation>证书需要以 rediss:// 开头的地址</translation>
    </message>
    <message>
        <source>a client&apos;s certificate and its key go together</source>
        <translation>客户端的证书与其密钥须一起提供</translation>
    </message>
    <message>
        <source>a remote folder needs its host</source>
        <translation>远程文件夹需要主机</translation>
    </message>
    <message>
        <source>a host can&apos;t begin with a dash</source>
        <translation>主机不能以连字符开头</translation>
    </message>
    <message>
        <source>a host has no spaces, as in user@host</source>
        <translation>主机不含空格，例如 user@host</translation>
    </message>
    <message>
        <source>a port is 1 to 65535</source>
        <translation>端口为 1 到 65535</translation>
    </message>
</context>
<context>
    <name>breakeven::PlanKeeper</name>
    <message>
        <source>Opened: %1</source>
        <translation>已打开：%1</translation>
    </message>
    <message>
        <source>The plan&apos;s key “%1” is not known and has no effect.</source>
        <translation>计划中的键“%1”未知，不起作用。</translation>
    </message>
    <message>
        <source>Plan saved: %1</source>
        <translation>计划已保存：%1</translation>
    </message>
    <message>
        <source>Copied: %1</source>
        <translation>已复制：%1</translation>
    </message>
</context>
<context>
    <name>breakeven::PlanNetworkLine</name>
    <message>
        <source>All targets: %1</source>
        <translation>所有目标：%1</translation>
    </message>
    <message>
        <source>The other targets: %1</source>
        <translation>其他目标：%1</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>去掉</translation>
    </message>
    <message>
        <source>Measure without it</source>
        <translation>不带它测量</translation>
    </message>
</context>
<context>
    <name>breakeven::PlotView</name>
    <message>
        <source>%1 to %2</source>
        <translation>%1 至 %2</translation>
    </message>
    <message>
        <source>, extremes %1 and %2</source>
        <translation>，极值 %1 和 %2</translation>
    </message>
    <message>
        <source>Chart</source>
        <translation>图表</translation>
    </message>
    <message>
        <source>Take %1 off the chart</source>
        <translation>从图表中移除 %1</translation>
    </message>
    <message>
        <source>Take %1 off the chart: %2</source>
        <translation>从图表中移除 %1：%2</translation>
    </message>
</context>
<context>
    <name>breakeven::PointsModel</name>
    <message>
        <source>1, pipelined</source>
        <translation>1，流水线</translation>
    </message>
    <message>
        <source>%1 blocks, %2 batches with %3; p5–p95 %4 to %5; best %6</source>
        <translation>%1 个区组，%2 个批次，%3；p5–p95 为 %4 至 %5；最佳 %6</translation>
    </message>
    <message>
        <source>95 % interval</source>
        <translation>95 % 置信区间</translation>
    </message>
    <message>
        <source>I/O share</source>
        <translation>I/O 占比</translation>
    </message>
    <message>
        <source>Network %1</source>
        <translation>网络 %1</translation>
    </message>
    <message>
        <source>Target</source>
        <translation>目标</translation>
    </message>
    <message>
        <source>Value</source>
        <translation>值</translation>
    </message>
    <message>
        <source>Arm</source>
        <translation>方案</translation>
    </message>
    <message>
        <source>Arm&apos;s latency</source>
        <translation>方案的延迟</translation>
    </message>
    <message>
        <source>Speed-up</source>
        <translation>加速比</translation>
    </message>
    <message>
        <source>Verdict</source>
        <translation>判定</translation>
    </message>
</context>
<context>
    <name>breakeven::PointsTable</name>
    <message>
        <source>Points</source>
        <translation>测点</translation>
    </message>
    <message>
        <source>Hide what has no room</source>
        <translation>隐藏放不下的列</translation>
    </message>
    <message>
        <source>Show more, to scroll to: %1</source>
        <translation>显示更多，可滚动查看：%1</translation>
    </message>
</context>
<context>
    <name>breakeven::PrecisionChips</name>
    <message>
        <source>at most</source>
        <translation>最多</translation>
    </message>
    <message>
        <source>How long it may take at most</source>
        <translation>最长用时</translation>
    </message>
    <message>
        <source>How long it may take at most, such as 20 s, 2 min or 1 h</source>
        <translation>最长用时，例如 20 s、2 min 或 1 h</translation>
    </message>
    <message>
        <source>The time is 0.1 s to 7 days, such as 20 s or 2 min.</source>
        <translation>时间为 0.1 s 到 7 天，例如 20 s 或 2 min。</translation>
    </message>
    <message>
        <source>worth </source>
        <translation>值得 ≥ </translation>
    </message>
    <message>
        <source> %</source>
        <translation> %</translation>
    </message>
    <message>
        <source>The gain from which threads are worth having</source>
        <translation>收益达到多少，多线程才值得</translation>
    </message>
    <message>
        <source>Quick</source>
        <translation>快速</translation>
    </message>
    <message>
        <source>Normal</source>
        <translation>标准</translation>
    </message>
    <message>
        <source>Thorough</source>
        <translation>彻底</translation>
    </message>
    <message>
        <source>The crossover within ±25 %, in 5 s at most</source>
        <translation>交叉点精确到 ±25 %，最长 5 s</translation>
    </message>
    <message>
        <source>The crossover within ±10 %, in 20 s at most</source>
        <translation>交叉点精确到 ±10 %，最长 20 s</translation>
    </message>
    <message>
        <source>The crossover within ±5 %, in 2 min at most</source>
        <translation>交叉点精确到 ±5 %，最长 2 min</translation>
    </message>
</context>
<context>
    <name>breakeven::PresetText</name>
    <message>
        <source>First look</source>
        <translation>初步了解</translation>
    </message>
    <message>
        <source>From which network distance on do 6 threads, started for every batch as in the blog post, pay off?</source>
        <translation>像博文那样为每个批次启动 6 个线程，从多远的网络距离起划算？</translation>
    </message>
    <message>
        <source>The blog post</source>
        <translation>博文</translation>
    </message>
    <message>
        <source>Do threads win and lose on this machine where they did in the post that began it all?</source>
        <translation>在这台机器上，多线程的胜负之处是否与最初那篇博文相同？</translation>
    </message>
    <message>
        <source>How big a file?</source>
        <translation>文件要多大？</translation>
    </message>
    <message>
        <source>From which size of an item on do threads pay off, with no network in between?</source>
        <translation>中间没有网络时，项从多大起多线程才划算？</translation>
    </message>
    <message>
        <source>How many threads?</source>
        <translation>多少个线程？</translation>
    </message>
    <message>
        <source>How many threads are best for Redis on another host, and for a local file?</source>
        <translation>对另一台主机上的 Redis 和对本地文件，多少个线程最好？</translation>
    </message>
    <message>
        <source>local file</source>
        <translation>本地文件</translation>
    </message>
    <message>
        <source>file, local</source>
        <translation>文件，本地</translation>
    </message>
    <message>
        <source>redis, local</source>
        <translation>redis，本地</translation>
    </message>
    <message>
        <source>file, farther host</source>
        <translation>文件，较远主机</translation>
    </message>
    <message>
        <source>redis, farther host</source>
        <translation>redis，较远主机</translation>
    </message>
    <message>
        <source>file, nearer host</source>
        <translation>文件，较近主机</translation>
    </message>
    <message>
        <source>redis, nearer host</source>
        <translation>redis，较近主机</translation>
    </message>
    <message>
        <source>redis, 0.4 ms away</source>
        <translation>redis，距离 0.4 ms</translation>
    </message>
</context>
<context>
    <name>breakeven::Presets</name>
    <message>
        <source>there are: %1</source>
        <translation>现有：%1</translation>
    </message>
    <message>
        <source>The preset “%1”</source>
        <translation>预设“%1”</translation>
    </message>
</context>
<context>
    <name>breakeven::Provenance</name>
    <message>
        <source>items of %1</source>
        <translation>每个对象 %1</translation>
    </message>
    <message>
        <source>%1 per batch</source>
        <translation>每批 %1</translation>
    </message>
    <message>
        <source>%1 of %2 per batch</source>
        <translation>每批 %1，每个 %2</translation>
    </message>
    <message>
        <source>%1, each with %2 of compute</source>
        <translation>%1，每个计算 %2</translation>
    </message>
    <message>
        <source>%1, by %2</source>
        <translation>%1，由 %2 执行</translation>
    </message>
    <message>
        <source>1 core</source>
        <translation>1 个核心</translation>
    </message>
    <message>
        <source>%1 cores</source>
        <translation>%1 个核心</translation>
    </message>
    <message>
        <source>cores in the condition that each target names</source>
        <translation>核心处于各目标所注明的状态</translation>
    </message>
</context>
<context>
    <name>breakeven::PublishedPlot</name>
    <message>
        <source>%1, the post: %2 with 1 thread, %3 with %4, %5</source>
        <translation>%1，原文章：1 个线程 %2，%4 个线程 %3，%5</translation>
    </message>
    <message>
        <source>%1, %2: %3 with 1 thread, %4 with %5, %6, %7</source>
        <translation>%1，%2：1 个线程 %3，%5 个线程 %4，%6，%7</translation>
    </message>
    <message>
        <source>%1 away</source>
        <translation>距离 %1</translation>
    </message>
    <message>
        <source>agrees</source>
        <translation>一致</translation>
    </message>
    <message>
        <source>differs</source>
        <translation>不同</translation>
    </message>
    <message>
        <source>not clear</source>
        <translation>不明确</translation>
    </message>
    <message>
        <source>the post</source>
        <translation>原文章</translation>
    </message>
    <message>
        <source>as in the post?</source>
        <translation>与原文章一致？</translation>
    </message>
    <message>
        <source>95 % interval</source>
        <translation>95 % 置信区间</translation>
    </message>
    <message>
        <source>Batch latency</source>
        <translation>批次延迟</translation>
    </message>
    <message>
        <source>median; the post: best of 3</source>
        <translation>中位数；原文章：3 次取最佳</translation>
    </message>
    <message>
        <source>Factor</source>
        <translation>倍数</translation>
    </message>
    <message>
        <source>1 thread ÷ %1</source>
        <translation>1 个线程 ÷ %1</translation>
    </message>
    <message>
        <source>Direction</source>
        <translation>方向</translation>
    </message>
    <message>
        <source>1 thread wins</source>
        <translation>1 个线程胜</translation>
    </message>
    <message>
        <source>%1 threads win</source>
        <translation>%1 个线程胜</translation>
    </message>
    <message>
        <source>filled: measured here · hollow: published in 2018</source>
        <translation>实心：本机测得 · 空心：2018 年发表</translation>
    </message>
    <message>
        <source>The post&apos;s figures beside those measured here</source>
        <translation>原文章的数据与此处测得的数据对照</translation>
    </message>
</context>
<context>
    <name>breakeven::PublishedTable</name>
    <message>
        <source>win %1</source>
        <translation>胜 %1</translation>
    </message>
    <message>
        <source>lose %1</source>
        <translation>负 %1</translation>
    </message>
    <message>
        <source>as there</source>
        <translation>与博文一致</translation>
    </message>
    <message>
        <source>differs</source>
        <translation>不同</translation>
    </message>
    <message>
        <source>unclear</source>
        <translation>不明确</translation>
    </message>
    <message>
        <source> (speed-up %1)</source>
        <translation> (加速比 %1)</translation>
    </message>
    <message>
        <source>%1 under %2: threads %3 there; here it is unclear%4.</source>
        <translation>%1（%2）：多线程在博文中%3；此处不明确%4。</translation>
    </message>
    <message>
        <source>%1 under %2: threads %3 there, %4 here%5.</source>
        <translation>%1（%2）：多线程在博文中%3，在此处%4%5。</translation>
    </message>
    <message>
        <source>Here the network is %1.</source>
        <translation>此处的网络%1。</translation>
    </message>
    <message>
        <source>With 1 thread an operation waits for I/O %1 of its time, with %2 %3.</source>
        <translation>用 1 个线程时，一个操作有 %1 的时间在等待 I/O，用 %2时有 %3。</translation>
    </message>
    <message>
        <source>With 1 thread an operation waits for I/O %1 of its time.</source>
        <translation>用 1 个线程时，一个操作有 %1 的时间在等待 I/O。</translation>
    </message>
    <message>
        <source>The GIL is held for %1 of the %2 of an operation: threads gain %3 at most.</source>
        <translation>一个操作的 %2 中有 %1 持有 GIL：多线程最多提速 %3。</translation>
    </message>
    <message>
        <source>It takes %1 of CPU time.</source>
        <translation>它耗费 %1 的 CPU 时间。</translation>
    </message>
    <message>
        <source>%1, at most %2</source>
        <translation>%1，最多 %2</translation>
    </message>
    <message>
        <source>Target</source>
        <translation>目标</translation>
    </message>
    <message>
        <source>1, best of 3</source>
        <translation>1，3 次最佳</translation>
    </message>
    <message>
        <source>6, best of 3</source>
        <translation>6，3 次最佳</translation>
    </message>
    <message>
        <source>Threads</source>
        <translation>线程</translation>
    </message>
    <message>
        <source>Outcome</source>
        <translation>结果</translation>
    </message>
    <message>
        <source>Speed-up [95 %]</source>
        <translation>加速比 [95 %]</translation>
    </message>
    <message>
        <source>1, latency</source>
        <translation>1，延迟</translation>
    </message>
    <message>
        <source>6, latency</source>
        <translation>6，延迟</translation>
    </message>
    <message>
        <source>I/O share</source>
        <translation>I/O 占比</translation>
    </message>
    <message>
        <source>CPU an op.</source>
        <translation>每操作 CPU</translation>
    </message>
    <message>
        <source>GIL held an op.</source>
        <translation>每操作持 GIL</translation>
    </message>
    <message>
        <source>%1: the post</source>
        <translation>%1：博文</translation>
    </message>
    <message>
        <source>fake work alone: the post</source>
        <translation>仅模拟计算：博文</translation>
    </message>
    <message>
        <source>“Best of 3” is the post&apos;s: the batches in three repeats, the least of their means. I/O share, CPU time and GIL are those of an operation with 1 thread; “at most” is its latency by the time that the GIL is held. The work alone is a median; in Python its CPU time.</source>
        <translation>“3 次最佳”是博文的算法：批次重复三轮，取各轮平均值中最小的。I/O 占比、CPU 时间和 GIL 是 1 个线程时一个操作的数值；“最多”是其延迟除以持有 GIL 的时间。仅模拟计算为中位数；在 Python 中为其 CPU 时间。</translation>
    </message>
</context>
<context>
    <name>breakeven::PublishedView</name>
    <message>
        <source>The post&apos;s table</source>
        <translation>博文中的表格</translation>
    </message>
</context>
<context>
    <name>breakeven::PythonEditor</name>
    <message>
        <source>%1 found</source>
        <translation>找到 %1</translation>
    </message>
    <message>
        <source>%1 missing</source>
        <translation>缺少 %1</translation>
    </message>
    <message>
        <source>The first that serves</source>
        <translation>第一个可用的</translation>
    </message>
    <message>
        <source>Another interpreter…</source>
        <translation>其他解释器…</translation>
    </message>
    <message>
        <source>Looking for Pythons…</source>
        <translation>正在查找 Python…</translation>
    </message>
    <message>
        <source>No Python 3.7 or newer was found.</source>
        <translation>没有找到 Python 3.7 或更新版本。</translation>
    </message>
    <message>
        <source>%1 · no numpy: pure-Python workload</source>
        <translation>%1 · 没有 numpy：纯 Python 工作负载</translation>
    </message>
    <message>
        <source>Choose a Python interpreter</source>
        <translation>选择 Python 解释器</translation>
    </message>
    <message>
        <source>Asking %1…</source>
        <translation>正在询问 %1…</translation>
    </message>
    <message>
        <source>Choose a batch of your own</source>
        <translation>选择您自己的批次</translation>
    </message>
    <message>
        <source>Python (*.py)</source>
        <translation>Python (*.py)</translation>
    </message>
    <message>
        <source>Save a batch to fill in</source>
        <translation>保存供填写的批次</translation>
    </message>
    <message>
        <source>%1 is saved: fill it in, then choose it as your own batch file.</source>
        <translation>%1 已保存：请填写，然后选作您自己的批次文件。</translation>
    </message>
    <message>
        <source>Python interpreter</source>
        <translation>Python 解释器</translation>
    </message>
    <message>
        <source>Own batch file…</source>
        <translation>自己的批次文件…</translation>
    </message>
    <message>
        <source>A Python file with your own read(), work() and write()</source>
        <translation>包含您自己的 read()、work() 和 write() 的 Python 文件</translation>
    </message>
    <message>
        <source>Use ours</source>
        <translation>使用内置的</translation>
    </message>
    <message>
        <source>Save a template…</source>
        <translation>保存模板…</translation>
    </message>
    <message>
        <source>A Python file to fill in with your own read(), work() and write()</source>
        <translation>供填写您自己的 read()、work() 和 write() 的 Python 文件</translation>
    </message>
</context>
<context>
    <name>breakeven::Quantity</name>
    <message>
        <source>1 thread</source>
        <translation>1 个线程</translation>
    </message>
    <message>
        <source>%1 threads</source>
        <translation>%1 个线程</translation>
    </message>
    <message>
        <source>1 item</source>
        <translation>1 项</translation>
    </message>
    <message>
        <source>%1 items</source>
        <translation>%1 项</translation>
    </message>
    <message>
        <source>%1 – %2</source>
        <translation>%1 – %2</translation>
    </message>
    <message>
        <source>less than a second</source>
        <translation>不到一秒</translation>
    </message>
</context>
<context>
    <name>breakeven::RadosPage</name>
    <message>
        <source>Configuration</source>
        <translation>配置</translation>
    </message>
    <message>
        <source>Keyring</source>
        <translation>密钥环</translation>
    </message>
    <message>
        <source>Pool</source>
        <translation>池</translation>
    </message>
    <message>
        <source>empty: /etc/ceph/ceph.conf</source>
        <translation>留空：/etc/ceph/ceph.conf</translation>
    </message>
    <message>
        <source>empty: as the configuration says</source>
        <translation>留空：按配置所示</translation>
    </message>
    <message>
        <source>User</source>
        <translation>用户</translation>
    </message>
    <message>
        <source>Connection</source>
        <translation>连接</translation>
    </message>
    <message>
        <source>one for all workers</source>
        <translation>所有工作线程共用一个</translation>
    </message>
    <message>
        <source>one for each worker</source>
        <translation>每个工作线程一个</translation>
    </message>
    <message>
        <source>A pool of a Ceph cluster. The run keeps to a namespace of its own in it.</source>
        <translation>Ceph 集群的一个池。运行只使用其中自己的命名空间。</translation>
    </message>
    <message>
        <source>the pool</source>
        <translation>池</translation>
    </message>
    <message>
        <source>name one that is for measuring</source>
        <translation>请指定一个供测量使用的池</translation>
    </message>
</context>
<context>
    <name>breakeven::RedisPage</name>
    <message>
        <source>start a server for the run, and end it after</source>
        <translation>为运行启动一个服务器，结束后关闭</translation>
    </message>
    <message>
        <source>CA file</source>
        <translation>CA 文件</translation>
    </message>
    <message>
        <source>Client certificate</source>
        <translation>客户端证书</translation>
    </message>
    <message>
        <source>Client key</source>
        <translation>客户端密钥</translation>
    </message>
    <message>
        <source>cache-02:6380, redis://user@host:6379/0, unix:///path</source>
        <translation>cache-02:6380, redis://user@host:6379/0, unix:///path</translation>
    </message>
    <message>
        <source>Address</source>
        <translation>地址</translation>
    </message>
    <message>
        <source>kept in the desktop&apos;s keychain, if there is one</source>
        <translation>保存在桌面的钥匙串中（如果有）</translation>
    </message>
    <message>
        <source>Password</source>
        <translation>密码</translation>
    </message>
    <message>
        <source>empty: the authorities that the system trusts</source>
        <translation>留空：系统信任的颁发机构</translation>
    </message>
    <message>
        <source>only where the server asks for one</source>
        <translation>仅在服务器要求时需要</translation>
    </message>
    <message>
        <source>In a cluster</source>
        <translation>在集群中</translation>
    </message>
    <message>
        <source>all items on one node</source>
        <translation>所有项在同一节点上</translation>
    </message>
    <message>
        <source>items spread over all nodes</source>
        <translation>各项分布在所有节点上</translation>
    </message>
    <message>
        <source>Certificate</source>
        <translation>证书</translation>
    </message>
    <message>
        <source>Its key</source>
        <translation>其密钥</translation>
    </message>
    <message>
        <source>A Redis server by its host name, host:port, URL or socket.</source>
        <translation>Redis 服务器：用主机名、主机:端口、URL 或套接字指定。</translation>
    </message>
    <message>
        <source>the client certificate</source>
        <translation>客户端证书</translation>
    </message>
    <message>
        <source>it comes with its key, or neither is given</source>
        <translation>须与其密钥一起提供，或两者都不提供</translation>
    </message>
</context>
<context>
    <name>breakeven::Relay</name>
    <message>
        <source>a path of 107 bytes at most</source>
        <translation>最多 107 个字节的路径</translation>
    </message>
    <message>
        <source>latency relay</source>
        <translation>延迟中继</translation>
    </message>
</context>
<context>
    <name>breakeven::Report</name>
    <message>
        <source>The pool of threads is made and joined within each batch.</source>
        <translation>线程池在每个批次内创建并结束。</translation>
    </message>
    <message>
        <source>The pool of threads is made once and kept.</source>
        <translation>线程池只创建一次并保留。</translation>
    </message>
    <message>
        <source>The run has no end: it still goes on, or was killed.</source>
        <translation>本次运行没有结束：仍在进行，或已被终止。</translation>
    </message>
    <message>
        <source>It ended after %1 s: %2.</source>
        <translation>它在 %1 s 后结束：%2。</translation>
    </message>
    <message>
        <source>A batch is a number of operations that one call does; an operation reads an item, computes on it, and writes one. The wall time of a batch is the batch latency, the figure that everything here is about. One thread is a plain loop.</source>
        <translation>一个批次是一次调用完成的若干操作；一次操作读取一个对象、对其计算并写入一个对象。批次的墙钟时间即批次延迟，这里的一切都围绕它。单线程就是一个普通循环。</translation>
    </message>
    <message>
        <source>A block visits one point of the axis and measures every arm once, in shuffled order and close in time, so that a drift of the machine hits all arms alike. Warm-up batches are not counted.</source>
        <translation>一个数据块访问轴上的一个点，以打乱的顺序在相近的时间内将每种方式各测一次，因此机器的漂移对所有方式影响相同。预热批次不计入。</translation>
    </message>
    <message>
        <source>The latency of an arm at a point is the geometric mean over the blocks of the block&apos;s median. The speed-up is the latency of one thread divided by that of the arm, paired by blocks: above 1 the arm wins. Intervals hold the truth in 95 % of the cases; the block is their unit.</source>
        <translation>某种方式在一个点的延迟，是各数据块中位数的几何平均。加速比是单线程延迟除以该方式的延迟，按数据块配对：大于 1 时该方式胜出。区间在 95 % 的情况下包含真值；其单位是数据块。</translation>
    </message>
    <message>
        <source>A crossover is where the speed-up crosses 1. Between points latencies run straight over the axis; no crossover is named that its interval does not support. An arm is worth having from a gain of %1 on; what lies below makes no difference.</source>
        <translation>交叉点是加速比穿过 1 的位置。各点之间延迟沿轴呈直线；没有区间支持的交叉点不会给出。增益达到 %1 起某种方式才值得采用；低于此值则没有差别。</translation>
    </message>
    <message>
        <source>Asked for: intervals within %1, in %2 at most; the order was drawn with seed %3. %4</source>
        <translation>要求：区间在 %1 以内，最多用时 %2；顺序由种子 %3 抽取。%4</translation>
    </message>
    <message>
        <source>a server of the run&apos;s own</source>
        <translation>本次运行自带的服务器</translation>
    </message>
    <message>
        <source>a temporary folder</source>
        <translation>临时文件夹</translation>
    </message>
    <message>
        <source>The answer</source>
        <translation>结论</translation>
    </message>
    <message>
        <source>Batch latency</source>
        <translation>批次延迟</translation>
    </message>
    <message>
        <source>Points</source>
        <translation>测点</translation>
    </message>
    <message>
        <source>The post&apos;s table</source>
        <translation>博文中的表格</translation>
    </message>
    <message>
        <source>Caution</source>
        <translation>注意</translation>
    </message>
    <message>
        <source>What to set</source>
        <translation>该设置什么</translation>
    </message>
    <message>
        <source>Place</source>
        <translation>地点</translation>
    </message>
    <message>
        <source>Machine</source>
        <translation>机器</translation>
    </message>
    <message>
        <source>Cores</source>
        <translation>核心</translation>
    </message>
    <message>
        <source>Batch</source>
        <translation>批次</translation>
    </message>
    <message>
        <source>Versions</source>
        <translation>版本</translation>
    </message>
    <message>
        <source>Run</source>
        <translation>运行</translation>
    </message>
    <message>
        <source>Machine and versions</source>
        <translation>机器与版本</translation>
    </message>
    <message>
        <source>Method</source>
        <translation>方法</translation>
    </message>
    <message>
        <source>Failed: %1</source>
        <translation>失败：%1</translation>
    </message>
    <message>
        <source>Breakeven report</source>
        <translation>Breakeven 报告</translation>
    </message>
    <message>
        <source>a report&apos;s name ends in .html or .pdf</source>
        <translation>报告的文件名以 .html 或 .pdf 结尾</translation>
    </message>
    <message>
        <source>⚠ %1</source>
        <translation>⚠ %1</translation>
    </message>
    <message>
        <source>Page %1 of %2</source>
        <translation>第 %1 页，共 %2 页</translation>
    </message>
</context>
<context>
    <name>breakeven::ResultKeeper</name>
    <message>
        <source>PNG, %1 × %2 pixels (%3)</source>
        <translation>PNG，%1 × %2 像素 (%3)</translation>
    </message>
    <message>
        <source>Save chart</source>
        <translation>保存图表</translation>
    </message>
    <message>
        <source>The chart is on the clipboard.</source>
        <translation>图表已复制到剪贴板。</translation>
    </message>
    <message>
        <source>Save report</source>
        <translation>保存报告</translation>
    </message>
    <message>
        <source>Saved: %1</source>
        <translation>已保存：%1</translation>
    </message>
</context>
<context>
    <name>breakeven::ResultTables</name>
    <message>
        <source>%1 points × %2 arms</source>
        <translation>%1 个点 × %2 个方案</translation>
    </message>
    <message>
        <source>Show the points</source>
        <translation>显示各点</translation>
    </message>
    <message>
        <source>Fold the points away</source>
        <translation>折叠各点</translation>
    </message>
    <message>
        <source>Points</source>
        <translation>测点</translation>
    </message>
    <message>
        <source>Copied</source>
        <translation>已复制</translation>
    </message>
    <message>
        <source>Copy  ▾</source>
        <translation>复制  ▾</translation>
    </message>
    <message>
        <source>Copy the table; as for a spreadsheet with Ctrl+C</source>
        <translation>复制表格；按 Ctrl+C 以电子表格格式复制</translation>
    </message>
    <message>
        <source>For a spreadsheet</source>
        <translation>用于电子表格</translation>
    </message>
    <message>
        <source>As CSV</source>
        <translation>CSV 格式</translation>
    </message>
    <message>
        <source>As Markdown</source>
        <translation>Markdown 格式</translation>
    </message>
    <message>
        <source>The post&apos;s table</source>
        <translation>博文中的表格</translation>
    </message>
</context>
<context>
    <name>breakeven::RunButtons</name>
    <message>
        <source>Measure longer</source>
        <translation>继续测量</translation>
    </message>
    <message>
        <source>Goes on with this run, in its file, for as long as its plan says</source>
        <translation>在其文件中继续此次运行，时长按其方案</translation>
    </message>
    <message>
        <source>Run again</source>
        <translation>再次运行</translation>
    </message>
    <message>
        <source>Measures the plan of this run once more, as a new run</source>
        <translation>将本次运行的方案再测一次，作为新的运行</translation>
    </message>
</context>
<context>
    <name>breakeven::RunExport</name>
    <message>
        <source>Export runs</source>
        <translation>导出运行</translation>
    </message>
</context>
<context>
    <name>breakeven::RunFile</name>
    <message>
        <source>Line %1 is damaged and left out: %2</source>
        <translation>第 %1 行已损坏并被略去：%2</translation>
    </message>
    <message numerus="yes">
        <source>And %n more damaged lines are left out.</source>
        <translation>
            <numerusform>另有 %n 个损坏的行被略去。</numerusform>
        </translation>
    </message>
    <message>
        <source>an arm lacks its threads or batches</source>
        <translation>一个方案缺少线程数或批次</translation>
    </message>
    <message>
        <source>its runtime is unknown</source>
        <translation>其运行时未知</translation>
    </message>
    <message>
        <source>its axis is unknown</source>
        <translation>其轴未知</translation>
    </message>
    <message>
        <source>its axis value is no number</source>
        <translation>其轴值不是数字</translation>
    </message>
    <message>
        <source>its status is unknown</source>
        <translation>其状态未知</translation>
    </message>
    <message>
        <source>the batch latencies of an arm are no list</source>
        <translation>一个方案的批次延迟不是列表</translation>
    </message>
    <message>
        <source>a batch latency is no whole number of nanoseconds</source>
        <translation>一个批次延迟不是整数纳秒</translation>
    </message>
    <message>
        <source>it is no object</source>
        <translation>它不是对象</translation>
    </message>
    <message>
        <source>the file is empty</source>
        <translation>文件为空</translation>
    </message>
    <message>
        <source>its first line is cut short: the run was interrupted before it measured anything</source>
        <translation>其第一行不完整：运行在测得任何内容之前就被中断</translation>
    </message>
    <message>
        <source>this is no Breakeven run</source>
        <translation>这不是 Breakeven 运行</translation>
    </message>
    <message>
        <source>the version of its format is no whole number from 1</source>
        <translation>其格式版本不是从 1 开始的整数</translation>
    </message>
    <message>
        <source>it was made by a newer Breakeven (version %1 of the format, this one reads up to %2); update Breakeven</source>
        <translation>它由更新的 Breakeven 创建（格式版本 %1，此程序最高可读 %2）；请更新 Breakeven</translation>
    </message>
    <message>
        <source>the file exists already</source>
        <translation>文件已存在</translation>
    </message>
    <message>
        <source>the run goes on already</source>
        <translation>该运行已在继续</translation>
    </message>
    <message>
        <source>The last line is cut short, as the run was interrupted while it was written, and is left out.</source>
        <translation>最后一行不完整：运行在写入时被中断，该行已略去。</translation>
    </message>
</context>
<context>
    <name>breakeven::RunPicker</name>
    <message>
        <source>Choose a file…</source>
        <translation>选择文件…</translation>
    </message>
</context>
<context>
    <name>breakeven::RunSession</name>
    <message>
        <source>The run ended without a word.</source>
        <translation>运行结束时没有任何说明。</translation>
    </message>
</context>
<context>
    <name>breakeven::RunSigns</name>
    <message>
        <source>%1 % · %2</source>
        <translation>%1% · %2</translation>
    </message>
    <message>
        <source>The run “%1” has ended</source>
        <translation>运行“%1”已结束</translation>
    </message>
</context>
<context>
    <name>breakeven::RunSummary</name>
    <message>
        <source>%1 throughout</source>
        <translation>始终 %1</translation>
    </message>
    <message>
        <source>%1 from %2</source>
        <translation>%2 起 %1</translation>
    </message>
    <message>
        <source>%1 up to %2</source>
        <translation>%2 以内 %1</translation>
    </message>
    <message>
        <source>%1 to %2</source>
        <translation>%1 至 %2</translation>
    </message>
    <message>
        <source>no difference worth having</source>
        <translation>没有值得的差别</translation>
    </message>
    <message>
        <source>not clear</source>
        <translation>不明确</translation>
    </message>
    <message>
        <source>Today %1</source>
        <translation>今天 %1</translation>
    </message>
    <message>
        <source>Yesterday %1</source>
        <translation>昨天 %1</translation>
    </message>
    <message>
        <source>d MMM</source>
        <extracomment>a date without its year, as QLocale::toString() takes it</extracomment>
        <translation>M月d日</translation>
    </message>
    <message>
        <source>this machine</source>
        <translation>本机</translation>
    </message>
    <message numerus="yes">
        <source>%n targets</source>
        <translation>
            <numerusform>%n 个目标</numerusform>
        </translation>
    </message>
    <message>
        <source>running</source>
        <translation>运行中</translation>
    </message>
    <message>
        <source>damaged</source>
        <translation>已损坏</translation>
    </message>
    <message>
        <source>not finished</source>
        <translation>未完成</translation>
    </message>
    <message>
        <source>the file may not be read</source>
        <translation>没有读取该文件的权限</translation>
    </message>
    <message>
        <source>the file is empty</source>
        <translation>文件为空</translation>
    </message>
    <message>
        <source>this is no Breakeven run</source>
        <translation>这不是 Breakeven 运行</translation>
    </message>
    <message>
        <source>a newer Breakeven made it; update Breakeven</source>
        <translation>由更新版本的 Breakeven 生成；请更新 Breakeven</translation>
    </message>
    <message>
        <source>it was interrupted before it measured anything</source>
        <translation>在测得任何数据之前就中断了</translation>
    </message>
    <message numerus="yes">
        <source>the last line is cut short after %1; %n lines can be read</source>
        <translation>
            <numerusform>最后一行在 %1 之后被截断；可读 %n 行</numerusform>
        </translation>
    </message>
    <message>
        <source>%1; %2</source>
        <translation>%1；%2</translation>
    </message>
    <message numerus="yes">
        <source>%1; %n more</source>
        <translation>
            <numerusform>%1；另 %n 个</numerusform>
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
        <translation>%1 字节</translation>
    </message>
    <message>
        <source>%1 items</source>
        <translation>%1 项</translation>
    </message>
    <message>
        <source>all thread counts</source>
        <translation>所有线程数</translation>
    </message>
    <message>
        <source>looking for Python</source>
        <translation>正在查找 Python</translation>
    </message>
    <message>
        <source>opening %1</source>
        <translation>正在打开 %1</translation>
    </message>
    <message>
        <source>What this run made could not be removed: %1</source>
        <translation>无法移除本次运行创建的内容：%1</translation>
    </message>
    <message>
        <source>The run broke off by a fault of the program: %1</source>
        <translation>运行因程序错误而中断：%1</translation>
    </message>
    <message>
        <source>A batch with each arm takes at least %1 s here, and the budget is %2 s; ask for less, or for longer.</source>
        <translation>此处每个方案各测一个批次至少需要 %1 s，而预算为 %2 s；请减少要求，或延长时间。</translation>
    </message>
    <message>
        <source>No target is left to measure.</source>
        <translation>没有剩余的目标可测量。</translation>
    </message>
    <message>
        <source>unknown</source>
        <translation>未知</translation>
    </message>
    <message>
        <source>Breakeven %1 measured this run, and this is %2: what both measure doesn&apos;t belong in one run. Run it again instead.</source>
        <translation>此运行由 Breakeven %1 测得，而当前版本是 %2：两者的测量结果不应混在同一运行中。请改为再次运行。</translation>
    </message>
    <message>
        <source>The run can&apos;t be measured longer, as it isn&apos;t what it was: run it again.</source>
        <translation>无法继续测量此运行，因为条件已与当时不同：请再次运行。</translation>
    </message>
    <message>
        <source>Nothing was measured in this run that could be measured longer.</source>
        <translation>此次运行没有测得任何可以继续测量的数据。</translation>
    </message>
</context>
<context>
    <name>breakeven::Runtime</name>
    <message>
        <source>%1 bytes written, %2 read</source>
        <translation>写入 %1 字节，读出 %2 字节</translation>
    </message>
    <message>
        <source>%1 bytes written, now missing</source>
        <translation>写入 %1 字节，现已缺失</translation>
    </message>
    <message>
        <source>checksum %1 written, %2 read</source>
        <translation>写入的校验和为 %1，读出的为 %2</translation>
    </message>
    <message>
        <source>Item %1</source>
        <translation>第 %1 项</translation>
    </message>
    <message>
        <source>The runtime “%1”</source>
        <translation>运行时“%1”</translation>
    </message>
</context>
<context>
    <name>breakeven::RuntimeChips</name>
    <message>
        <source>Threads of this program, which no lock holds up</source>
        <translation>本程序的线程，不受任何锁阻碍</translation>
    </message>
    <message>
        <source>A real Python with its own threads and its GIL</source>
        <translation>真正的 Python，有自己的线程和 GIL</translation>
    </message>
</context>
<context>
    <name>breakeven::SelectionBar</name>
    <message numerus="yes">
        <source>%n runs selected</source>
        <translation>
            <numerusform>已选择 %n 次运行</numerusform>
        </translation>
    </message>
    <message>
        <source>Select two runs to compare them, one or more to lay them over the chart.</source>
        <translation>选择两次运行以比较，选择一次或多次以叠加到图表。</translation>
    </message>
    <message>
        <source>Compare</source>
        <translation>比较</translation>
    </message>
    <message>
        <source>Hold them against each other, the oldest as the base</source>
        <translation>相互比较，以最早的为基准</translation>
    </message>
    <message>
        <source>Select another run to compare it with</source>
        <translation>再选择一次运行以进行比较</translation>
    </message>
    <message>
        <source>Take off</source>
        <translation>移除</translation>
    </message>
    <message>
        <source>Lay over</source>
        <translation>叠加</translation>
    </message>
    <message>
        <source>Take them off the chart</source>
        <translation>从图表中移除它们</translation>
    </message>
    <message>
        <source>Draw them dashed over the chart&apos;s run</source>
        <translation>以虚线绘制在图表的运行之上</translation>
    </message>
    <message>
        <source>Tag…</source>
        <translation>添加标签…</translation>
    </message>
    <message>
        <source>Tags, with commas between, then Enter</source>
        <translation>标签，以逗号分隔，然后按回车</translation>
    </message>
    <message>
        <source>Tags to add</source>
        <translation>要添加的标签</translation>
    </message>
    <message>
        <source>Export…</source>
        <translation>导出…</translation>
    </message>
    <message>
        <source>Write every batch that was measured to a CSV file</source>
        <translation>将每个测得的批次写入 CSV 文件</translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>删除</translation>
    </message>
    <message>
        <source>Delete; it can be undone (Delete)</source>
        <translation>删除；可以撤消 (Delete)</translation>
    </message>
    <message>
        <source>Select nothing</source>
        <translation>取消选择</translation>
    </message>
    <message>
        <source>Add tags</source>
        <translation>添加标签</translation>
    </message>
</context>
<context>
    <name>breakeven::SetupPanel</name>
    <message>
        <source>TARGETS</source>
        <translation>目标</translation>
    </message>
    <message>
        <source>RUNTIMES</source>
        <translation>运行时</translation>
    </message>
    <message>
        <source>WORKLOAD</source>
        <translation>工作负载</translation>
    </message>
    <message>
        <source>SWEEP</source>
        <translation>扫描</translation>
    </message>
    <message>
        <source>PRECISION</source>
        <translation>精度</translation>
    </message>
    <message>
        <source>CORES</source>
        <translation>核心</translation>
    </message>
    <message>
        <source>Stopping…</source>
        <translation>正在停止…</translation>
    </message>
    <message>
        <source>■  Stop</source>
        <translation>■  停止</translation>
    </message>
    <message>
        <source>▶  Run</source>
        <translation>▶  测量</translation>
    </message>
    <message>
        <source>Stop and keep what was measured (Ctrl+.)</source>
        <translation>停止并保留测得的内容 (Ctrl+.)</translation>
    </message>
    <message>
        <source>Measure (Ctrl+R)</source>
        <translation>测量 (Ctrl+R)</translation>
    </message>
    <message>
        <source>The workload&apos;s values need a look.</source>
        <translation>请检查工作负载的值。</translation>
    </message>
    <message>
        <source>The sweep&apos;s values need a look.</source>
        <translation>扫描的值需要检查。</translation>
    </message>
    <message>
        <source>The time needs a look.</source>
        <translation>请检查时间。</translation>
    </message>
    <message>
        <source>Choose a target to measure.</source>
        <translation>请选择要测量的目标。</translation>
    </message>
    <message>
        <source>HOW</source>
        <translation>方式</translation>
    </message>
</context>
<context>
    <name>breakeven::SetupRail</name>
    <message>
        <source>Set up</source>
        <translation>设置</translation>
    </message>
    <message>
        <source>Set up the experiment (Ctrl+1)</source>
        <translation>设置实验 (Ctrl+1)</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>停止</translation>
    </message>
    <message>
        <source>Run</source>
        <translation>运行</translation>
    </message>
    <message>
        <source>Stop and keep what was measured (Ctrl+.)</source>
        <translation>停止并保留测得的内容 (Ctrl+.)</translation>
    </message>
    <message>
        <source>Measure (Ctrl+R)</source>
        <translation>测量 (Ctrl+R)</translation>
    </message>
</context>
<context>
    <name>breakeven::ShiftCard</name>
    <message>
        <source>base</source>
        <translation>基准</translation>
    </message>
    <message>
        <source>new</source>
        <translation>新</translation>
    </message>
</context>
<context>
    <name>breakeven::ShortAnswer</name>
    <message>
        <source>%1 everywhere</source>
        <translation>%1：全程</translation>
    </message>
    <message>
        <source>%1 at %2</source>
        <translation>%1 在 %2 处</translation>
    </message>
    <message>
        <source>%1 from %2 on</source>
        <translation>%2 起 %1</translation>
    </message>
    <message>
        <source>%1 up to %2</source>
        <translation>%2 以内 %1</translation>
    </message>
    <message>
        <source>%1 from %2 to %3</source>
        <translation>%2 到 %3 为 %1</translation>
    </message>
    <message>
        <source>1 thread is best</source>
        <translation>1 个线程最好</translation>
    </message>
    <message>
        <source>more threads gain less than %1</source>
        <translation>更多线程的收益不到 %1</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation>%1：%2</translation>
    </message>
    <message>
        <source>%1 are best</source>
        <translation>%1 最好</translation>
    </message>
    <message>
        <source>not clear</source>
        <translation>不明确</translation>
    </message>
    <message>
        <source>the winner changes too often</source>
        <translation>胜者变化过于频繁</translation>
    </message>
    <message>
        <source>%1 from %2</source>
        <translation>%2 起 %1</translation>
    </message>
    <message>
        <source>no difference worth having</source>
        <translation>没有值得的差别</translation>
    </message>
    <message>
        <source>measuring…</source>
        <translation>测量中…</translation>
    </message>
    <message>
        <source>not measured</source>
        <translation>未测量</translation>
    </message>
    <message>
        <source>no difference, as it should be</source>
        <translation>没有差别，理应如此</translation>
    </message>
    <message>
        <source>differs from itself</source>
        <translation>与自身不一致</translation>
    </message>
</context>
<context>
    <name>breakeven::ShortcutList</name>
    <message>
        <source>Keyboard shortcuts</source>
        <translation>键盘快捷键</translation>
    </message>
</context>
<context>
    <name>breakeven::SidesBar</name>
    <message>
        <source>Choose a run</source>
        <translation>选择一次运行</translation>
    </message>
    <message numerus="yes">
        <source>%n runs</source>
        <translation>
            <numerusform>%n 次运行</numerusform>
        </translation>
    </message>
    <message>
        <source>Pinned as baseline</source>
        <translation>已固定为基准</translation>
    </message>
    <message>
        <source>Pin as baseline</source>
        <translation>固定为基准</translation>
    </message>
    <message>
        <source>BASE</source>
        <translation>基准</translation>
    </message>
    <message>
        <source>NEW</source>
        <translation>新</translation>
    </message>
    <message>
        <source>Base run</source>
        <translation>基准运行</translation>
    </message>
    <message>
        <source>New run</source>
        <translation>新的运行</translation>
    </message>
    <message>
        <source>Swap base and new</source>
        <translation>交换基准与新运行</translation>
    </message>
    <message>
        <source>Hold every new run against this one as soon as it ends</source>
        <translation>每次新运行一结束就与此运行比较</translation>
    </message>
</context>
<context>
    <name>breakeven::SshfsPage</name>
    <message>
        <source>Key</source>
        <translation>密钥</translation>
    </message>
    <message>
        <source>flush to the host&apos;s disk before each rename (fsync)</source>
        <translation>每次重命名前刷新到主机的磁盘 (fsync)</translation>
    </message>
    <message>
        <source>host name or address</source>
        <translation>主机名或地址</translation>
    </message>
    <message>
        <source>Host</source>
        <translation>主机</translation>
    </message>
    <message>
        <source>empty: your own</source>
        <translation>留空：您自己</translation>
    </message>
    <message>
        <source>User</source>
        <translation>用户</translation>
    </message>
    <message>
        <source>Port</source>
        <translation>端口</translation>
    </message>
    <message>
        <source>Folder</source>
        <translation>文件夹</translation>
    </message>
    <message>
        <source>empty: ssh&apos;s own choice, or an agent</source>
        <translation>留空：由 ssh 选择，或使用代理</translation>
    </message>
    <message>
        <source>Layout</source>
        <translation>布局</translation>
    </message>
    <message>
        <source>A folder of another machine that you reach by ssh. It is mounted for the run and unmounted after it; a key or an agent must let you in.</source>
        <translation>另一台机器上可通过 ssh 访问的文件夹。运行时挂载，结束后卸载；须有密钥或代理让您登录。</translation>
    </message>
    <message>
        <source>the host</source>
        <translation>主机</translation>
    </message>
    <message>
        <source>a remote folder needs one</source>
        <translation>远程文件夹需要主机</translation>
    </message>
    <message>
        <source>no host is called that</source>
        <translation>没有主机叫这个名称</translation>
    </message>
    <message>
        <source>the folder</source>
        <translation>文件夹</translation>
    </message>
    <message>
        <source>its path on the host begins with /, or with ~ for the home there</source>
        <translation>其在主机上的路径以 / 开头，或以表示主目录的 ~ 开头</translation>
    </message>
</context>
<context>
    <name>breakeven::StatusLine</name>
    <message numerus="yes">
        <source>Pass %1 · measuring %n points</source>
        <translation>
            <numerusform>第 %1 轮 · 正在测量 %n 个测点</numerusform>
        </translation>
    </message>
    <message>
        <source>Pass %1 · %2 of %3 settled</source>
        <translation>第 %1 轮 · %3 个中已确定 %2 个</translation>
    </message>
    <message>
        <source>%1 s left</source>
        <translation>剩余 %1 s</translation>
    </message>
    <message>
        <source>Ready</source>
        <translation>就绪</translation>
    </message>
    <message>
        <source>Progress</source>
        <translation>进度</translation>
    </message>
    <message>
        <source>Measure now</source>
        <translation>立即测量</translation>
    </message>
    <message>
        <source>Run ended: %1</source>
        <translation>运行结束：%1</translation>
    </message>
    <message>
        <source>1 core</source>
        <translation>1 个核心</translation>
    </message>
    <message>
        <source>%1 cores</source>
        <translation>%1 个核心</translation>
    </message>
    <message>
        <source>load %1</source>
        <translation>负载 %1</translation>
    </message>
    <message>
        <source>workload %1</source>
        <translation>工作负载 %1</translation>
    </message>
    <message>
        <source>The workload&apos;s own cost is that of one operation without its I/O.</source>
        <translation>工作负载自身的开销是一个操作不含 I/O 的开销。</translation>
    </message>
</context>
<context>
    <name>breakeven::SweepEditor</name>
    <message>
        <source>What is varied</source>
        <translation>改变什么</translation>
    </message>
    <message>
        <source>from</source>
        <translation>从</translation>
    </message>
    <message>
        <source>Smallest value</source>
        <translation>最小值</translation>
    </message>
    <message>
        <source>to</source>
        <translation>到</translation>
    </message>
    <message>
        <source>Largest value</source>
        <translation>最大值</translation>
    </message>
    <message>
        <source>Number of points</source>
        <translation>测点数</translation>
    </message>
    <message>
        <source>Smallest value, such as 20 µs, 2 ms or 64 KiB</source>
        <translation>最小值，例如 20 µs、2 ms 或 64 KiB</translation>
    </message>
    <message>
        <source>Largest value, such as 20 µs, 2 ms or 64 KiB</source>
        <translation>最大值，例如 20 µs、2 ms 或 64 KiB</translation>
    </message>
    <message>
        <source>How many points to measure in between, both ends included</source>
        <translation>其间测量多少个测点，包括两端</translation>
    </message>
    <message>
        <source>%1 points</source>
        <translation>%1 个测点</translation>
    </message>
    <message>
        <source>A value is a number with a unit, such as %1.</source>
        <translation>值是带单位的数字，例如 %1。</translation>
    </message>
    <message>
        <source>The smallest value must be above 0.</source>
        <translation>最小值必须大于 0。</translation>
    </message>
    <message>
        <source>The largest value must be above the smallest.</source>
        <translation>最大值必须大于最小值。</translation>
    </message>
    <message>
        <source>Only whole numbers can be measured here.</source>
        <translation>此处只能测量整数。</translation>
    </message>
    <message>
        <source>Between 2 and %1 points can be measured.</source>
        <translation>可测量 2 到 %1 个测点。</translation>
    </message>
</context>
<context>
    <name>breakeven::TargetDialog</name>
    <message>
        <source>&amp;Check</source>
        <translation>检查(&amp;C)</translation>
    </message>
    <message>
        <source>&amp;Add</source>
        <translation>添加(&amp;A)</translation>
    </message>
    <message>
        <source>Add a target</source>
        <translation>添加目标</translation>
    </message>
    <message>
        <source>paste an address: %1, /folder</source>
        <translation>粘贴地址：%1、/文件夹</translation>
    </message>
    <message>
        <source>Pasted address</source>
        <translation>粘贴的地址</translation>
    </message>
    <message>
        <source>as the charts call it</source>
        <translation>图表中的名称</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>名称</translation>
    </message>
    <message>
        <source>As if it were</source>
        <translation>假设它</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>Change a target</source>
        <translation>更改目标</translation>
    </message>
    <message>
        <source>&amp;Save</source>
        <translation>保存(&amp;S)</translation>
    </message>
    <message>
        <source>Checking…</source>
        <translation>正在检查…</translation>
    </message>
    <message>
        <source>Folder</source>
        <translation>文件夹</translation>
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
        <translation>远程文件夹</translation>
    </message>
</context>
<context>
    <name>breakeven::TargetList</name>
    <message>
        <source>+ &amp;Add a target…</source>
        <translation>+ 添加目标(&amp;A)…</translation>
    </message>
    <message>
        <source>%1, a folder each</source>
        <translation>%1，每项一个文件夹</translation>
    </message>
    <message>
        <source>%1, one folder</source>
        <translation>%1，同一文件夹</translation>
    </message>
</context>
<context>
    <name>breakeven::TargetRow</name>
    <message>
        <source>More about %1</source>
        <translation>关于 %1 的更多信息</translation>
    </message>
    <message>
        <source>Reachable</source>
        <translation>可连接</translation>
    </message>
    <message>
        <source>&amp;Check</source>
        <translation>检查(&amp;C)</translation>
    </message>
    <message>
        <source>C&amp;hange…</source>
        <translation>更改(&amp;H)…</translation>
    </message>
    <message>
        <source>&amp;Duplicate</source>
        <translation>复制一份(&amp;D)</translation>
    </message>
    <message>
        <source>Compare with the other &amp;layout</source>
        <translation>与另一种布局比较(&amp;L)</translation>
    </message>
    <message>
        <source>Move &amp;up</source>
        <translation>上移(&amp;U)</translation>
    </message>
    <message>
        <source>Move do&amp;wn</source>
        <translation>下移(&amp;W)</translation>
    </message>
    <message>
        <source>&amp;Remove</source>
        <translation>移除(&amp;R)</translation>
    </message>
</context>
<context>
    <name>breakeven::TargetText</name>
    <message>
        <source>the sweep sets the distance</source>
        <translation>距离由扫描设定</translation>
    </message>
    <message>
        <source>One copy of each object</source>
        <translation>每个对象一个副本</translation>
    </message>
    <message>
        <source>%1 copies of each object</source>
        <translation>每个对象 %1 个副本</translation>
    </message>
    <message numerus="yes">
        <source>%n object(s) in the pool, %1</source>
        <translation>
            <numerusform>池中有 %n 个对象，%1</numerusform>
        </translation>
    </message>
    <message>
        <source>Reachable: %1</source>
        <translation>可连接：%1</translation>
    </message>
    <message>
        <source>Version %1</source>
        <translation>版本 %1</translation>
    </message>
    <message>
        <source>Round trip %1 (median of 20)</source>
        <translation>往返时间 %1（20 次的中位数）</translation>
    </message>
    <message>
        <source>File system %1</source>
        <translation>文件系统 %1</translation>
    </message>
    <message>
        <source>%1 free</source>
        <translation>可用 %1</translation>
    </message>
    <message>
        <source>You may read, write and remove</source>
        <translation>您可以读取、写入和移除</translation>
    </message>
    <message>
        <source>%1 away</source>
        <translation>距离 %1</translation>
    </message>
    <message>
        <source>%1 Mbit/s</source>
        <translation>%1 Mbit/s</translation>
    </message>
    <message>
        <source>%1, emulated</source>
        <translation>%1 (模拟)</translation>
    </message>
    <message>
        <source>temporary folder</source>
        <translation>临时文件夹</translation>
    </message>
    <message>
        <source>local file</source>
        <translation>本地文件</translation>
    </message>
    <message>
        <source>pool “%1”</source>
        <translation>池“%1”</translation>
    </message>
    <message>
        <source>started for the run</source>
        <translation>为运行而启动</translation>
    </message>
</context>
<context>
    <name>breakeven::ThreadChips</name>
    <message>
        <source>One thread is the reference and always measured</source>
        <translation>单线程是参考，始终测量</translation>
    </message>
    <message>
        <source>pipelined</source>
        <translation>流水线</translation>
    </message>
    <message>
        <source>One thread that sends a batch&apos;s requests together, in C++ on Redis: for many the better answer than threads</source>
        <translation>由一个线程把一个批次的请求一起发出，用 C++ 在 Redis 上进行：对许多人来说，这比多线程更好</translation>
    </message>
    <message>
        <source>other</source>
        <translation>其他</translation>
    </message>
    <message>
        <source>Another thread count</source>
        <translation>其他线程数</translation>
    </message>
    <message>
        <source>Type another thread count and press Enter</source>
        <translation>输入其他线程数并按 Enter</translation>
    </message>
    <message>
        <source>1 core here: more threads help only while waiting</source>
        <translation>此处有 1 个核心：更多线程只在等待时有帮助</translation>
    </message>
    <message>
        <source>%1 cores here: more threads help only while waiting</source>
        <translation>此处有 %1 个核心：更多线程只在等待时有帮助</translation>
    </message>
    <message>
        <source>1 thread (reference)</source>
        <translation>1 线程（参考）</translation>
    </message>
</context>
<context>
    <name>breakeven::TimeNote</name>
    <message>
        <source>about %1, too short for a whole picture</source>
        <translation>约 %1，不足以得到完整的图</translation>
    </message>
    <message>
        <source>about %1, first picture after %2</source>
        <translation>约 %1，%2 后出现第一幅图</translation>
    </message>
    <message>
        <source>The time isn&apos;t enough to visit each point %1 times, which an interval needs: give it %2, or ask for fewer points.</source>
        <translation>时间不足以让每个点被测 %1 次，而区间需要这么多次：请给 %2，或减少点数。</translation>
    </message>
</context>
<context>
    <name>breakeven::Toast</name>
    <message>
        <source>Undo</source>
        <translation>撤消</translation>
    </message>
    <message>
        <source>Undo (Ctrl+Z)</source>
        <translation>撤消 (Ctrl+Z)</translation>
    </message>
</context>
<context>
    <name>breakeven::TopBar</name>
    <message>
        <source>Choose a ready-made experiment</source>
        <translation>选择现成的实验</translation>
    </message>
    <message>
        <source>Save the chart as a picture or a document (Ctrl+S), or copy it</source>
        <translation>将图表保存为图片或文档 (Ctrl+S)，或复制图表</translation>
    </message>
    <message>
        <source>Picture (PNG)…</source>
        <translation>图片 (PNG)…</translation>
    </message>
    <message>
        <source>Drawing (SVG)…</source>
        <translation>矢量图 (SVG)…</translation>
    </message>
    <message>
        <source>Document (PDF)…</source>
        <translation>文档 (PDF)…</translation>
    </message>
    <message>
        <source>Copy as a picture</source>
        <translation>复制为图片</translation>
    </message>
    <message>
        <source>Report…</source>
        <translation>报告…</translation>
    </message>
    <message>
        <source>Save one page that says all of the run, as HTML or PDF (Ctrl+P)</source>
        <translation>将说明本次运行全部内容的一页保存为 HTML 或 PDF(Ctrl+P)</translation>
    </message>
    <message>
        <source>Menu</source>
        <translation>菜单</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>保存</translation>
    </message>
</context>
<context>
    <name>breakeven::UndoRemoval</name>
    <message>
        <source>Bring “%1” back</source>
        <translation>恢复“%1”</translation>
    </message>
    <message>
        <source>Undo the removal (Ctrl+Z)</source>
        <translation>撤销移除 (Ctrl+Z)</translation>
    </message>
</context>
<context>
    <name>breakeven::VerdictPanel</name>
    <message>
        <source>From where on do threads pay off?</source>
        <translation>从哪里起多线程才划算？</translation>
    </message>
    <message>
        <source>Press Run: the answer comes within seconds and sharpens while the run goes on.</source>
        <translation>请按“测量”：几秒内就有结论，并随着运行继续而更加精确。</translation>
    </message>
    <message>
        <source>CAUTION</source>
        <translation>注意</translation>
    </message>
</context>
<context>
    <name>breakeven::WhatIfCard</name>
    <message>
        <source>A round trip is a time such as 800 µs or 2 ms.</source>
        <translation>往返时间是一个时间，例如 800 µs 或 2 ms。</translation>
    </message>
    <message>
        <source>95 % interval</source>
        <translation>95 % 置信区间</translation>
    </message>
    <message>
        <source>IF THE DATA WERE … AWAY</source>
        <translation>如果数据的距离为…</translation>
    </message>
    <message>
        <source>Round trip</source>
        <translation>往返时间</translation>
    </message>
    <message>
        <source>Threads</source>
        <translation>线程</translation>
    </message>
    <message>
        <source>Target</source>
        <translation>目标</translation>
    </message>
    <message>
        <source>A time such as 800 µs or 2 ms, as the run varied it</source>
        <translation>时间，例如 800 µs 或 2 ms，与运行中改变的一致</translation>
    </message>
</context>
<context>
    <name>breakeven::WhyCard</name>
    <message>
        <source>Show why</source>
        <translation>显示原因</translation>
    </message>
    <message>
        <source>Hide why</source>
        <translation>隐藏原因</translation>
    </message>
    <message>
        <source>WHY</source>
        <translation>原因</translation>
    </message>
</context>
<context>
    <name>breakeven::WindowHelp</name>
    <message>
        <source>The diagnostics are in the clipboard.</source>
        <translation>诊断信息已复制到剪贴板。</translation>
    </message>
</context>
<context>
    <name>breakeven::WorkloadEditor</name>
    <message>
        <source>A batch has 1 to 10,000 items.</source>
        <translation>一个批次有 1 到 10,000 个对象。</translation>
    </message>
    <message>
        <source>An object has 16 bytes to 64 MiB, such as 1600 B or 64 KiB.</source>
        <translation>对象大小为 16 字节到 64 MiB，例如 1600 B 或 64 KiB。</translation>
    </message>
    <message>
        <source>Compute is a time of 0 to 10 s, such as 200 µs.</source>
        <translation>计算时间为 0 到 10 s，例如 200 µs。</translation>
    </message>
    <message>
        <source>The lock is given away 0 to 10,000 times; leave it empty to let it come as it comes.</source>
        <translation>锁被释放 0 到 10,000 次；留空则顺其自然。</translation>
    </message>
    <message>
        <source>Items as swept</source>
        <translation>对象数随扫描变化</translation>
    </message>
    <message numerus="yes">
        <source>%n items</source>
        <translation>
            <numerusform>%n 个对象</numerusform>
        </translation>
    </message>
    <message>
        <source>size as swept</source>
        <translation>大小随扫描变化</translation>
    </message>
    <message>
        <source>compute</source>
        <translation>计算</translation>
    </message>
    <message>
        <source>compute %1</source>
        <translation>计算 %1</translation>
    </message>
    <message>
        <source>%1 × %2 · read, %3, write</source>
        <translation>%1 × %2 · 读取、%3、写入</translation>
    </message>
    <message>
        <source>Change the workload</source>
        <translation>更改工作负载</translation>
    </message>
    <message>
        <source>Set the size of an object, the items of a batch, and the compute</source>
        <translation>设置对象大小、批次的对象数和计算</translation>
    </message>
    <message>
        <source>items</source>
        <translation>对象</translation>
    </message>
    <message>
        <source>Items of a batch</source>
        <translation>批次的对象数</translation>
    </message>
    <message>
        <source>How many objects a batch reads and writes, each once</source>
        <translation>一个批次读写多少个对象，每个一次</translation>
    </message>
    <message>
        <source>size</source>
        <translation>大小</translation>
    </message>
    <message>
        <source>Size of an object</source>
        <translation>对象大小</translation>
    </message>
    <message>
        <source>What is written for each object, such as 1600 B or 64 KiB</source>
        <translation>每个对象写入的内容大小，例如 1600 B 或 64 KiB</translation>
    </message>
    <message>
        <source>Compute of an operation</source>
        <translation>每次操作的计算</translation>
    </message>
    <message>
        <source>What is computed between read and write, beside the post&apos;s own work of some microseconds, such as 200 µs</source>
        <translation>读取与写入之间的计算，不含博文本身的几微秒工作，例如 200 µs</translation>
    </message>
    <message>
        <source>releases</source>
        <translation>释放</translation>
    </message>
    <message>
        <source>How often compute gives Python&apos;s lock away</source>
        <translation>计算释放 Python 锁的次数</translation>
    </message>
    <message>
        <source>as it comes</source>
        <translation>顺其自然</translation>
    </message>
    <message>
        <source>How often an operation&apos;s compute gives Python&apos;s lock (GIL) away. It moves the answer; a batch of your own is the way to know.</source>
        <translation>一次操作的计算会释放 Python 锁（GIL）多少次。这会影响答案；要确切知道，请使用自己的批次。</translation>
    </message>
    <message>
        <source>New threads for each batch</source>
        <translation>每个批次使用新线程</translation>
    </message>
    <message>
        <source>As the blog post does. Otherwise they are started once and kept.</source>
        <translation>与博文的做法相同。否则只启动一次并一直保留。</translation>
    </message>
</context>
</TS>
