<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="ja">
<context>
    <name>QCommandLineParser</name>
    <message>
        <source>Options:</source>
        <translation>オプション：</translation>
    </message>
</context>
<context>
    <name>VerdictText</name>
    <message numerus="yes">
        <source>One thread waits %1 of its time; %n threads let these waits overlap.</source>
        <translation>
            <numerusform>1 スレッドでは時間の %1 が待ちです。%n スレッドならこの待ちを重ねられます。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>One thread waits only %1 of its time: %n threads win by computing on several cores.</source>
        <translation>
            <numerusform>1 スレッドでは時間の %1 しか待ちがありません：%n スレッドは複数のコアで計算することで勝ります。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>One thread waits only %1 of its time: there is little waiting that %n threads could overlap.</source>
        <translation>
            <numerusform>1 スレッドでは時間の %1 しか待ちがありません：%n スレッドで重ねられる待ちはわずかです。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>One thread waits %1 of its time, but that is only %5 an operation: too little to pay for handing operations to %n threads.</source>
        <translation>
            <numerusform>1 スレッドでは時間の %1 が待ちですが、1 操作あたり %5 にすぎません：操作を %n スレッドに渡す手間に見合いません。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>One thread waits %1 of its time, but what it waits for does not get faster with %n threads.</source>
        <translation>
            <numerusform>1 スレッドでは時間の %1 が待ちですが、待つ相手は %n スレッドでも速くなりません。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>One thread waits %1 of its time at %2 and %3 at %4: the more it waits, the more %n threads can overlap.</source>
        <translation>
            <numerusform>1 スレッドでは、%2 で時間の %1、%4 で %3 が待ちです：待ちが多いほど %n スレッドで重ねられます。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>One thread waits %1 of its time at %2 and %3 at %4, but what it waits for does not get faster with %n threads.</source>
        <translation>
            <numerusform>1 スレッドでは、%2 で時間の %1、%4 で %3 が待ちですが、待つ相手は %n スレッドでも速くなりません。</numerusform>
        </translation>
    </message>
    <message>
        <source>One thread waits %1 of its time at %2 and %3 at %4.</source>
        <translation>1 スレッドでは、%2 で時間の %1、%4 で %3 が待ちです。</translation>
    </message>
    <message>
        <source>One thread waits %1 of its time.</source>
        <translation>1 スレッドでは時間の %1 が待ちです。</translation>
    </message>
    <message numerus="yes">
        <source>Better than threads for %1: pipeline. One thread that sends a batch&apos;s requests together beats %n threads, the best count.</source>
        <translation>
            <numerusform>%1 ではスレッドよりパイプラインが勝ります。バッチの要求をまとめて送る 1 スレッドが、最適なスレッド数である %n スレッドに勝ちます。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Better than threads for %1: pipeline. One thread that sends a batch&apos;s requests together beats %n threads everywhere.</source>
        <translation>
            <numerusform>%1 ではスレッドよりパイプラインが勝ります。バッチの要求をまとめて送る 1 スレッドが、どこでも %n スレッドに勝ちます。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Pipelining beats %n threads for %1 at %4.</source>
        <translation>
            <numerusform>%1 では、%4 でパイプラインが %n スレッドに勝ちます。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Pipelining beats %n threads for %1 at %2 of %3 values, from %4 to %5.</source>
        <translation>
            <numerusform>%1 では、%3 個中 %2 個の値（%4 から %5）でパイプラインが %n スレッドに勝ちます。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Pipelining pays for %1, but %n threads are faster still.</source>
        <translation>
            <numerusform>%1 ではパイプラインが引き合いますが、%n スレッドのほうがさらに高速です。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Pipelining pays for %1; whether more than %n threads do isn&apos;t clear.</source>
        <translation>
            <numerusform>%1 ではパイプラインが引き合います。%n スレッドより勝るかは明確ではありません。</numerusform>
        </translation>
    </message>
    <message>
        <source>Pipelining isn&apos;t shown to pay for %1.</source>
        <translation>%1 でパイプラインが引き合うとは確認できません。</translation>
    </message>
    <message numerus="yes">
        <source>A batch takes %2 pipelined, %3 with %n threads, and %4 with one that waits for every answer.</source>
        <translation>
            <numerusform>1 バッチはパイプラインで %2、%n スレッドで %3、応答を 1 つずつ待つ 1 スレッドで %4 かかります。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>At %1 a batch takes %2 pipelined, %3 with %n threads, and %4 with one that waits for every answer.</source>
        <translation>
            <numerusform>%1 では、1 バッチはパイプラインで %2、%n スレッドで %3、応答を 1 つずつ待つ 1 スレッドで %4 かかります。</numerusform>
        </translation>
    </message>
    <message>
        <source>The folder&apos;s lock decides: at %1 threads lose in the shared folder, and win with a folder for each item.</source>
        <translation>決め手はフォルダーのロックです：%1 では、スレッドは共有フォルダーで劣り、アイテムごとのフォルダーで勝ります。</translation>
    </message>
    <message>
        <source>The layout decides: at %1 threads win in the shared folder, and lose with a folder for each item.</source>
        <translation>決め手はレイアウトです：%1 では、スレッドは共有フォルダーで勝り、アイテムごとのフォルダーで劣ります。</translation>
    </message>
    <message numerus="yes">
        <source>With a folder for each item the speed-up of %n threads at %1 is %2 instead of %3.</source>
        <translation>
            <numerusform>アイテムごとのフォルダーでは、%1 での %n スレッドの高速化率は %3 ではなく %2 です。</numerusform>
        </translation>
    </message>
    <message>
        <source>Measuring %1…</source>
        <translation>%1 を測定しています…</translation>
    </message>
    <message>
        <source>%1 could not be measured.</source>
        <translation>%1 は測定できませんでした。</translation>
    </message>
    <message>
        <source>With reservations: %1</source>
        <translation>留意点あり：%1</translation>
    </message>
    <message>
        <source>One thread against one thread for %1: no difference, as it should be.</source>
        <translation>%1 で 1 スレッド同士を比較：差はありません。これが正しい結果です。</translation>
    </message>
    <message>
        <source>One thread against one thread for %1 differs at %2 of %3 points: something disturbs the measurement.</source>
        <translation>%1 で 1 スレッド同士を比較すると、%3 個中 %2 個の測定点で差があります：何かが測定を妨げています。</translation>
    </message>
    <message numerus="yes">
        <source>Use %n threads for %1 at %2.</source>
        <translation>
            <numerusform>%1 では、%2 で %n スレッドを使ってください。</numerusform>
        </translation>
    </message>
    <message>
        <source>Pipeline for %1 everywhere measured: one thread that sends a batch&apos;s requests together.</source>
        <translation>%1 では測定したすべての値でパイプライン：バッチの要求をまとめて送る 1 スレッドです。</translation>
    </message>
    <message>
        <source>Pipeline for %1 from %2 on: one thread that sends a batch&apos;s requests together.</source>
        <translation>%1 では %2 以上でパイプライン：バッチの要求をまとめて送る 1 スレッドです。</translation>
    </message>
    <message>
        <source>Pipeline for %1 up to %2: one thread that sends a batch&apos;s requests together.</source>
        <translation>%1 では %2 以下でパイプライン：バッチの要求をまとめて送る 1 スレッドです。</translation>
    </message>
    <message>
        <source>Pipeline for %1 from %2 to %3: one thread that sends a batch&apos;s requests together.</source>
        <translation>%1 では %2 から %3 までパイプライン：バッチの要求をまとめて送る 1 スレッドです。</translation>
    </message>
    <message>
        <source>below %1 one thread</source>
        <translation>%1 未満では 1 スレッド</translation>
    </message>
    <message>
        <source>above %1 one thread</source>
        <translation>%1 超では 1 スレッド</translation>
    </message>
    <message>
        <source>from %1 to %2 one thread</source>
        <translation>%1 から %2 では 1 スレッド</translation>
    </message>
    <message>
        <source>at %1 one thread</source>
        <translation>%1 では 1 スレッド</translation>
    </message>
    <message>
        <source>below %1 it makes no difference</source>
        <translation>%1 未満では差なし</translation>
    </message>
    <message>
        <source>above %1 it makes no difference</source>
        <translation>%1 超では差なし</translation>
    </message>
    <message>
        <source>from %1 to %2 it makes no difference</source>
        <translation>%1 から %2 では差なし</translation>
    </message>
    <message>
        <source>at %1 it makes no difference</source>
        <translation>%1 では差なし</translation>
    </message>
    <message>
        <source>below %1 it isn&apos;t clear yet</source>
        <translation>%1 未満ではまだ不明確</translation>
    </message>
    <message>
        <source>above %1 it isn&apos;t clear yet</source>
        <translation>%1 超ではまだ不明確</translation>
    </message>
    <message>
        <source>from %1 to %2 it isn&apos;t clear yet</source>
        <translation>%1 から %2 ではまだ不明確</translation>
    </message>
    <message>
        <source>at %1 it isn&apos;t clear yet</source>
        <translation>%1 ではまだ不明確</translation>
    </message>
    <message numerus="yes">
        <source>below %1 %n threads</source>
        <translation>
            <numerusform>%1 未満では %n スレッド</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>above %1 %n threads</source>
        <translation>
            <numerusform>%1 超では %n スレッド</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>from %1 to %2 %n threads</source>
        <translation>
            <numerusform>%1 から %2 では %n スレッド</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>at %1 %n threads</source>
        <translation>
            <numerusform>%1 では %n スレッド</numerusform>
        </translation>
    </message>
    <message>
        <source>below %1 pipeline</source>
        <translation>%1 未満ではパイプライン</translation>
    </message>
    <message>
        <source>above %1 pipeline</source>
        <translation>%1 超ではパイプライン</translation>
    </message>
    <message>
        <source>from %1 to %2 pipeline</source>
        <translation>%1 から %2 ではパイプライン</translation>
    </message>
    <message>
        <source>at %1 pipeline</source>
        <translation>%1 ではパイプライン</translation>
    </message>
    <message>
        <source>between, it makes no difference</source>
        <translation>その間では差なし</translation>
    </message>
    <message>
        <source>between, it isn&apos;t clear yet</source>
        <translation>その間ではまだ不明確</translation>
    </message>
    <message numerus="yes">
        <source>For %1 the winner changes %2 times between one and %n threads: see each point.</source>
        <translation>
            <numerusform>%1 では、1 スレッドと %n スレッドの優劣が %2 回入れ替わります：個々の測定点を見てください。</numerusform>
        </translation>
    </message>
    <message>
        <source>Keep one thread for %1.</source>
        <translation>%1 では 1 スレッドのままにしてください。</translation>
    </message>
    <message>
        <source>Can&apos;t tell yet for %1, measure longer.</source>
        <translation>%1 ではまだ判断できません。測定時間を延ばしてください。</translation>
    </message>
    <message numerus="yes">
        <source>Can&apos;t tell yet for %1: one or %n threads may win, measure longer.</source>
        <translation>
            <numerusform>%1 ではまだ判断できません：1 スレッドと %n スレッドのどちらが勝るか不明です。測定時間を延ばしてください。</numerusform>
        </translation>
    </message>
    <message>
        <source>One thread is best for %1.</source>
        <translation>%1 では 1 スレッドが最適です。</translation>
    </message>
    <message>
        <source>Keep one thread for %1: more gain less than %2.</source>
        <translation>%1 では 1 スレッドのままにしてください：増やしても利得は %2 未満です。</translation>
    </message>
    <message>
        <source>Can&apos;t tell yet for %1: no number of threads clearly wins, measure longer.</source>
        <translation>%1 ではまだ判断できません：はっきり勝るスレッド数がありません。測定時間を延ばしてください。</translation>
    </message>
    <message numerus="yes">
        <source>%n threads are enough for %1: %2 as fast as one.</source>
        <translation>
            <numerusform>%1 では %n スレッドで十分です：速さは 1 スレッドの %2 です。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n threads are best for %1: %2 as fast as one.</source>
        <translation>
            <numerusform>%1 では %n スレッドが最適です：速さは 1 スレッドの %2 です。</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 under %2</source>
        <translation>%1 (%2)</translation>
    </message>
    <message numerus="yes">
        <source>Use %n threads once %1 is more than %2 away.</source>
        <translation>
            <numerusform>%1 までの距離が %2 を超えたら、%n スレッドを使ってください。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Use %n threads only while %1 is less than %2 away.</source>
        <translation>
            <numerusform>%1 までの距離が %2 未満のときだけ、%n スレッドを使ってください。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Use %n threads while %1 is between %2 and %3 away.</source>
        <translation>
            <numerusform>%1 までの距離が %2 から %3 の間なら、%n スレッドを使ってください。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Use %n threads for %1 at every distance measured (up to %2).</source>
        <translation>
            <numerusform>%1 では、測定したすべての距離（最大 %2）で %n スレッドを使ってください。</numerusform>
        </translation>
    </message>
    <message>
        <source>Keep one thread for %1 at every distance measured (up to %2).</source>
        <translation>%1 では、測定したすべての距離（最大 %2）で 1 スレッドのままにしてください。</translation>
    </message>
    <message numerus="yes">
        <source>For %1 one thread and %n threads differ by less than %4 at every distance (up to %2).</source>
        <translation>
            <numerusform>%1 では、すべての距離（最大 %2）で 1 スレッドと %n スレッドの差は %4 未満です。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Use %n threads for %1 once objects are larger than %2.</source>
        <translation>
            <numerusform>%1 では、オブジェクトが %2 より大きければ %n スレッドを使ってください。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Use %n threads for %1 only while objects are smaller than %2.</source>
        <translation>
            <numerusform>%1 では、オブジェクトが %2 より小さいときだけ %n スレッドを使ってください。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Use %n threads for %1 while objects are between %2 and %3 large.</source>
        <translation>
            <numerusform>%1 では、オブジェクトが %2 から %3 の間なら %n スレッドを使ってください。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Use %n threads for %1 at every object size measured (%3 to %2).</source>
        <translation>
            <numerusform>%1 では、測定したすべてのオブジェクトサイズ（%3 から %2）で %n スレッドを使ってください。</numerusform>
        </translation>
    </message>
    <message>
        <source>Keep one thread for %1 at every object size measured (%3 to %2).</source>
        <translation>%1 では、測定したすべてのオブジェクトサイズ（%3 から %2）で 1 スレッドのままにしてください。</translation>
    </message>
    <message numerus="yes">
        <source>For %1 one thread and %n threads differ by less than %4 at every object size (%3 to %2).</source>
        <translation>
            <numerusform>%1 では、すべてのオブジェクトサイズ（%3 から %2）で 1 スレッドと %n スレッドの差は %4 未満です。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Use %n threads for %1 once an operation computes for more than %2.</source>
        <translation>
            <numerusform>%1 では、1 操作の計算が %2 を超えたら %n スレッドを使ってください。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Use %n threads for %1 only while an operation computes for less than %2.</source>
        <translation>
            <numerusform>%1 では、1 操作の計算が %2 未満のときだけ %n スレッドを使ってください。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Use %n threads for %1 while an operation computes for between %2 and %3.</source>
        <translation>
            <numerusform>%1 では、1 操作の計算が %2 から %3 の間なら %n スレッドを使ってください。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Use %n threads for %1 with every amount of compute measured (up to %2).</source>
        <translation>
            <numerusform>%1 では、測定したすべての計算量（最大 %2）で %n スレッドを使ってください。</numerusform>
        </translation>
    </message>
    <message>
        <source>Keep one thread for %1 with every amount of compute measured (up to %2).</source>
        <translation>%1 では、測定したすべての計算量（最大 %2）で 1 スレッドのままにしてください。</translation>
    </message>
    <message numerus="yes">
        <source>For %1 one thread and %n threads differ by less than %4 with every amount of compute (up to %2).</source>
        <translation>
            <numerusform>%1 では、すべての計算量（最大 %2）で 1 スレッドと %n スレッドの差は %4 未満です。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Use %n threads for %1 once a batch has more than %2.</source>
        <translation>
            <numerusform>%1 では、バッチが %2より多ければ %n スレッドを使ってください。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Use %n threads for %1 only while a batch has less than %2.</source>
        <translation>
            <numerusform>%1 では、バッチが %2より少ないときだけ %n スレッドを使ってください。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Use %n threads for %1 while a batch has between %2 and %3.</source>
        <translation>
            <numerusform>%1 では、バッチが %2から %3の間なら %n スレッドを使ってください。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Use %n threads for %1 at every batch size measured (%3 to %2).</source>
        <translation>
            <numerusform>%1 では、測定したすべてのバッチサイズ（%3から %2）で %n スレッドを使ってください。</numerusform>
        </translation>
    </message>
    <message>
        <source>Keep one thread for %1 at every batch size measured (%3 to %2).</source>
        <translation>%1 では、測定したすべてのバッチサイズ（%3から %2）で 1 スレッドのままにしてください。</translation>
    </message>
    <message numerus="yes">
        <source>For %1 one thread and %n threads differ by less than %4 at every batch size (%3 to %2).</source>
        <translation>
            <numerusform>%1 では、すべてのバッチサイズ（%3から %2）で 1 スレッドと %n スレッドの差は %4 未満です。</numerusform>
        </translation>
    </message>
    <message>
        <source>The gain passes %1 at %2 (95 % interval %3).</source>
        <translation>利得は %2（95 % 信頼区間 %3）で %1 を超えます。</translation>
    </message>
    <message>
        <source>The gain falls below %1 at %2 (95 % interval %3).</source>
        <translation>利得は %2（95 % 信頼区間 %3）で %1 を下回ります。</translation>
    </message>
    <message>
        <source>Level with one thread at %1.</source>
        <translation>1 スレッドと並ぶ値：%1。</translation>
    </message>
    <message>
        <source>At %1 they halve the latency (%2).</source>
        <translation>%1 ではレイテンシが半分になります（%2）。</translation>
    </message>
    <message>
        <source>At %1 they cut the latency by %2 (%3).</source>
        <translation>%1 ではレイテンシが %2 減ります（%3）。</translation>
    </message>
    <message numerus="yes">
        <source>%n threads take %1 as long as one.</source>
        <translation>
            <numerusform>%n スレッドでは 1 スレッドの %1 の時間がかかります。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n threads take %1 to %2 as long as one, the most at %3.</source>
        <translation>
            <numerusform>%n スレッドでは 1 スレッドの %1 から %2 の時間がかかり、%3 で最も長くなります。</numerusform>
        </translation>
    </message>
    <message>
        <source>Not clear yet at %1: measure longer.</source>
        <translation>%1 ではまだ明確ではありません：測定時間を延ばしてください。</translation>
    </message>
    <message numerus="yes">
        <source>%n threads take %1 as long.</source>
        <translation>
            <numerusform>%n スレッドでは 1 スレッドの %1 の時間がかかります。</numerusform>
        </translation>
    </message>
    <message>
        <source>The 95 % interval of the speed-up is %1.</source>
        <translation>高速化率の 95 % 信頼区間は %1 です。</translation>
    </message>
    <message numerus="yes">
        <source>The 95 % interval of the speed-up is %1; %n threads reach %2, which is no gain worth having.</source>
        <translation>
            <numerusform>高速化率の 95 % 信頼区間は %1 です。%n スレッドでは %2 ですが、使う価値のある利得ではありません。</numerusform>
        </translation>
    </message>
    <message>
        <source>Intervals are known at %1 points so far.</source>
        <translation>これまでに %1 個の測定点で区間が求まりました。</translation>
    </message>
</context>
<context>
    <name>breakeven</name>
    <message>
        <source>In Python the setting is %1, in Qt %2.</source>
        <translation>この設定は、Python では %1、Qt では %2 です。</translation>
    </message>
    <message>
        <source>Advice</source>
        <translation>アドバイス</translation>
    </message>
    <message>
        <source>Thread counts, measured and by the book</source>
        <translation>スレッド数：実測と教科書</translation>
    </message>
    <message>
        <source>Disturbances</source>
        <translation>外乱</translation>
    </message>
    <message>
        <source>%1, %2, on %3
</source>
        <translation>%1、%2、%3 で測定
</translation>
    </message>
    <message>
        <source>an unnamed host</source>
        <translation>名前のないホスト</translation>
    </message>
    <message>
        <source>Prints one JSON object.</source>
        <translation>JSON オブジェクトを 1 つ出力します。</translation>
    </message>
    <message>
        <source>the plan&apos;s key “%1” is not known and has no effect.</source>
        <translation>プランのキー「%1」は不明で、効果がありません。</translation>
    </message>
    <message>
        <source>The Python file to write, instead of standard output.</source>
        <translation>標準出力の代わりに書き込む Python ファイル。</translation>
    </message>
    <message>
        <source>--output takes the name of a file.</source>
        <translation>--output にはファイル名を指定します。</translation>
    </message>
    <message>
        <source>A batch of</source>
        <translation>バッチ</translation>
    </message>
    <message>
        <source>Arm</source>
        <translation>アーム</translation>
    </message>
    <message>
        <source>Switches an op.</source>
        <translation>切り替え/操作</translation>
    </message>
    <message>
        <source>Where the time of a batch goes</source>
        <translation>バッチの時間の内訳</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation>%1：%2</translation>
    </message>
    <message>
        <source>%1 works.
</source>
        <translation>%1 は使用できます。
</translation>
    </message>
    <message>
        <source>version</source>
        <translation>バージョン</translation>
    </message>
    <message>
        <source>file system</source>
        <translation>FS の種類</translation>
    </message>
    <message>
        <source>mounted</source>
        <translation>マウント</translation>
    </message>
    <message>
        <source>free</source>
        <translation>空き</translation>
    </message>
    <message>
        <source>copies</source>
        <translation>コピー数</translation>
    </message>
    <message>
        <source>pool holds</source>
        <translation>プール内容</translation>
    </message>
    <message numerus="yes">
        <source>%n object(s), %1</source>
        <translation>
            <numerusform>%n 個のオブジェクト、%1</numerusform>
        </translation>
    </message>
    <message>
        <source>you may</source>
        <translation>許可</translation>
    </message>
    <message>
        <source>read, write and remove</source>
        <translation>読み取り、書き込み、削除</translation>
    </message>
    <message>
        <source>round trip</source>
        <translation>往復時間</translation>
    </message>
    <message>
        <source>as if farther</source>
        <translation>距離の想定</translation>
    </message>
    <message>
        <source>Of a rediss:// target: the file of the certificate authority to trust.</source>
        <translation>rediss:// ターゲット用：信頼する認証局のファイル。</translation>
    </message>
    <message>
        <source>Of a rediss:// target: the file of the certificate to show.</source>
        <translation>rediss:// ターゲット用：提示する証明書のファイル。</translation>
    </message>
    <message>
        <source>Of a rediss:// target: the file of that one&apos;s key.</source>
        <translation>rediss:// ターゲット用：その証明書の鍵のファイル。</translation>
    </message>
    <message>
        <source>certificates are for rediss:// targets.</source>
        <translation>証明書は rediss:// ターゲット用です。</translation>
    </message>
    <message>
        <source>--client-certificate and --client-key go together.</source>
        <translation>--client-certificate と --client-key は一緒に指定します。</translation>
    </message>
    <message>
        <source>The file is given with --ca-file.</source>
        <translation>このファイルは --ca-file で指定します。</translation>
    </message>
    <message>
        <source>They are given with --client-certificate and --client-key.</source>
        <translation>これらは --client-certificate と --client-key で指定します。</translation>
    </message>
    <message>
        <source>Fingerprint of the key: %1</source>
        <translation>鍵のフィンガープリント：%1</translation>
    </message>
    <message>
        <source>Compare it with what the host&apos;s administrator tells. Where the two are the same, repeat the command with: --trust-key &apos;%1&apos;</source>
        <translation>ホストの管理者が伝えるものと比較してください。両者が同じなら、次を付けてコマンドを再実行してください：--trust-key &apos;%1&apos;</translation>
    </message>
    <message>
        <source>what killed runs may have left can&apos;t be seen: %1</source>
        <translation>強制終了された測定が残したものを確認できません：%1</translation>
    </message>
    <message>
        <source>the target holds too much to see all that killed runs may have left.</source>
        <translation>ターゲットの内容が多すぎて、強制終了された測定が残したものをすべては確認できません。</translation>
    </message>
    <message>
        <source>Left by a killed run: %1
</source>
        <translation>強制終了された測定が残したもの：%1
</translation>
    </message>
    <message>
        <source>Removed %1.
</source>
        <translation>%1 を削除しました。
</translation>
    </message>
    <message>
        <source>Killed runs left nothing.
</source>
        <translation>強制終了された測定が残したものはありません。
</translation>
    </message>
    <message>
        <source>breakeven check with --clean removes what killed runs left.</source>
        <translation>breakeven check に --clean を付けると、強制終了された測定が残したものを削除します。</translation>
    </message>
    <message>
        <source>Trusts the key of an sftp:// target&apos;s host if this is its fingerprint.</source>
        <translation>sftp:// ターゲットのホスト鍵のフィンガープリントがこれなら、その鍵を信頼します。</translation>
    </message>
    <message>
        <source>fingerprint</source>
        <translation>フィンガープリント</translation>
    </message>
    <message>
        <source>Removes what killed runs left at the target.</source>
        <translation>強制終了された測定がターゲットに残したものを削除します。</translation>
    </message>
    <message>
        <source>other users of this machine can see a password in the arguments; leave it out to be asked for it, or use --password-stdin.</source>
        <translation>引数のパスワードはこのマシンの他のユーザーに見えます。省略すれば入力を求めます。または --password-stdin を使ってください。</translation>
    </message>
    <message>
        <source>--trust-key is for sftp:// targets.</source>
        <translation>--trust-key は sftp:// ターゲット用です。</translation>
    </message>
    <message>
        <source>--trust-key: a fingerprint reads “ssh-ed25519 SHA256:…”.</source>
        <translation>--trust-key：フィンガープリントは「ssh-ed25519 SHA256:…」の形式です。</translation>
    </message>
    <message>
        <source>Usage: %1 [RUN...]               opens the window
       %1 VERB [ARGUMENTS]      works without one

</source>
        <translation>使い方：%1 [測定...]         ウィンドウを開きます
        %1 動詞 [引数]       ウィンドウなしで動作します

</translation>
    </message>
    <message>
        <source>Usage: %1 VERB [ARGUMENTS]

</source>
        <translation>使い方：%1 動詞 [引数]

</translation>
    </message>
    <message>
        <source>Tells, with evidence, when threads pay off for storage I/O.

Verbs:
</source>
        <translation>ストレージ I/O でスレッドが引き合う条件を、根拠とともに示します。

動詞：
</translation>
    </message>
    <message>
        <source>%1 VERB --help says more about one of them; %1 --version names the version.
Exit status: 0 done, 1 failed, 2 wrong usage, 3 a run that answers for some targets only, 130 cancelled.
</source>
        <translation>%1 動詞 --help で各動詞の詳細、%1 --version でバージョンを表示します。
終了ステータス：0 完了、1 失敗、2 使い方の誤り、3 一部のターゲットだけに結論が出た測定、130 キャンセル。
</translation>
    </message>
    <message>
        <source>charts and reports are drawn by the program that has the window, too: use breakeven %1 (Debian&apos;s package breakeven).</source>
        <translation>グラフとレポートはウィンドウを持つプログラムが描きます。breakeven %1 を使ってください（Debian パッケージ breakeven）。</translation>
    </message>
    <message>
        <source>there is no such option.</source>
        <translation>そのオプションはありません。</translation>
    </message>
    <message>
        <source>there is no such verb.</source>
        <translation>その動詞はありません。</translation>
    </message>
    <message>
        <source>the results could not be written to standard output.</source>
        <translation>結果を標準出力に書き込めませんでした。</translation>
    </message>
    <message>
        <source>Point</source>
        <translation>測定点</translation>
    </message>
    <message>
        <source>Before</source>
        <translation>前</translation>
    </message>
    <message>
        <source>After</source>
        <translation>後</translation>
    </message>
    <message>
        <source>Ratio</source>
        <translation>比</translation>
    </message>
    <message>
        <source>95 % interval</source>
        <translation>95 % 信頼区間</translation>
    </message>
    <message>
        <source>Change</source>
        <translation>変化</translation>
    </message>
    <message>
        <source>The runs have no point in common.
</source>
        <translation>共通の測定点がありません。
</translation>
    </message>
    <message>
        <source>~ measured by one of the runs only, interpolated in the other
</source>
        <translation>~ 片方の測定だけで測定し、他方では補間
</translation>
    </message>
    <message>
        <source>%1: warning: %2</source>
        <translation>%1：警告：%2</translation>
    </message>
    <message>
        <source>a killed run left %1 at %2.</source>
        <translation>強制終了された測定が %2 に %1 を残しました。</translation>
    </message>
    <message>
        <source>breakeven check &apos;%1&apos; --clean removes it.</source>
        <translation>breakeven check &apos;%1&apos; --clean で削除できます。</translation>
    </message>
    <message>
        <source>The CSV file to write.</source>
        <translation>書き込む CSV ファイル。</translation>
    </message>
    <message>
        <source>--output is missing.</source>
        <translation>--output がありません。</translation>
    </message>
    <message>
        <source>--output takes a name that ends in .csv.</source>
        <translation>--output には .csv で終わる名前を指定します。</translation>
    </message>
    <message>
        <source>there is no such topic; there are %1.</source>
        <translation>その項目はありません。あるのは %1 です。</translation>
    </message>
    <message>
        <source>%1 has no end: the run still goes on, or was killed.</source>
        <translation>%1 には終わりがありません：測定がまだ続いているか、強制終了されました。</translation>
    </message>
    <message>
        <source>Writes over a file that is there.</source>
        <translation>既存のファイルを上書きします。</translation>
    </message>
    <message>
        <source>%1 exists already; choose another name, or write over it with --force.</source>
        <translation>%1 はすでに存在します。別の名前を選ぶか、--force で上書きしてください。</translation>
    </message>
    <message>
        <source>Reads the passwords of Redis servers from standard input, a line for each server. Without it they are asked for on a terminal.</source>
        <translation>Redis サーバーのパスワードを標準入力から、サーバーごとに 1 行ずつ読み取ります。指定しなければ端末で尋ねます。</translation>
    </message>
    <message>
        <source>--password-stdin is for Redis servers without a password.</source>
        <translation>--password-stdin は、パスワードを指定していない Redis サーバー用です。</translation>
    </message>
    <message>
        <source>standard input has no line with the password of %1.</source>
        <translation>標準入力に %1 のパスワードの行がありません。</translation>
    </message>
    <message>
        <source>Password of %1: </source>
        <translation>%1 のパスワード: </translation>
    </message>
    <message>
        <source>Under %1: </source>
        <translation>%1: </translation>
    </message>
    <message>
        <source>The round trip to the target, in µs.</source>
        <translation>ターゲットまでの往復時間（µs）。</translation>
    </message>
    <message>
        <source>How many threads.</source>
        <translation>スレッド数。</translation>
    </message>
    <message>
        <source>Only this target of the run.</source>
        <translation>測定のうちこのターゲットだけ。</translation>
    </message>
    <message>
        <source>--rtt-us takes a number of microseconds, 0 to 10,000,000.</source>
        <translation>--rtt-us にはマイクロ秒数を 0 から 10,000,000 の範囲で指定します。</translation>
    </message>
    <message>
        <source>--threads takes a whole number, 1 to 1024.</source>
        <translation>--threads には整数を 1 から 1024 の範囲で指定します。</translation>
    </message>
    <message>
        <source>The run has no target %1. It has: %2.</source>
        <translation>この測定にターゲット %1 はありません。あるのは %2 です。</translation>
    </message>
    <message>
        <source>Prints a JSON array, the plans with it.</source>
        <translation>JSON 配列をプランとともに出力します。</translation>
    </message>
    <message>
        <source>%1 %</source>
        <translation>%1 %</translation>
    </message>
    <message>
        <source>pass %1</source>
        <translation>パス %1</translation>
    </message>
    <message numerus="yes">
        <source>measuring %n points</source>
        <translation>
            <numerusform>%n 個の測定点を測定中</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 of %2 settled</source>
        <translation>%2 個中 %1 個が確定</translation>
    </message>
    <message>
        <source>%1 s left</source>
        <translation>残り %1 s</translation>
    </message>
    <message>
        <source>The post&apos;s table
</source>
        <translation>ブログ記事の表
</translation>
    </message>
    <message>
        <source>Where it differs from the post</source>
        <translation>ブログ記事と異なる点</translation>
    </message>
    <message>
        <source>--runtime: there is no runtime “%1”; %2.</source>
        <translation>--runtime：ランタイム「%1」はありません。%2。</translation>
    </message>
    <message>
        <source>it is no file</source>
        <translation>ファイルではありません</translation>
    </message>
    <message>
        <source>Who executes the batches: native, cpython, or both with a comma.</source>
        <translation>バッチを実行するもの：native、cpython、またはコンマ区切りで両方。</translation>
    </message>
    <message>
        <source>The interpreter for cpython; otherwise the first that has numpy and what the targets need.</source>
        <translation>cpython 用のインタープリター。省略すると、numpy とターゲットに必要なものを備えた最初のものを使います。</translation>
    </message>
    <message>
        <source>Your own read, work and write, in Python, to measure under cpython; breakeven batch-template prints one to fill in.</source>
        <translation>cpython で測定する、Python で書いた独自の read、work、write。breakeven batch-template でひな形を出力できます。</translation>
    </message>
    <message>
        <source>--python goes with --runtime cpython.</source>
        <translation>--python は --runtime cpython とともに指定します。</translation>
    </message>
    <message>
        <source>--batch-file goes with --runtime cpython.</source>
        <translation>--batch-file は --runtime cpython とともに指定します。</translation>
    </message>
    <message>
        <source>yes</source>
        <translation>はい</translation>
    </message>
    <message>
        <source>no</source>
        <translation>いいえ</translation>
    </message>
    <message>
        <source>Interpreter</source>
        <translation>インタープリター</translation>
    </message>
    <message>
        <source>Version</source>
        <translation>バージョン</translation>
    </message>
    <message>
        <source>Prints a JSON array.</source>
        <translation>JSON 配列を出力します。</translation>
    </message>
    <message>
        <source>no Python 3.7 or newer was found along PATH, in /usr/bin, in /usr/local/bin or among pyenv&apos;s versions.</source>
        <translation>PATH、/usr/bin、/usr/local/bin、pyenv の各バージョンのいずれにも Python 3.7 以降が見つかりません。</translation>
    </message>
    <message>
        <source>Speed-up</source>
        <translation>高速化率</translation>
    </message>
    <message>
        <source>I/O share</source>
        <translation>I/O 比率</translation>
    </message>
    <message>
        <source>Verdict</source>
        <translation>判定</translation>
    </message>
    <message>
        <source>Target</source>
        <translation>ターゲット</translation>
    </message>
    <message>
        <source>Threads</source>
        <translation>スレッド</translation>
    </message>
    <message>
        <source>Latency</source>
        <translation>レイテンシ</translation>
    </message>
    <message>
        <source>p5 – p95</source>
        <translation>p5 – p95</translation>
    </message>
    <message>
        <source>Caveat: %1</source>
        <translation>留意点：%1</translation>
    </message>
    <message>
        <source>Caveat of all: %1</source>
        <translation>全体の留意点：%1</translation>
    </message>
    <message>
        <source>Measured with the cores in the condition that each target names.</source>
        <translation>各ターゲットに示すコアの状態で測定しました。</translation>
    </message>
    <message>
        <source>Measured with %1.</source>
        <translation>測定条件：%1。</translation>
    </message>
    <message>
        <source>Caution</source>
        <translation>注意</translation>
    </message>
    <message>
        <source>%1 at %2: %3</source>
        <translation>%1、%2：%3</translation>
    </message>
    <message>
        <source>Ended after %1: %2.
</source>
        <translation>%1 後に終了：%2。
</translation>
    </message>
    <message>
        <source>More: --details, or breakeven analyze with the run file.</source>
        <translation>詳細は --details、または測定ファイルを指定した breakeven analyze で表示します。</translation>
    </message>
    <message>
        <source>Run file: %1
</source>
        <translation>測定ファイル：%1
</translation>
    </message>
    <message>
        <source>The experiment, as `presets` lists them.</source>
        <translation>実験（`presets` の一覧にあるもの）。</translation>
    </message>
    <message>
        <source>The experiment, in a file of your own, or itself as JSON.</source>
        <translation>実験。独自のファイル、または JSON そのもの。</translation>
    </message>
    <message>
        <source>How long to measure at most.</source>
        <translation>測定時間の上限。</translation>
    </message>
    <message>
        <source>Adds an arm on Redis: one thread that sends a batch&apos;s requests together.</source>
        <translation>Redis にアームを 1 つ追加します：バッチの要求をまとめて送る 1 スレッドです。</translation>
    </message>
    <message>
        <source>The condition of the cores while it measures: awake, as-they-are, which lets them fall asleep, or both, each target in either.</source>
        <translation>測定中のコアの状態：awake（覚醒状態）、as-they-are（通常のまま、スリープを許す）、または both（各ターゲットを両方で）。</translation>
    </message>
    <message>
        <source>How long to wait at most while other programs are busy; 0: not at all. Otherwise 15.</source>
        <translation>他のプログラムが忙しい間、待つ時間の上限。0：待たない。省略すると 15。</translation>
    </message>
    <message>
        <source>Prints the result as one JSON object.</source>
        <translation>結果を 1 つの JSON オブジェクトとして出力します。</translation>
    </message>
    <message>
        <source>Prints causes, advice, disturbances and thread counts by the book, too.</source>
        <translation>原因、アドバイス、外乱、教科書のスレッド数も出力します。</translation>
    </message>
    <message>
        <source>--preset and --plan exclude each other.</source>
        <translation>--preset と --plan は同時に指定できません。</translation>
    </message>
    <message>
        <source>--budget takes a number of seconds, 0.1 to 604800.</source>
        <translation>--budget には秒数を 0.1 から 604800 の範囲で指定します。</translation>
    </message>
    <message>
        <source>--cores is awake, as-they-are or both.</source>
        <translation>--cores には awake、as-they-are または both を指定します。</translation>
    </message>
    <message>
        <source>--wait-for-quiet takes a number of seconds, 0 to 604800.</source>
        <translation>--wait-for-quiet には秒数を 0 から 604800 の範囲で指定します。</translation>
    </message>
    <message>
        <source>%1 exists already; choose another name or remove it.</source>
        <translation>%1 はすでに存在します。別の名前を選ぶか、削除してください。</translation>
    </message>
    <message>
        <source>nothing could be measured.</source>
        <translation>何も測定できませんでした。</translation>
    </message>
    <message>
        <source>Cancelled; what was measured is kept.</source>
        <translation>キャンセルしました。測定した分は保存されています。</translation>
    </message>
    <message>
        <source>not every target gave an answer that its blocks support; measure longer.</source>
        <translation>ブロックに裏づけられた結論が出ていないターゲットがあります。測定時間を延ばしてください。</translation>
    </message>
    <message>
        <source>Measures, and says when threads pay off.</source>
        <translation>測定して、スレッドが引き合う条件を示します。</translation>
    </message>
    <message>
        <source>Says what a run found.</source>
        <translation>測定から分かったことを示します。</translation>
    </message>
    <message>
        <source>Says what changed from one run to another.</source>
        <translation>2 つの測定の間で変わったことを示します。</translation>
    </message>
    <message>
        <source>Says what a batch would take that was not measured.</source>
        <translation>測定していないバッチにかかる時間を示します。</translation>
    </message>
    <message>
        <source>Draws runs, the later ones laid over the first.</source>
        <translation>測定をグラフに描きます。2 つ目以降は最初のものに重ねます。</translation>
    </message>
    <message>
        <source>Writes a page that says all of a run, a section each.</source>
        <translation>実行のすべてを述べるページを書きます。実行ごとに 1 節です。</translation>
    </message>
    <message>
        <source>Writes a run&apos;s batches as CSV, one row a batch.</source>
        <translation>測定のバッチを 1 行に 1 つずつ CSV に書き込みます。</translation>
    </message>
    <message>
        <source>Connects to a target, measures the round trip, says what is wrong.</source>
        <translation>ターゲットに接続し、往復時間を測定し、問題を示します。</translation>
    </message>
    <message>
        <source>Lists the experiments that come with the program.</source>
        <translation>付属の実験を一覧表示します。</translation>
    </message>
    <message>
        <source>Lists the Pythons of this machine and what they import.</source>
        <translation>このマシンの Python と、インポートできるモジュールを一覧表示します。</translation>
    </message>
    <message>
        <source>Prints a Python file to fill in with a batch of your own.</source>
        <translation>独自のバッチを記入するための Python ファイルを出力します。</translation>
    </message>
    <message>
        <source>Prints what one needs to know to help you: versions, the machine, settings, last failures; no secrets.</source>
        <translation>サポートに必要な情報（バージョン、マシン、設定、最近の失敗）を表示します。秘密は含みません。</translation>
    </message>
    <message>
        <source>Prints the manual, or the list of its topics.</source>
        <translation>マニュアル、またはその項目の一覧を出力します。</translation>
    </message>
    <message>
        <source>Usage: %1 %2 %3</source>
        <translation>使い方：%1 %2 %3</translation>
    </message>
    <message>
        <source>Options:</source>
        <translation>オプション：</translation>
    </message>
    <message>
        <source>Examples:</source>
        <translation>例：</translation>
    </message>
    <message>
        <source>%1 %2 --help says more.</source>
        <translation>詳細は %1 %2 --help で表示します。</translation>
    </message>
    <message>
        <source>Shows this help.</source>
        <translation>このヘルプを表示します。</translation>
    </message>
    <message>
        <source>Says on standard error what it does; QT_LOGGING_RULES chooses by breakeven.*.</source>
        <translation>何をしているかを標準エラーに出力します。QT_LOGGING_RULES の breakeven.* で選べます。</translation>
    </message>
    <message>
        <source>something is missing.</source>
        <translation>指定が足りません。</translation>
    </message>
    <message>
        <source>there are too many arguments.</source>
        <translation>引数が多すぎます。</translation>
    </message>
    <message>
        <source>The gain from which threads are worth having: 0.1 is 10 %.</source>
        <translation>スレッドを使う価値のある利得の下限：0.1 は 10 % です。</translation>
    </message>
    <message>
        <source>--worth takes a share, 0 to 10: 0.1 is 10 %.</source>
        <translation>--worth には割合を 0 から 10 の範囲で指定します：0.1 は 10 % です。</translation>
    </message>
    <message>
        <source>the run has no such point; it has these:
%1</source>
        <translation>この測定にその測定点はありません。あるのは次のとおりです：
%1</translation>
    </message>
    <message>
        <source>the run&apos;s plan is not that of the post&apos;s table</source>
        <translation>この実行の計画は記事の表のものではない</translation>
    </message>
    <message>
        <source>The file to write; its ending (png, svg, pdf) says the format.</source>
        <translation>書き込むファイル。拡張子（png、svg、pdf）で形式が決まります。</translation>
    </message>
    <message>
        <source>light (default) or dark.</source>
        <translation>light（既定値）または dark。</translation>
    </message>
    <message>
        <source>Width x height in pixels; a PNG has --scale times as many.</source>
        <translation>幅 x 高さ（ピクセル）。PNG はその --scale 倍です。</translation>
    </message>
    <message>
        <source>Of a PNG: 1 to 4 pixels for one of --size, 2 by default.</source>
        <translation>PNG の場合：--size の 1 ピクセルに対して 1～4 ピクセル。既定は 2。</translation>
    </message>
    <message>
        <source>--theme takes light or dark.</source>
        <translation>--theme には light または dark を指定します。</translation>
    </message>
    <message>
        <source>--size takes WIDTHxHEIGHT, from 200x150 to 10000x10000.</source>
        <translation>--size には「幅x高さ」を 200x150 から 10000x10000 の範囲で指定します。</translation>
    </message>
    <message>
        <source>--scale takes a whole number from 1 to 4.</source>
        <translation>--scale には 1～4 の整数を指定します。</translation>
    </message>
    <message>
        <source>--value takes a number.</source>
        <translation>--value には数値を指定します。</translation>
    </message>
    <message>
        <source>this view shows one run.</source>
        <translation>このビューに表示できる測定は 1 つです。</translation>
    </message>
    <message>
        <source>The file to write; its ending (html, pdf) says the format.</source>
        <translation>書き込むファイル。拡張子（html、pdf）が形式を決めます。</translation>
    </message>
    <message>
        <source>--output takes a name that ends in .html or .pdf.</source>
        <translation>--output には .html または .pdf で終わる名前を指定します。</translation>
    </message>
    <message>
        <source>set %1 = %2 for targets farther than %3, 1 for nearer ones.</source>
        <translation>%3 より遠いターゲットには %1 = %2、近いターゲットには 1 を設定してください。</translation>
    </message>
    <message>
        <source>set %1 = %2 for targets nearer than %3, 1 for farther ones.</source>
        <translation>%3 より近いターゲットには %1 = %2、遠いターゲットには 1 を設定してください。</translation>
    </message>
    <message>
        <source>set %1 = %2 above %3, 1 below.</source>
        <translation>%3 超では %1 = %2、それ以下では 1 を設定してください。</translation>
    </message>
    <message>
        <source>set %1 = %2 below %3, 1 above.</source>
        <translation>%3 未満では %1 = %2、それ以上では 1 を設定してください。</translation>
    </message>
    <message>
        <source>farther than %1</source>
        <translation>%1 より遠い場合</translation>
    </message>
    <message>
        <source>above %1</source>
        <translation>%1 超</translation>
    </message>
    <message>
        <source>nearer than %1</source>
        <translation>%1 より近い場合</translation>
    </message>
    <message>
        <source>below %1</source>
        <translation>%1 未満</translation>
    </message>
    <message>
        <source>up to %1</source>
        <translation>（%1 まで）</translation>
    </message>
    <message>
        <source>from %1 on</source>
        <translation>（%1 から）</translation>
    </message>
    <message>
        <source>from %1 to %2</source>
        <translation>（%1 から %2 まで）</translation>
    </message>
    <message>
        <source>at %1</source>
        <translation>（%1 で）</translation>
    </message>
    <message>
        <source>set %1 = %2.</source>
        <translation>%1 = %2 を設定してください。</translation>
    </message>
    <message>
        <source>Gnocchi&apos;s versions between October 2017 and January 2018 ignore it.</source>
        <translation>2017 年 10 月から 2018 年 1 月までの Gnocchi のバージョンはこれを無視します。</translation>
    </message>
    <message>
        <source>%1 measured fastest</source>
        <translation>実測では %1が最速</translation>
    </message>
    <message>
        <source>%1 by cores × (1 + wait/compute)</source>
        <translation>コア数 × (1 + 待ち/計算) では %1</translation>
    </message>
    <message>
        <source>%1 by the Universal Scalability Law</source>
        <translation>Universal Scalability Law では %1</translation>
    </message>
    <message>
        <source>%1 by the Universal Scalability Law, which fits badly (%2 off)</source>
        <translation>Universal Scalability Law では %1 ですが、当てはまりがよくありません（ずれ %2）</translation>
    </message>
    <message>
        <source>no peak by the Universal Scalability Law</source>
        <translation>Universal Scalability Law ではピークなし</translation>
    </message>
    <message>
        <source>%1: %2.</source>
        <translation>%1：%2。</translation>
    </message>
    <message>
        <source>The Universal Scalability Law can be fitted from 4 thread counts on; this run has %1.</source>
        <translation>Universal Scalability Law の当てはめには 4 種類以上のスレッド数が必要です。この測定には %1 種類あります。</translation>
    </message>
    <message>
        <source>%1 points and arms are too few, it takes %2</source>
        <translation>測定点とアームが %1 個では不足で、%2 個が必要です</translation>
    </message>
    <message>
        <source>it misses points left out by %1 %</source>
        <translation>除外した測定点を %1 % 外しています</translation>
    </message>
    <message>
        <source>it misses one in ten of the points left out by %1 %</source>
        <translation>除外した測定点の 10 個に 1 個を %1 % 外しています</translation>
    </message>
    <message>
        <source>the run varies neither the round trip nor the threads alone</source>
        <translation>この測定は、往復時間だけ、またはスレッド数だけを変えたものではありません</translation>
    </message>
    <message>
        <source>the run measured only one round trip, %1 µs</source>
        <translation>この測定で測定した往復時間は %1 µs だけです</translation>
    </message>
    <message>
        <source>the run measured fewer than three thread counts, which tell nothing of %1</source>
        <translation>この測定で測定したスレッド数は 3 種類未満で、%1 については分かりません</translation>
    </message>
    <message>
        <source>%1 µs is too far beyond the longest round trip measured, %2 µs</source>
        <translation>%1 µs は、測定した最長の往復時間 %2 µs から離れすぎています</translation>
    </message>
    <message>
        <source>%1 threads are too far beyond the most measured, %2</source>
        <translation>%1 スレッドは、測定した最大の %2 から離れすぎています</translation>
    </message>
    <message>
        <source>the cost model</source>
        <translation>コストモデル</translation>
    </message>
    <message>
        <source>the prediction</source>
        <translation>予測</translation>
    </message>
    <message>
        <source>%1 at %2</source>
        <translation>%1、%2</translation>
    </message>
    <message numerus="yes">
        <source>Other programs used %1 of %n cores: on a quiet machine the answer may be another one.</source>
        <translation>
            <numerusform>他のプログラムが %n コア中 %1 コアを使いました：静かなマシンでは結論が異なることがあります。</numerusform>
        </translation>
    </message>
    <message>
        <source>The host of this virtual machine took the cores away for %1 of the run.</source>
        <translation>この仮想マシンのホストが、測定時間の %1 の間コアを取り上げました。</translation>
    </message>
    <message>
        <source>The latency of %1 has two states: %2 of the batches take %3 as long as the others.</source>
        <translation>%1 のレイテンシには 2 つの状態があります：バッチの %2 が、ほかのバッチの %3 の時間を要します。</translation>
    </message>
    <message>
        <source>One thread and %1 change places %2 times, more than waiting explains: the latency has two states.</source>
        <translation>1 スレッドと %1の優劣が %2 回入れ替わり、待ちでは説明できない多さです：レイテンシに 2 つの状態があります。</translation>
    </message>
    <message>
        <source>The arm of %1 wins at %2 and loses at %3, where there is more waiting to overlap: the latency has two states.</source>
        <translation>%1のアームは %2 で勝り、重ねられる待ちがより多い %3 で劣ります：レイテンシに 2 つの状態があります。</translation>
    </message>
    <message>
        <source>Where %1 were asked for, the machine held %2; the point counts as that.</source>
        <translation>%1 を求めたところ、マシンが保ったのは %2 でした。測定点は後者として扱います。</translation>
    </message>
    <message numerus="yes">
        <source>Some points have %n block(s) only: intervals of so few may be too narrow, measure longer.</source>
        <translation>
            <numerusform>%n ブロックしかない測定点があります：これほど少ないと区間が狭すぎることがあります。測定時間を延ばしてください。</numerusform>
        </translation>
    </message>
    <message>
        <source>The cores were left to fall asleep: below some 200 µs their waking decides.</source>
        <translation>コアのスリープを許しました：約 200 µs 未満では、コアの目覚めが結果を左右します。</translation>
    </message>
    <message numerus="yes">
        <source>The connection was lost %n time(s) and made anew; what was under way was measured again.</source>
        <translation>
            <numerusform>接続が %n 回失われ、張り直されました。その時点の測定はやり直されました。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>The connection was lost %n time(s) and made anew, most often at %1; what was under way was measured again.</source>
        <translation>
            <numerusform>接続が %n 回失われ、張り直されました（最も多かったのは %1）。その時点の測定はやり直されました。</numerusform>
        </translation>
    </message>
    <message>
        <source>The added compute is taken to give the GIL away %1 times an operation; for a program that does so more or less often, measure a batch of its own.</source>
        <translation>追加の計算は 1 操作に %1 回 GIL を譲るものと仮定しています。これより頻繁な、またはまれなプログラムでは、独自のバッチを測定してください。</translation>
    </message>
    <message>
        <source>%1, %2</source>
        <translation>%1、%2</translation>
    </message>
    <message>
        <source>%1: the crossover moved from %2 to %3 (95 % interval of the difference %4).</source>
        <translation>%1：交点は %2 から %3 に移りました（差の 95 % 区間 %4）。</translation>
    </message>
    <message>
        <source>%1: the crossover is where it was, %2 and %3 (95 % interval of the difference %4).</source>
        <translation>%1：交点は動いていません。%2 と %3（差の 95 % 区間 %4）。</translation>
    </message>
    <message>
        <source>faster</source>
        <translation>高速化</translation>
    </message>
    <message>
        <source>slower</source>
        <translation>低速化</translation>
    </message>
    <message>
        <source>same</source>
        <translation>同じ</translation>
    </message>
    <message>
        <source>not clear</source>
        <translation>不明確</translation>
    </message>
    <message>
        <source>%1, emulated before</source>
        <translation>%1、前はエミュレート</translation>
    </message>
    <message>
        <source>%1, emulated after</source>
        <translation>%1、後はエミュレート</translation>
    </message>
    <message>
        <source>%1: the crossover at %2 is gone.</source>
        <translation>%1：%2 の交点はなくなりました。</translation>
    </message>
    <message>
        <source>%1: there is a crossover now, at %2.</source>
        <translation>%1：%2 に交点ができました。</translation>
    </message>
    <message>
        <source>The shift may be chance: its interval holds 0.</source>
        <translation>ずれは偶然かもしれません：区間が 0 を含みます。</translation>
    </message>
    <message>
        <source>earlier</source>
        <translation>早い</translation>
    </message>
    <message>
        <source>later</source>
        <translation>遅い</translation>
    </message>
    <message>
        <source>Fewer threads are enough than in the base run.</source>
        <translation>基準の測定より少ないスレッドで足ります。</translation>
    </message>
    <message>
        <source>It takes more threads than in the base run.</source>
        <translation>基準の測定より多くのスレッドが必要です。</translation>
    </message>
    <message>
        <source>They pay off earlier than in the base run.</source>
        <translation>基準の測定より早く引き合います。</translation>
    </message>
    <message>
        <source>They pay off later than in the base run.</source>
        <translation>基準の測定より遅く引き合います。</translation>
    </message>
    <message>
        <source>They cease to pay off earlier than in the base run.</source>
        <translation>基準の測定より早く引き合わなくなります。</translation>
    </message>
    <message>
        <source>They pay off for longer than in the base run.</source>
        <translation>基準の測定より長い範囲で引き合います。</translation>
    </message>
    <message>
        <source>break-even over threads</source>
        <translation>スレッド数に対する損益分岐</translation>
    </message>
    <message>
        <source>break-even, %1 against %2</source>
        <translation>損益分岐、%1 と %2</translation>
    </message>
    <message>
        <source>The runs have no point in common.</source>
        <translation>これらの測定に共通する点がありません。</translation>
    </message>
    <message>
        <source>%1: faster at %2 of %3 points</source>
        <translation>%1：%3 点中 %2 点で高速化</translation>
    </message>
    <message>
        <source>%1: slower at %2 of %3 points</source>
        <translation>%1：%3 点中 %2 点で低速化</translation>
    </message>
    <message>
        <source>Nothing changed.</source>
        <translation>変化はありません。</translation>
    </message>
    <message>
        <source>No change is proven.</source>
        <translation>変化は実証されていません。</translation>
    </message>
    <message>
        <source>%1 of %2 rows are not clear.</source>
        <translation>%2 行中 %1 行は不明確です。</translation>
    </message>
    <message>
        <source>The latency of all points together</source>
        <translation>全測定点を合わせたレイテンシ</translation>
    </message>
    <message>
        <source>The latency of %1 with %2</source>
        <translation>%1 の %2でのレイテンシ</translation>
    </message>
    <message>
        <source>The latency of %1 at %2 with %3</source>
        <translation>%1 の %2、%3でのレイテンシ</translation>
    </message>
    <message>
        <source>half way</source>
        <translation>途中で</translation>
    </message>
    <message>
        <source>after %1 of its blocks</source>
        <translation>ブロックの %1 が済んだ後に</translation>
    </message>
    <message>
        <source>some verdicts turn with it.</source>
        <translation>それによって変わる判定があります。</translation>
    </message>
    <message>
        <source>no verdict turns with it.</source>
        <translation>それによって変わる判定はありません。</translation>
    </message>
    <message>
        <source>the verdict is the same before and after.</source>
        <translation>前後で判定は同じです。</translation>
    </message>
    <message>
        <source>the verdict is the same in both halves.</source>
        <translation>前半と後半で判定は同じです。</translation>
    </message>
    <message>
        <source>the verdict is not the same before and after.</source>
        <translation>前後で判定が異なります。</translation>
    </message>
    <message>
        <source>the verdict is not the same in both halves.</source>
        <translation>前半と後半で判定が異なります。</translation>
    </message>
    <message>
        <source>the verdict is clear on one side of it only.</source>
        <translation>判定が明確なのはその前後の一方だけです。</translation>
    </message>
    <message>
        <source>the verdict is clear in one half only.</source>
        <translation>判定が明確なのは前半と後半の一方だけです。</translation>
    </message>
    <message>
        <source>%1 has two humps: %2 of the batches take about %3, the others about %4</source>
        <translation>%1には 2 つの山があります：バッチの %2 は約 %3、残りは約 %4 かかります</translation>
    </message>
    <message>
        <source>the verdict is not the same for both.</source>
        <translation>両者で判定が異なります。</translation>
    </message>
    <message>
        <source>the verdict is the same for both.</source>
        <translation>両者で判定は同じです。</translation>
    </message>
    <message>
        <source>the verdict is clear for one of them only.</source>
        <translation>判定が明確なのは両者の一方だけです。</translation>
    </message>
    <message>
        <source>%1; %2</source>
        <translation>%1。%2</translation>
    </message>
    <message>
        <source>rose by %1 %2</source>
        <translation>%2 %1 上昇しました</translation>
    </message>
    <message>
        <source>fell by %1 %2</source>
        <translation>%2 %1 低下しました</translation>
    </message>
    <message>
        <source>climbed by %1 over the run</source>
        <translation>測定を通じて %1 上昇しました</translation>
    </message>
    <message>
        <source>sank by %1 over the run</source>
        <translation>測定を通じて %1 低下しました</translation>
    </message>
    <message>
        <source>%1 %2; %3</source>
        <translation>%1が%2。%3</translation>
    </message>
    <message>
        <source>In Gnocchi 4.4 parallel_operations reaches every read and write of its files.</source>
        <translation>Gnocchi 4.4 では、parallel_operations はファイルのすべての読み書きに効きます。</translation>
    </message>
    <message numerus="yes">
        <source>The textbook&apos;s formula asks for %n threads for %1, where one is enough.</source>
        <translation>
            <numerusform>教科書の式では %1 に %n スレッドが必要ですが、実際は 1 スレッドで十分です。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>The textbook&apos;s formula asks for one thread for %1, where %n are worth having.</source>
        <translation>
            <numerusform>教科書の式では %1 に 1 スレッドですが、実際は %n スレッドを使う価値があります。</numerusform>
        </translation>
    </message>
    <message>
        <source>Fitted to a network emulated by a relay.</source>
        <translation>リレーでエミュレートしたネットワークに当てはめています。</translation>
    </message>
    <message>
        <source>Fitted to a network emulated by waits.</source>
        <translation>待ちでエミュレートしたネットワークに当てはめています。</translation>
    </message>
    <message>
        <source>%1 at %2 with %3</source>
        <translation>%1、%2、%3</translation>
    </message>
    <message>
        <source>%1: no prediction, as %2.</source>
        <translation>%1：予測なし。理由：%2。</translation>
    </message>
    <message>
        <source>%1: a batch takes about %2 (95 % interval %3).</source>
        <translation>%1：1 バッチに約 %2 かかります（95 % 信頼区間 %3）。</translation>
    </message>
    <message>
        <source>%1, %2 as fast as with 1 thread (%3).</source>
        <translation>%1。速さは 1 スレッドの %2 です（%3）。</translation>
    </message>
    <message>
        <source>%1: a batch takes about %2 (95 % interval %3)</source>
        <translation>%1：1 バッチに約 %2 かかります（95 % 信頼区間 %3）</translation>
    </message>
    <message>
        <source>The pipelined arm of %1 is left out of the cost model.</source>
        <translation>%1 のパイプラインのアームはコストモデルから除外しています。</translation>
    </message>
    <message>
        <source>The cost model of %1: an operation waits %2 and %3 round trips, and each further thread makes that %4 longer; a batch costs %5 by itself, a pool of threads %6 and %7 a thread. It misses points left out by %8, one in ten of them by more than %9.</source>
        <translation>%1 のコストモデル：1 操作は %2 と往復 %3 回分を待ち、スレッドが 1 つ増えるごとにそれが %4 延びます。バッチ自体のコストは %5、スレッドプールは %6 と 1 スレッドあたり %7 です。除外した測定点を %8、その 10 個に 1 個は %9 を超えて外します。</translation>
    </message>
    <message>
        <source>The window: setting up, plans, what happens while a run goes on, help.</source>
        <translation>ウィンドウ: 設定、プラン、実行中の動作、ヘルプ。</translation>
    </message>
    <message>
        <source>What is measured and how, and how the answer is found: every definition.</source>
        <translation>何をどう測定し、結論をどう導くか：すべての定義。</translation>
    </message>
    <message>
        <source>Files, remote folders, Redis and Ceph: addresses, checks, what can go wrong.</source>
        <translation>ファイル、リモートフォルダー、Redis、Ceph：アドレス、確認、起こりうる問題。</translation>
    </message>
    <message>
        <source>Plans, a batch of your own, run files, and what the commands print as JSON.</source>
        <translation>プラン、独自のバッチ、測定ファイル、各コマンドが出力する JSON。</translation>
    </message>
    <message>
        <source>How well the program measures: its benches and the coverage of its intervals.</source>
        <translation>プログラムの測定の質：ベンチマークと区間の被覆率。</translation>
    </message>
    <message>
        <source>The source code: its rooms, and how to add a back end, an axis, an arm or a view.</source>
        <translation>ソースコード：その構成と、バックエンド、軸、アーム、ビューの追加方法。</translation>
    </message>
    <message>
        <source>%1 with its GIL</source>
        <translation>%1、GIL あり</translation>
    </message>
    <message>
        <source>%1, free-threaded</source>
        <translation>%1、フリースレッド</translation>
    </message>
    <message>
        <source>pure-Python workload</source>
        <translation>純 Python のワークロード</translation>
    </message>
    <message>
        <source>your own batch</source>
        <translation>独自のバッチ</translation>
    </message>
    <message>
        <source>its usual costs, as no Python was found</source>
        <translation>Python が見つからなかったため通常のコストを使用</translation>
    </message>
    <message>
        <source>On Ceph Gnocchi 4.4 writes aggregates one after another, whatever parallel_operations says; it reaches reads, and writes of raw measures.</source>
        <translation>Ceph では、Gnocchi 4.4 は parallel_operations の値によらず集約値を順に書き込みます。効くのは読み取りと、生の計測値の書き込みです。</translation>
    </message>
    <message>
        <source>Gnocchi 4.4 pipelines its writes to Redis, so parallel_operations changes nothing for them at any distance; it reaches reads of several metrics at once.</source>
        <translation>Gnocchi 4.4 は Redis への書き込みをパイプライン化するため、parallel_operations は距離によらず書き込みを変えません。複数のメトリックを一度に読み取るときに効きます。</translation>
    </message>
    <message>
        <source>Measures the run of this file longer, in it: the same plan, for its budget or --budget.</source>
        <translation>このファイルの実行を、その中でさらに測定します。計画は同じで、時間はその予算か --budget です。</translation>
    </message>
    <message>
        <source>The run file to write; it must not exist. Otherwise a new one in the folder of the runs, which is chosen in the window&apos;s menu.</source>
        <translation>書き込む測定ファイル。まだ存在しないものに限ります。指定しなければ、ウィンドウのメニューで選んだ測定のフォルダーに新しく作ります。</translation>
    </message>
    <message>
        <source>The arms in place of the plan&apos;s, e.g. threads:1,threads:6,pipelined.</source>
        <translation>計画のものに代わるアーム。例：threads:1,threads:6,pipelined</translation>
    </message>
    <message>
        <source>--continue and --%1 exclude each other.</source>
        <translation>--continue と --%1 は同時に指定できません。</translation>
    </message>
    <message>
        <source>One of %1; %2 by default. post: a run of the blog post&apos;s plan beside the post&apos;s own figures.</source>
        <translation>%1 のいずれか。既定は %2。post：ブログ記事の計画による実行を、記事自身の数値と並べる。</translation>
    </message>
    <message>
        <source>Of the views %1: one of the targets; else all.</source>
        <translation>%1 用：ターゲットの一つ。指定しなければすべて。</translation>
    </message>
    <message>
        <source>Of the views %1: which points, in the axis&apos;s unit (µs, bytes); else the first that was measured.</source>
        <translation>%1 用：どの測定点か。軸の単位（µs、バイト）で指定します。指定しなければ最初に測定した点。</translation>
    </message>
    <message>
        <source>--view takes one of %1.</source>
        <translation>--view には %1 のいずれかを指定できる。</translation>
    </message>
    <message>
        <source>--target and --value are for the views %1.</source>
        <translation>--target と --value はビュー %1 用です。</translation>
    </message>
</context>
<context>
    <name>breakeven::Address</name>
    <message>
        <source>it names no folder of this machine, as file:///srv/data does</source>
        <translation>file:///srv/data のような、このマシンのフォルダーを指していません</translation>
    </message>
    <message>
        <source>there is no such user; a folder of that name is ./%1</source>
        <translation>そのユーザーは存在しません。同名のフォルダーなら ./%1 です</translation>
    </message>
    <message>
        <source>a target reads like one of %1</source>
        <translation>ターゲットは次のいずれかのように書きます: %1</translation>
    </message>
    <message>
        <source>%1:// is none of %2; a folder that another program mounts is given by its path</source>
        <translation>%1:// は %2 のいずれでもありません。他のプログラムがマウントしたフォルダーはパスで指定します</translation>
    </message>
    <message>
        <source>a pool has a name: rados://pool?conf=/etc/ceph/ceph.conf</source>
        <translation>プールには名前が必要です：rados://pool?conf=/etc/ceph/ceph.conf</translation>
    </message>
    <message>
        <source>&quot;%1&quot; is not one of conf, keyring, user</source>
        <translation>「%1」は conf、keyring、user のいずれでもありません</translation>
    </message>
    <message>
        <source>in user and password, write &apos;%&apos; as %25, and other special characters as %XX</source>
        <translation>ユーザー名とパスワードでは &apos;%&apos; を %25、そのほかの特殊文字を %XX と書いてください</translation>
    </message>
    <message>
        <source>the database is a number from 0 on, not &quot;%1&quot;</source>
        <translation>データベースは 0 以上の数値です（「%1」は不可）</translation>
    </message>
    <message>
        <source>only db=NUMBER may follow the &apos;?&apos;</source>
        <translation>&apos;?&apos; の後に書けるのは db=数値 だけです</translation>
    </message>
    <message>
        <source>between [ and ] an IPv6 address is needed, as in [::1]:6379</source>
        <translation>[ と ] の間には IPv6 アドレスが必要です（例：[::1]:6379）</translation>
    </message>
    <message>
        <source>after ] only a port may follow, as in [::1]:6379</source>
        <translation>] の後に書けるのはポートだけです（例：[::1]:6379）</translation>
    </message>
    <message>
        <source>an IPv6 address needs brackets, as in [::1]:6379</source>
        <translation>IPv6 アドレスには角括弧が必要です（例：[::1]:6379）</translation>
    </message>
    <message>
        <source>the host is missing</source>
        <translation>ホストがありません</translation>
    </message>
    <message>
        <source>&quot;%1&quot; is no host name</source>
        <translation>「%1」はホスト名ではありません</translation>
    </message>
    <message>
        <source>the port is a number from 1 to 65535</source>
        <translation>ポートは 1 から 65535 までの数値です</translation>
    </message>
    <message>
        <source>the socket&apos;s absolute path is needed, as in unix:///run/redis.sock</source>
        <translation>ソケットの絶対パスが必要です（例：unix:///run/redis.sock）</translation>
    </message>
    <message>
        <source>the path of a socket may have 107 bytes at most</source>
        <translation>ソケットのパスは最大 107 バイトです</translation>
    </message>
    <message>
        <source>an address is needed, as in redis://host:6379/0</source>
        <translation>アドレスが必要です（例：redis://host:6379/0）</translation>
    </message>
    <message>
        <source>for a socket write unix://%1</source>
        <translation>ソケットは unix://%1 と書いてください</translation>
    </message>
    <message>
        <source>a password stands before the @, as in redis://user:password@host; better leave it out and be asked for it</source>
        <translation>パスワードは redis://user:password@host のように @ の前に書きます。省略して、尋ねられたときに入力するほうが安全です</translation>
    </message>
    <message>
        <source>an address starts with redis://, rediss:// or unix://, not %1://</source>
        <translation>アドレスは redis://、rediss:// または unix:// で始まります（%1:// は不可）</translation>
    </message>
    <message>
        <source>before the folder stands a host, as in sftp://user@host:22/folder</source>
        <translation>sftp://user@host:22/folder のように、フォルダーの前にはホストを書きます</translation>
    </message>
    <message>
        <source>a remote folder has a host: sftp://user@host/folder</source>
        <translation>リモートフォルダーにはホストが必要です：sftp://user@host/folder</translation>
    </message>
    <message>
        <source>a remote folder takes a key or an agent, not a password</source>
        <translation>リモートフォルダーにはパスワードではなく鍵かエージェントを使います</translation>
    </message>
    <message>
        <source>a remote folder has a path: sftp://user@host/folder</source>
        <translation>リモートフォルダーにはパスが必要です：sftp://user@host/folder</translation>
    </message>
    <message>
        <source>&quot;%1&quot; is not key=PATH, the user&apos;s own, or fsync=on or off; in a folder&apos;s name write ? as %3F</source>
        <translation>「%1」は key=PATH（ユーザー自身の鍵）、fsync=on、fsync=off のいずれでもありません。フォルダー名の ? は %3F と書いてください</translation>
    </message>
    <message>
        <source>it holds the character NUL, which no name can</source>
        <translation>名前に使えない文字 NUL が含まれています</translation>
    </message>
</context>
<context>
    <name>breakeven::AdviceCard</name>
    <message>
        <source>ADVICE</source>
        <translation>アドバイス</translation>
    </message>
    <message>
        <source>The setting that the advice is for</source>
        <translation>アドバイスの対象となる設定</translation>
    </message>
    <message>
        <source>Copies the block as it stands</source>
        <translation>ブロックをそのままコピーします</translation>
    </message>
    <message>
        <source>Copied</source>
        <translation>コピーしました</translation>
    </message>
    <message>
        <source>Copy as code</source>
        <translation>コードとしてコピー</translation>
    </message>
</context>
<context>
    <name>breakeven::AnswerCard</name>
    <message>
        <source>speed-up</source>
        <translation>高速化率</translation>
    </message>
    <message>
        <source>The folder&apos;s lock may hold threads back here.</source>
        <translation>ここではフォルダーのロックがスレッドを妨げているかもしれません。</translation>
    </message>
    <message>
        <source>Measure the other layout, too</source>
        <translation>もう一方のレイアウトも測定</translation>
    </message>
    <message>
        <source>Adds the same folder with a folder for each item to the targets; Run then measures both.</source>
        <translation>同じフォルダーを、アイテムごとにフォルダーを設けてターゲットに追加します。「測定」を押すと両方を測定します。</translation>
    </message>
    <message>
        <source>At %1: %2</source>
        <translation>%1：%2</translation>
    </message>
    <message>
        <source>at %1</source>
        <translation>（%1 で）</translation>
    </message>
    <message>
        <source>No row of the post&apos;s table is measured yet.</source>
        <translation>記事の表はまだ 1 行も測定されていません。</translation>
    </message>
    <message>
        <source>As the post has it: %1 of %2 rows measured here. Another way: %3. Not clear: %4.</source>
        <translation>記事と同じ：ここで測定した %2 行のうち %1 行。異なる：%3。不明：%4。</translation>
    </message>
    <message>
        <source>95 % interval</source>
        <translation>95 % 信頼区間</translation>
    </message>
    <message>
        <source>I/O share</source>
        <translation>I/O 比率</translation>
    </message>
    <message>
        <source>worth it for %1</source>
        <translation>価値あり %1 件</translation>
    </message>
    <message>
        <source>one thread does for %1</source>
        <translation>1 スレッドで十分 %1 件</translation>
    </message>
    <message>
        <source>not known for %1</source>
        <translation>不明 %1 件</translation>
    </message>
    <message>
        <source>More than one thread, of %1 answers: %2.</source>
        <translation>複数スレッド、%1 件の答えのうち：%2。</translation>
    </message>
</context>
<context>
    <name>breakeven::AnswerParts</name>
    <message>
        <source>%1, all answers</source>
        <translation>%1、すべての答え</translation>
    </message>
</context>
<context>
    <name>breakeven::ArmLegend</name>
    <message>
        <source>Click: hide or show. Double click: alone.</source>
        <translation>クリック：表示／非表示。ダブルクリック：これだけ表示。</translation>
    </message>
    <message>
        <source>Show all</source>
        <translation>すべて表示</translation>
    </message>
</context>
<context>
    <name>breakeven::Backends</name>
    <message>
        <source>the back end is not open</source>
        <translation>バックエンドが開かれていません</translation>
    </message>
    <message>
        <source>a session of a closed back end</source>
        <translation>閉じたバックエンドのセッションです</translation>
    </message>
    <message>
        <source>no dead process made it</source>
        <translation>終了したプロセスが作成したものではありません</translation>
    </message>
    <message>
        <source>another folder stands in its place</source>
        <translation>その場所に別のフォルダーがあります</translation>
    </message>
    <message>
        <source>the back end %1 is not built in</source>
        <translation>バックエンド %1 は組み込まれていません</translation>
    </message>
    <message>
        <source>no monitor answered within %1 s</source>
        <translation>%1 s 以内に応答したモニターがありません</translation>
    </message>
    <message>
        <source>the conf names no monitor, or the keyring has no such user</source>
        <translation>設定ファイルにモニターがないか、キーリングにそのユーザーがありません</translation>
    </message>
    <message>
        <source>the keyring can&apos;t be read</source>
        <translation>キーリングを読み取れません</translation>
    </message>
    <message>
        <source>no OSD answered; is one down?</source>
        <translation>応答した OSD がありません。停止していませんか？</translation>
    </message>
    <message>
        <source>the object is larger than the OSDs allow</source>
        <translation>オブジェクトが OSD の許容サイズを超えています</translation>
    </message>
    <message>
        <source>it is not installed; on Debian: apt install redis-server</source>
        <translation>インストールされていません。Debian では：apt install redis-server</translation>
    </message>
    <message>
        <source>HGET gave no string</source>
        <translation>HGET が文字列を返しませんでした</translation>
    </message>
    <message>
        <source>SCAN gave something else than keys</source>
        <translation>SCAN がキー以外のものを返しました</translation>
    </message>
    <message>
        <source>PING gave no status</source>
        <translation>PING がステータスを返しませんでした</translation>
    </message>
    <message>
        <source>INFO gave no version</source>
        <translation>INFO がバージョンを返しませんでした</translation>
    </message>
    <message>
        <source>CLUSTER SLOTS gave no list</source>
        <translation>CLUSTER SLOTS がリストを返しませんでした</translation>
    </message>
    <message>
        <source>CLUSTER SLOTS gave something else than slots</source>
        <translation>CLUSTER SLOTS がスロット以外のものを返しました</translation>
    </message>
    <message>
        <source>a number was expected</source>
        <translation>数値が必要です</translation>
    </message>
    <message>
        <source>all keys breakeven:%1:* are taken</source>
        <translation>キー breakeven:%1:* はすべて使用中です</translation>
    </message>
    <message>
        <source>no memory for a connection</source>
        <translation>接続用のメモリーがありません</translation>
    </message>
    <message>
        <source>the timeout could not be set</source>
        <translation>タイムアウトを設定できませんでした</translation>
    </message>
    <message>
        <source>the connection has failed before</source>
        <translation>接続はすでに失敗しています</translation>
    </message>
    <message>
        <source>no memory for a command</source>
        <translation>コマンド用のメモリーがありません</translation>
    </message>
    <message>
        <source>no memory for a reply</source>
        <translation>応答用のメモリーがありません</translation>
    </message>
    <message>
        <source>no network can be emulated in front of a host that is reached through another one</source>
        <translation>別のホストを経由するホストの手前にはネットワークをエミュレートできません</translation>
    </message>
    <message>
        <source>a host is needed, as in user@host</source>
        <translation>ホストが必要です（例：user@host）</translation>
    </message>
    <message>
        <source>quotation marks and control characters can&apos;t be passed to ssh</source>
        <translation>引用符と制御文字は ssh に渡せません</translation>
    </message>
    <message>
        <source>no memory for a TLS connection</source>
        <translation>TLS 接続用のメモリーがありません</translation>
    </message>
    <message>
        <source>the host name can&apos;t be verified</source>
        <translation>ホスト名を検証できません</translation>
    </message>
    <message>
        <source>the server closed the connection</source>
        <translation>サーバーが接続を閉じました</translation>
    </message>
    <message>
        <source>the certificate names %1</source>
        <translation>証明書の名前は %1 です</translation>
    </message>
    <message>
        <source>a PEM file of certificates is needed</source>
        <translation>証明書の PEM ファイルが必要です</translation>
    </message>
    <message>
        <source>the key of the certificate is needed, as PEM without a passphrase</source>
        <translation>証明書の鍵が必要です（PEM、パスフレーズなし）</translation>
    </message>
    <message>
        <source>the system&apos;s certificate authorities</source>
        <translation>システムの認証局</translation>
    </message>
</context>
<context>
    <name>breakeven::CPythonChild</name>
    <message>
        <source>It wrote last:</source>
        <translation>最後の出力：</translation>
    </message>
    <message>
        <source>more than 64 MiB so far</source>
        <translation>すでに 64 MiB を超えています</translation>
    </message>
    <message>
        <source>signal %1, %2</source>
        <translation>シグナル %1、%2</translation>
    </message>
    <message>
        <source>; the system may have run out of memory</source>
        <translation>。システムのメモリーが不足した可能性があります</translation>
    </message>
    <message>
        <source>exit status %1</source>
        <translation>終了ステータス %1</translation>
    </message>
</context>
<context>
    <name>breakeven::CPythonRuntime</name>
    <message>
        <source>version %1, expected %2</source>
        <translation>バージョンは %1 ですが、%2 が必要です</translation>
    </message>
    <message>
        <source>Python 3.7 or newer</source>
        <translation>Python 3.7 以降</translation>
    </message>
    <message>
        <source>The target, as seen from %1,</source>
        <translation>%1 から見たターゲット</translation>
    </message>
    <message>
        <source>%1, line %2,</source>
        <translation>%1 の %2 行目</translation>
    </message>
    <message>
        <source>%1, line %2, in %3,</source>
        <translation>%1 の %2 行目（%3 内）</translation>
    </message>
    <message>
        <source>%1 for %2</source>
        <translation>%2 用の %1</translation>
    </message>
</context>
<context>
    <name>breakeven::Causes</name>
    <message numerus="yes">
        <source>%n thread(s) overlap nothing here and pay %1 a batch for waiting for each other, switching and the pool.</source>
        <translation>
            <numerusform>%n スレッドはここでは何も重ねず、互いの待ち、切り替え、プールのために 1 バッチあたり %1 を払います。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n thread(s) overlap %1 of a batch and pay %2 for it in waiting for each other, switching and the pool.</source>
        <translation>
            <numerusform>%n スレッドは 1 バッチのうち %1 を重ね、そのために互いの待ち、切り替え、プールで %2 を払います。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Only %1 of the %2 of an operation can&apos;t overlap under the GIL: it keeps none of the %n thread(s) that a batch can use from helping.</source>
        <translation>
            <numerusform>1 操作の %2 のうち GIL のもとで重ねられないのは %1 だけです：1 バッチが使える %n スレッドのどれも妨げません。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 of every operation can&apos;t overlap under the GIL, so more than %n thread(s) can&apos;t help at this distance.</source>
        <translation>
            <numerusform>1 操作のうち %1 は GIL のもとで重ねられないため、この距離では %n スレッドを超えても効果がありません。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 of every operation can&apos;t overlap under the GIL, so more than %n thread(s) can&apos;t help here.</source>
        <translation>
            <numerusform>1 操作のうち %1 は GIL のもとで重ねられないため、ここでは %n スレッドを超えても効果がありません。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>An operation computes for %1 and waits for %2: enough to keep %n thread(s) busy on the cores of this machine.</source>
        <translation>
            <numerusform>1 操作は %1 計算し、%2 待ちます：このマシンのコアで %n スレッドを働かせ続けられます。</numerusform>
        </translation>
    </message>
    <message>
        <source>Waiting</source>
        <translation>待ち</translation>
    </message>
    <message>
        <source>Computing</source>
        <translation>計算</translation>
    </message>
    <message>
        <source>Holding GIL</source>
        <translation>GIL 保持</translation>
    </message>
    <message>
        <source>GIL wait</source>
        <translation>GIL 待ち</translation>
    </message>
    <message>
        <source>Queueing</source>
        <translation>順番待ち</translation>
    </message>
    <message>
        <source>Switching</source>
        <translation>切り替え</translation>
    </message>
    <message>
        <source>Pool</source>
        <translation>プール</translation>
    </message>
    <message>
        <source>Time in reads and writes off the CPU, as long as one thread&apos;s operations are: the storage and the way to it. Wall time less CPU time of the workers. Threads overlap it.</source>
        <translation>読み書きのうち CPU を使わない時間。1 スレッドでの操作と同じ長さまでの分：ストレージとそこまでの経路です。ワーカーの実時間から CPU 時間を引いたもの。スレッドで重ねられます。</translation>
    </message>
    <message>
        <source>CPU time of the workers during operations: the work on the data, the client library and the system&apos;s calls, less holding the GIL and switching where these are known. Threads overlap it as far as there are cores.</source>
        <translation>操作中のワーカーの CPU 時間：データの処理、クライアントライブラリ、システムコール。GIL 保持と切り替えが分かる場合はそれを除きます。コアがある限りスレッドで重ねられます。</translation>
    </message>
    <message>
        <source>CPU time with the GIL held, as a short run with one thread told before. Threads can&apos;t overlap it.</source>
        <translation>GIL を保持した CPU 時間。測定前の 1 スレッドでの短い試行によります。スレッドでは重ねられません。</translation>
    </message>
    <message>
        <source>Time in operations spent waiting for the GIL, as seen in your CPython&apos;s waits for its lock. Where that can&apos;t be seen it is part of queueing.</source>
        <translation>操作のうち GIL を待った時間。お使いの CPython がロックを待つ様子から求めます。見えない場合は順番待ちに含まれます。</translation>
    </message>
    <message>
        <source>Time off the CPU beyond that: operations that run at once wait for each other at the server, for a lock, or for a core. One thread has none.</source>
        <translation>それを超えて CPU を使わない時間：同時に進む操作が、サーバー、ロック、またはコアで互いを待ちます。1 スレッドにはありません。</translation>
    </message>
    <message>
        <source>An estimate of the CPU time that changing from thread to thread took: the context switches that the kernel counted during operations, times what one costs on this machine, as two threads that hand a byte to and fro on one core told before the run.</source>
        <translation>スレッド間の切り替えにかかった CPU 時間の推定：操作中にカーネルが数えたコンテキストスイッチの回数に、このマシンでの 1 回のコストを掛けたもの。コストは、測定前に 2 つのスレッドが 1 つのコアで 1 バイトを受け渡し合って求めます。</translation>
    </message>
    <message>
        <source>Time outside operations: starting and waking threads, handing operations out, and having none left while others still work. Batch latency less time in operations.</source>
        <translation>操作の外の時間：スレッドの起動と起床、操作の割り当て、ほかがまだ働いている間に残りの操作がないこと。バッチのレイテンシから操作の時間を引いたもの。</translation>
    </message>
    <message>
        <source>Context switches an operation: %1, %2 of them forced.</source>
        <translation>1 操作あたりのコンテキストスイッチ：%1 回、うち強制 %2 回。</translation>
    </message>
    <message numerus="yes">
        <source>Context switches an operation: %1 with 1 thread, %2 with %n thread(s), %3 of them forced.</source>
        <translation>
            <numerusform>1 操作あたりのコンテキストスイッチ：1 スレッドで %1 回、%n スレッドで %2 回、うち強制 %3 回。</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>breakeven::Chart</name>
    <message>
        <source>%1: %2 are best from %3 on</source>
        <translation>%1：%3 以上では %2 が最良</translation>
    </message>
    <message>
        <source>not measured: %1</source>
        <translation>未測定：%1</translation>
    </message>
    <message>
        <source>Nothing measured yet</source>
        <translation>まだ測定していません</translation>
    </message>
    <message>
        <source>Batch latency, median</source>
        <translation>バッチのレイテンシ（中央値）</translation>
    </message>
    <message>
        <source>Speed-up over 1 thread</source>
        <translation>1 スレッドに対する高速化率</translation>
    </message>
    <message>
        <source>“%1” is not drawn: its axis is “%2”, that of the chart is “%3”.</source>
        <translation>「%1」は描画していません：軸が「%2」ですが、グラフの軸は「%3」です。</translation>
    </message>
    <message>
        <source>Pipelining pays off from %1</source>
        <translation>パイプラインは %1 から引き合う</translation>
    </message>
    <message>
        <source>Pipelining pays off up to %1</source>
        <translation>パイプラインは %1 まで引き合う</translation>
    </message>
    <message>
        <source>Threads pay off from %1</source>
        <translation>スレッドは %1 から引き合う</translation>
    </message>
    <message>
        <source>Threads pay off up to %1</source>
        <translation>スレッドは %1 まで引き合う</translation>
    </message>
    <message>
        <source>95 % interval</source>
        <translation>95 % 信頼区間</translation>
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
        <translation>%1 での高速化率</translation>
    </message>
    <message>
        <source>Arms</source>
        <translation>アーム</translation>
    </message>
    <message>
        <source>%1, predicted</source>
        <translation>%1、予測</translation>
    </message>
    <message>
        <source>predicted</source>
        <translation>予測</translation>
    </message>
    <message>
        <source>median</source>
        <translation>中央値</translation>
    </message>
    <message>
        <source>speed-up</source>
        <translation>高速化率</translation>
    </message>
    <message>
        <source>network %1</source>
        <translation>ネットワークは%1</translation>
    </message>
    <message>
        <source>Batch latency of %1</source>
        <translation>%1 のバッチレイテンシ</translation>
    </message>
    <message>
        <source>Batch latency</source>
        <translation>バッチのレイテンシ</translation>
    </message>
    <message>
        <source>Share of batches that took no longer</source>
        <translation>それ以下の時間で済んだバッチの割合</translation>
    </message>
    <message>
        <source>Median</source>
        <translation>中央値</translation>
    </message>
    <message>
        <source>Time spent measuring</source>
        <translation>測定時間</translation>
    </message>
    <message>
        <source>Batch latency by block: median, p25–p75, extremes</source>
        <translation>ブロックごとのバッチレイテンシ：中央値、p25–p75、極値</translation>
    </message>
</context>
<context>
    <name>breakeven::ChartExport</name>
    <message>
        <source>Answers that have no room here: %1</source>
        <translation>ここに収まらない答え：%1</translation>
    </message>
    <message>
        <source>Dashed: “%1”, %2</source>
        <translation>破線：「%1」、%2</translation>
    </message>
    <message>
        <source>a chart&apos;s name ends in .png, .svg or .pdf</source>
        <translation>グラフの名前は .png、.svg または .pdf で終わります</translation>
    </message>
</context>
<context>
    <name>breakeven::ChartPanel</name>
    <message>
        <source>strong: 1 thread and the best · others thin</source>
        <translation>太線：1 スレッドと最良 · 他は細線</translation>
    </message>
    <message>
        <source>band: of the arm under the pointer</source>
        <translation>帯：ポインタ下の方式</translation>
    </message>
    <message>
        <source>The post</source>
        <translation>元の記事</translation>
    </message>
    <message>
        <source>Latency</source>
        <translation>レイテンシ</translation>
    </message>
    <message>
        <source>Speed-up</source>
        <translation>高速化率</translation>
    </message>
    <message>
        <source>Distribution</source>
        <translation>分布</translation>
    </message>
    <message>
        <source>Timeline</source>
        <translation>タイムライン</translation>
    </message>
    <message>
        <source>Show the model</source>
        <translation>モデルを表示</translation>
    </message>
    <message>
        <source>What a cost model fitted to the run predicts, dotted</source>
        <translation>測定に当てはめたコストモデルの予測（点線）</translation>
    </message>
    <message>
        <source>All panels</source>
        <translation>すべてのパネル</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>戻る</translation>
    </message>
    <message>
        <source>To the range before this zoom</source>
        <translation>このズームの前の範囲へ</translation>
    </message>
    <message>
        <source>Reset</source>
        <translation>リセット</translation>
    </message>
    <message>
        <source>Show all of the axes</source>
        <translation>軸全体を表示</translation>
    </message>
</context>
<context>
    <name>breakeven::ComparePage</name>
    <message>
        <source>Comparing…</source>
        <translation>比較しています…</translation>
    </message>
    <message>
        <source>Choose two runs above, or select them in the history, to see what changed from one to the other.</source>
        <translation>上で測定を 2 つ選ぶか履歴で選択すると、両者の違いが表示されます。</translation>
    </message>
    <message>
        <source>The runs have no point in common.</source>
        <translation>これらの測定に共通する点がありません。</translation>
    </message>
    <message numerus="yes">
        <source>%n rows compared, %1 clear</source>
        <translation>
            <numerusform>%n 行を比較、明確なもの %1 行</numerusform>
        </translation>
    </message>
    <message>
        <source>Base: %1, %2 · New: %3, %4</source>
        <translation>基準：%1、%2 · 新：%3、%4</translation>
    </message>
    <message>
        <source>%1 against %2</source>
        <translation>%1 と %2 の比較</translation>
    </message>
    <message>
        <source>What changed</source>
        <translation>変わったこと</translation>
    </message>
</context>
<context>
    <name>breakeven::Comparison</name>
    <message>
        <source>not set</source>
        <translation>未設定</translation>
    </message>
    <message>
        <source>The runs have no target, runtime and point in common.</source>
        <translation>ターゲット、ランタイム、測定点がそろって共通するものがありません。</translation>
    </message>
    <message>
        <source>The runs come from different machines: %1 and %2.</source>
        <translation>測定したマシンが異なります：%1 と %2。</translation>
    </message>
    <message>
        <source>The processors differ: %1 and %2.</source>
        <translation>プロセッサーが異なります：%1 と %2。</translation>
    </message>
    <message>
        <source>The numbers of cores differ: %1 (%2 usable) and %3 (%4 usable).</source>
        <translation>コア数が異なります：%1（使用可能 %2）と %3（使用可能 %4）。</translation>
    </message>
    <message>
        <source>The kernels differ: %1 and %2.</source>
        <translation>カーネルが異なります：%1 と %2。</translation>
    </message>
    <message>
        <source>%1 is not the same target in both runs: its “%2” is %3 and %4.</source>
        <translation>%1 は両方の測定で同じターゲットではありません：「%2」が %3 と %4 です。</translation>
    </message>
    <message>
        <source>%1 lies at different places: %2 and %3.</source>
        <translation>%1 の場所が異なります：%2 と %3。</translation>
    </message>
    <message>
        <source>%1 has different versions of its server: %2 and %3.</source>
        <translation>%1 のサーバーのバージョンが異なります：%2 と %3。</translation>
    </message>
    <message>
        <source>%1 lies on different file systems: %2 and %3.</source>
        <translation>%1 のファイルシステムが異なります：%2 と %3。</translation>
    </message>
    <message>
        <source>%1 is mounted in different ways: “%2” and “%3”.</source>
        <translation>%1 のマウント方法が異なります：「%2」と「%3」。</translation>
    </message>
    <message>
        <source>The Pythons differ: %1 and %2.</source>
        <translation>Python が異なります：%1 と %2。</translation>
    </message>
    <message>
        <source>The workloads differ, and with them what a batch is.</source>
        <translation>ワークロードが異なり、したがってバッチの内容も異なります。</translation>
    </message>
    <message>
        <source>One run keeps its pool of threads, the other makes one for every batch.</source>
        <translation>一方の測定はスレッドプールを保持し、他方はバッチごとに作成します。</translation>
    </message>
    <message>
        <source>In one run the cores were kept awake, in the other they were as they are.</source>
        <translation>一方の測定ではコアを覚醒状態に保ち、他方では通常のままにしました。</translation>
    </message>
    <message>
        <source>The emulated networks differ.</source>
        <translation>エミュレートしたネットワークが異なります。</translation>
    </message>
</context>
<context>
    <name>breakeven::ComparisonModel</name>
    <message>
        <source>One of the runs did not measure this point: its latency is taken between its neighbours.</source>
        <translation>一方の測定にこの点はありません：両隣の間から求めた遅延です。</translation>
    </message>
    <message>
        <source>Target</source>
        <translation>ターゲット</translation>
    </message>
    <message>
        <source>Arm</source>
        <translation>アーム</translation>
    </message>
    <message>
        <source>Base</source>
        <translation>基準</translation>
    </message>
    <message>
        <source>New</source>
        <translation>新</translation>
    </message>
    <message>
        <source>New ÷ base</source>
        <translation>新 ÷ 基準</translation>
    </message>
    <message>
        <source>95 % interval</source>
        <translation>95 % 信頼区間</translation>
    </message>
    <message>
        <source>Change</source>
        <translation>変化</translation>
    </message>
</context>
<context>
    <name>breakeven::ComparisonTable</name>
    <message>
        <source>Points</source>
        <translation>測定点</translation>
    </message>
    <message numerus="yes">
        <source>%n compared · error over all rows held at 5 % (Holm)</source>
        <translation>
            <numerusform>%n 件を比較 · 全行の誤りを 5 % に抑制（Holm）</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>only the %n clear ones</source>
        <translation>
            <numerusform>明確な %n 件のみ</numerusform>
        </translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>コピー</translation>
    </message>
    <message>
        <source>Copy the table, with tabs between its columns</source>
        <translation>列をタブで区切って表をコピー</translation>
    </message>
    <message>
        <source>Points compared</source>
        <translation>比較した点</translation>
    </message>
</context>
<context>
    <name>breakeven::ConditionsCard</name>
    <message numerus="yes">
        <source>%n cores</source>
        <translation>
            <numerusform>%n コア</numerusform>
        </translation>
    </message>
    <message>
        <source>kept</source>
        <translation>保持</translation>
    </message>
    <message>
        <source>per batch</source>
        <translation>バッチごと</translation>
    </message>
    <message>
        <source>Host</source>
        <translation>ホスト</translation>
    </message>
    <message>
        <source>CPU</source>
        <translation>CPU</translation>
    </message>
    <message>
        <source>Cores</source>
        <translation>コア</translation>
    </message>
    <message>
        <source>Kernel</source>
        <translation>カーネル</translation>
    </message>
    <message>
        <source>Servers</source>
        <translation>サーバー</translation>
    </message>
    <message>
        <source>Load</source>
        <translation>負荷</translation>
    </message>
    <message>
        <source>Condition</source>
        <translation>状態</translation>
    </message>
    <message>
        <source>Pool</source>
        <translation>プール</translation>
    </message>
    <message>
        <source>Breakeven</source>
        <translation>Breakeven</translation>
    </message>
    <message>
        <source>Base</source>
        <translation>基準</translation>
    </message>
    <message>
        <source>New</source>
        <translation>新</translation>
    </message>
    <message>
        <source>differs</source>
        <translation>相違</translation>
    </message>
    <message>
        <source>The same conditions</source>
        <translation>同じ条件</translation>
    </message>
    <message>
        <source>Two machines</source>
        <translation>2 台のマシン</translation>
    </message>
    <message>
        <source>Different conditions</source>
        <translation>異なる条件</translation>
    </message>
    <message>
        <source>A difference may come from the machine, not from what you changed.</source>
        <translation>違いは変更した点ではなくマシンによるものかもしれません。</translation>
    </message>
    <message>
        <source>A difference may come from this, not from what you changed.</source>
        <translation>違いは変更した点ではなくこれによるものかもしれません。</translation>
    </message>
</context>
<context>
    <name>breakeven::CoresChips</name>
    <message>
        <source>No core falls asleep while it measures: the answer of a busy machine.</source>
        <translation>測定中はどのコアも休止しません。忙しいマシンの答えです。</translation>
    </message>
    <message>
        <source>Cores fall asleep and take their time to wake: the answer of an idle machine.</source>
        <translation>コアは休止し、復帰に時間がかかります。アイドル状態のマシンの答えです。</translation>
    </message>
    <message>
        <source>Each target twice, with the cores awake and as they are: an answer for a busy machine and one for an idle one, in twice the time.</source>
        <translation>各ターゲットを、コアを休止させない状態とそのままの状態で 2 回測定します。忙しいマシンとアイドル状態のマシンの答えが得られますが、時間は 2 倍かかります。</translation>
    </message>
    <message>
        <source>awake</source>
        <translation>休止なし</translation>
    </message>
    <message>
        <source>as they are</source>
        <translation>そのまま</translation>
    </message>
    <message>
        <source>both</source>
        <translation>両方</translation>
    </message>
    <message>
        <source>Cores kept awake</source>
        <translation>コアを休止させない</translation>
    </message>
    <message>
        <source>Cores as they are</source>
        <translation>コアはそのまま</translation>
    </message>
    <message>
        <source>Cores in both conditions</source>
        <translation>コアは両方の状態</translation>
    </message>
</context>
<context>
    <name>breakeven::DesktopSigns</name>
    <message>
        <source>Show</source>
        <translation>表示</translation>
    </message>
</context>
<context>
    <name>breakeven::Display</name>
    <message>
        <source>no window can be opened on the platform “%1” (QT_QPA_PLATFORM).</source>
        <translation>プラットフォーム「%1」(QT_QPA_PLATFORM) ではウィンドウを開けません。</translation>
    </message>
    <message>
        <source>there is no display to open the window on: neither DISPLAY nor WAYLAND_DISPLAY is set.</source>
        <translation>ウィンドウを開くディスプレイがありません：DISPLAY も WAYLAND_DISPLAY も設定されていません。</translation>
    </message>
    <message>
        <source>the display “%1” can&apos;t be opened.</source>
        <translation>ディスプレイ「%1」を開けません。</translation>
    </message>
    <message>
        <source>Without a window, `breakeven run` measures in the terminal; `breakeven --help` says more.
</source>
        <translation>ウィンドウなしでは、`breakeven run` が端末で測定します。詳細は `breakeven --help` で表示します。
</translation>
    </message>
</context>
<context>
    <name>breakeven::DistanceEditor</name>
    <message>
        <source>where it is</source>
        <translation>実際の場所</translation>
    </message>
    <message>
        <source>in the same rack</source>
        <translation>同じラック</translation>
    </message>
    <message>
        <source>the post&apos;s nearer host</source>
        <translation>ブログ記事の近いほうのホスト</translation>
    </message>
    <message>
        <source>in the same zone, the post&apos;s farther host</source>
        <translation>同じゾーン、ブログ記事の遠いほうのホスト</translation>
    </message>
    <message>
        <source>in another zone</source>
        <translation>別のゾーン</translation>
    </message>
    <message>
        <source>in another region</source>
        <translation>別のリージョン</translation>
    </message>
    <message>
        <source>on another continent</source>
        <translation>別の大陸</translation>
    </message>
    <message>
        <source>at a distance of your own</source>
        <translation>任意の距離</translation>
    </message>
    <message>
        <source>As if it were</source>
        <translation>距離の想定</translation>
    </message>
    <message>
        <source>Round trip</source>
        <translation>往復時間</translation>
    </message>
    <message>
        <source>Jitter</source>
        <translation>ジッター</translation>
    </message>
    <message>
        <source>Bandwidth in Mbit/s</source>
        <translation>帯域幅 (Mbit/s)</translation>
    </message>
    <message>
        <source>unlimited</source>
        <translation>無制限</translation>
    </message>
    <message>
        <source>± jitter</source>
        <translation>± ジッター</translation>
    </message>
    <message>
        <source>Mbit/s</source>
        <translation>Mbit/s</translation>
    </message>
    <message>
        <source>The jitter</source>
        <translation>ジッター</translation>
    </message>
    <message>
        <source>it can&apos;t be more than the round trip</source>
        <translation>往復時間を超えることはできません</translation>
    </message>
    <message>
        <source>The bandwidth</source>
        <translation>帯域幅</translation>
    </message>
    <message>
        <source>give it as a number of Mbit/s</source>
        <translation>Mbit/s 単位の数値で指定してください</translation>
    </message>
    <message>
        <source>give a time such as 400 µs or 2 ms</source>
        <translation>400 µs や 2 ms のような時間を指定してください</translation>
    </message>
</context>
<context>
    <name>breakeven::Emulation</name>
    <message>
        <source>round trip as swept</source>
        <translation>往復時間はスイープに従う</translation>
    </message>
    <message>
        <source>round trip %1</source>
        <translation>往復時間 %1</translation>
    </message>
    <message>
        <source>%1 Mbit/s</source>
        <translation>%1 Mbit/s</translation>
    </message>
    <message>
        <source>The round trips are emulated by a relay.</source>
        <translation>往復時間はリレーでエミュレートしています。</translation>
    </message>
    <message>
        <source>The round trips are emulated by one wait an operation.</source>
        <translation>往復時間は 1 操作に 1 回の待ちでエミュレートしています。</translation>
    </message>
    <message>
        <source>The round trips are emulated by waits in the calls.</source>
        <translation>往復時間は呼び出し内の待ちでエミュレートしています。</translation>
    </message>
    <message>
        <source>The network (%1) is emulated by a relay.</source>
        <translation>ネットワーク（%1）はリレーでエミュレートしています。</translation>
    </message>
    <message>
        <source>The network (%1) is emulated by one wait an operation.</source>
        <translation>ネットワーク（%1）は 1 操作に 1 回の待ちでエミュレートしています。</translation>
    </message>
    <message>
        <source>The network (%1) is emulated by waits in the calls.</source>
        <translation>ネットワーク（%1）は呼び出し内の待ちでエミュレートしています。</translation>
    </message>
    <message>
        <source>emulated by a relay</source>
        <translation>リレーでエミュレート</translation>
    </message>
    <message>
        <source>emulated by waits</source>
        <translation>待ちでエミュレート</translation>
    </message>
    <message>
        <source>%1, emulated</source>
        <translation>%1 (エミュレート)</translation>
    </message>
    <message>
        <source>%1, emulated by a relay or by waits</source>
        <translation>%1、リレーまたは待ちでエミュレート</translation>
    </message>
    <message>
        <source>%1 · network emulated by a relay or by waits</source>
        <translation>%1 · ネットワークはリレーまたは待ちでエミュレート</translation>
    </message>
    <message>
        <source>%1 · network %2</source>
        <translation>%1 · ネットワークは%2</translation>
    </message>
</context>
<context>
    <name>breakeven::Environment</name>
    <message numerus="yes">
        <source>Load %1 on %n cores: other programs compete with the measurement.</source>
        <translation>
            <numerusform>%n コアに対して負荷 %1：他のプログラムが測定と競合しています。</numerusform>
        </translation>
    </message>
    <message>
        <source>A CPU quota of %1 cores holds: threads are stopped now and then.</source>
        <translation>%1 コアの CPU クォータが有効です：スレッドがときどき停止されます。</translation>
    </message>
    <message numerus="yes">
        <source>Only %1 of %n cores may be used.</source>
        <translation>
            <numerusform>%n コア中 %1 コアしか使えません。</numerusform>
        </translation>
    </message>
    <message>
        <source>The CPU governor is “%1”: latencies of a waking core are long.</source>
        <translation>CPU ガバナーが「%1」です：コアが目覚めるときのレイテンシが長くなります。</translation>
    </message>
    <message>
        <source>The machine runs on battery: its clock changes.</source>
        <translation>マシンがバッテリーで動作しています：クロックが変化します。</translation>
    </message>
    <message>
        <source>This is a virtual machine (%1): its host may take cores away, and a sleeping core wakes late.</source>
        <translation>これは仮想マシン (%1) です：ホストがコアを取り上げることがあり、スリープしたコアは遅れて目覚めます。</translation>
    </message>
    <message>
        <source>%1 lies in memory (%2), which is no disk.</source>
        <translation>%1 はメモリー上 (%2) にあり、ディスクではありません。</translation>
    </message>
    <message>
        <source>%1 is mounted with “sync”: every write waits for the disk.</source>
        <translation>%1 は「sync」でマウントされています：書き込みのたびにディスクを待ちます。</translation>
    </message>
    <message>
        <source>Python %1 (%2) has no numpy: its workload is pure Python, which computes longer under the GIL.</source>
        <translation>Python %1 (%2) には numpy がありません：ワークロードは純 Python になり、GIL のもとでの計算が長くなります。</translation>
    </message>
    <message>
        <source>No Python was found: beside the held time that was set, the model of the GIL goes by the usual costs of %1 %2.</source>
        <translation>Python が見つかりませんでした：設定した保持時間のほかは、GIL のモデルに %1 %2 の通常のコストを使います。</translation>
    </message>
    <message>
        <source>Steal %1 %: the host of this virtual machine took the cores away for that share of the run.</source>
        <translation>スチール %1 %：この仮想マシンのホストが、測定時間のこの割合の間コアを取り上げました。</translation>
    </message>
    <message numerus="yes">
        <source>Load %1 on %n cores at the end of the run, which was not there before it: other programs came while it went on.</source>
        <translation>
            <numerusform>測定の終わりに %n コアに対して負荷 %1 がありました。開始前にはなかったものです：途中で他のプログラムが動き始めました。</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>breakeven::EnvironmentText</name>
    <message>
        <source>Power: battery</source>
        <translation>電源：バッテリー</translation>
    </message>
    <message>
        <source>Power: mains</source>
        <translation>電源：AC</translation>
    </message>
    <message>
        <source>CPU turbo: on</source>
        <translation>CPU ターボ：オン</translation>
    </message>
    <message>
        <source>CPU turbo: off</source>
        <translation>CPU ターボ：オフ</translation>
    </message>
    <message numerus="yes">
        <source>%1 of %n cores usable</source>
        <translation>
            <numerusform>%n コア中 %1 コア使用可能</numerusform>
        </translation>
    </message>
    <message>
        <source>CPU quota: %1 cores</source>
        <translation>CPU クォータ：%1 コア</translation>
    </message>
    <message>
        <source>%1 free</source>
        <translation>空き %1</translation>
    </message>
    <message>
        <source>%1 of memory</source>
        <translation>メモリー %1</translation>
    </message>
    <message>
        <source>CPU governor: %1</source>
        <translation>CPU ガバナー：%1</translation>
    </message>
    <message>
        <source>Cores kept awake while it measured</source>
        <translation>測定中はコアを覚醒状態に維持</translation>
    </message>
    <message>
        <source>Places of threads on the cores: drawn by lot</source>
        <translation>コアへのスレッドの配置：無作為</translation>
    </message>
    <message>
        <source>Waited for a quiet machine: %1</source>
        <translation>マシンが静かになるまで待機：%1</translation>
    </message>
    <message>
        <source>Virtual machine: %1</source>
        <translation>仮想マシン：%1</translation>
    </message>
</context>
<context>
    <name>breakeven::Error</name>
    <message>
        <source>%1 can&apos;t be understood.</source>
        <translation>%1 を解釈できません。</translation>
    </message>
    <message>
        <source>%1 does not exist; check the name.</source>
        <translation>%1 は存在しません。名前を確認してください。</translation>
    </message>
    <message>
        <source>%1 can&apos;t be reached; check that it runs and that the address is right.</source>
        <translation>%1 に接続できません。動作しているか、アドレスが正しいか確認してください。</translation>
    </message>
    <message>
        <source>%1 did not answer in time; check its load and the network.</source>
        <translation>%1 が時間内に応答しませんでした。負荷とネットワークを確認してください。</translation>
    </message>
    <message>
        <source>%1 closed the connection; check whether it was stopped.</source>
        <translation>%1 が接続を閉じました。停止していないか確認してください。</translation>
    </message>
    <message>
        <source>%1 refused the password; check user and ACL.</source>
        <translation>%1 がパスワードを拒否しました。ユーザーと ACL を確認してください。</translation>
    </message>
    <message>
        <source>%1 does not allow this; check the permissions.</source>
        <translation>%1 で許可されていません。権限を確認してください。</translation>
    </message>
    <message>
        <source>%1 refused the command.</source>
        <translation>%1 がコマンドを拒否しました。</translation>
    </message>
    <message>
        <source>%1 gave an unexpected reply; check that it is the right kind of server.</source>
        <translation>%1 が予期しない応答を返しました。正しい種類のサーバーか確認してください。</translation>
    </message>
    <message>
        <source>%1 can&apos;t serve now; try again later.</source>
        <translation>%1 は現在利用できません。後でもう一度試してください。</translation>
    </message>
    <message>
        <source>%1 is full; free some space.</source>
        <translation>%1 がいっぱいです。空きを作ってください。</translation>
    </message>
    <message>
        <source>%1 could not be read or written.</source>
        <translation>%1 の読み書きができませんでした。</translation>
    </message>
    <message>
        <source>%1 did not return what was written to it.</source>
        <translation>%1 が書き込んだ内容を返しませんでした。</translation>
    </message>
    <message>
        <source>%1 could not be started.</source>
        <translation>%1 を起動できませんでした。</translation>
    </message>
    <message>
        <source>%1 is not available here.</source>
        <translation>%1 はここでは利用できません。</translation>
    </message>
    <message>
        <source>%1 ended unexpectedly; its last words tell why.</source>
        <translation>%1 が予期せず終了しました。最後の出力に理由があります。</translation>
    </message>
    <message>
        <source>%1 ran out of memory; use a smaller payload, fewer items or fewer threads.</source>
        <translation>%1 のメモリーが不足しました。ペイロードを小さくするか、アイテムまたはスレッドを減らしてください。</translation>
    </message>
    <message>
        <source>The system starts no more threads; raise its limit, or ask for fewer threads.</source>
        <translation>システムはこれ以上スレッドを開始しません。上限を引き上げるか、スレッド数を減らしてください。</translation>
    </message>
    <message>
        <source>%1 needs more open files than the system allows; raise the limit RLIMIT_NOFILE (ulimit -n), or ask for fewer threads or targets.</source>
        <translation>%1 に必要なオープンファイル数がシステムの許容数を超えています。上限 RLIMIT_NOFILE（ulimit -n）を引き上げるか、スレッドまたはターゲットを減らしてください。</translation>
    </message>
    <message>
        <source>Cancelled.</source>
        <translation>キャンセルしました。</translation>
    </message>
    <message>
        <source>%1 and this program could not agree on an encrypted connection; check the server&apos;s TLS settings.</source>
        <translation>%1 とこのプログラムの間で暗号化接続の条件が合いませんでした。サーバーの TLS 設定を確認してください。</translation>
    </message>
    <message>
        <source>%1 is not installed; install it with the system&apos;s packages.</source>
        <translation>%1 がインストールされていません。システムのパッケージでインストールしてください。</translation>
    </message>
    <message>
        <source>%1 failed unexpectedly; please report this.</source>
        <translation>%1 が予期せず失敗しました。ご報告ください。</translation>
    </message>
    <message>
        <source>It</source>
        <translation>これ</translation>
    </message>
    <message>
        <source>%1: a batch took less time than its emulated round trips one after another.</source>
        <translation>%1：バッチの時間が、エミュレートした往復時間を順に足したものより短くなりました。</translation>
    </message>
    <message>
        <source>%1 reads or writes by itself, and the network in front of this target is emulated by waits in Breakeven&apos;s own calls, so it would not wait at all. Measure it over Redis, whose bytes pass a relay, on a real remote folder, or without an emulated network; or replace only work.</source>
        <translation>%1 は自身で読み書きしますが、このターゲットの手前のネットワークは Breakeven 自身の呼び出し内の待ちでエミュレートしているため、まったく待ちません。バイトがリレーを通る Redis、本物のリモートフォルダー、またはネットワークのエミュレートなしで測定してください。または work だけを置き換えてください。</translation>
    </message>
    <message>
        <source>%1 names gil-model, the model of Python&apos;s GIL, which was removed; use cpython, which measures a real Python, with its GIL or free-threaded.</source>
        <translation>%1 は、削除された Python の GIL のモデル gil-model を指定しています。cpython を使ってください。GIL ありまたはフリースレッドの本物の Python を測定します。</translation>
    </message>
    <message>
        <source>%1 refuses the user or its key; compare user and keyring with what ceph auth get prints for the user on the cluster.</source>
        <translation>%1 がユーザーまたはその鍵を拒否しました。ユーザーとキーリングを、クラスター上の ceph auth get がそのユーザーについて出力する内容と比較してください。</translation>
    </message>
    <message>
        <source>%1 does not let the user read, write and remove objects in the pool; let ceph auth caps give it mon &apos;allow r&apos; and osd &apos;allow rwx&apos; on the pool.</source>
        <translation>%1 はこのユーザーに、プール内のオブジェクトの読み取り、書き込み、削除を許可していません。ceph auth caps で mon &apos;allow r&apos; と、プールに対する osd &apos;allow rwx&apos; を与えてください。</translation>
    </message>
    <message>
        <source>%1 wants a password; give it, and the user where it has ACL users.</source>
        <translation>%1 はパスワードを要求しています。パスワードと、ACL ユーザーがある場合はユーザー名も指定してください。</translation>
    </message>
    <message>
        <source>%1 does not grant this user a command or the keys; let the server&apos;s administrator run ACL SETUSER with the user&apos;s name and: ~breakeven:* +ping +select +info +scan +exists +hget +hset +del +cluster|slots.</source>
        <translation>%1 はこのユーザーにコマンドまたはキーを許可していません。サーバーの管理者に、このユーザー名と次の内容で ACL SETUSER を実行してもらってください：~breakeven:* +ping +select +info +scan +exists +hget +hset +del +cluster|slots。</translation>
    </message>
    <message>
        <source>%1 is still loading its data; wait until it is done, then start again.</source>
        <translation>%1 はまだデータを読み込んでいます。完了を待って、もう一度開始してください。</translation>
    </message>
    <message>
        <source>%1 has no memory left for writes; raise its maxmemory or remove keys.</source>
        <translation>%1 に書き込み用のメモリーが残っていません。maxmemory を増やすか、キーを削除してください。</translation>
    </message>
    <message>
        <source>%1 is a replica that takes no writes; give the address of its primary.</source>
        <translation>%1 は書き込みを受け付けないレプリカです。プライマリーのアドレスを指定してください。</translation>
    </message>
    <message>
        <source>%1 holds another kind of value under a key of this run; somebody else writes to breakeven:*, so stop that or use another database.</source>
        <translation>%1 には、この測定のキーに別の種類の値があります。ほかの何かが breakeven:* に書き込んでいます。それを止めるか、別のデータベースを使ってください。</translation>
    </message>
    <message>
        <source>%1 takes no further client; raise its maxclients, use fewer threads or close other clients.</source>
        <translation>%1 はこれ以上クライアントを受け付けません。maxclients を増やすか、スレッドを減らすか、ほかのクライアントを閉じてください。</translation>
    </message>
    <message>
        <source>%1 takes no writes because it could not save its data; check its disk and its log.</source>
        <translation>%1 はデータを保存できなかったため書き込みを受け付けません。ディスクとログを確認してください。</translation>
    </message>
    <message>
        <source>%1 belongs to a cluster that is down; check with CLUSTER INFO that every slot is served.</source>
        <translation>%1 の属するクラスターが停止しています。CLUSTER INFO で、すべてのスロットが提供されているか確認してください。</translation>
    </message>
    <message>
        <source>%1 is one node of a cluster and sends to another; let the user&apos;s ACL allow CLUSTER SLOTS, and check that the cluster is settled.</source>
        <translation>%1 はクラスターのノードで、別のノードを案内しています。ユーザーの ACL で CLUSTER SLOTS を許可し、クラスターが安定しているか確認してください。</translation>
    </message>
    <message>
        <source>%1 raised an exception; correct the file.</source>
        <translation>%1 で例外が発生しました。ファイルを修正してください。</translation>
    </message>
    <message>
        <source>%1 defines none of the functions read, work and write, so it would measure nothing of yours; start from what breakeven batch-template prints.</source>
        <translation>%1 は関数 read、work、write のいずれも定義していないため、独自の内容を何も測定できません。breakeven batch-template の出力を出発点にしてください。</translation>
    </message>
    <message>
        <source>%1 has stopped answering; look for an endless wait or loop in what it runs.</source>
        <translation>%1 が応答しなくなりました。実行しているコードに終わらない待ちやループがないか調べてください。</translation>
    </message>
    <message>
        <source>%1 answered with something that this program did not ask for; let nothing write to the standard output that it was started with.</source>
        <translation>%1 が、このプログラムの求めていない内容を応答しました。起動時の標準出力に何も書き込まないようにしてください。</translation>
    </message>
    <message>
        <source>%1 wrote a line without an end; check that it is a Python interpreter.</source>
        <translation>%1 が終わりのない行を書き込みました。Python インタープリターか確認してください。</translation>
    </message>
    <message>
        <source>%1 prints on and on instead of starting; check that it is a Python interpreter, and its start-up files.</source>
        <translation>%1 が起動せずに出力し続けています。Python インタープリターか、また起動ファイルを確認してください。</translation>
    </message>
    <message>
        <source>%1 speaks another version of the protocol; install one version of the program only.</source>
        <translation>%1 のプロトコルのバージョンが異なります。プログラムは 1 つのバージョンだけをインストールしてください。</translation>
    </message>
    <message>
        <source>%1 can&apos;t be used, so no remote folder can be mounted; load the kernel module fuse, let the container have the device, or run as a user who may open it.</source>
        <translation>%1 を使用できないため、リモートフォルダーをマウントできません。カーネルモジュール fuse を読み込むか、コンテナーにデバイスを許可するか、開く権限のあるユーザーで実行してください。</translation>
    </message>
    <message>
        <source>%1 takes none of the keys; check user and key, and whether the agent holds a key that has a passphrase.</source>
        <translation>%1 はどの鍵も受け付けません。ユーザーと鍵を確認し、パスフレーズ付きの鍵をエージェントが保持しているか確認してください。</translation>
    </message>
    <message>
        <source>%1 shows a key that nobody has confirmed yet; press Check in the target&apos;s dialog, or use breakeven check, to compare its fingerprint and trust it.</source>
        <translation>%1 の鍵はまだ誰も確認していません。ターゲットのダイアログで「確認」を押すか、breakeven check を使って、フィンガープリントを比較し、信頼してください。</translation>
    </message>
    <message>
        <source>%1 shows another key than the one that was confirmed; somebody may listen in. Ask its administrator before you confirm the new one, by Check in the target&apos;s dialog or breakeven check.</source>
        <translation>%1 の鍵が確認済みのものと異なります。盗聴のおそれがあります。ターゲットのダイアログの「確認」または breakeven check で新しい鍵を確認する前に、管理者に問い合わせてください。</translation>
    </message>
    <message>
        <source>%1 does not speak TLS; give the server&apos;s TLS port, or write redis:// for a connection in plain text.</source>
        <translation>%1 は TLS に対応していません。サーバーの TLS ポートを指定するか、平文の接続には redis:// と書いてください。</translation>
    </message>
    <message>
        <source>%1 speaks TLS only; write rediss:// instead of redis://.</source>
        <translation>%1 は TLS だけに対応しています。redis:// の代わりに rediss:// と書いてください。</translation>
    </message>
    <message>
        <source>%1 shows a certificate that nobody trusted here has signed; give the file of its certificate authority.</source>
        <translation>%1 の証明書は、ここで信頼されている認証局の署名ではありません。その認証局のファイルを指定してください。</translation>
    </message>
    <message>
        <source>%1 shows a certificate that is not valid today; renew it, or correct the clock.</source>
        <translation>%1 の証明書は本日有効ではありません。更新するか、時計を合わせてください。</translation>
    </message>
    <message>
        <source>%1 shows the certificate of another host; give the name that stands in it.</source>
        <translation>%1 の証明書は別のホストのものです。証明書にある名前を指定してください。</translation>
    </message>
    <message>
        <source>%1 wants a certificate that it trusts from its clients; give one with its key.</source>
        <translation>%1 はクライアントに、自身が信頼する証明書を要求しています。証明書とその鍵を指定してください。</translation>
    </message>
</context>
<context>
    <name>breakeven::ExampleChart</name>
    <message>
        <source>1 thread</source>
        <translation>1 スレッド</translation>
    </message>
    <message>
        <source>6 threads</source>
        <translation>6 スレッド</translation>
    </message>
    <message>
        <source>slow</source>
        <translation>遅い</translation>
    </message>
    <message>
        <source>fast</source>
        <translation>速い</translation>
    </message>
    <message>
        <source>near</source>
        <translation>近い</translation>
    </message>
    <message>
        <source>Network round trip</source>
        <translation>ネットワークの往復時間</translation>
    </message>
    <message>
        <source>far</source>
        <translation>遠い</translation>
    </message>
    <message>
        <source>The crossover</source>
        <translation>交差点</translation>
    </message>
    <message>
        <source>from here on threads pay off; the mark on the axis: how sure</source>
        <translation>ここから先はスレッドが有利。軸上の印: 確かさ</translation>
    </message>
    <message>
        <source>Arms</source>
        <translation>アーム</translation>
    </message>
    <message>
        <source>two ways to run the same batch</source>
        <translation>同じバッチを実行する 2 つの方法</translation>
    </message>
    <message>
        <source>A batch</source>
        <translation>バッチ</translation>
    </message>
    <message>
        <source>8 items, each read, computed and written; the lower it lies, the faster it is</source>
        <translation>8 個のアイテムをそれぞれ読み取り、計算し、書き込みます。低いほど高速です</translation>
    </message>
    <message>
        <source>The strip</source>
        <translation>帯</translation>
    </message>
    <message>
        <source>colour: who is best there; hatched: not clear</source>
        <translation>色: そこで最良のもの。斜線: 不明確</translation>
    </message>
    <message>
        <source>an example</source>
        <translation>例</translation>
    </message>
    <message>
        <source>An example of an answer</source>
        <translation>答えの例</translation>
    </message>
    <message>
        <source>Two curves over the network round trip, of 1 thread and of 6 threads, cross: from that crossover on threads pay off.</source>
        <translation>ネットワークの往復時間に対する 1 スレッドと 6 スレッドの 2 本の曲線が交わります。その交差点から先はスレッドが有利です。</translation>
    </message>
</context>
<context>
    <name>breakeven::ExamplePage</name>
    <message>
        <source>From where on do threads pay off?</source>
        <translation>スレッドはどこから引き合うか？</translation>
    </message>
    <message>
        <source>▶  Run</source>
        <translation>▶  測定</translation>
    </message>
    <message>
        <source>Close the example</source>
        <translation>例を閉じる</translation>
    </message>
</context>
<context>
    <name>breakeven::FilePage</name>
    <message>
        <source>Folder</source>
        <translation>フォルダー</translation>
    </message>
    <message>
        <source>flush to the disk before each rename (fsync)</source>
        <translation>名前変更の前に毎回ディスクへ書き出す (fsync)</translation>
    </message>
    <message>
        <source>empty: a temporary folder</source>
        <translation>空欄：一時フォルダー</translation>
    </message>
    <message>
        <source>Layout</source>
        <translation>レイアウト</translation>
    </message>
    <message>
        <source>Any folder of this machine, on a disk of its own or mounted from elsewhere.</source>
        <translation>このマシンの任意のフォルダー。自身のディスク上でも、ほかからマウントしたものでもかまいません。</translation>
    </message>
    <message>
        <source>a folder&apos;s path begins with / or ~/</source>
        <translation>フォルダーのパスは / または ~/ で始まります</translation>
    </message>
</context>
<context>
    <name>breakeven::FileSystemText</name>
    <message>
        <source>%1, on this machine</source>
        <translation>%1、このマシン上</translation>
    </message>
    <message>
        <source>%1, on another machine</source>
        <translation>%1、別のマシン上</translation>
    </message>
    <message>
        <source>%1: memory, not a disk</source>
        <translation>%1：メモリー（ディスクではない）</translation>
    </message>
    <message>
        <source>%1, at an unknown place</source>
        <translation>%1、場所は不明</translation>
    </message>
    <message>
        <source>%1, local</source>
        <translation>%1、ローカル</translation>
    </message>
    <message>
        <source>%1, remote</source>
        <translation>%1、リモート</translation>
    </message>
    <message>
        <source>%1, no disk</source>
        <translation>%1、ディスク以外</translation>
    </message>
    <message>
        <source>%1, unknown place</source>
        <translation>%1、場所不明</translation>
    </message>
</context>
<context>
    <name>breakeven::FirstAnswers</name>
    <message>
        <source>The answer comes here, in a sentence.</source>
        <translation>答えはここに 1 文で表示されます。</translation>
    </message>
    <message numerus="yes">
        <source>and %n more</source>
        <translation>
            <numerusform>ほか %n 件</numerusform>
        </translation>
    </message>
    <message>
        <source>Use your own storage</source>
        <translation>自分のストレージを使う</translation>
    </message>
    <message>
        <source>an address, or a folder dropped on the list</source>
        <translation>アドレス、またはリストにドロップしたフォルダー</translation>
    </message>
    <message>
        <source>OR ASK SOMETHING ELSE</source>
        <translation>ほかの質問をする</translation>
    </message>
</context>
<context>
    <name>breakeven::FirstStart</name>
    <message>
        <source>Choose what is to be measured.</source>
        <translation>測定する内容を選んでください。</translation>
    </message>
    <message>
        <source>Press Run: %1, with %2, answered in about %3.</source>
        <translation>「実行」を押すと、%1 を %2 で測定し、約 %3 で答えが出ます。</translation>
    </message>
</context>
<context>
    <name>breakeven::Forest</name>
    <message>
        <source>new is faster</source>
        <translation>新のほうが速い</translation>
    </message>
    <message>
        <source>slower</source>
        <translation>低速化</translation>
    </message>
    <message>
        <source>new ÷ base, batch latency, with 95 % interval</source>
        <translation>新 ÷ 基準、バッチ遅延、95 % 区間付き</translation>
    </message>
    <message>
        <source>%1, held against %2</source>
        <translation>%1 を %2 と比較</translation>
    </message>
    <message numerus="yes">
        <source>%n runs, held against %1</source>
        <translation>
            <numerusform>%n 件の実行を %1 と比較</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>breakeven::GilShape</name>
    <message numerus="yes">
        <source>Your own work lets the GIL go %n time(s) an operation.</source>
        <translation>
            <numerusform>独自の work は 1 操作に %n 回 GIL を手放します。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>The built-in compute lets the GIL go %n time(s) an operation.</source>
        <translation>
            <numerusform>組み込みの計算は 1 操作に %n 回 GIL を手放します。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>The built-in compute was to let the GIL go %n time(s) an operation.</source>
        <translation>
            <numerusform>組み込みの計算は 1 操作に %n 回 GIL を手放すはずでした。</numerusform>
        </translation>
    </message>
    <message>
        <source>How often the built-in compute lets the GIL go can&apos;t be seen in this Python.</source>
        <translation>組み込みの計算が GIL を手放す頻度は、この Python では分かりません。</translation>
    </message>
    <message>
        <source>%1 A program whose compute lets it go more or less often has another crossover, by a factor of two where it was looked at: your own batch file is the way to know.</source>
        <translation>%1 計算が GIL を手放す頻度の異なるプログラムでは交点も異なり、調べた範囲では 2 倍違いました：確かめるには独自のバッチファイルを使ってください。</translation>
    </message>
</context>
<context>
    <name>breakeven::HistoryChips</name>
    <message>
        <source>All %1</source>
        <translation>すべて %1</translation>
    </message>
    <message>
        <source>this machine</source>
        <translation>このマシン</translation>
    </message>
    <message>
        <source>with a note</source>
        <translation>メモあり</translation>
    </message>
    <message>
        <source>damaged %1</source>
        <translation>破損 %1</translation>
    </message>
    <message>
        <source>Target</source>
        <translation>ターゲット</translation>
    </message>
    <message>
        <source>Show the runs of one target only</source>
        <translation>1 つのターゲットの測定だけを表示</translation>
    </message>
    <message>
        <source>All targets</source>
        <translation>すべてのターゲット</translation>
    </message>
</context>
<context>
    <name>breakeven::HistoryDelegate</name>
    <message>
        <source>Open</source>
        <translation>開く</translation>
    </message>
    <message>
        <source>Open what can be read</source>
        <translation>読める部分を開く</translation>
    </message>
    <message>
        <source>baseline</source>
        <translation>基準</translation>
    </message>
    <message>
        <source>shown</source>
        <translation>表示中</translation>
    </message>
    <message>
        <source>laid over</source>
        <translation>重ね表示</translation>
    </message>
    <message>
        <source>other folder</source>
        <translation>別のフォルダー</translation>
    </message>
</context>
<context>
    <name>breakeven::HistoryModel</name>
    <message>
        <source>Damaged: %1</source>
        <translation>破損：%1</translation>
    </message>
    <message>
        <source>It is shown in the chart.</source>
        <translation>グラフに表示されています。</translation>
    </message>
    <message>
        <source>It is laid over the shown run.</source>
        <translation>表示中の測定に重ねられています。</translation>
    </message>
    <message>
        <source>It is the baseline that every new run is held against.</source>
        <translation>新しい測定が比較される基準です。</translation>
    </message>
    <message>
        <source>shown</source>
        <translation>表示中</translation>
    </message>
    <message>
        <source>laid over</source>
        <translation>重ね表示</translation>
    </message>
    <message>
        <source>baseline</source>
        <translation>基準</translation>
    </message>
    <message>
        <source>Selected</source>
        <translation>選択済み</translation>
    </message>
    <message>
        <source>Date</source>
        <translation>日時</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>名前</translation>
    </message>
    <message>
        <source>Where</source>
        <translation>場所</translation>
    </message>
    <message>
        <source>Targets</source>
        <translation>ターゲット</translation>
    </message>
    <message>
        <source>Answer</source>
        <translation>答え</translation>
    </message>
    <message>
        <source>Status</source>
        <translation>状態</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>メモ</translation>
    </message>
    <message>
        <source>Tags</source>
        <translation>タグ</translation>
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
            <numerusform>%n 件の測定を元に戻しました</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n runs exported: %1</source>
        <translation>
            <numerusform>%n 件の測定を書き出しました：%1</numerusform>
        </translation>
    </message>
    <message>
        <source>Every run is saved by itself and listed here.</source>
        <translation>測定はすべて自動的に保存され、ここに表示されます。</translation>
    </message>
    <message>
        <source>No run matches.</source>
        <translation>該当する測定はありません。</translation>
    </message>
    <message>
        <source>they have no target in common</source>
        <translation>共通のターゲットがありません</translation>
    </message>
    <message>
        <source>in all of them: %1</source>
        <translation>すべてにあるもの：%1</translation>
    </message>
    <message>
        <source>“%1” is still being measured.</source>
        <translation>「%1」はまだ測定中です。</translation>
    </message>
    <message numerus="yes">
        <source>Deleted %n runs</source>
        <translation>
            <numerusform>%n 件の測定を削除しました</numerusform>
        </translation>
    </message>
    <message>
        <source>Deleted “%1” of %2</source>
        <translation>「%1」（%2）を削除しました</translation>
    </message>
    <message numerus="yes">
        <source>%n runs · %1 in %2</source>
        <translation>
            <numerusform>%n 件の測定 · %1、%2</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Deleted runs stay in %1 for %n days</source>
        <translation>
            <numerusform>削除した測定は %1 に %n 日間残ります</numerusform>
        </translation>
    </message>
    <message>
        <source>Search names, targets, notes, tags</source>
        <translation>名前、ターゲット、メモ、タグを検索</translation>
    </message>
    <message>
        <source>Search the past runs</source>
        <translation>過去の測定を検索</translation>
    </message>
    <message>
        <source>Search names, targets, notes, tags (Ctrl+F)</source>
        <translation>名前、ターゲット、メモ、タグを検索 (Ctrl+F)</translation>
    </message>
    <message>
        <source>Open a file…</source>
        <translation>ファイルを開く…</translation>
    </message>
    <message>
        <source>Open a run of any folder (Ctrl+O)</source>
        <translation>任意のフォルダーの測定を開く (Ctrl+O)</translation>
    </message>
</context>
<context>
    <name>breakeven::HistoryTable</name>
    <message>
        <source>Past runs</source>
        <translation>過去の測定</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>開く</translation>
    </message>
    <message>
        <source>Take off the chart</source>
        <translation>グラフから外す</translation>
    </message>
    <message>
        <source>Lay over the chart</source>
        <translation>グラフに重ねる</translation>
    </message>
    <message>
        <source>Don&apos;t hold new runs against it</source>
        <translation>新しい測定と比較しない</translation>
    </message>
    <message>
        <source>Hold every new run against it</source>
        <translation>新しい測定をすべてこれと比較</translation>
    </message>
    <message>
        <source>Rename</source>
        <translation>名前を変更</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>メモ</translation>
    </message>
    <message>
        <source>Tags</source>
        <translation>タグ</translation>
    </message>
    <message>
        <source>Export as CSV…</source>
        <translation>CSV に書き出す…</translation>
    </message>
    <message>
        <source>Show in its folder</source>
        <translation>フォルダー内に表示</translation>
    </message>
    <message>
        <source>Remove from this list</source>
        <translation>この一覧から削除</translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>削除</translation>
    </message>
</context>
<context>
    <name>breakeven::HostKeyCard</name>
    <message>
        <source>Fingerprint of the host&apos;s key</source>
        <translation>ホスト鍵のフィンガープリント</translation>
    </message>
    <message>
        <source>%1 shows another key than the one that was confirmed. Either the host was set up anew, or somebody listens in with a machine of theirs in its place. Replace the key only after the host&apos;s administrator has told you this fingerprint:</source>
        <translation>%1 の鍵が確認済みのものと異なります。ホストが新しく設定されたか、何者かが自分のマシンを置き換えて盗聴しています。ホストの管理者から次のフィンガープリントを伝えられた場合にだけ、鍵を置き換えてください：</translation>
    </message>
    <message>
        <source>%1 shows a key that nobody has confirmed yet. Compare its fingerprint with what the host&apos;s administrator tells, and trust it where the two are the same:</source>
        <translation>%1 の鍵はまだ誰も確認していません。フィンガープリントをホストの管理者が伝えるものと比較し、両者が同じなら信頼してください：</translation>
    </message>
    <message>
        <source>&amp;Replace the stored key</source>
        <translation>保存した鍵を置き換える(&amp;R)</translation>
    </message>
    <message>
        <source>&amp;Trust this key</source>
        <translation>この鍵を信頼する(&amp;T)</translation>
    </message>
</context>
<context>
    <name>breakeven::JsonFields</name>
    <message>
        <source>this must be a text</source>
        <translation>テキストでなければなりません</translation>
    </message>
    <message>
        <source>this must be true or false</source>
        <translation>true または false でなければなりません</translation>
    </message>
    <message>
        <source>this must be a number</source>
        <translation>数値でなければなりません</translation>
    </message>
    <message>
        <source>this must be a whole number</source>
        <translation>整数でなければなりません</translation>
    </message>
    <message>
        <source>this number is out of range</source>
        <translation>数値が範囲外です</translation>
    </message>
    <message>
        <source>this must be an object</source>
        <translation>オブジェクトでなければなりません</translation>
    </message>
    <message>
        <source>this must be a list</source>
        <translation>リストでなければなりません</translation>
    </message>
</context>
<context>
    <name>breakeven::LayoutBox</name>
    <message>
        <source>Layout</source>
        <translation>レイアウト</translation>
    </message>
    <message>
        <source>all items in one folder, as in the blog post</source>
        <translation>全アイテムを 1 つのフォルダーに（ブログ記事と同じ）</translation>
    </message>
    <message>
        <source>a folder for each item</source>
        <translation>アイテムごとにフォルダー</translation>
    </message>
    <message>
        <source>In a shared folder every create and rename waits for the folder&apos;s lock, which can take from threads what they win.</source>
        <translation>共有フォルダーでは、作成と名前変更のたびにフォルダーのロックを待つため、スレッドの利得が失われることがあります。</translation>
    </message>
</context>
<context>
    <name>breakeven::LeftoverBar</name>
    <message>
        <source>Runs that were killed left something at %1.</source>
        <translation>強制終了された測定が %1 に何かを残しています。</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>削除</translation>
    </message>
    <message>
        <source>Keep</source>
        <translation>残す</translation>
    </message>
    <message>
        <source>It is asked again when Breakeven starts the next time.</source>
        <translation>次に Breakeven を起動したときに再び尋ねます。</translation>
    </message>
</context>
<context>
    <name>breakeven::MachineText</name>
    <message>
        <source>cores kept awake</source>
        <translation>コアは覚醒状態</translation>
    </message>
    <message>
        <source>cores as they are</source>
        <translation>コアは通常のまま</translation>
    </message>
    <message>
        <source>The runs were measured in different conditions: %1, then %2.</source>
        <translation>測定条件が異なります：初めは%1、次は%2。</translation>
    </message>
    <message>
        <source>Only in one of the runs the places of threads on the cores were drawn by lot.</source>
        <translation>一方の測定だけで、コアへのスレッドの配置を無作為にしました。</translation>
    </message>
    <message>
        <source>waiting for a quiet machine: load %1</source>
        <translation>マシンが静かになるのを待っています：負荷 %1</translation>
    </message>
</context>
<context>
    <name>breakeven::MainMenu</name>
    <message>
        <source>Appearance</source>
        <translation>外観</translation>
    </message>
    <message>
        <source>Text size</source>
        <translation>文字サイズ</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>言語</translation>
    </message>
    <message>
        <source>As the system</source>
        <translation>システムに従う</translation>
    </message>
    <message>
        <source>Light</source>
        <translation>ライト</translation>
    </message>
    <message>
        <source>Dark</source>
        <translation>ダーク</translation>
    </message>
    <message>
        <source>Size of the system&apos;s text</source>
        <translation>システムの文字サイズ</translation>
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
        <translation>準備完了</translation>
    </message>
    <message>
        <source>A plan can be opened once the run has ended.</source>
        <translation>プランは実行が終わってから開けます。</translation>
    </message>
    <message>
        <source>Open run</source>
        <translation>測定を開く</translation>
    </message>
    <message>
        <source>Lay over the current run</source>
        <translation>現在の測定に重ねる</translation>
    </message>
    <message>
        <source>Opened: %1</source>
        <translation>開きました：%1</translation>
    </message>
    <message>
        <source>“%1”: %2</source>
        <translation>「%1」：%2</translation>
    </message>
    <message>
        <source>Both layouts are among the targets now; press Run to measure them.</source>
        <translation>両方のレイアウトがターゲットに入りました。「測定」を押すと測定します。</translation>
    </message>
    <message>
        <source>The password is kept until Breakeven is closed, as there is no keychain: %1</source>
        <translation>キーチェーンがないため、パスワードは Breakeven を閉じるまで保持します：%1</translation>
    </message>
    <message>
        <source>Run</source>
        <translation>実行</translation>
    </message>
    <message>
        <source>Stop the run</source>
        <translation>実行を停止</translation>
    </message>
    <message>
        <source>Chart</source>
        <translation>グラフ</translation>
    </message>
    <message>
        <source>Compare</source>
        <translation>比較</translation>
    </message>
    <message>
        <source>History</source>
        <translation>履歴</translation>
    </message>
    <message>
        <source>A step back in the chart</source>
        <translation>グラフで 1 つ戻る</translation>
    </message>
    <message>
        <source>Save the chart…</source>
        <translation>グラフを保存…</translation>
    </message>
    <message>
        <source>Copy the chart</source>
        <translation>グラフをコピー</translation>
    </message>
    <message>
        <source>Save a report…</source>
        <translation>レポートを保存…</translation>
    </message>
    <message>
        <source>Bring the removed target back</source>
        <translation>削除したターゲットを元に戻す</translation>
    </message>
    <message>
        <source>Open a plan…</source>
        <translation>プランを開く…</translation>
    </message>
    <message>
        <source>Save the plan…</source>
        <translation>プランを保存…</translation>
    </message>
    <message>
        <source>Copy as a command line</source>
        <translation>コマンドラインとしてコピー</translation>
    </message>
    <message>
        <source>Notify me when a run has ended</source>
        <translation>実行が終わったら通知する</translation>
    </message>
    <message>
        <source>High contrast</source>
        <translation>ハイコントラスト</translation>
    </message>
    <message>
        <source>Open a run…</source>
        <translation>実行結果を開く…</translation>
    </message>
    <message>
        <source>Lay over the current run…</source>
        <translation>現在の測定に重ねる…</translation>
    </message>
    <message>
        <source>Manual</source>
        <translation>マニュアル</translation>
    </message>
    <message>
        <source>Keyboard shortcuts</source>
        <translation>キーボードショートカット</translation>
    </message>
    <message>
        <source>Show the example</source>
        <translation>例を表示</translation>
    </message>
    <message>
        <source>Copy diagnostics</source>
        <translation>診断情報をコピー</translation>
    </message>
    <message>
        <source>About Breakeven</source>
        <translation>Breakeven について</translation>
    </message>
    <message>
        <source>Quit</source>
        <translation>終了</translation>
    </message>
    <message>
        <source>Plans (*.json)</source>
        <translation>プラン (*.json)</translation>
    </message>
    <message>
        <source>All files (*)</source>
        <translation>すべてのファイル (*)</translation>
    </message>
    <message>
        <source>Open a plan</source>
        <translation>プランを開く</translation>
    </message>
    <message>
        <source>Save the plan</source>
        <translation>プランを保存</translation>
    </message>
    <message>
        <source>Breakeven runs (*.breakeven.jsonl);;All files (*)</source>
        <translation>Breakeven の測定 (*.breakeven.jsonl);;すべてのファイル (*)</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation>%1：%2</translation>
    </message>
    <message>
        <source>A run is going on</source>
        <translation>測定中です</translation>
    </message>
    <message>
        <source>Stop the run and close? What was measured is kept.</source>
        <translation>測定を停止して閉じますか？測定した分は保存されます。</translation>
    </message>
    <message>
        <source>&amp;Stop and close</source>
        <translation>停止して閉じる(&amp;S)</translation>
    </message>
    <message>
        <source>&amp;Go on</source>
        <translation>測定を続ける(&amp;G)</translation>
    </message>
    <message>
        <source>A run from a file starts programs</source>
        <translation>ファイルからの測定がプログラムを起動します</translation>
    </message>
    <message>
        <source>To measure again, the run that was opened starts these programs of your machine, with all that you may do:

%1

Start them only if you know what they do.</source>
        <translation>もう一度測定するには、開いた測定が、このマシンの次のプログラムをあなたの全権限で起動します：

%1

何をするものか分かる場合にだけ起動してください。</translation>
    </message>
    <message>
        <source>&amp;Start them</source>
        <translation>起動する(&amp;S)</translation>
    </message>
    <message>
        <source>&amp;Don&apos;t run</source>
        <translation>測定しない(&amp;D)</translation>
    </message>
    <message>
        <source>&lt;b&gt;Breakeven %1&lt;/b&gt;&lt;p&gt;Tells, with evidence, when threads pay off for storage I/O.&lt;/p&gt;&lt;p&gt;Free software under the GNU General Public License, version 3 or later.&lt;/p&gt;</source>
        <translation>&lt;b&gt;Breakeven %1&lt;/b&gt;&lt;p&gt;ストレージ I/O でスレッドが引き合う条件を、根拠とともに示します。&lt;/p&gt;&lt;p&gt;GNU General Public License バージョン 3 以降に基づく自由ソフトウェアです。&lt;/p&gt;</translation>
    </message>
    <message>
        <source>Answers</source>
        <translation>結論</translation>
    </message>
    <message>
        <source>Runs are saved in %1 from now on.</source>
        <translation>今後、測定は %1 に保存されます。</translation>
    </message>
    <message>
        <source>Folder of the runs…</source>
        <translation>測定のフォルダー…</translation>
    </message>
    <message>
        <source>Folder of the runs</source>
        <translation>測定のフォルダー</translation>
    </message>
</context>
<context>
    <name>breakeven::ManualWindow</name>
    <message numerus="yes">
        <source>%n found</source>
        <translation>
            <numerusform>%n 件見つかりました</numerusform>
        </translation>
    </message>
    <message>
        <source>Manual</source>
        <translation>マニュアル</translation>
    </message>
    <message>
        <source>Search the manual</source>
        <translation>マニュアルを検索</translation>
    </message>
    <message>
        <source>Topics</source>
        <translation>トピック</translation>
    </message>
    <message>
        <source>The topic&apos;s text</source>
        <translation>トピックの本文</translation>
    </message>
</context>
<context>
    <name>breakeven::MessageBar</name>
    <message numerus="yes">
        <source>and %n more</source>
        <translation>
            <numerusform>ほか %n 件</numerusform>
        </translation>
    </message>
    <message>
        <source>Close</source>
        <translation>閉じる</translation>
    </message>
</context>
<context>
    <name>breakeven::Names</name>
    <message>
        <source>Threads</source>
        <translation>スレッド</translation>
    </message>
    <message>
        <source>Network round trip</source>
        <translation>ネットワークの往復時間</translation>
    </message>
    <message>
        <source>Object size</source>
        <translation>オブジェクトサイズ</translation>
    </message>
    <message>
        <source>Compute per operation</source>
        <translation>1 操作あたりの計算</translation>
    </message>
    <message>
        <source>Items per batch</source>
        <translation>1 バッチのアイテム数</translation>
    </message>
    <message>
        <source>Round trip</source>
        <translation>往復時間</translation>
    </message>
    <message>
        <source>Size</source>
        <translation>サイズ</translation>
    </message>
    <message>
        <source>Compute</source>
        <translation>計算</translation>
    </message>
    <message>
        <source>Items</source>
        <translation>アイテム数</translation>
    </message>
    <message>
        <source>C++ threads</source>
        <translation>C++ スレッド</translation>
    </message>
    <message>
        <source>CPython</source>
        <translation>CPython</translation>
    </message>
    <message>
        <source>C++ threads under a model of Python&apos;s GIL</source>
        <translation>Python の GIL のモデルでの C++ スレッド</translation>
    </message>
    <message>
        <source>Single</source>
        <translation>1 スレッド</translation>
    </message>
    <message>
        <source>Unclear</source>
        <translation>不明確</translation>
    </message>
    <message>
        <source>settled</source>
        <translation>確定</translation>
    </message>
    <message>
        <source>time is up</source>
        <translation>時間切れ</translation>
    </message>
    <message>
        <source>cancelled</source>
        <translation>キャンセル</translation>
    </message>
    <message>
        <source>failed</source>
        <translation>失敗</translation>
    </message>
    <message>
        <source>%1, pipelined</source>
        <translation>%1、パイプライン</translation>
    </message>
    <message>
        <source>pipelined</source>
        <translation>パイプライン</translation>
    </message>
    <message>
        <source>Pipelined</source>
        <translation>パイプライン</translation>
    </message>
    <message>
        <source>%1 under %2</source>
        <translation>%1 (%2)</translation>
    </message>
    <message>
        <source>%1 at %2</source>
        <translation>%1、%2</translation>
    </message>
</context>
<context>
    <name>breakeven::PageParts</name>
    <message>
        <source>The table is on the clipboard.</source>
        <translation>表をクリップボードにコピーしました。</translation>
    </message>
    <message>
        <source>Against the baseline: %1</source>
        <translation>基準との比較：%1</translation>
    </message>
    <message>
        <source>Choose the base run</source>
        <translation>基準の測定を選ぶ</translation>
    </message>
    <message>
        <source>Choose the new run</source>
        <translation>新しい測定を選ぶ</translation>
    </message>
</context>
<context>
    <name>breakeven::PageTabs</name>
    <message>
        <source>Chart</source>
        <translation>グラフ</translation>
    </message>
    <message>
        <source>The run that is set up or shown, and its answers (Ctrl+1)</source>
        <translation>設定中または表示中の測定とその答え (Ctrl+1)</translation>
    </message>
    <message>
        <source>Compare</source>
        <translation>比較</translation>
    </message>
    <message>
        <source>What changed from one run to another (Ctrl+2)</source>
        <translation>測定間で何が変わったか (Ctrl+2)</translation>
    </message>
    <message>
        <source>History</source>
        <translation>履歴</translation>
    </message>
    <message>
        <source>All past runs (Ctrl+3)</source>
        <translation>過去のすべての測定 (Ctrl+3)</translation>
    </message>
</context>
<context>
    <name>breakeven::PasswordField</name>
    <message>
        <source>Password</source>
        <translation>パスワード</translation>
    </message>
    <message>
        <source>Password of %1</source>
        <translation>%1 のパスワード</translation>
    </message>
    <message>
        <source>Use</source>
        <translation>使用</translation>
    </message>
    <message>
        <source>Use the password of %1</source>
        <translation>%1 のパスワードを使用</translation>
    </message>
</context>
<context>
    <name>breakeven::PathField</name>
    <message>
        <source>Choose…</source>
        <translation>選択…</translation>
    </message>
</context>
<context>
    <name>breakeven::Plan</name>
    <message>
        <source>this must be “%1” or “%2”</source>
        <translation>「%1」または「%2」でなければなりません</translation>
    </message>
    <message>
        <source>a round trip is 0 to 10 s</source>
        <translation>往復時間は 0 から 10 s です</translation>
    </message>
    <message>
        <source>jitter is 0 to the round trip</source>
        <translation>ジッターは 0 から往復時間までです</translation>
    </message>
    <message>
        <source>a bandwidth is 0 (unlimited) or more</source>
        <translation>帯域幅は 0（無制限）以上です</translation>
    </message>
    <message>
        <source>there is no target to measure</source>
        <translation>測定するターゲットがありません</translation>
    </message>
    <message>
        <source>a target needs a name</source>
        <translation>ターゲットには名前が必要です</translation>
    </message>
    <message>
        <source>another target is called “%1” too</source>
        <translation>「%1」という名前のターゲットがほかにもあります</translation>
    </message>
    <message>
        <source>1 must be among them: it is the reference</source>
        <translation>1 を含めてください：基準です</translation>
    </message>
    <message>
        <source>another thread count than 1 is needed to compare</source>
        <translation>比較には 1 以外のスレッド数が必要です</translation>
    </message>
    <message>
        <source>a thread count is 1 to %1</source>
        <translation>スレッド数は 1 から %1 です</translation>
    </message>
    <message>
        <source>only the runtime native on a Redis target pipelines</source>
        <translation>パイプラインを使えるのは、Redis ターゲットでのランタイム native だけです</translation>
    </message>
    <message>
        <source>a batch has 1 to %1 items</source>
        <translation>1 バッチのアイテムは 1 から %1 個です</translation>
    </message>
    <message>
        <source>a payload is 16 bytes to 64 MiB</source>
        <translation>ペイロードは 16 バイトから 64 MiB です</translation>
    </message>
    <message>
        <source>compute is 0 to 10 s</source>
        <translation>計算は 0 から 10 s です</translation>
    </message>
    <message>
        <source>for the axis threads the values are those of “threads”</source>
        <translation>軸 threads の値は「threads」の値です</translation>
    </message>
    <message>
        <source>a sweep needs at least one value</source>
        <translation>スイープには 1 つ以上の値が必要です</translation>
    </message>
    <message>
        <source>a sweep has at most %1 values</source>
        <translation>スイープの値は最大 %1 個です</translation>
    </message>
    <message>
        <source>this is no number</source>
        <translation>数値ではありません</translation>
    </message>
    <message>
        <source>the values must ascend</source>
        <translation>値は昇順にしてください</translation>
    </message>
    <message>
        <source>this is out of range</source>
        <translation>範囲外です</translation>
    </message>
    <message>
        <source>the interpreter&apos;s absolute path is needed</source>
        <translation>インタープリターの絶対パスが必要です</translation>
    </message>
    <message>
        <source>the batch file&apos;s absolute path is needed</source>
        <translation>バッチファイルの絶対パスが必要です</translation>
    </message>
    <message>
        <source>there is no runtime to measure with</source>
        <translation>測定に使うランタイムがありません</translation>
    </message>
    <message>
        <source>a precision is 0.001 to 1</source>
        <translation>精度は 0.001 から 1 です</translation>
    </message>
    <message>
        <source>what is worth it is a gain of 0 to 10 (0.1: 10 %)</source>
        <translation>使う価値のある利得は 0 から 10 です（0.1：10 %）</translation>
    </message>
    <message>
        <source>a budget is 0.1 s to 7 days</source>
        <translation>時間枠は 0.1 s から 7 日です</translation>
    </message>
    <message>
        <source>a plan has 4 MiB at most</source>
        <translation>プランは最大 4 MiB です</translation>
    </message>
    <message>
        <source>known are %1</source>
        <translation>使えるのは %1 です</translation>
    </message>
    <message>
        <source>a thread count is a whole number from 1</source>
        <translation>スレッド数は 1 以上の整数です</translation>
    </message>
    <message>
        <source>%1 is there twice</source>
        <translation>%1 が 2 つあります</translation>
    </message>
    <message>
        <source>a pool is kept or per-batch</source>
        <translation>pool は kept または per-batch です</translation>
    </message>
    <message>
        <source>a target is an object</source>
        <translation>ターゲットはオブジェクトです</translation>
    </message>
    <message>
        <source>line %1, column %2: %3</source>
        <translation>%1 行 %2 列：%3</translation>
    </message>
    <message>
        <source>a plan is a JSON object</source>
        <translation>プランは JSON オブジェクトです</translation>
    </message>
    <message>
        <source>cores are awake or as-they-are</source>
        <translation>cores は awake または as-they-are です</translation>
    </message>
    <message>
        <source>a back end is one of %1</source>
        <translation>バックエンドは次のいずれかです: %1</translation>
    </message>
    <message>
        <source>Ceph needs the name of a pool</source>
        <translation>Ceph にはプールの名前が必要です</translation>
    </message>
    <message>
        <source>the password must stand apart from the address</source>
        <translation>パスワードはアドレスと別に指定してください</translation>
    </message>
    <message>
        <source>certificates need an address that starts with rediss://</source>
        <translation>証明書には rediss:// で始まるアドレスが必要です</translation>
    </message>
    <message>
        <source>a client&apos;s certificate and its key go together</source>
        <translation>クライアントの証明書とその鍵は一緒に指定します</translation>
    </message>
    <message>
        <source>a remote folder needs its host</source>
        <translation>リモートフォルダーにはホストが必要です</translation>
    </message>
    <message>
        <source>a host can&apos;t begin with a dash</source>
        <translation>ホストはハイフンで始められません</translation>
    </message>
    <message>
        <source>a host has no spaces, as in user@host</source>
        <translation>ホストに空白は使えません（例：user@host）</translation>
    </message>
    <message>
        <source>a port is 1 to 65535</source>
        <translation>ポートは 1 から 65535 です</translation>
    </message>
</context>
<context>
    <name>breakeven::PlanKeeper</name>
    <message>
        <source>Opened: %1</source>
        <translation>開きました：%1</translation>
    </message>
    <message>
        <source>The plan&apos;s key “%1” is not known and has no effect.</source>
        <translation>プランのキー「%1」は不明のため無視されます。</translation>
    </message>
    <message>
        <source>Plan saved: %1</source>
        <translation>プランを保存しました: %1</translation>
    </message>
    <message>
        <source>Copied: %1</source>
        <translation>コピーしました: %1</translation>
    </message>
</context>
<context>
    <name>breakeven::PlanNetworkLine</name>
    <message>
        <source>All targets: %1</source>
        <translation>すべてのターゲット：%1</translation>
    </message>
    <message>
        <source>The other targets: %1</source>
        <translation>ほかのターゲット：%1</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>外す</translation>
    </message>
    <message>
        <source>Measure without it</source>
        <translation>これなしで測定</translation>
    </message>
</context>
<context>
    <name>breakeven::PlotView</name>
    <message>
        <source>%1 to %2</source>
        <translation>%1 から %2</translation>
    </message>
    <message>
        <source>, extremes %1 and %2</source>
        <translation>、極値 %1 と %2</translation>
    </message>
    <message>
        <source>Chart</source>
        <translation>グラフ</translation>
    </message>
    <message>
        <source>Take %1 off the chart</source>
        <translation>%1 をグラフから外す</translation>
    </message>
    <message>
        <source>Take %1 off the chart: %2</source>
        <translation>%1 をグラフから外す: %2</translation>
    </message>
</context>
<context>
    <name>breakeven::PointsModel</name>
    <message>
        <source>1, pipelined</source>
        <translation>1、パイプライン</translation>
    </message>
    <message>
        <source>%1 blocks, %2 batches with %3; p5–p95 %4 to %5; best %6</source>
        <translation>%1 ブロック、%2 バッチ、%3。p5–p95 は %4 から %5、最良 %6</translation>
    </message>
    <message>
        <source>95 % interval</source>
        <translation>95 % 信頼区間</translation>
    </message>
    <message>
        <source>I/O share</source>
        <translation>I/O 比率</translation>
    </message>
    <message>
        <source>Network %1</source>
        <translation>ネットワーク %1</translation>
    </message>
    <message>
        <source>Target</source>
        <translation>ターゲット</translation>
    </message>
    <message>
        <source>Value</source>
        <translation>値</translation>
    </message>
    <message>
        <source>Arm</source>
        <translation>アーム</translation>
    </message>
    <message>
        <source>Arm&apos;s latency</source>
        <translation>アームのレイテンシ</translation>
    </message>
    <message>
        <source>Speed-up</source>
        <translation>高速化率</translation>
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
        <translation>測定点</translation>
    </message>
    <message>
        <source>Hide what has no room</source>
        <translation>入りきらない列を隠す</translation>
    </message>
    <message>
        <source>Show more, to scroll to: %1</source>
        <translation>さらに表示（スクロール）：%1</translation>
    </message>
</context>
<context>
    <name>breakeven::PrecisionChips</name>
    <message>
        <source>at most</source>
        <translation>最長</translation>
    </message>
    <message>
        <source>How long it may take at most</source>
        <translation>最長の所要時間</translation>
    </message>
    <message>
        <source>How long it may take at most, such as 20 s, 2 min or 1 h</source>
        <translation>最長の所要時間（例: 20 s、2 min、1 h）</translation>
    </message>
    <message>
        <source>The time is 0.1 s to 7 days, such as 20 s or 2 min.</source>
        <translation>時間は 0.1 s～7 日です（例: 20 s、2 min）。</translation>
    </message>
    <message>
        <source>worth </source>
        <translation>価値 ≥ </translation>
    </message>
    <message>
        <source> %</source>
        <translation> %</translation>
    </message>
    <message>
        <source>The gain from which threads are worth having</source>
        <translation>スレッドを使う価値のある利得の下限</translation>
    </message>
    <message>
        <source>Quick</source>
        <translation>高速</translation>
    </message>
    <message>
        <source>Normal</source>
        <translation>標準</translation>
    </message>
    <message>
        <source>Thorough</source>
        <translation>徹底</translation>
    </message>
    <message>
        <source>The crossover within ±25 %, in 5 s at most</source>
        <translation>交点を ±25 % 以内で、最長 5 s</translation>
    </message>
    <message>
        <source>The crossover within ±10 %, in 20 s at most</source>
        <translation>交点を ±10 % 以内で、最長 20 s</translation>
    </message>
    <message>
        <source>The crossover within ±5 %, in 2 min at most</source>
        <translation>交点を ±5 % 以内で、最長 2 min</translation>
    </message>
</context>
<context>
    <name>breakeven::PresetText</name>
    <message>
        <source>First look</source>
        <translation>最初の一歩</translation>
    </message>
    <message>
        <source>From which network distance on do 6 threads, started for every batch as in the blog post, pay off?</source>
        <translation>ブログ記事のようにバッチごとに起動する 6 スレッドは、ネットワークのどの距離から引き合うか？</translation>
    </message>
    <message>
        <source>The blog post</source>
        <translation>ブログ記事</translation>
    </message>
    <message>
        <source>Do threads win and lose on this machine where they did in the post that began it all?</source>
        <translation>このマシンでも、発端となったブログ記事と同じところでスレッドは勝り、劣るか？</translation>
    </message>
    <message>
        <source>How big a file?</source>
        <translation>ファイルの大きさは？</translation>
    </message>
    <message>
        <source>From which size of an item on do threads pay off, with no network in between?</source>
        <translation>間にネットワークがない場合、アイテムがどの大きさからスレッドは引き合うか？</translation>
    </message>
    <message>
        <source>How many threads?</source>
        <translation>スレッド数は？</translation>
    </message>
    <message>
        <source>How many threads are best for Redis on another host, and for a local file?</source>
        <translation>別のホストの Redis とローカルファイルでは、何スレッドが最適か？</translation>
    </message>
    <message>
        <source>local file</source>
        <translation>ローカルファイル</translation>
    </message>
    <message>
        <source>file, local</source>
        <translation>ファイル、ローカル</translation>
    </message>
    <message>
        <source>redis, local</source>
        <translation>redis、ローカル</translation>
    </message>
    <message>
        <source>file, farther host</source>
        <translation>ファイル、遠いホスト</translation>
    </message>
    <message>
        <source>redis, farther host</source>
        <translation>redis、遠いホスト</translation>
    </message>
    <message>
        <source>file, nearer host</source>
        <translation>ファイル、近いホスト</translation>
    </message>
    <message>
        <source>redis, nearer host</source>
        <translation>redis、近いホスト</translation>
    </message>
    <message>
        <source>redis, 0.4 ms away</source>
        <translation>redis、距離 0.4 ms</translation>
    </message>
</context>
<context>
    <name>breakeven::Presets</name>
    <message>
        <source>there are: %1</source>
        <translation>あるのは %1 です</translation>
    </message>
    <message>
        <source>The preset “%1”</source>
        <translation>プリセット「%1」</translation>
    </message>
</context>
<context>
    <name>breakeven::Provenance</name>
    <message>
        <source>items of %1</source>
        <translation>各アイテム %1</translation>
    </message>
    <message>
        <source>%1 per batch</source>
        <translation>バッチあたり %1</translation>
    </message>
    <message>
        <source>%1 of %2 per batch</source>
        <translation>バッチあたり %1（各 %2）</translation>
    </message>
    <message>
        <source>%1, each with %2 of compute</source>
        <translation>%1、それぞれ計算 %2</translation>
    </message>
    <message>
        <source>%1, by %2</source>
        <translation>%1、%2 による</translation>
    </message>
    <message>
        <source>1 core</source>
        <translation>1 コア</translation>
    </message>
    <message>
        <source>%1 cores</source>
        <translation>%1 コア</translation>
    </message>
    <message>
        <source>cores in the condition that each target names</source>
        <translation>コアは各ターゲットが示す状態</translation>
    </message>
</context>
<context>
    <name>breakeven::PublishedPlot</name>
    <message>
        <source>%1, the post: %2 with 1 thread, %3 with %4, %5</source>
        <translation>%1、記事：1 スレッドで %2、%4 で %3、%5</translation>
    </message>
    <message>
        <source>%1, %2: %3 with 1 thread, %4 with %5, %6, %7</source>
        <translation>%1、%2：1 スレッドで %3、%5 で %4、%6、%7</translation>
    </message>
    <message>
        <source>%1 away</source>
        <translation>距離 %1</translation>
    </message>
    <message>
        <source>agrees</source>
        <translation>一致</translation>
    </message>
    <message>
        <source>differs</source>
        <translation>相違</translation>
    </message>
    <message>
        <source>not clear</source>
        <translation>不明確</translation>
    </message>
    <message>
        <source>the post</source>
        <translation>元の記事</translation>
    </message>
    <message>
        <source>as in the post?</source>
        <translation>記事どおり？</translation>
    </message>
    <message>
        <source>95 % interval</source>
        <translation>95 % 信頼区間</translation>
    </message>
    <message>
        <source>Batch latency</source>
        <translation>バッチのレイテンシ</translation>
    </message>
    <message>
        <source>median; the post: best of 3</source>
        <translation>中央値（記事は 3 回の最良）</translation>
    </message>
    <message>
        <source>Factor</source>
        <translation>倍率</translation>
    </message>
    <message>
        <source>1 thread ÷ %1</source>
        <translation>1 スレッド ÷ %1</translation>
    </message>
    <message>
        <source>Direction</source>
        <translation>方向</translation>
    </message>
    <message>
        <source>1 thread wins</source>
        <translation>1 スレッドの勝ち</translation>
    </message>
    <message>
        <source>%1 threads win</source>
        <translation>%1 スレッドの勝ち</translation>
    </message>
    <message>
        <source>filled: measured here · hollow: published in 2018</source>
        <translation>塗り：ここで測定 · 中抜き：2018 年公表</translation>
    </message>
    <message>
        <source>The post&apos;s figures beside those measured here</source>
        <translation>記事の数値とここで測った数値</translation>
    </message>
</context>
<context>
    <name>breakeven::PublishedTable</name>
    <message>
        <source>win %1</source>
        <translation>勝ち %1</translation>
    </message>
    <message>
        <source>lose %1</source>
        <translation>負け %1</translation>
    </message>
    <message>
        <source>as there</source>
        <translation>記事と同じ</translation>
    </message>
    <message>
        <source>differs</source>
        <translation>相違</translation>
    </message>
    <message>
        <source>unclear</source>
        <translation>不明確</translation>
    </message>
    <message>
        <source> (speed-up %1)</source>
        <translation> (高速化率 %1)</translation>
    </message>
    <message>
        <source>%1 under %2: threads %3 there; here it is unclear%4.</source>
        <translation>%1（%2）：スレッドは記事では%3。ここでは不明確%4。</translation>
    </message>
    <message>
        <source>%1 under %2: threads %3 there, %4 here%5.</source>
        <translation>%1（%2）：スレッドは記事では%3、ここでは%4%5。</translation>
    </message>
    <message>
        <source>Here the network is %1.</source>
        <translation>ここではネットワークを%1しています。</translation>
    </message>
    <message>
        <source>With 1 thread an operation waits for I/O %1 of its time, with %2 %3.</source>
        <translation>1 操作が I/O を待つ時間の割合は、1 スレッドで %1、%2で %3 です。</translation>
    </message>
    <message>
        <source>With 1 thread an operation waits for I/O %1 of its time.</source>
        <translation>1 操作が I/O を待つ時間の割合は、1 スレッドで %1 です。</translation>
    </message>
    <message>
        <source>The GIL is held for %1 of the %2 of an operation: threads gain %3 at most.</source>
        <translation>1 操作の %2 のうち %1 で GIL を保持します：スレッドによる高速化は最大 %3 です。</translation>
    </message>
    <message>
        <source>It takes %1 of CPU time.</source>
        <translation>CPU 時間は %1 です。</translation>
    </message>
    <message>
        <source>%1, at most %2</source>
        <translation>%1、最大 %2</translation>
    </message>
    <message>
        <source>Target</source>
        <translation>ターゲット</translation>
    </message>
    <message>
        <source>1, best of 3</source>
        <translation>1、3 回の最良</translation>
    </message>
    <message>
        <source>6, best of 3</source>
        <translation>6、3 回の最良</translation>
    </message>
    <message>
        <source>Threads</source>
        <translation>スレッド</translation>
    </message>
    <message>
        <source>Outcome</source>
        <translation>結果</translation>
    </message>
    <message>
        <source>Speed-up [95 %]</source>
        <translation>高速化率 [95 %]</translation>
    </message>
    <message>
        <source>1, latency</source>
        <translation>1、レイテンシ</translation>
    </message>
    <message>
        <source>6, latency</source>
        <translation>6、レイテンシ</translation>
    </message>
    <message>
        <source>I/O share</source>
        <translation>I/O 比率</translation>
    </message>
    <message>
        <source>CPU an op.</source>
        <translation>CPU/操作</translation>
    </message>
    <message>
        <source>GIL held an op.</source>
        <translation>GIL 保持/操作</translation>
    </message>
    <message>
        <source>%1: the post</source>
        <translation>%1：ブログ記事</translation>
    </message>
    <message>
        <source>fake work alone: the post</source>
        <translation>擬似計算のみ：ブログ記事</translation>
    </message>
    <message>
        <source>“Best of 3” is the post&apos;s: the batches in three repeats, the least of their means. I/O share, CPU time and GIL are those of an operation with 1 thread; “at most” is its latency by the time that the GIL is held. The work alone is a median; in Python its CPU time.</source>
        <translation>「3 回の最良」はブログ記事の方法です：バッチを 3 回繰り返し、各回の平均のうち最小のもの。I/O 比率、CPU 時間、GIL は 1 スレッドでの 1 操作の値で、「最大」はそのレイテンシを GIL の保持時間で割ったものです。擬似計算のみの値は中央値で、Python ではその CPU 時間です。</translation>
    </message>
</context>
<context>
    <name>breakeven::PublishedView</name>
    <message>
        <source>The post&apos;s table</source>
        <translation>ブログ記事の表</translation>
    </message>
</context>
<context>
    <name>breakeven::PythonEditor</name>
    <message>
        <source>%1 found</source>
        <translation>%1 あり</translation>
    </message>
    <message>
        <source>%1 missing</source>
        <translation>%1 なし</translation>
    </message>
    <message>
        <source>The first that serves</source>
        <translation>使える最初のもの</translation>
    </message>
    <message>
        <source>Another interpreter…</source>
        <translation>ほかのインタープリター…</translation>
    </message>
    <message>
        <source>Looking for Pythons…</source>
        <translation>Python を探しています…</translation>
    </message>
    <message>
        <source>No Python 3.7 or newer was found.</source>
        <translation>Python 3.7 以降が見つかりませんでした。</translation>
    </message>
    <message>
        <source>%1 · no numpy: pure-Python workload</source>
        <translation>%1 · numpy なし：純 Python のワークロード</translation>
    </message>
    <message>
        <source>Choose a Python interpreter</source>
        <translation>Python インタープリターを選択</translation>
    </message>
    <message>
        <source>Asking %1…</source>
        <translation>%1 に問い合わせています…</translation>
    </message>
    <message>
        <source>Choose a batch of your own</source>
        <translation>独自のバッチを選択</translation>
    </message>
    <message>
        <source>Python (*.py)</source>
        <translation>Python (*.py)</translation>
    </message>
    <message>
        <source>Save a batch to fill in</source>
        <translation>記入用のバッチを保存</translation>
    </message>
    <message>
        <source>%1 is saved: fill it in, then choose it as your own batch file.</source>
        <translation>%1 を保存しました：記入してから、独自のバッチファイルとして選択してください。</translation>
    </message>
    <message>
        <source>Python interpreter</source>
        <translation>Python インタープリター</translation>
    </message>
    <message>
        <source>Own batch file…</source>
        <translation>独自のバッチファイル…</translation>
    </message>
    <message>
        <source>A Python file with your own read(), work() and write()</source>
        <translation>独自の read()、work()、write() を含む Python ファイル</translation>
    </message>
    <message>
        <source>Use ours</source>
        <translation>内蔵を使用</translation>
    </message>
    <message>
        <source>Save a template…</source>
        <translation>ひな形を保存…</translation>
    </message>
    <message>
        <source>A Python file to fill in with your own read(), work() and write()</source>
        <translation>独自の read()、work()、write() を記入するための Python ファイル</translation>
    </message>
</context>
<context>
    <name>breakeven::Quantity</name>
    <message>
        <source>1 thread</source>
        <translation>1 スレッド</translation>
    </message>
    <message>
        <source>%1 threads</source>
        <translation>%1 スレッド</translation>
    </message>
    <message>
        <source>1 item</source>
        <translation>1 アイテム</translation>
    </message>
    <message>
        <source>%1 items</source>
        <translation>%1 アイテム</translation>
    </message>
    <message>
        <source>%1 – %2</source>
        <translation>%1 – %2</translation>
    </message>
    <message>
        <source>less than a second</source>
        <translation>1 秒未満</translation>
    </message>
</context>
<context>
    <name>breakeven::RadosPage</name>
    <message>
        <source>Configuration</source>
        <translation>設定ファイル</translation>
    </message>
    <message>
        <source>Keyring</source>
        <translation>キーリング</translation>
    </message>
    <message>
        <source>Pool</source>
        <translation>プール</translation>
    </message>
    <message>
        <source>empty: /etc/ceph/ceph.conf</source>
        <translation>空欄：/etc/ceph/ceph.conf</translation>
    </message>
    <message>
        <source>empty: as the configuration says</source>
        <translation>空欄：設定ファイルに従う</translation>
    </message>
    <message>
        <source>User</source>
        <translation>ユーザー</translation>
    </message>
    <message>
        <source>Connection</source>
        <translation>接続</translation>
    </message>
    <message>
        <source>one for all workers</source>
        <translation>全ワーカーで 1 つ</translation>
    </message>
    <message>
        <source>one for each worker</source>
        <translation>ワーカーごとに 1 つ</translation>
    </message>
    <message>
        <source>A pool of a Ceph cluster. The run keeps to a namespace of its own in it.</source>
        <translation>Ceph クラスターのプール。測定はその中の専用の名前空間だけを使います。</translation>
    </message>
    <message>
        <source>the pool</source>
        <translation>プール</translation>
    </message>
    <message>
        <source>name one that is for measuring</source>
        <translation>測定に使うものを指定してください</translation>
    </message>
</context>
<context>
    <name>breakeven::RedisPage</name>
    <message>
        <source>start a server for the run, and end it after</source>
        <translation>測定用にサーバーを起動し、終わったら停止する</translation>
    </message>
    <message>
        <source>CA file</source>
        <translation>CA ファイル</translation>
    </message>
    <message>
        <source>Client certificate</source>
        <translation>クライアント証明書</translation>
    </message>
    <message>
        <source>Client key</source>
        <translation>クライアント鍵</translation>
    </message>
    <message>
        <source>cache-02:6380, redis://user@host:6379/0, unix:///path</source>
        <translation>cache-02:6380, redis://user@host:6379/0, unix:///path</translation>
    </message>
    <message>
        <source>Address</source>
        <translation>アドレス</translation>
    </message>
    <message>
        <source>kept in the desktop&apos;s keychain, if there is one</source>
        <translation>デスクトップのキーチェーンがあればそこに保管</translation>
    </message>
    <message>
        <source>Password</source>
        <translation>パスワード</translation>
    </message>
    <message>
        <source>empty: the authorities that the system trusts</source>
        <translation>空欄：システムが信頼する認証局</translation>
    </message>
    <message>
        <source>only where the server asks for one</source>
        <translation>サーバーが要求する場合のみ</translation>
    </message>
    <message>
        <source>In a cluster</source>
        <translation>クラスターでは</translation>
    </message>
    <message>
        <source>all items on one node</source>
        <translation>全アイテムを 1 つのノードに</translation>
    </message>
    <message>
        <source>items spread over all nodes</source>
        <translation>アイテムを全ノードに分散</translation>
    </message>
    <message>
        <source>Certificate</source>
        <translation>証明書</translation>
    </message>
    <message>
        <source>Its key</source>
        <translation>その鍵</translation>
    </message>
    <message>
        <source>A Redis server by its host name, host:port, URL or socket.</source>
        <translation>Redis サーバー。ホスト名、ホスト:ポート、URL またはソケットで指定します。</translation>
    </message>
    <message>
        <source>the client certificate</source>
        <translation>クライアント証明書</translation>
    </message>
    <message>
        <source>it comes with its key, or neither is given</source>
        <translation>鍵とともに指定するか、どちらも指定しないでください</translation>
    </message>
</context>
<context>
    <name>breakeven::Relay</name>
    <message>
        <source>a path of 107 bytes at most</source>
        <translation>最大 107 バイトのパス</translation>
    </message>
    <message>
        <source>latency relay</source>
        <translation>レイテンシリレー</translation>
    </message>
</context>
<context>
    <name>breakeven::Report</name>
    <message>
        <source>The pool of threads is made and joined within each batch.</source>
        <translation>スレッドプールは各バッチの中で作成され、終了します。</translation>
    </message>
    <message>
        <source>The pool of threads is made once and kept.</source>
        <translation>スレッドプールは一度だけ作成され、保持されます。</translation>
    </message>
    <message>
        <source>The run has no end: it still goes on, or was killed.</source>
        <translation>この実行には終わりがありません。まだ続いているか、強制終了されました。</translation>
    </message>
    <message>
        <source>It ended after %1 s: %2.</source>
        <translation>%1 s 後に終了：%2。</translation>
    </message>
    <message>
        <source>A batch is a number of operations that one call does; an operation reads an item, computes on it, and writes one. The wall time of a batch is the batch latency, the figure that everything here is about. One thread is a plain loop.</source>
        <translation>バッチとは 1 回の呼び出しで行う一定数の操作です。1 つの操作はアイテムを読み、計算し、書き込みます。バッチの経過時間がバッチのレイテンシで、ここで扱う数値はすべてこれについてのものです。1 スレッドは単純なループです。</translation>
    </message>
    <message>
        <source>A block visits one point of the axis and measures every arm once, in shuffled order and close in time, so that a drift of the machine hits all arms alike. Warm-up batches are not counted.</source>
        <translation>ブロックは軸上の 1 点を訪れ、すべてのアームを順序を混ぜて短い間隔で 1 回ずつ測定します。そのためマシンの変動はどのアームにも等しく影響します。ウォームアップのバッチは数えません。</translation>
    </message>
    <message>
        <source>The latency of an arm at a point is the geometric mean over the blocks of the block&apos;s median. The speed-up is the latency of one thread divided by that of the arm, paired by blocks: above 1 the arm wins. Intervals hold the truth in 95 % of the cases; the block is their unit.</source>
        <translation>ある点でのアームのレイテンシは、各ブロックの中央値の幾何平均です。高速化率は 1 スレッドのレイテンシをアームのそれで割ったもので、ブロックごとに対にします。1 を超えるとアームの勝ちです。区間は 95 % の場合に真の値を含み、その単位はブロックです。</translation>
    </message>
    <message>
        <source>A crossover is where the speed-up crosses 1. Between points latencies run straight over the axis; no crossover is named that its interval does not support. An arm is worth having from a gain of %1 on; what lies below makes no difference.</source>
        <translation>交差点は高速化率が 1 を横切る場所です。点と点の間ではレイテンシは軸に沿って直線とみなし、区間が裏付けない交差点は示しません。アームは %1 以上の利得があれば採用する価値があり、それ未満は差がないものとします。</translation>
    </message>
    <message>
        <source>Asked for: intervals within %1, in %2 at most; the order was drawn with seed %3. %4</source>
        <translation>指定：区間 %1 以内、最大 %2。順序はシード %3 で決めました。%4</translation>
    </message>
    <message>
        <source>a server of the run&apos;s own</source>
        <translation>この実行専用のサーバー</translation>
    </message>
    <message>
        <source>a temporary folder</source>
        <translation>一時フォルダー</translation>
    </message>
    <message>
        <source>The answer</source>
        <translation>答え</translation>
    </message>
    <message>
        <source>Batch latency</source>
        <translation>バッチのレイテンシ</translation>
    </message>
    <message>
        <source>Points</source>
        <translation>測定点</translation>
    </message>
    <message>
        <source>The post&apos;s table</source>
        <translation>ブログ記事の表</translation>
    </message>
    <message>
        <source>Caution</source>
        <translation>注意</translation>
    </message>
    <message>
        <source>What to set</source>
        <translation>設定する値</translation>
    </message>
    <message>
        <source>Place</source>
        <translation>場所</translation>
    </message>
    <message>
        <source>Machine</source>
        <translation>マシン</translation>
    </message>
    <message>
        <source>Cores</source>
        <translation>コア</translation>
    </message>
    <message>
        <source>Batch</source>
        <translation>バッチ</translation>
    </message>
    <message>
        <source>Versions</source>
        <translation>バージョン</translation>
    </message>
    <message>
        <source>Run</source>
        <translation>実行</translation>
    </message>
    <message>
        <source>Machine and versions</source>
        <translation>マシンとバージョン</translation>
    </message>
    <message>
        <source>Method</source>
        <translation>方法</translation>
    </message>
    <message>
        <source>Failed: %1</source>
        <translation>失敗：%1</translation>
    </message>
    <message>
        <source>Breakeven report</source>
        <translation>Breakeven レポート</translation>
    </message>
    <message>
        <source>a report&apos;s name ends in .html or .pdf</source>
        <translation>レポートの名前は .html または .pdf で終わります</translation>
    </message>
    <message>
        <source>⚠ %1</source>
        <translation>⚠ %1</translation>
    </message>
    <message>
        <source>Page %1 of %2</source>
        <translation>%1 / %2 ページ</translation>
    </message>
</context>
<context>
    <name>breakeven::ResultKeeper</name>
    <message>
        <source>PNG, %1 × %2 pixels (%3)</source>
        <translation>PNG、%1 × %2 ピクセル (%3)</translation>
    </message>
    <message>
        <source>Save chart</source>
        <translation>グラフを保存</translation>
    </message>
    <message>
        <source>The chart is on the clipboard.</source>
        <translation>グラフをクリップボードにコピーしました。</translation>
    </message>
    <message>
        <source>Save report</source>
        <translation>レポートを保存</translation>
    </message>
    <message>
        <source>Saved: %1</source>
        <translation>保存しました：%1</translation>
    </message>
</context>
<context>
    <name>breakeven::ResultTables</name>
    <message>
        <source>%1 points × %2 arms</source>
        <translation>%1 点 × %2 アーム</translation>
    </message>
    <message>
        <source>Show the points</source>
        <translation>点を表示</translation>
    </message>
    <message>
        <source>Fold the points away</source>
        <translation>点を折りたたむ</translation>
    </message>
    <message>
        <source>Points</source>
        <translation>測定点</translation>
    </message>
    <message>
        <source>Copied</source>
        <translation>コピーしました</translation>
    </message>
    <message>
        <source>Copy  ▾</source>
        <translation>コピー  ▾</translation>
    </message>
    <message>
        <source>Copy the table; as for a spreadsheet with Ctrl+C</source>
        <translation>表をコピー。Ctrl+C で表計算用にコピー</translation>
    </message>
    <message>
        <source>For a spreadsheet</source>
        <translation>表計算用</translation>
    </message>
    <message>
        <source>As CSV</source>
        <translation>CSV として</translation>
    </message>
    <message>
        <source>As Markdown</source>
        <translation>Markdown として</translation>
    </message>
    <message>
        <source>The post&apos;s table</source>
        <translation>ブログ記事の表</translation>
    </message>
</context>
<context>
    <name>breakeven::RunButtons</name>
    <message>
        <source>Measure longer</source>
        <translation>さらに測定</translation>
    </message>
    <message>
        <source>Goes on with this run, in its file, for as long as its plan says</source>
        <translation>この実行を、そのファイルの中で、計画の時間だけ続けます</translation>
    </message>
    <message>
        <source>Run again</source>
        <translation>もう一度実行</translation>
    </message>
    <message>
        <source>Measures the plan of this run once more, as a new run</source>
        <translation>この実行の計画をもう一度、新しい実行として測定します</translation>
    </message>
</context>
<context>
    <name>breakeven::RunExport</name>
    <message>
        <source>Export runs</source>
        <translation>測定を書き出す</translation>
    </message>
</context>
<context>
    <name>breakeven::RunFile</name>
    <message>
        <source>Line %1 is damaged and left out: %2</source>
        <translation>%1 行目は破損しているため除外しました：%2</translation>
    </message>
    <message numerus="yes">
        <source>And %n more damaged lines are left out.</source>
        <translation>
            <numerusform>ほかに %n 行が破損しているため除外しました。</numerusform>
        </translation>
    </message>
    <message>
        <source>an arm lacks its threads or batches</source>
        <translation>スレッド数またはバッチのないアームがあります</translation>
    </message>
    <message>
        <source>its runtime is unknown</source>
        <translation>ランタイムが不明です</translation>
    </message>
    <message>
        <source>its axis is unknown</source>
        <translation>軸が不明です</translation>
    </message>
    <message>
        <source>its axis value is no number</source>
        <translation>軸の値が数値ではありません</translation>
    </message>
    <message>
        <source>its status is unknown</source>
        <translation>状態が不明です</translation>
    </message>
    <message>
        <source>the batch latencies of an arm are no list</source>
        <translation>アームのバッチレイテンシがリストではありません</translation>
    </message>
    <message>
        <source>a batch latency is no whole number of nanoseconds</source>
        <translation>バッチのレイテンシがナノ秒の整数ではありません</translation>
    </message>
    <message>
        <source>it is no object</source>
        <translation>オブジェクトではありません</translation>
    </message>
    <message>
        <source>the file is empty</source>
        <translation>ファイルが空です</translation>
    </message>
    <message>
        <source>its first line is cut short: the run was interrupted before it measured anything</source>
        <translation>最初の行が途中で切れています：何も測定しないうちに測定が中断されました</translation>
    </message>
    <message>
        <source>this is no Breakeven run</source>
        <translation>Breakeven の測定ではありません</translation>
    </message>
    <message>
        <source>the version of its format is no whole number from 1</source>
        <translation>形式のバージョンが 1 以上の整数ではありません</translation>
    </message>
    <message>
        <source>it was made by a newer Breakeven (version %1 of the format, this one reads up to %2); update Breakeven</source>
        <translation>より新しい Breakeven で作成されています（形式のバージョン %1、これで読めるのは %2 まで）。Breakeven を更新してください</translation>
    </message>
    <message>
        <source>the file exists already</source>
        <translation>ファイルはすでに存在します</translation>
    </message>
    <message>
        <source>the run goes on already</source>
        <translation>この実行はすでに続行中です</translation>
    </message>
    <message>
        <source>The last line is cut short, as the run was interrupted while it was written, and is left out.</source>
        <translation>最後の行が途中で切れています：書き込み中に測定が中断されたため、この行は除外しました。</translation>
    </message>
</context>
<context>
    <name>breakeven::RunPicker</name>
    <message>
        <source>Choose a file…</source>
        <translation>ファイルを選ぶ…</translation>
    </message>
</context>
<context>
    <name>breakeven::RunSession</name>
    <message>
        <source>The run ended without a word.</source>
        <translation>測定が何も告げずに終了しました。</translation>
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
        <translation>実行「%1」が終わりました</translation>
    </message>
</context>
<context>
    <name>breakeven::RunSummary</name>
    <message>
        <source>%1 throughout</source>
        <translation>全域で %1</translation>
    </message>
    <message>
        <source>%1 from %2</source>
        <translation>%2 から %1</translation>
    </message>
    <message>
        <source>%1 up to %2</source>
        <translation>%2 まで %1</translation>
    </message>
    <message>
        <source>%1 to %2</source>
        <translation>%1 から %2</translation>
    </message>
    <message>
        <source>no difference worth having</source>
        <translation>意味のある差はない</translation>
    </message>
    <message>
        <source>not clear</source>
        <translation>不明確</translation>
    </message>
    <message>
        <source>Today %1</source>
        <translation>今日 %1</translation>
    </message>
    <message>
        <source>Yesterday %1</source>
        <translation>昨日 %1</translation>
    </message>
    <message>
        <source>d MMM</source>
        <extracomment>a date without its year, as QLocale::toString() takes it</extracomment>
        <translation>M月d日</translation>
    </message>
    <message>
        <source>this machine</source>
        <translation>このマシン</translation>
    </message>
    <message numerus="yes">
        <source>%n targets</source>
        <translation>
            <numerusform>%n ターゲット</numerusform>
        </translation>
    </message>
    <message>
        <source>running</source>
        <translation>測定中</translation>
    </message>
    <message>
        <source>damaged</source>
        <translation>破損</translation>
    </message>
    <message>
        <source>not finished</source>
        <translation>未完了</translation>
    </message>
    <message>
        <source>the file may not be read</source>
        <translation>ファイルを読む権限がありません</translation>
    </message>
    <message>
        <source>the file is empty</source>
        <translation>ファイルが空です</translation>
    </message>
    <message>
        <source>this is no Breakeven run</source>
        <translation>Breakeven の測定ではありません</translation>
    </message>
    <message>
        <source>a newer Breakeven made it; update Breakeven</source>
        <translation>より新しい Breakeven のものです。更新してください</translation>
    </message>
    <message>
        <source>it was interrupted before it measured anything</source>
        <translation>何も測定しないうちに中断されました</translation>
    </message>
    <message numerus="yes">
        <source>the last line is cut short after %1; %n lines can be read</source>
        <translation>
            <numerusform>最終行が %1 の後で途切れています。%n 行は読めます</numerusform>
        </translation>
    </message>
    <message>
        <source>%1; %2</source>
        <translation>%1。%2</translation>
    </message>
    <message numerus="yes">
        <source>%1; %n more</source>
        <translation>
            <numerusform>%1；ほか %n 件</numerusform>
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
        <translation>%1 バイト</translation>
    </message>
    <message>
        <source>%1 items</source>
        <translation>%1 アイテム</translation>
    </message>
    <message>
        <source>all thread counts</source>
        <translation>全スレッド数</translation>
    </message>
    <message>
        <source>looking for Python</source>
        <translation>Python を探しています</translation>
    </message>
    <message>
        <source>opening %1</source>
        <translation>%1 を開いています</translation>
    </message>
    <message>
        <source>What this run made could not be removed: %1</source>
        <translation>この測定が作成したものを削除できませんでした：%1</translation>
    </message>
    <message>
        <source>The run broke off by a fault of the program: %1</source>
        <translation>プログラムの不具合で測定が中断しました：%1</translation>
    </message>
    <message>
        <source>A batch with each arm takes at least %1 s here, and the budget is %2 s; ask for less, or for longer.</source>
        <translation>ここでは各アームで 1 バッチずつ測定するだけで %1 s 以上かかりますが、時間枠は %2 s です。内容を減らすか、時間を延ばしてください。</translation>
    </message>
    <message>
        <source>No target is left to measure.</source>
        <translation>測定できるターゲットが残っていません。</translation>
    </message>
    <message>
        <source>unknown</source>
        <translation>不明</translation>
    </message>
    <message>
        <source>Breakeven %1 measured this run, and this is %2: what both measure doesn&apos;t belong in one run. Run it again instead.</source>
        <translation>この実行は Breakeven %1 で測定されましたが、現在は %2 です。両者の測定を一つの実行に混ぜることはできません。もう一度実行してください。</translation>
    </message>
    <message>
        <source>The run can&apos;t be measured longer, as it isn&apos;t what it was: run it again.</source>
        <translation>条件が当時と異なるため、この実行をさらに測定することはできません。もう一度実行してください。</translation>
    </message>
    <message>
        <source>Nothing was measured in this run that could be measured longer.</source>
        <translation>この実行では何も測定されていないため、さらに測定することはできません。</translation>
    </message>
</context>
<context>
    <name>breakeven::Runtime</name>
    <message>
        <source>%1 bytes written, %2 read</source>
        <translation>%1 バイト書き込み、%2 バイト読み取り</translation>
    </message>
    <message>
        <source>%1 bytes written, now missing</source>
        <translation>%1 バイト書き込み、現在はなし</translation>
    </message>
    <message>
        <source>checksum %1 written, %2 read</source>
        <translation>書き込んだチェックサムは %1、読み取ったものは %2</translation>
    </message>
    <message>
        <source>Item %1</source>
        <translation>アイテム %1</translation>
    </message>
    <message>
        <source>The runtime “%1”</source>
        <translation>ランタイム「%1」</translation>
    </message>
</context>
<context>
    <name>breakeven::RuntimeChips</name>
    <message>
        <source>Threads of this program, which no lock holds up</source>
        <translation>このプログラムのスレッド。妨げるロックはありません</translation>
    </message>
    <message>
        <source>A real Python with its own threads and its GIL</source>
        <translation>独自のスレッドと GIL を持つ本物の Python</translation>
    </message>
</context>
<context>
    <name>breakeven::SelectionBar</name>
    <message numerus="yes">
        <source>%n runs selected</source>
        <translation>
            <numerusform>%n 件の測定を選択中</numerusform>
        </translation>
    </message>
    <message>
        <source>Select two runs to compare them, one or more to lay them over the chart.</source>
        <translation>2 件選ぶと比較、1 件以上選ぶとグラフに重ねられます。</translation>
    </message>
    <message>
        <source>Compare</source>
        <translation>比較</translation>
    </message>
    <message>
        <source>Hold them against each other, the oldest as the base</source>
        <translation>最も古いものを基準に比較する</translation>
    </message>
    <message>
        <source>Select another run to compare it with</source>
        <translation>比較するもう 1 件を選んでください</translation>
    </message>
    <message>
        <source>Take off</source>
        <translation>外す</translation>
    </message>
    <message>
        <source>Lay over</source>
        <translation>重ねる</translation>
    </message>
    <message>
        <source>Take them off the chart</source>
        <translation>グラフから外す</translation>
    </message>
    <message>
        <source>Draw them dashed over the chart&apos;s run</source>
        <translation>グラフの測定に破線で重ねて描く</translation>
    </message>
    <message>
        <source>Tag…</source>
        <translation>タグ…</translation>
    </message>
    <message>
        <source>Tags, with commas between, then Enter</source>
        <translation>タグをコンマ区切りで入力し Enter</translation>
    </message>
    <message>
        <source>Tags to add</source>
        <translation>追加するタグ</translation>
    </message>
    <message>
        <source>Export…</source>
        <translation>書き出す…</translation>
    </message>
    <message>
        <source>Write every batch that was measured to a CSV file</source>
        <translation>測定した全バッチを CSV に書き出す</translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>削除</translation>
    </message>
    <message>
        <source>Delete; it can be undone (Delete)</source>
        <translation>削除（元に戻せます）(Delete)</translation>
    </message>
    <message>
        <source>Select nothing</source>
        <translation>選択を解除</translation>
    </message>
    <message>
        <source>Add tags</source>
        <translation>タグを付ける</translation>
    </message>
</context>
<context>
    <name>breakeven::SetupPanel</name>
    <message>
        <source>TARGETS</source>
        <translation>ターゲット</translation>
    </message>
    <message>
        <source>RUNTIMES</source>
        <translation>ランタイム</translation>
    </message>
    <message>
        <source>WORKLOAD</source>
        <translation>ワークロード</translation>
    </message>
    <message>
        <source>SWEEP</source>
        <translation>スイープ</translation>
    </message>
    <message>
        <source>PRECISION</source>
        <translation>精度</translation>
    </message>
    <message>
        <source>CORES</source>
        <translation>コア</translation>
    </message>
    <message>
        <source>Stopping…</source>
        <translation>停止中…</translation>
    </message>
    <message>
        <source>■  Stop</source>
        <translation>■  停止</translation>
    </message>
    <message>
        <source>▶  Run</source>
        <translation>▶  測定</translation>
    </message>
    <message>
        <source>Stop and keep what was measured (Ctrl+.)</source>
        <translation>停止し、測定した分を残す (Ctrl+.)</translation>
    </message>
    <message>
        <source>Measure (Ctrl+R)</source>
        <translation>測定 (Ctrl+R)</translation>
    </message>
    <message>
        <source>The workload&apos;s values need a look.</source>
        <translation>ワークロードの値を確認してください。</translation>
    </message>
    <message>
        <source>The sweep&apos;s values need a look.</source>
        <translation>スイープの値を確認してください。</translation>
    </message>
    <message>
        <source>The time needs a look.</source>
        <translation>時間を確認してください。</translation>
    </message>
    <message>
        <source>Choose a target to measure.</source>
        <translation>測定するターゲットを選択してください。</translation>
    </message>
    <message>
        <source>HOW</source>
        <translation>方法</translation>
    </message>
</context>
<context>
    <name>breakeven::SetupRail</name>
    <message>
        <source>Set up</source>
        <translation>設定</translation>
    </message>
    <message>
        <source>Set up the experiment (Ctrl+1)</source>
        <translation>実験を設定する (Ctrl+1)</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>停止</translation>
    </message>
    <message>
        <source>Run</source>
        <translation>実行</translation>
    </message>
    <message>
        <source>Stop and keep what was measured (Ctrl+.)</source>
        <translation>停止し、測定した分を残す (Ctrl+.)</translation>
    </message>
    <message>
        <source>Measure (Ctrl+R)</source>
        <translation>測定 (Ctrl+R)</translation>
    </message>
</context>
<context>
    <name>breakeven::ShiftCard</name>
    <message>
        <source>base</source>
        <translation>基準</translation>
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
        <translation>%1（全域）</translation>
    </message>
    <message>
        <source>%1 at %2</source>
        <translation>%1、%2</translation>
    </message>
    <message>
        <source>%1 from %2 on</source>
        <translation>%2 以上で %1</translation>
    </message>
    <message>
        <source>%1 up to %2</source>
        <translation>%2 まで %1</translation>
    </message>
    <message>
        <source>%1 from %2 to %3</source>
        <translation>%2 から %3 まで %1</translation>
    </message>
    <message>
        <source>1 thread is best</source>
        <translation>1 スレッドが最良</translation>
    </message>
    <message>
        <source>more threads gain less than %1</source>
        <translation>スレッドを増やしても %1 未満</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation>%1：%2</translation>
    </message>
    <message>
        <source>%1 are best</source>
        <translation>%1 が最良</translation>
    </message>
    <message>
        <source>not clear</source>
        <translation>不明確</translation>
    </message>
    <message>
        <source>the winner changes too often</source>
        <translation>勝者が頻繁に入れ替わる</translation>
    </message>
    <message>
        <source>%1 from %2</source>
        <translation>%2 から %1</translation>
    </message>
    <message>
        <source>no difference worth having</source>
        <translation>意味のある差はない</translation>
    </message>
    <message>
        <source>measuring…</source>
        <translation>測定中…</translation>
    </message>
    <message>
        <source>not measured</source>
        <translation>未測定</translation>
    </message>
    <message>
        <source>no difference, as it should be</source>
        <translation>差なし（想定どおり）</translation>
    </message>
    <message>
        <source>differs from itself</source>
        <translation>自分自身と差がある</translation>
    </message>
</context>
<context>
    <name>breakeven::ShortcutList</name>
    <message>
        <source>Keyboard shortcuts</source>
        <translation>キーボードショートカット</translation>
    </message>
</context>
<context>
    <name>breakeven::SidesBar</name>
    <message>
        <source>Choose a run</source>
        <translation>測定を選ぶ</translation>
    </message>
    <message numerus="yes">
        <source>%n runs</source>
        <translation>
            <numerusform>%n 件の測定</numerusform>
        </translation>
    </message>
    <message>
        <source>Pinned as baseline</source>
        <translation>基準として固定済み</translation>
    </message>
    <message>
        <source>Pin as baseline</source>
        <translation>基準として固定</translation>
    </message>
    <message>
        <source>BASE</source>
        <translation>基準</translation>
    </message>
    <message>
        <source>NEW</source>
        <translation>新</translation>
    </message>
    <message>
        <source>Base run</source>
        <translation>基準の測定</translation>
    </message>
    <message>
        <source>New run</source>
        <translation>新しい測定</translation>
    </message>
    <message>
        <source>Swap base and new</source>
        <translation>基準と新を入れ替える</translation>
    </message>
    <message>
        <source>Hold every new run against this one as soon as it ends</source>
        <translation>新しい測定が終わるたびにこれと比較する</translation>
    </message>
</context>
<context>
    <name>breakeven::SshfsPage</name>
    <message>
        <source>Key</source>
        <translation>鍵</translation>
    </message>
    <message>
        <source>flush to the host&apos;s disk before each rename (fsync)</source>
        <translation>名前変更の前に毎回ホストのディスクへ書き出す (fsync)</translation>
    </message>
    <message>
        <source>host name or address</source>
        <translation>ホスト名またはアドレス</translation>
    </message>
    <message>
        <source>Host</source>
        <translation>ホスト</translation>
    </message>
    <message>
        <source>empty: your own</source>
        <translation>空欄：自分自身</translation>
    </message>
    <message>
        <source>User</source>
        <translation>ユーザー</translation>
    </message>
    <message>
        <source>Port</source>
        <translation>ポート</translation>
    </message>
    <message>
        <source>Folder</source>
        <translation>フォルダー</translation>
    </message>
    <message>
        <source>empty: ssh&apos;s own choice, or an agent</source>
        <translation>空欄：ssh の選択、またはエージェント</translation>
    </message>
    <message>
        <source>Layout</source>
        <translation>レイアウト</translation>
    </message>
    <message>
        <source>A folder of another machine that you reach by ssh. It is mounted for the run and unmounted after it; a key or an agent must let you in.</source>
        <translation>ssh で接続する別のマシンのフォルダー。測定のためにマウントし、終わったらアンマウントします。鍵またはエージェントでログインできる必要があります。</translation>
    </message>
    <message>
        <source>the host</source>
        <translation>ホスト</translation>
    </message>
    <message>
        <source>a remote folder needs one</source>
        <translation>リモートフォルダーには必要です</translation>
    </message>
    <message>
        <source>no host is called that</source>
        <translation>そのような名前のホストはありません</translation>
    </message>
    <message>
        <source>the folder</source>
        <translation>フォルダー</translation>
    </message>
    <message>
        <source>its path on the host begins with /, or with ~ for the home there</source>
        <translation>ホスト上のパスは / か、ホームを表す ~ で始まります</translation>
    </message>
</context>
<context>
    <name>breakeven::StatusLine</name>
    <message numerus="yes">
        <source>Pass %1 · measuring %n points</source>
        <translation>
            <numerusform>パス %1 · %n 個の測定点を測定中</numerusform>
        </translation>
    </message>
    <message>
        <source>Pass %1 · %2 of %3 settled</source>
        <translation>パス %1 · %3 個中 %2 個が確定</translation>
    </message>
    <message>
        <source>%1 s left</source>
        <translation>残り %1 s</translation>
    </message>
    <message>
        <source>Ready</source>
        <translation>準備完了</translation>
    </message>
    <message>
        <source>Progress</source>
        <translation>進行状況</translation>
    </message>
    <message>
        <source>Measure now</source>
        <translation>すぐに測定</translation>
    </message>
    <message>
        <source>Run ended: %1</source>
        <translation>測定終了：%1</translation>
    </message>
    <message>
        <source>1 core</source>
        <translation>1 コア</translation>
    </message>
    <message>
        <source>%1 cores</source>
        <translation>%1 コア</translation>
    </message>
    <message>
        <source>load %1</source>
        <translation>負荷 %1</translation>
    </message>
    <message>
        <source>workload %1</source>
        <translation>ワークロード %1</translation>
    </message>
    <message>
        <source>The workload&apos;s own cost is that of one operation without its I/O.</source>
        <translation>ワークロード自体のコストは、I/O を除いた 1 操作のコストです。</translation>
    </message>
</context>
<context>
    <name>breakeven::SweepEditor</name>
    <message>
        <source>What is varied</source>
        <translation>変化させるもの</translation>
    </message>
    <message>
        <source>from</source>
        <translation>下限</translation>
    </message>
    <message>
        <source>Smallest value</source>
        <translation>最小値</translation>
    </message>
    <message>
        <source>to</source>
        <translation>上限</translation>
    </message>
    <message>
        <source>Largest value</source>
        <translation>最大値</translation>
    </message>
    <message>
        <source>Number of points</source>
        <translation>測定点の数</translation>
    </message>
    <message>
        <source>Smallest value, such as 20 µs, 2 ms or 64 KiB</source>
        <translation>最小値（例：20 µs、2 ms、64 KiB）</translation>
    </message>
    <message>
        <source>Largest value, such as 20 µs, 2 ms or 64 KiB</source>
        <translation>最大値（例：20 µs、2 ms、64 KiB）</translation>
    </message>
    <message>
        <source>How many points to measure in between, both ends included</source>
        <translation>両端を含めて測定する点の数</translation>
    </message>
    <message>
        <source>%1 points</source>
        <translation>%1 点</translation>
    </message>
    <message>
        <source>A value is a number with a unit, such as %1.</source>
        <translation>値は単位付きの数値です（例：%1）。</translation>
    </message>
    <message>
        <source>The smallest value must be above 0.</source>
        <translation>最小値は 0 より大きくしてください。</translation>
    </message>
    <message>
        <source>The largest value must be above the smallest.</source>
        <translation>最大値は最小値より大きくしてください。</translation>
    </message>
    <message>
        <source>Only whole numbers can be measured here.</source>
        <translation>ここで測定できるのは整数だけです。</translation>
    </message>
    <message>
        <source>Between 2 and %1 points can be measured.</source>
        <translation>測定できるのは 2 から %1 点です。</translation>
    </message>
</context>
<context>
    <name>breakeven::TargetDialog</name>
    <message>
        <source>&amp;Check</source>
        <translation>確認(&amp;C)</translation>
    </message>
    <message>
        <source>&amp;Add</source>
        <translation>追加(&amp;A)</translation>
    </message>
    <message>
        <source>Add a target</source>
        <translation>ターゲットを追加</translation>
    </message>
    <message>
        <source>paste an address: %1, /folder</source>
        <translation>アドレスを貼り付け: %1、/フォルダー</translation>
    </message>
    <message>
        <source>Pasted address</source>
        <translation>貼り付けたアドレス</translation>
    </message>
    <message>
        <source>as the charts call it</source>
        <translation>グラフでの名前</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>名前</translation>
    </message>
    <message>
        <source>As if it were</source>
        <translation>距離の想定</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>キャンセル</translation>
    </message>
    <message>
        <source>Change a target</source>
        <translation>ターゲットを変更</translation>
    </message>
    <message>
        <source>&amp;Save</source>
        <translation>保存(&amp;S)</translation>
    </message>
    <message>
        <source>Checking…</source>
        <translation>確認中…</translation>
    </message>
    <message>
        <source>Folder</source>
        <translation>フォルダー</translation>
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
        <translation>リモートフォルダー</translation>
    </message>
</context>
<context>
    <name>breakeven::TargetList</name>
    <message>
        <source>+ &amp;Add a target…</source>
        <translation>+ ターゲットを追加(&amp;A)…</translation>
    </message>
    <message>
        <source>%1, a folder each</source>
        <translation>%1、アイテムごとにフォルダー</translation>
    </message>
    <message>
        <source>%1, one folder</source>
        <translation>%1、1 つのフォルダー</translation>
    </message>
</context>
<context>
    <name>breakeven::TargetRow</name>
    <message>
        <source>More about %1</source>
        <translation>%1 の詳細</translation>
    </message>
    <message>
        <source>Reachable</source>
        <translation>接続可能</translation>
    </message>
    <message>
        <source>&amp;Check</source>
        <translation>確認(&amp;C)</translation>
    </message>
    <message>
        <source>C&amp;hange…</source>
        <translation>変更(&amp;H)…</translation>
    </message>
    <message>
        <source>&amp;Duplicate</source>
        <translation>複製(&amp;D)</translation>
    </message>
    <message>
        <source>Compare with the other &amp;layout</source>
        <translation>もう一方のレイアウトと比較(&amp;L)</translation>
    </message>
    <message>
        <source>Move &amp;up</source>
        <translation>上へ移動(&amp;U)</translation>
    </message>
    <message>
        <source>Move do&amp;wn</source>
        <translation>下へ移動(&amp;W)</translation>
    </message>
    <message>
        <source>&amp;Remove</source>
        <translation>削除(&amp;R)</translation>
    </message>
</context>
<context>
    <name>breakeven::TargetText</name>
    <message>
        <source>the sweep sets the distance</source>
        <translation>距離はスイープで決まります</translation>
    </message>
    <message>
        <source>One copy of each object</source>
        <translation>各オブジェクトのコピーは 1 つ</translation>
    </message>
    <message>
        <source>%1 copies of each object</source>
        <translation>各オブジェクトのコピーは %1 つ</translation>
    </message>
    <message numerus="yes">
        <source>%n object(s) in the pool, %1</source>
        <translation>
            <numerusform>プールに %n 個のオブジェクト、%1</numerusform>
        </translation>
    </message>
    <message>
        <source>Reachable: %1</source>
        <translation>接続可能：%1</translation>
    </message>
    <message>
        <source>Version %1</source>
        <translation>バージョン %1</translation>
    </message>
    <message>
        <source>Round trip %1 (median of 20)</source>
        <translation>往復時間 %1（20 回の中央値）</translation>
    </message>
    <message>
        <source>File system %1</source>
        <translation>ファイルシステム %1</translation>
    </message>
    <message>
        <source>%1 free</source>
        <translation>空き %1</translation>
    </message>
    <message>
        <source>You may read, write and remove</source>
        <translation>読み取り、書き込み、削除を許可</translation>
    </message>
    <message>
        <source>%1 away</source>
        <translation>距離 %1</translation>
    </message>
    <message>
        <source>%1 Mbit/s</source>
        <translation>%1 Mbit/s</translation>
    </message>
    <message>
        <source>%1, emulated</source>
        <translation>%1 (エミュレート)</translation>
    </message>
    <message>
        <source>temporary folder</source>
        <translation>一時フォルダー</translation>
    </message>
    <message>
        <source>local file</source>
        <translation>ローカルファイル</translation>
    </message>
    <message>
        <source>pool “%1”</source>
        <translation>プール「%1」</translation>
    </message>
    <message>
        <source>started for the run</source>
        <translation>測定のために起動</translation>
    </message>
</context>
<context>
    <name>breakeven::ThreadChips</name>
    <message>
        <source>One thread is the reference and always measured</source>
        <translation>1 スレッドは基準で、常に測定します</translation>
    </message>
    <message>
        <source>pipelined</source>
        <translation>パイプライン</translation>
    </message>
    <message>
        <source>One thread that sends a batch&apos;s requests together, in C++ on Redis: for many the better answer than threads</source>
        <translation>バッチの要求をまとめて送る 1 スレッド（Redis で、C++ のみ）：多くの場合、スレッドより優れた答えです</translation>
    </message>
    <message>
        <source>other</source>
        <translation>その他</translation>
    </message>
    <message>
        <source>Another thread count</source>
        <translation>ほかのスレッド数</translation>
    </message>
    <message>
        <source>Type another thread count and press Enter</source>
        <translation>ほかのスレッド数を入力して Enter を押してください</translation>
    </message>
    <message>
        <source>1 core here: more threads help only while waiting</source>
        <translation>ここは 1 コアです：それより多いスレッドは待ちの間だけ役立ちます</translation>
    </message>
    <message>
        <source>%1 cores here: more threads help only while waiting</source>
        <translation>ここは %1 コアです：それより多いスレッドは待ちの間だけ役立ちます</translation>
    </message>
    <message>
        <source>1 thread (reference)</source>
        <translation>1 スレッド（基準）</translation>
    </message>
</context>
<context>
    <name>breakeven::TimeNote</name>
    <message>
        <source>about %1, too short for a whole picture</source>
        <translation>約 %1、全体像には短すぎます</translation>
    </message>
    <message>
        <source>about %1, first picture after %2</source>
        <translation>約 %1、最初の図は %2 後</translation>
    </message>
    <message>
        <source>The time isn&apos;t enough to visit each point %1 times, which an interval needs: give it %2, or ask for fewer points.</source>
        <translation>区間には各点を %1 回測る必要がありますが、時間が足りません。%2 にするか、点を減らしてください。</translation>
    </message>
</context>
<context>
    <name>breakeven::Toast</name>
    <message>
        <source>Undo</source>
        <translation>元に戻す</translation>
    </message>
    <message>
        <source>Undo (Ctrl+Z)</source>
        <translation>元に戻す (Ctrl+Z)</translation>
    </message>
</context>
<context>
    <name>breakeven::TopBar</name>
    <message>
        <source>Choose a ready-made experiment</source>
        <translation>用意された実験を選択</translation>
    </message>
    <message>
        <source>Save the chart as a picture or a document (Ctrl+S), or copy it</source>
        <translation>グラフを画像または文書として保存 (Ctrl+S)、またはコピー</translation>
    </message>
    <message>
        <source>Picture (PNG)…</source>
        <translation>画像 (PNG)…</translation>
    </message>
    <message>
        <source>Drawing (SVG)…</source>
        <translation>図形 (SVG)…</translation>
    </message>
    <message>
        <source>Document (PDF)…</source>
        <translation>文書 (PDF)…</translation>
    </message>
    <message>
        <source>Copy as a picture</source>
        <translation>画像としてコピー</translation>
    </message>
    <message>
        <source>Report…</source>
        <translation>レポート…</translation>
    </message>
    <message>
        <source>Save one page that says all of the run, as HTML or PDF (Ctrl+P)</source>
        <translation>測定のすべてを述べた 1 ページを HTML か PDF で保存します (Ctrl+P)</translation>
    </message>
    <message>
        <source>Menu</source>
        <translation>メニュー</translation>
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
        <translation>「%1」を元に戻す</translation>
    </message>
    <message>
        <source>Undo the removal (Ctrl+Z)</source>
        <translation>削除を取り消す (Ctrl+Z)</translation>
    </message>
</context>
<context>
    <name>breakeven::VerdictPanel</name>
    <message>
        <source>From where on do threads pay off?</source>
        <translation>スレッドはどこから引き合うか？</translation>
    </message>
    <message>
        <source>Press Run: the answer comes within seconds and sharpens while the run goes on.</source>
        <translation>「測定」を押してください：数秒で結論が出て、測定が進むにつれて精度が上がります。</translation>
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
        <translation>往復時間は 800 µs や 2 ms のような時間です。</translation>
    </message>
    <message>
        <source>95 % interval</source>
        <translation>95 % 信頼区間</translation>
    </message>
    <message>
        <source>IF THE DATA WERE … AWAY</source>
        <translation>データまでの距離が…なら</translation>
    </message>
    <message>
        <source>Round trip</source>
        <translation>往復時間</translation>
    </message>
    <message>
        <source>Threads</source>
        <translation>スレッド</translation>
    </message>
    <message>
        <source>Target</source>
        <translation>ターゲット</translation>
    </message>
    <message>
        <source>A time such as 800 µs or 2 ms, as the run varied it</source>
        <translation>800 µs や 2 ms のような時間（測定で変化させた範囲）</translation>
    </message>
</context>
<context>
    <name>breakeven::WhyCard</name>
    <message>
        <source>Show why</source>
        <translation>理由を表示</translation>
    </message>
    <message>
        <source>Hide why</source>
        <translation>理由を隠す</translation>
    </message>
    <message>
        <source>WHY</source>
        <translation>理由</translation>
    </message>
</context>
<context>
    <name>breakeven::WindowHelp</name>
    <message>
        <source>The diagnostics are in the clipboard.</source>
        <translation>診断情報をクリップボードにコピーしました。</translation>
    </message>
</context>
<context>
    <name>breakeven::WorkloadEditor</name>
    <message>
        <source>A batch has 1 to 10,000 items.</source>
        <translation>1 バッチのアイテムは 1～10,000 個です。</translation>
    </message>
    <message>
        <source>An object has 16 bytes to 64 MiB, such as 1600 B or 64 KiB.</source>
        <translation>オブジェクトは 16 バイト～64 MiB です（例: 1600 B、64 KiB）。</translation>
    </message>
    <message>
        <source>Compute is a time of 0 to 10 s, such as 200 µs.</source>
        <translation>計算時間は 0～10 s です（例: 200 µs）。</translation>
    </message>
    <message>
        <source>The lock is given away 0 to 10,000 times; leave it empty to let it come as it comes.</source>
        <translation>ロックを手放す回数は 0～10,000 回です。空欄なら成り行きに任せます。</translation>
    </message>
    <message>
        <source>Items as swept</source>
        <translation>アイテム数はスイープに従う</translation>
    </message>
    <message numerus="yes">
        <source>%n items</source>
        <translation>
            <numerusform>%n 個のアイテム</numerusform>
        </translation>
    </message>
    <message>
        <source>size as swept</source>
        <translation>サイズはスイープに従う</translation>
    </message>
    <message>
        <source>compute</source>
        <translation>計算</translation>
    </message>
    <message>
        <source>compute %1</source>
        <translation>計算 %1</translation>
    </message>
    <message>
        <source>%1 × %2 · read, %3, write</source>
        <translation>%1 × %2・読み取り、%3、書き込み</translation>
    </message>
    <message>
        <source>Change the workload</source>
        <translation>ワークロードを変更</translation>
    </message>
    <message>
        <source>Set the size of an object, the items of a batch, and the compute</source>
        <translation>オブジェクトのサイズ、バッチのアイテム数、計算を設定</translation>
    </message>
    <message>
        <source>items</source>
        <translation>個数</translation>
    </message>
    <message>
        <source>Items of a batch</source>
        <translation>バッチのアイテム数</translation>
    </message>
    <message>
        <source>How many objects a batch reads and writes, each once</source>
        <translation>1 バッチが読み書きするオブジェクトの数（それぞれ 1 回）</translation>
    </message>
    <message>
        <source>size</source>
        <translation>サイズ</translation>
    </message>
    <message>
        <source>Size of an object</source>
        <translation>オブジェクトのサイズ</translation>
    </message>
    <message>
        <source>What is written for each object, such as 1600 B or 64 KiB</source>
        <translation>オブジェクトごとに書き込む量（例: 1600 B、64 KiB）</translation>
    </message>
    <message>
        <source>Compute of an operation</source>
        <translation>1 操作の計算</translation>
    </message>
    <message>
        <source>What is computed between read and write, beside the post&apos;s own work of some microseconds, such as 200 µs</source>
        <translation>読み取りと書き込みの間の計算（記事自体の数マイクロ秒の作業を除く。例: 200 µs）</translation>
    </message>
    <message>
        <source>releases</source>
        <translation>解放</translation>
    </message>
    <message>
        <source>How often compute gives Python&apos;s lock away</source>
        <translation>計算が Python のロックを手放す回数</translation>
    </message>
    <message>
        <source>as it comes</source>
        <translation>成り行き</translation>
    </message>
    <message>
        <source>How often an operation&apos;s compute gives Python&apos;s lock (GIL) away. It moves the answer; a batch of your own is the way to know.</source>
        <translation>1 操作の計算が Python のロック（GIL）を手放す回数です。答えはこれで変わります。確かめるには独自のバッチを使ってください。</translation>
    </message>
    <message>
        <source>New threads for each batch</source>
        <translation>バッチごとに新しいスレッド</translation>
    </message>
    <message>
        <source>As the blog post does. Otherwise they are started once and kept.</source>
        <translation>ブログ記事と同じ方法です。オフの場合は一度だけ起動して使い続けます。</translation>
    </message>
</context>
</TS>
