<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="es">
<context>
    <name>QCommandLineParser</name>
    <message>
        <source>Options:</source>
        <translation>Opciones:</translation>
    </message>
</context>
<context>
    <name>VerdictText</name>
    <message numerus="yes">
        <source>One thread waits %1 of its time; %n threads let these waits overlap.</source>
        <translation>
            <numerusform>Un solo hilo pasa el %1 de su tiempo esperando; %n hilo solapa estas esperas.</numerusform>
            <numerusform>Un solo hilo pasa el %1 de su tiempo esperando; %n hilos solapan estas esperas.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>One thread waits only %1 of its time: %n threads win by computing on several cores.</source>
        <translation>
            <numerusform>Un solo hilo pasa solo el %1 de su tiempo esperando: %n hilo gana calculando en varios núcleos.</numerusform>
            <numerusform>Un solo hilo pasa solo el %1 de su tiempo esperando: %n hilos ganan calculando en varios núcleos.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>One thread waits only %1 of its time: there is little waiting that %n threads could overlap.</source>
        <translation>
            <numerusform>Un solo hilo pasa solo el %1 de su tiempo esperando: hay poca espera que %n hilo pueda solapar.</numerusform>
            <numerusform>Un solo hilo pasa solo el %1 de su tiempo esperando: hay poca espera que %n hilos puedan solapar.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>One thread waits %1 of its time, but that is only %5 an operation: too little to pay for handing operations to %n threads.</source>
        <translation>
            <numerusform>Un solo hilo pasa el %1 de su tiempo esperando, pero eso es solo %5 por operación: demasiado poco para pagar la entrega de operaciones a %n hilo.</numerusform>
            <numerusform>Un solo hilo pasa el %1 de su tiempo esperando, pero eso es solo %5 por operación: demasiado poco para pagar la entrega de operaciones a %n hilos.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>One thread waits %1 of its time, but what it waits for does not get faster with %n threads.</source>
        <translation>
            <numerusform>Un solo hilo pasa el %1 de su tiempo esperando, pero aquello que espera no va más rápido con %n hilo.</numerusform>
            <numerusform>Un solo hilo pasa el %1 de su tiempo esperando, pero aquello que espera no va más rápido con %n hilos.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>One thread waits %1 of its time at %2 and %3 at %4: the more it waits, the more %n threads can overlap.</source>
        <translation>
            <numerusform>Un solo hilo pasa el %1 de su tiempo esperando con %2 y el %3 con %4: cuanto más espera, más puede solapar %n hilo.</numerusform>
            <numerusform>Un solo hilo pasa el %1 de su tiempo esperando con %2 y el %3 con %4: cuanto más espera, más pueden solapar %n hilos.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>One thread waits %1 of its time at %2 and %3 at %4, but what it waits for does not get faster with %n threads.</source>
        <translation>
            <numerusform>Un solo hilo pasa el %1 de su tiempo esperando con %2 y el %3 con %4, pero aquello que espera no va más rápido con %n hilo.</numerusform>
            <numerusform>Un solo hilo pasa el %1 de su tiempo esperando con %2 y el %3 con %4, pero aquello que espera no va más rápido con %n hilos.</numerusform>
        </translation>
    </message>
    <message>
        <source>One thread waits %1 of its time at %2 and %3 at %4.</source>
        <translation>Un solo hilo pasa el %1 de su tiempo esperando con %2 y el %3 con %4.</translation>
    </message>
    <message>
        <source>One thread waits %1 of its time.</source>
        <translation>Un solo hilo pasa el %1 de su tiempo esperando.</translation>
    </message>
    <message numerus="yes">
        <source>Better than threads for %1: pipeline. One thread that sends a batch&apos;s requests together beats %n threads, the best count.</source>
        <translation>
            <numerusform>Mejor que los hilos para %1: el pipeline. Un solo hilo que envía juntas las peticiones de un lote supera a %n hilo, el mejor número.</numerusform>
            <numerusform>Mejor que los hilos para %1: el pipeline. Un solo hilo que envía juntas las peticiones de un lote supera a %n hilos, el mejor número.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Better than threads for %1: pipeline. One thread that sends a batch&apos;s requests together beats %n threads everywhere.</source>
        <translation>
            <numerusform>Mejor que los hilos para %1: el pipeline. Un solo hilo que envía juntas las peticiones de un lote supera a %n hilo en todas partes.</numerusform>
            <numerusform>Mejor que los hilos para %1: el pipeline. Un solo hilo que envía juntas las peticiones de un lote supera a %n hilos en todas partes.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Pipelining beats %n threads for %1 at %4.</source>
        <translation>
            <numerusform>El pipelining supera a %n hilo para %1 con %4.</numerusform>
            <numerusform>El pipelining supera a %n hilos para %1 con %4.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Pipelining beats %n threads for %1 at %2 of %3 values, from %4 to %5.</source>
        <translation>
            <numerusform>El pipelining supera a %n hilo para %1 en %2 de %3 valores, de %4 a %5.</numerusform>
            <numerusform>El pipelining supera a %n hilos para %1 en %2 de %3 valores, de %4 a %5.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Pipelining pays for %1, but %n threads are faster still.</source>
        <translation>
            <numerusform>El pipelining compensa para %1, pero %n hilo es aún más rápido.</numerusform>
            <numerusform>El pipelining compensa para %1, pero %n hilos son aún más rápidos.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Pipelining pays for %1; whether more than %n threads do isn&apos;t clear.</source>
        <translation>
            <numerusform>El pipelining compensa para %1; si más que %n hilo, no está claro.</numerusform>
            <numerusform>El pipelining compensa para %1; si más que %n hilos, no está claro.</numerusform>
        </translation>
    </message>
    <message>
        <source>Pipelining isn&apos;t shown to pay for %1.</source>
        <translation>Nada muestra que el pipelining compense para %1.</translation>
    </message>
    <message numerus="yes">
        <source>A batch takes %2 pipelined, %3 with %n threads, and %4 with one that waits for every answer.</source>
        <translation>
            <numerusform>Un lote tarda %2 en pipeline, %3 con %n hilo y %4 con uno que espera cada respuesta.</numerusform>
            <numerusform>Un lote tarda %2 en pipeline, %3 con %n hilos y %4 con uno que espera cada respuesta.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>At %1 a batch takes %2 pipelined, %3 with %n threads, and %4 with one that waits for every answer.</source>
        <translation>
            <numerusform>Con %1 un lote tarda %2 en pipeline, %3 con %n hilo y %4 con uno que espera cada respuesta.</numerusform>
            <numerusform>Con %1 un lote tarda %2 en pipeline, %3 con %n hilos y %4 con uno que espera cada respuesta.</numerusform>
        </translation>
    </message>
    <message>
        <source>The folder&apos;s lock decides: at %1 threads lose in the shared folder, and win with a folder for each item.</source>
        <translation>Decide el bloqueo de la carpeta: con %1 los hilos pierden en la carpeta compartida y ganan con una carpeta para cada elemento.</translation>
    </message>
    <message>
        <source>The layout decides: at %1 threads win in the shared folder, and lose with a folder for each item.</source>
        <translation>Decide la disposición: con %1 los hilos ganan en la carpeta compartida y pierden con una carpeta para cada elemento.</translation>
    </message>
    <message numerus="yes">
        <source>With a folder for each item the speed-up of %n threads at %1 is %2 instead of %3.</source>
        <translation>
            <numerusform>Con una carpeta para cada elemento, la aceleración de %n hilo con %1 es %2 en lugar de %3.</numerusform>
            <numerusform>Con una carpeta para cada elemento, la aceleración de %n hilos con %1 es %2 en lugar de %3.</numerusform>
        </translation>
    </message>
    <message>
        <source>Measuring %1…</source>
        <translation>Midiendo %1…</translation>
    </message>
    <message>
        <source>%1 could not be measured.</source>
        <translation>No se pudo medir %1.</translation>
    </message>
    <message>
        <source>With reservations: %1</source>
        <translation>Con reservas: %1</translation>
    </message>
    <message>
        <source>One thread against one thread for %1: no difference, as it should be.</source>
        <translation>Un hilo contra un hilo para %1: sin diferencia, como debe ser.</translation>
    </message>
    <message>
        <source>One thread against one thread for %1 differs at %2 of %3 points: something disturbs the measurement.</source>
        <translation>Un hilo contra un hilo para %1 difiere en %2 de %3 puntos: algo perturba la medición.</translation>
    </message>
    <message numerus="yes">
        <source>Use %n threads for %1 at %2.</source>
        <translation>
            <numerusform>Use %n hilo para %1 con %2.</numerusform>
            <numerusform>Use %n hilos para %1 con %2.</numerusform>
        </translation>
    </message>
    <message>
        <source>Pipeline for %1 everywhere measured: one thread that sends a batch&apos;s requests together.</source>
        <translation>Pipeline para %1 en todo lo medido: un solo hilo que envía juntas las peticiones de un lote.</translation>
    </message>
    <message>
        <source>Pipeline for %1 from %2 on: one thread that sends a batch&apos;s requests together.</source>
        <translation>Pipeline para %1 a partir de %2: un solo hilo que envía juntas las peticiones de un lote.</translation>
    </message>
    <message>
        <source>Pipeline for %1 up to %2: one thread that sends a batch&apos;s requests together.</source>
        <translation>Pipeline para %1 hasta %2: un solo hilo que envía juntas las peticiones de un lote.</translation>
    </message>
    <message>
        <source>Pipeline for %1 from %2 to %3: one thread that sends a batch&apos;s requests together.</source>
        <translation>Pipeline para %1 de %2 a %3: un solo hilo que envía juntas las peticiones de un lote.</translation>
    </message>
    <message>
        <source>below %1 one thread</source>
        <translation>por debajo de %1, un solo hilo</translation>
    </message>
    <message>
        <source>above %1 one thread</source>
        <translation>por encima de %1, un solo hilo</translation>
    </message>
    <message>
        <source>from %1 to %2 one thread</source>
        <translation>de %1 a %2, un solo hilo</translation>
    </message>
    <message>
        <source>at %1 one thread</source>
        <translation>con %1, un solo hilo</translation>
    </message>
    <message>
        <source>below %1 it makes no difference</source>
        <translation>por debajo de %1, da lo mismo</translation>
    </message>
    <message>
        <source>above %1 it makes no difference</source>
        <translation>por encima de %1, da lo mismo</translation>
    </message>
    <message>
        <source>from %1 to %2 it makes no difference</source>
        <translation>de %1 a %2, da lo mismo</translation>
    </message>
    <message>
        <source>at %1 it makes no difference</source>
        <translation>con %1, da lo mismo</translation>
    </message>
    <message>
        <source>below %1 it isn&apos;t clear yet</source>
        <translation>por debajo de %1, aún no está claro</translation>
    </message>
    <message>
        <source>above %1 it isn&apos;t clear yet</source>
        <translation>por encima de %1, aún no está claro</translation>
    </message>
    <message>
        <source>from %1 to %2 it isn&apos;t clear yet</source>
        <translation>de %1 a %2, aún no está claro</translation>
    </message>
    <message>
        <source>at %1 it isn&apos;t clear yet</source>
        <translation>con %1, aún no está claro</translation>
    </message>
    <message numerus="yes">
        <source>below %1 %n threads</source>
        <translation>
            <numerusform>por debajo de %1, %n hilo</numerusform>
            <numerusform>por debajo de %1, %n hilos</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>above %1 %n threads</source>
        <translation>
            <numerusform>por encima de %1, %n hilo</numerusform>
            <numerusform>por encima de %1, %n hilos</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>from %1 to %2 %n threads</source>
        <translation>
            <numerusform>de %1 a %2, %n hilo</numerusform>
            <numerusform>de %1 a %2, %n hilos</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>at %1 %n threads</source>
        <translation>
            <numerusform>con %1, %n hilo</numerusform>
            <numerusform>con %1, %n hilos</numerusform>
        </translation>
    </message>
    <message>
        <source>below %1 pipeline</source>
        <translation>por debajo de %1, el pipeline</translation>
    </message>
    <message>
        <source>above %1 pipeline</source>
        <translation>por encima de %1, el pipeline</translation>
    </message>
    <message>
        <source>from %1 to %2 pipeline</source>
        <translation>de %1 a %2, el pipeline</translation>
    </message>
    <message>
        <source>at %1 pipeline</source>
        <translation>con %1, el pipeline</translation>
    </message>
    <message>
        <source>between, it makes no difference</source>
        <translation>entre ambos, da lo mismo</translation>
    </message>
    <message>
        <source>between, it isn&apos;t clear yet</source>
        <translation>entre ambos, aún no está claro</translation>
    </message>
    <message numerus="yes">
        <source>For %1 the winner changes %2 times between one and %n threads: see each point.</source>
        <translation>
            <numerusform>Para %1 el ganador cambia %2 veces entre uno solo y %n hilo: vea cada punto.</numerusform>
            <numerusform>Para %1 el ganador cambia %2 veces entre uno solo y %n hilos: vea cada punto.</numerusform>
        </translation>
    </message>
    <message>
        <source>Keep one thread for %1.</source>
        <translation>Quédese con un solo hilo para %1.</translation>
    </message>
    <message>
        <source>Can&apos;t tell yet for %1, measure longer.</source>
        <translation>Aún no hay respuesta para %1; mida más tiempo.</translation>
    </message>
    <message numerus="yes">
        <source>Can&apos;t tell yet for %1: one or %n threads may win, measure longer.</source>
        <translation>
            <numerusform>Aún no hay respuesta para %1: puede ganar uno solo o %n hilo; mida más tiempo.</numerusform>
            <numerusform>Aún no hay respuesta para %1: puede ganar uno solo o %n hilos; mida más tiempo.</numerusform>
        </translation>
    </message>
    <message>
        <source>One thread is best for %1.</source>
        <translation>Para %1, lo mejor es un solo hilo.</translation>
    </message>
    <message>
        <source>Keep one thread for %1: more gain less than %2.</source>
        <translation>Quédese con un solo hilo para %1: más de uno ganan menos de un %2.</translation>
    </message>
    <message>
        <source>Can&apos;t tell yet for %1: no number of threads clearly wins, measure longer.</source>
        <translation>Aún no hay respuesta para %1: ningún número de hilos gana con claridad; mida más tiempo.</translation>
    </message>
    <message numerus="yes">
        <source>%n threads are enough for %1: %2 as fast as one.</source>
        <translation>
            <numerusform>Para %1 basta %n hilo: %2 la velocidad de uno solo.</numerusform>
            <numerusform>Para %1 bastan %n hilos: %2 la velocidad de uno solo.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n threads are best for %1: %2 as fast as one.</source>
        <translation>
            <numerusform>Para %1, lo mejor es %n hilo: %2 la velocidad de uno solo.</numerusform>
            <numerusform>Para %1, lo mejor son %n hilos: %2 la velocidad de uno solo.</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 under %2</source>
        <translation>%1 con %2</translation>
    </message>
    <message numerus="yes">
        <source>Use %n threads once %1 is more than %2 away.</source>
        <translation>
            <numerusform>Use %n hilo en cuanto %1 esté a más de %2.</numerusform>
            <numerusform>Use %n hilos en cuanto %1 esté a más de %2.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Use %n threads only while %1 is less than %2 away.</source>
        <translation>
            <numerusform>Use %n hilo solo mientras %1 esté a menos de %2.</numerusform>
            <numerusform>Use %n hilos solo mientras %1 esté a menos de %2.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Use %n threads while %1 is between %2 and %3 away.</source>
        <translation>
            <numerusform>Use %n hilo mientras %1 esté a una distancia de entre %2 y %3.</numerusform>
            <numerusform>Use %n hilos mientras %1 esté a una distancia de entre %2 y %3.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Use %n threads for %1 at every distance measured (up to %2).</source>
        <translation>
            <numerusform>Use %n hilo para %1 a todas las distancias medidas (hasta %2).</numerusform>
            <numerusform>Use %n hilos para %1 a todas las distancias medidas (hasta %2).</numerusform>
        </translation>
    </message>
    <message>
        <source>Keep one thread for %1 at every distance measured (up to %2).</source>
        <translation>Quédese con un solo hilo para %1 a todas las distancias medidas (hasta %2).</translation>
    </message>
    <message numerus="yes">
        <source>For %1 one thread and %n threads differ by less than %4 at every distance (up to %2).</source>
        <translation>
            <numerusform>Para %1, uno solo y %n hilo difieren en menos de un %4 a todas las distancias (hasta %2).</numerusform>
            <numerusform>Para %1, uno solo y %n hilos difieren en menos de un %4 a todas las distancias (hasta %2).</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Use %n threads for %1 once objects are larger than %2.</source>
        <translation>
            <numerusform>Use %n hilo para %1 en cuanto los objetos superen %2.</numerusform>
            <numerusform>Use %n hilos para %1 en cuanto los objetos superen %2.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Use %n threads for %1 only while objects are smaller than %2.</source>
        <translation>
            <numerusform>Use %n hilo para %1 solo mientras los objetos ocupen menos de %2.</numerusform>
            <numerusform>Use %n hilos para %1 solo mientras los objetos ocupen menos de %2.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Use %n threads for %1 while objects are between %2 and %3 large.</source>
        <translation>
            <numerusform>Use %n hilo para %1 mientras los objetos ocupen entre %2 y %3.</numerusform>
            <numerusform>Use %n hilos para %1 mientras los objetos ocupen entre %2 y %3.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Use %n threads for %1 at every object size measured (%3 to %2).</source>
        <translation>
            <numerusform>Use %n hilo para %1 con todos los tamaños de objeto medidos (%3 a %2).</numerusform>
            <numerusform>Use %n hilos para %1 con todos los tamaños de objeto medidos (%3 a %2).</numerusform>
        </translation>
    </message>
    <message>
        <source>Keep one thread for %1 at every object size measured (%3 to %2).</source>
        <translation>Quédese con un solo hilo para %1 con todos los tamaños de objeto medidos (%3 a %2).</translation>
    </message>
    <message numerus="yes">
        <source>For %1 one thread and %n threads differ by less than %4 at every object size (%3 to %2).</source>
        <translation>
            <numerusform>Para %1, uno solo y %n hilo difieren en menos de un %4 con todos los tamaños de objeto (%3 a %2).</numerusform>
            <numerusform>Para %1, uno solo y %n hilos difieren en menos de un %4 con todos los tamaños de objeto (%3 a %2).</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Use %n threads for %1 once an operation computes for more than %2.</source>
        <translation>
            <numerusform>Use %n hilo para %1 en cuanto una operación calcule durante más de %2.</numerusform>
            <numerusform>Use %n hilos para %1 en cuanto una operación calcule durante más de %2.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Use %n threads for %1 only while an operation computes for less than %2.</source>
        <translation>
            <numerusform>Use %n hilo para %1 solo mientras una operación calcule durante menos de %2.</numerusform>
            <numerusform>Use %n hilos para %1 solo mientras una operación calcule durante menos de %2.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Use %n threads for %1 while an operation computes for between %2 and %3.</source>
        <translation>
            <numerusform>Use %n hilo para %1 mientras una operación calcule durante entre %2 y %3.</numerusform>
            <numerusform>Use %n hilos para %1 mientras una operación calcule durante entre %2 y %3.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Use %n threads for %1 with every amount of compute measured (up to %2).</source>
        <translation>
            <numerusform>Use %n hilo para %1 con todos los tiempos de cálculo medidos (hasta %2).</numerusform>
            <numerusform>Use %n hilos para %1 con todos los tiempos de cálculo medidos (hasta %2).</numerusform>
        </translation>
    </message>
    <message>
        <source>Keep one thread for %1 with every amount of compute measured (up to %2).</source>
        <translation>Quédese con un solo hilo para %1 con todos los tiempos de cálculo medidos (hasta %2).</translation>
    </message>
    <message numerus="yes">
        <source>For %1 one thread and %n threads differ by less than %4 with every amount of compute (up to %2).</source>
        <translation>
            <numerusform>Para %1, uno solo y %n hilo difieren en menos de un %4 con todos los tiempos de cálculo (hasta %2).</numerusform>
            <numerusform>Para %1, uno solo y %n hilos difieren en menos de un %4 con todos los tiempos de cálculo (hasta %2).</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Use %n threads for %1 once a batch has more than %2.</source>
        <translation>
            <numerusform>Use %n hilo para %1 en cuanto un lote tenga más de %2.</numerusform>
            <numerusform>Use %n hilos para %1 en cuanto un lote tenga más de %2.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Use %n threads for %1 only while a batch has less than %2.</source>
        <translation>
            <numerusform>Use %n hilo para %1 solo mientras un lote tenga menos de %2.</numerusform>
            <numerusform>Use %n hilos para %1 solo mientras un lote tenga menos de %2.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Use %n threads for %1 while a batch has between %2 and %3.</source>
        <translation>
            <numerusform>Use %n hilo para %1 mientras un lote tenga entre %2 y %3.</numerusform>
            <numerusform>Use %n hilos para %1 mientras un lote tenga entre %2 y %3.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Use %n threads for %1 at every batch size measured (%3 to %2).</source>
        <translation>
            <numerusform>Use %n hilo para %1 con todos los tamaños de lote medidos (%3 a %2).</numerusform>
            <numerusform>Use %n hilos para %1 con todos los tamaños de lote medidos (%3 a %2).</numerusform>
        </translation>
    </message>
    <message>
        <source>Keep one thread for %1 at every batch size measured (%3 to %2).</source>
        <translation>Quédese con un solo hilo para %1 con todos los tamaños de lote medidos (%3 a %2).</translation>
    </message>
    <message numerus="yes">
        <source>For %1 one thread and %n threads differ by less than %4 at every batch size (%3 to %2).</source>
        <translation>
            <numerusform>Para %1, uno solo y %n hilo difieren en menos de un %4 con todos los tamaños de lote (%3 a %2).</numerusform>
            <numerusform>Para %1, uno solo y %n hilos difieren en menos de un %4 con todos los tamaños de lote (%3 a %2).</numerusform>
        </translation>
    </message>
    <message>
        <source>The gain passes %1 at %2 (95 % interval %3).</source>
        <translation>La ganancia supera el %1 con %2 (intervalo del 95 %: %3).</translation>
    </message>
    <message>
        <source>The gain falls below %1 at %2 (95 % interval %3).</source>
        <translation>La ganancia baja del %1 con %2 (intervalo del 95 %: %3).</translation>
    </message>
    <message>
        <source>Level with one thread at %1.</source>
        <translation>Igualado con un solo hilo en %1.</translation>
    </message>
    <message>
        <source>At %1 they halve the latency (%2).</source>
        <translation>Con %1 reducen la latencia a la mitad (%2).</translation>
    </message>
    <message>
        <source>At %1 they cut the latency by %2 (%3).</source>
        <translation>Con %1 reducen la latencia un %2 (%3).</translation>
    </message>
    <message numerus="yes">
        <source>%n threads take %1 as long as one.</source>
        <translation>
            <numerusform>%n hilo tarda %1 el tiempo de uno solo.</numerusform>
            <numerusform>%n hilos tardan %1 el tiempo de uno solo.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n threads take %1 to %2 as long as one, the most at %3.</source>
        <translation>
            <numerusform>%n hilo tarda de %1 a %2 el tiempo de uno solo, lo máximo con %3.</numerusform>
            <numerusform>%n hilos tardan de %1 a %2 el tiempo de uno solo, lo máximo con %3.</numerusform>
        </translation>
    </message>
    <message>
        <source>Not clear yet at %1: measure longer.</source>
        <translation>Aún no está claro con %1: mida más tiempo.</translation>
    </message>
    <message numerus="yes">
        <source>%n threads take %1 as long.</source>
        <translation>
            <numerusform>%n hilo tarda %1 el tiempo de uno solo.</numerusform>
            <numerusform>%n hilos tardan %1 el tiempo de uno solo.</numerusform>
        </translation>
    </message>
    <message>
        <source>The 95 % interval of the speed-up is %1.</source>
        <translation>El intervalo del 95 % de la aceleración es %1.</translation>
    </message>
    <message numerus="yes">
        <source>The 95 % interval of the speed-up is %1; %n threads reach %2, which is no gain worth having.</source>
        <translation>
            <numerusform>El intervalo del 95 % de la aceleración es %1; %n hilo llega a %2, una ganancia que no merece la pena.</numerusform>
            <numerusform>El intervalo del 95 % de la aceleración es %1; %n hilos llegan a %2, una ganancia que no merece la pena.</numerusform>
        </translation>
    </message>
    <message>
        <source>Intervals are known at %1 points so far.</source>
        <translation>Hasta ahora se conocen los intervalos en %1 puntos.</translation>
    </message>
</context>
<context>
    <name>breakeven</name>
    <message>
        <source>In Python the setting is %1, in Qt %2.</source>
        <translation>En Python el ajuste es %1; en Qt, %2.</translation>
    </message>
    <message>
        <source>Advice</source>
        <translation>Consejos</translation>
    </message>
    <message>
        <source>Thread counts, measured and by the book</source>
        <translation>Números de hilos, medidos y según los manuales</translation>
    </message>
    <message>
        <source>Disturbances</source>
        <translation>Perturbaciones</translation>
    </message>
    <message>
        <source>%1, %2, on %3
</source>
        <translation>%1, %2, en %3
</translation>
    </message>
    <message>
        <source>an unnamed host</source>
        <translation>un host sin nombre</translation>
    </message>
    <message>
        <source>Prints one JSON object.</source>
        <translation>Muestra un objeto JSON.</translation>
    </message>
    <message>
        <source>the plan&apos;s key “%1” is not known and has no effect.</source>
        <translation>la clave «%1» del plan no se conoce y no tiene efecto.</translation>
    </message>
    <message>
        <source>The Python file to write, instead of standard output.</source>
        <translation>El archivo de Python que se escribe, en lugar de la salida estándar.</translation>
    </message>
    <message>
        <source>--output takes the name of a file.</source>
        <translation>--output acepta el nombre de un archivo.</translation>
    </message>
    <message>
        <source>A batch of</source>
        <translation>Un lote de</translation>
    </message>
    <message>
        <source>Arm</source>
        <translation>Brazo</translation>
    </message>
    <message>
        <source>Switches an op.</source>
        <translation>Cambios por op.</translation>
    </message>
    <message>
        <source>Where the time of a batch goes</source>
        <translation>Adónde va el tiempo de un lote</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation>%1: %2</translation>
    </message>
    <message>
        <source>%1 works.
</source>
        <translation>%1 funciona.
</translation>
    </message>
    <message>
        <source>version</source>
        <translation>versión</translation>
    </message>
    <message>
        <source>file system</source>
        <translation>sist. archiv.</translation>
    </message>
    <message>
        <source>mounted</source>
        <translation>montado</translation>
    </message>
    <message>
        <source>free</source>
        <translation>libre</translation>
    </message>
    <message>
        <source>copies</source>
        <translation>copias</translation>
    </message>
    <message>
        <source>pool holds</source>
        <translation>pool contiene</translation>
    </message>
    <message numerus="yes">
        <source>%n object(s), %1</source>
        <translation>
            <numerusform>%n objeto, %1</numerusform>
            <numerusform>%n objetos, %1</numerusform>
        </translation>
    </message>
    <message>
        <source>you may</source>
        <translation>permitido</translation>
    </message>
    <message>
        <source>read, write and remove</source>
        <translation>leer, escribir y eliminar</translation>
    </message>
    <message>
        <source>round trip</source>
        <translation>ida y vuelta</translation>
    </message>
    <message>
        <source>as if farther</source>
        <translation>lejanía</translation>
    </message>
    <message>
        <source>Of a rediss:// target: the file of the certificate authority to trust.</source>
        <translation>De un destino rediss://: el archivo de la autoridad de certificación en la que confiar.</translation>
    </message>
    <message>
        <source>Of a rediss:// target: the file of the certificate to show.</source>
        <translation>De un destino rediss://: el archivo del certificado que se presenta.</translation>
    </message>
    <message>
        <source>Of a rediss:// target: the file of that one&apos;s key.</source>
        <translation>De un destino rediss://: el archivo de la clave de ese certificado.</translation>
    </message>
    <message>
        <source>certificates are for rediss:// targets.</source>
        <translation>los certificados son para destinos rediss://.</translation>
    </message>
    <message>
        <source>--client-certificate and --client-key go together.</source>
        <translation>--client-certificate y --client-key van juntos.</translation>
    </message>
    <message>
        <source>The file is given with --ca-file.</source>
        <translation>El archivo se indica con --ca-file.</translation>
    </message>
    <message>
        <source>They are given with --client-certificate and --client-key.</source>
        <translation>Se indican con --client-certificate y --client-key.</translation>
    </message>
    <message>
        <source>Fingerprint of the key: %1</source>
        <translation>Huella de la clave: %1</translation>
    </message>
    <message>
        <source>Compare it with what the host&apos;s administrator tells. Where the two are the same, repeat the command with: --trust-key &apos;%1&apos;</source>
        <translation>Compárela con lo que indique el administrador del host. Si ambas son iguales, repita la orden con: --trust-key &apos;%1&apos;</translation>
    </message>
    <message>
        <source>what killed runs may have left can&apos;t be seen: %1</source>
        <translation>no se puede ver lo que hayan dejado ensayos terminados a la fuerza: %1</translation>
    </message>
    <message>
        <source>the target holds too much to see all that killed runs may have left.</source>
        <translation>el destino contiene demasiado para ver todo lo que hayan dejado ensayos terminados a la fuerza.</translation>
    </message>
    <message>
        <source>Left by a killed run: %1
</source>
        <translation>Dejado por un ensayo terminado a la fuerza: %1
</translation>
    </message>
    <message>
        <source>Removed %1.
</source>
        <translation>%1: eliminado.
</translation>
    </message>
    <message>
        <source>Killed runs left nothing.
</source>
        <translation>Los ensayos terminados a la fuerza no dejaron nada.
</translation>
    </message>
    <message>
        <source>breakeven check with --clean removes what killed runs left.</source>
        <translation>breakeven check con --clean elimina lo que dejaron ensayos terminados a la fuerza.</translation>
    </message>
    <message>
        <source>Trusts the key of an sftp:// target&apos;s host if this is its fingerprint.</source>
        <translation>Confía en la clave del host de un destino sftp:// si esta es su huella.</translation>
    </message>
    <message>
        <source>fingerprint</source>
        <translation>huella</translation>
    </message>
    <message>
        <source>Removes what killed runs left at the target.</source>
        <translation>Elimina lo que dejaron en el destino ensayos terminados a la fuerza.</translation>
    </message>
    <message>
        <source>other users of this machine can see a password in the arguments; leave it out to be asked for it, or use --password-stdin.</source>
        <translation>otros usuarios de este equipo pueden ver una contraseña en los argumentos; omítala para que se le pida, o use --password-stdin.</translation>
    </message>
    <message>
        <source>--trust-key is for sftp:// targets.</source>
        <translation>--trust-key es para destinos sftp://.</translation>
    </message>
    <message>
        <source>--trust-key: a fingerprint reads “ssh-ed25519 SHA256:…”.</source>
        <translation>--trust-key: una huella tiene la forma «ssh-ed25519 SHA256:…».</translation>
    </message>
    <message>
        <source>Usage: %1 [RUN...]               opens the window
       %1 VERB [ARGUMENTS]      works without one

</source>
        <translation>Uso: %1 [ENSAYO...]           abre la ventana
     %1 VERBO [ARGUMENTOS]    funciona sin ventana

</translation>
    </message>
    <message>
        <source>Usage: %1 VERB [ARGUMENTS]

</source>
        <translation>Uso: %1 VERBO [ARGUMENTOS]

</translation>
    </message>
    <message>
        <source>Tells, with evidence, when threads pay off for storage I/O.

Verbs:
</source>
        <translation>Dice, con pruebas, cuándo compensan los hilos para la E/S de almacenamiento.

Verbos:
</translation>
    </message>
    <message>
        <source>%1 VERB --help says more about one of them; %1 --version names the version.
Exit status: 0 done, 1 failed, 2 wrong usage, 3 a run that answers for some targets only, 130 cancelled.
</source>
        <translation>%1 VERBO --help dice más sobre uno de ellos; %1 --version indica la versión.
Estado de salida: 0 hecho, 1 fallo, 2 uso incorrecto, 3 un ensayo que responde solo para algunos destinos, 130 cancelado.
</translation>
    </message>
    <message>
        <source>charts and reports are drawn by the program that has the window, too: use breakeven %1 (Debian&apos;s package breakeven).</source>
        <translation>los gráficos e informes los dibuja el programa que también tiene la ventana: use breakeven %1 (paquete breakeven de Debian).</translation>
    </message>
    <message>
        <source>there is no such option.</source>
        <translation>esa opción no existe.</translation>
    </message>
    <message>
        <source>there is no such verb.</source>
        <translation>ese verbo no existe.</translation>
    </message>
    <message>
        <source>the results could not be written to standard output.</source>
        <translation>no se pudieron escribir los resultados en la salida estándar.</translation>
    </message>
    <message>
        <source>Point</source>
        <translation>Punto</translation>
    </message>
    <message>
        <source>Before</source>
        <translation>Antes</translation>
    </message>
    <message>
        <source>After</source>
        <translation>Después</translation>
    </message>
    <message>
        <source>Ratio</source>
        <translation>Razón</translation>
    </message>
    <message>
        <source>95 % interval</source>
        <translation>Intervalo del 95 %</translation>
    </message>
    <message>
        <source>Change</source>
        <translation>Cambio</translation>
    </message>
    <message>
        <source>The runs have no point in common.
</source>
        <translation>Los ensayos no tienen ningún punto en común.
</translation>
    </message>
    <message>
        <source>~ measured by one of the runs only, interpolated in the other
</source>
        <translation>~ medido solo por uno de los ensayos, interpolado en el otro
</translation>
    </message>
    <message>
        <source>%1: warning: %2</source>
        <translation>%1: advertencia: %2</translation>
    </message>
    <message>
        <source>a killed run left %1 at %2.</source>
        <translation>un ensayo terminado a la fuerza dejó %1 en %2.</translation>
    </message>
    <message>
        <source>breakeven check &apos;%1&apos; --clean removes it.</source>
        <translation>breakeven check &apos;%1&apos; --clean lo elimina.</translation>
    </message>
    <message>
        <source>The CSV file to write.</source>
        <translation>El archivo CSV que se escribe.</translation>
    </message>
    <message>
        <source>--output is missing.</source>
        <translation>falta --output.</translation>
    </message>
    <message>
        <source>--output takes a name that ends in .csv.</source>
        <translation>--output acepta un nombre que termine en .csv.</translation>
    </message>
    <message>
        <source>there is no such topic; there are %1.</source>
        <translation>ese tema no existe; hay %1.</translation>
    </message>
    <message>
        <source>%1 has no end: the run still goes on, or was killed.</source>
        <translation>%1 no tiene final: el ensayo sigue en curso o se terminó a la fuerza.</translation>
    </message>
    <message>
        <source>Writes over a file that is there.</source>
        <translation>Sobrescribe un archivo existente.</translation>
    </message>
    <message>
        <source>%1 exists already; choose another name, or write over it with --force.</source>
        <translation>%1 ya existe; elija otro nombre o sobrescríbalo con --force.</translation>
    </message>
    <message>
        <source>Reads the passwords of Redis servers from standard input, a line for each server. Without it they are asked for on a terminal.</source>
        <translation>Lee las contraseñas de los servidores Redis de la entrada estándar, una línea por servidor. Sin esta opción se piden en un terminal.</translation>
    </message>
    <message>
        <source>--password-stdin is for Redis servers without a password.</source>
        <translation>--password-stdin es para servidores Redis sin contraseña indicada.</translation>
    </message>
    <message>
        <source>standard input has no line with the password of %1.</source>
        <translation>la entrada estándar no tiene ninguna línea con la contraseña de %1.</translation>
    </message>
    <message>
        <source>Password of %1: </source>
        <translation>Contraseña de %1: </translation>
    </message>
    <message>
        <source>Under %1: </source>
        <translation>Con %1: </translation>
    </message>
    <message>
        <source>The round trip to the target, in µs.</source>
        <translation>La ida y vuelta hasta el destino, en µs.</translation>
    </message>
    <message>
        <source>How many threads.</source>
        <translation>Cuántos hilos.</translation>
    </message>
    <message>
        <source>Only this target of the run.</source>
        <translation>Solo este destino del ensayo.</translation>
    </message>
    <message>
        <source>--rtt-us takes a number of microseconds, 0 to 10,000,000.</source>
        <translation>--rtt-us acepta un número de microsegundos, de 0 a 10000000.</translation>
    </message>
    <message>
        <source>--threads takes a whole number, 1 to 1024.</source>
        <translation>--threads acepta un número entero, de 1 a 1024.</translation>
    </message>
    <message>
        <source>The run has no target %1. It has: %2.</source>
        <translation>El ensayo no tiene el destino %1. Tiene: %2.</translation>
    </message>
    <message>
        <source>Prints a JSON array, the plans with it.</source>
        <translation>Muestra un array JSON, con los planes incluidos.</translation>
    </message>
    <message>
        <source>%1 %</source>
        <translation>%1 %</translation>
    </message>
    <message>
        <source>pass %1</source>
        <translation>pasada %1</translation>
    </message>
    <message numerus="yes">
        <source>measuring %n points</source>
        <translation>
            <numerusform>midiendo %n punto</numerusform>
            <numerusform>midiendo %n puntos</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 of %2 settled</source>
        <translation>%1 de %2 resueltos</translation>
    </message>
    <message>
        <source>%1 s left</source>
        <translation>quedan %1 s</translation>
    </message>
    <message>
        <source>The post&apos;s table
</source>
        <translation>La tabla del artículo
</translation>
    </message>
    <message>
        <source>Where it differs from the post</source>
        <translation>En qué difiere del artículo</translation>
    </message>
    <message>
        <source>--runtime: there is no runtime “%1”; %2.</source>
        <translation>--runtime: no existe el entorno de ejecución «%1»; %2.</translation>
    </message>
    <message>
        <source>it is no file</source>
        <translation>no es un archivo</translation>
    </message>
    <message>
        <source>Who executes the batches: native, cpython, or both with a comma.</source>
        <translation>Quién ejecuta los lotes: native, cpython, o ambos con una coma.</translation>
    </message>
    <message>
        <source>The interpreter for cpython; otherwise the first that has numpy and what the targets need.</source>
        <translation>El intérprete para cpython; si no, el primero que tenga numpy y lo que necesiten los destinos.</translation>
    </message>
    <message>
        <source>Your own read, work and write, in Python, to measure under cpython; breakeven batch-template prints one to fill in.</source>
        <translation>Sus propios read, work y write, en Python, para medirlos con cpython; breakeven batch-template muestra uno para rellenar.</translation>
    </message>
    <message>
        <source>--python goes with --runtime cpython.</source>
        <translation>--python va con --runtime cpython.</translation>
    </message>
    <message>
        <source>--batch-file goes with --runtime cpython.</source>
        <translation>--batch-file va con --runtime cpython.</translation>
    </message>
    <message>
        <source>yes</source>
        <translation>sí</translation>
    </message>
    <message>
        <source>no</source>
        <translation>no</translation>
    </message>
    <message>
        <source>Interpreter</source>
        <translation>Intérprete</translation>
    </message>
    <message>
        <source>Version</source>
        <translation>Versión</translation>
    </message>
    <message>
        <source>Prints a JSON array.</source>
        <translation>Muestra un array JSON.</translation>
    </message>
    <message>
        <source>no Python 3.7 or newer was found along PATH, in /usr/bin, in /usr/local/bin or among pyenv&apos;s versions.</source>
        <translation>no se encontró ningún Python 3.7 o posterior en PATH, en /usr/bin, en /usr/local/bin ni entre las versiones de pyenv.</translation>
    </message>
    <message>
        <source>Speed-up</source>
        <translation>Aceleración</translation>
    </message>
    <message>
        <source>I/O share</source>
        <translation>Proporción de E/S</translation>
    </message>
    <message>
        <source>Verdict</source>
        <translation>Veredicto</translation>
    </message>
    <message>
        <source>Target</source>
        <translation>Destino</translation>
    </message>
    <message>
        <source>Threads</source>
        <translation>Hilos</translation>
    </message>
    <message>
        <source>Latency</source>
        <translation>Latencia</translation>
    </message>
    <message>
        <source>p5 – p95</source>
        <translation>p5 – p95</translation>
    </message>
    <message>
        <source>Caveat: %1</source>
        <translation>Reserva: %1</translation>
    </message>
    <message>
        <source>Caveat of all: %1</source>
        <translation>Reserva para todos: %1</translation>
    </message>
    <message>
        <source>Measured with the cores in the condition that each target names.</source>
        <translation>Medido con los núcleos en el estado que indica cada destino.</translation>
    </message>
    <message>
        <source>Measured with %1.</source>
        <translation>Medido con %1.</translation>
    </message>
    <message>
        <source>Caution</source>
        <translation>Atención</translation>
    </message>
    <message>
        <source>%1 at %2: %3</source>
        <translation>%1 a %2: %3</translation>
    </message>
    <message>
        <source>Ended after %1: %2.
</source>
        <translation>Terminado tras %1: %2.
</translation>
    </message>
    <message>
        <source>More: --details, or breakeven analyze with the run file.</source>
        <translation>Más: --details, o breakeven analyze con el archivo de ensayo.</translation>
    </message>
    <message>
        <source>Run file: %1
</source>
        <translation>Archivo del ensayo: %1
</translation>
    </message>
    <message>
        <source>The experiment, as `presets` lists them.</source>
        <translation>El experimento, tal como lo lista `presets`.</translation>
    </message>
    <message>
        <source>The experiment, in a file of your own, or itself as JSON.</source>
        <translation>El experimento, en un archivo propio, o él mismo como JSON.</translation>
    </message>
    <message>
        <source>How long to measure at most.</source>
        <translation>Cuánto tiempo medir como máximo.</translation>
    </message>
    <message>
        <source>Adds an arm on Redis: one thread that sends a batch&apos;s requests together.</source>
        <translation>Añade un brazo en Redis: un solo hilo que envía juntas las peticiones de un lote.</translation>
    </message>
    <message>
        <source>The condition of the cores while it measures: awake, as-they-are, which lets them fall asleep, or both, each target in either.</source>
        <translation>El estado de los núcleos mientras mide: awake (despiertos), as-they-are, que los deja dormirse, o both, cada destino en ambos.</translation>
    </message>
    <message>
        <source>How long to wait at most while other programs are busy; 0: not at all. Otherwise 15.</source>
        <translation>Cuánto esperar como máximo mientras otros programas estén ocupados; 0: nada. Si no, 15.</translation>
    </message>
    <message>
        <source>Prints the result as one JSON object.</source>
        <translation>Muestra el resultado como un objeto JSON.</translation>
    </message>
    <message>
        <source>Prints causes, advice, disturbances and thread counts by the book, too.</source>
        <translation>Muestra también causas, consejos, perturbaciones y números de hilos según los manuales.</translation>
    </message>
    <message>
        <source>--preset and --plan exclude each other.</source>
        <translation>--preset y --plan se excluyen.</translation>
    </message>
    <message>
        <source>--budget takes a number of seconds, 0.1 to 604800.</source>
        <translation>--budget acepta un número de segundos, de 0.1 a 604800.</translation>
    </message>
    <message>
        <source>--cores is awake, as-they-are or both.</source>
        <translation>--cores es awake, as-they-are o both.</translation>
    </message>
    <message>
        <source>--wait-for-quiet takes a number of seconds, 0 to 604800.</source>
        <translation>--wait-for-quiet acepta un número de segundos, de 0 a 604800.</translation>
    </message>
    <message>
        <source>%1 exists already; choose another name or remove it.</source>
        <translation>%1 ya existe; elija otro nombre o elimínelo.</translation>
    </message>
    <message>
        <source>nothing could be measured.</source>
        <translation>no se pudo medir nada.</translation>
    </message>
    <message>
        <source>Cancelled; what was measured is kept.</source>
        <translation>Cancelado; lo medido se conserva.</translation>
    </message>
    <message>
        <source>not every target gave an answer that its blocks support; measure longer.</source>
        <translation>no todos los destinos dieron una respuesta que sus bloques sustenten; mida más tiempo.</translation>
    </message>
    <message>
        <source>Measures, and says when threads pay off.</source>
        <translation>Mide y dice cuándo compensan los hilos.</translation>
    </message>
    <message>
        <source>Says what a run found.</source>
        <translation>Dice qué halló un ensayo.</translation>
    </message>
    <message>
        <source>Says what changed from one run to another.</source>
        <translation>Dice qué cambió de un ensayo a otro.</translation>
    </message>
    <message>
        <source>Says what a batch would take that was not measured.</source>
        <translation>Dice qué tardaría un lote que no se midió.</translation>
    </message>
    <message>
        <source>Draws runs, the later ones laid over the first.</source>
        <translation>Dibuja ensayos, los posteriores superpuestos al primero.</translation>
    </message>
    <message>
        <source>Writes a page that says all of a run, a section each.</source>
        <translation>Escribe una página que lo dice todo de una ejecución, una sección por ejecución.</translation>
    </message>
    <message>
        <source>Writes a run&apos;s batches as CSV, one row a batch.</source>
        <translation>Escribe los lotes de un ensayo como CSV, una fila por lote.</translation>
    </message>
    <message>
        <source>Connects to a target, measures the round trip, says what is wrong.</source>
        <translation>Se conecta a un destino, mide la ida y vuelta y dice qué falla.</translation>
    </message>
    <message>
        <source>Lists the experiments that come with the program.</source>
        <translation>Lista los experimentos que trae el programa.</translation>
    </message>
    <message>
        <source>Lists the Pythons of this machine and what they import.</source>
        <translation>Lista los Python de este equipo y lo que importan.</translation>
    </message>
    <message>
        <source>Prints a Python file to fill in with a batch of your own.</source>
        <translation>Muestra un archivo de Python para rellenar con un lote propio.</translation>
    </message>
    <message>
        <source>Prints what one needs to know to help you: versions, the machine, settings, last failures; no secrets.</source>
        <translation>Muestra lo necesario para ayudarle: versiones, máquina, ajustes, últimos fallos; ningún secreto.</translation>
    </message>
    <message>
        <source>Prints the manual, or the list of its topics.</source>
        <translation>Muestra el manual, o la lista de sus temas.</translation>
    </message>
    <message>
        <source>Usage: %1 %2 %3</source>
        <translation>Uso: %1 %2 %3</translation>
    </message>
    <message>
        <source>Options:</source>
        <translation>Opciones:</translation>
    </message>
    <message>
        <source>Examples:</source>
        <translation>Ejemplos:</translation>
    </message>
    <message>
        <source>%1 %2 --help says more.</source>
        <translation>%1 %2 --help dice más.</translation>
    </message>
    <message>
        <source>Shows this help.</source>
        <translation>Muestra esta ayuda.</translation>
    </message>
    <message>
        <source>Says on standard error what it does; QT_LOGGING_RULES chooses by breakeven.*.</source>
        <translation>Indica en la salida de errores lo que hace; QT_LOGGING_RULES elige con breakeven.*.</translation>
    </message>
    <message>
        <source>something is missing.</source>
        <translation>falta algo.</translation>
    </message>
    <message>
        <source>there are too many arguments.</source>
        <translation>hay demasiados argumentos.</translation>
    </message>
    <message>
        <source>The gain from which threads are worth having: 0.1 is 10 %.</source>
        <translation>La ganancia a partir de la cual los hilos merecen la pena: 0.1 es el 10 %.</translation>
    </message>
    <message>
        <source>--worth takes a share, 0 to 10: 0.1 is 10 %.</source>
        <translation>--worth acepta una proporción, de 0 a 10: 0.1 es el 10 %.</translation>
    </message>
    <message>
        <source>the run has no such point; it has these:
%1</source>
        <translation>el ensayo no tiene ese punto; tiene estos:
%1</translation>
    </message>
    <message>
        <source>the run&apos;s plan is not that of the post&apos;s table</source>
        <translation>el plan de la medición no es el de la tabla del artículo</translation>
    </message>
    <message>
        <source>The file to write; its ending (png, svg, pdf) says the format.</source>
        <translation>El archivo que se escribe; su extensión (png, svg, pdf) indica el formato.</translation>
    </message>
    <message>
        <source>light (default) or dark.</source>
        <translation>light (predeterminado) o dark.</translation>
    </message>
    <message>
        <source>Width x height in pixels; a PNG has --scale times as many.</source>
        <translation>Ancho x alto en píxeles; un PNG tiene --scale veces más.</translation>
    </message>
    <message>
        <source>Of a PNG: 1 to 4 pixels for one of --size, 2 by default.</source>
        <translation>De un PNG: de 1 a 4 píxeles por cada uno de --size, 2 si no se indica.</translation>
    </message>
    <message>
        <source>--theme takes light or dark.</source>
        <translation>--theme acepta light o dark.</translation>
    </message>
    <message>
        <source>--size takes WIDTHxHEIGHT, from 200x150 to 10000x10000.</source>
        <translation>--size acepta ANCHURAxALTURA, de 200x150 a 10000x10000.</translation>
    </message>
    <message>
        <source>--scale takes a whole number from 1 to 4.</source>
        <translation>--scale espera un número entero de 1 a 4.</translation>
    </message>
    <message>
        <source>--value takes a number.</source>
        <translation>--value acepta un número.</translation>
    </message>
    <message>
        <source>this view shows one run.</source>
        <translation>esta vista muestra un solo ensayo.</translation>
    </message>
    <message>
        <source>The file to write; its ending (html, pdf) says the format.</source>
        <translation>El archivo que se escribirá; su extensión (html, pdf) indica el formato.</translation>
    </message>
    <message>
        <source>--output takes a name that ends in .html or .pdf.</source>
        <translation>--output espera un nombre que termine en .html o .pdf.</translation>
    </message>
    <message>
        <source>set %1 = %2 for targets farther than %3, 1 for nearer ones.</source>
        <translation>fije %1 = %2 para destinos a más de %3, 1 para los más cercanos.</translation>
    </message>
    <message>
        <source>set %1 = %2 for targets nearer than %3, 1 for farther ones.</source>
        <translation>fije %1 = %2 para destinos a menos de %3, 1 para los más lejanos.</translation>
    </message>
    <message>
        <source>set %1 = %2 above %3, 1 below.</source>
        <translation>fije %1 = %2 por encima de %3, 1 por debajo.</translation>
    </message>
    <message>
        <source>set %1 = %2 below %3, 1 above.</source>
        <translation>fije %1 = %2 por debajo de %3, 1 por encima.</translation>
    </message>
    <message>
        <source>farther than %1</source>
        <translation>a más de %1</translation>
    </message>
    <message>
        <source>above %1</source>
        <translation>por encima de %1</translation>
    </message>
    <message>
        <source>nearer than %1</source>
        <translation>a menos de %1</translation>
    </message>
    <message>
        <source>below %1</source>
        <translation>por debajo de %1</translation>
    </message>
    <message>
        <source>up to %1</source>
        <translation>hasta %1</translation>
    </message>
    <message>
        <source>from %1 on</source>
        <translation>a partir de %1</translation>
    </message>
    <message>
        <source>from %1 to %2</source>
        <translation>de %1 a %2</translation>
    </message>
    <message>
        <source>at %1</source>
        <translation>con %1</translation>
    </message>
    <message>
        <source>set %1 = %2.</source>
        <translation>fije %1 = %2.</translation>
    </message>
    <message>
        <source>Gnocchi&apos;s versions between October 2017 and January 2018 ignore it.</source>
        <translation>Las versiones de Gnocchi entre octubre de 2017 y enero de 2018 lo ignoran.</translation>
    </message>
    <message>
        <source>%1 measured fastest</source>
        <translation>%1 según la medición (lo más rápido)</translation>
    </message>
    <message>
        <source>%1 by cores × (1 + wait/compute)</source>
        <translation>%1 según núcleos × (1 + espera/cálculo)</translation>
    </message>
    <message>
        <source>%1 by the Universal Scalability Law</source>
        <translation>%1 según la Universal Scalability Law</translation>
    </message>
    <message>
        <source>%1 by the Universal Scalability Law, which fits badly (%2 off)</source>
        <translation>%1 según la Universal Scalability Law, que se ajusta mal (desvío del %2)</translation>
    </message>
    <message>
        <source>no peak by the Universal Scalability Law</source>
        <translation>sin máximo según la Universal Scalability Law</translation>
    </message>
    <message>
        <source>%1: %2.</source>
        <translation>%1: %2.</translation>
    </message>
    <message>
        <source>The Universal Scalability Law can be fitted from 4 thread counts on; this run has %1.</source>
        <translation>La Universal Scalability Law se puede ajustar a partir de 4 números de hilos; este ensayo tiene %1.</translation>
    </message>
    <message>
        <source>%1 points and arms are too few, it takes %2</source>
        <translation>%1 puntos y brazos son muy pocos, hacen falta %2</translation>
    </message>
    <message>
        <source>it misses points left out by %1 %</source>
        <translation>se equivoca un %1 % en los puntos dejados fuera</translation>
    </message>
    <message>
        <source>it misses one in ten of the points left out by %1 %</source>
        <translation>se equivoca un %1 % en uno de cada diez puntos dejados fuera</translation>
    </message>
    <message>
        <source>the run varies neither the round trip nor the threads alone</source>
        <translation>el ensayo no varía por sí solos ni la ida y vuelta ni los hilos</translation>
    </message>
    <message>
        <source>the run measured only one round trip, %1 µs</source>
        <translation>el ensayo midió una sola ida y vuelta, %1 µs</translation>
    </message>
    <message>
        <source>the run measured fewer than three thread counts, which tell nothing of %1</source>
        <translation>el ensayo midió menos de tres números de hilos, lo que no dice nada de %1</translation>
    </message>
    <message>
        <source>%1 µs is too far beyond the longest round trip measured, %2 µs</source>
        <translation>%1 µs está demasiado lejos de la ida y vuelta más larga medida, %2 µs</translation>
    </message>
    <message>
        <source>%1 threads are too far beyond the most measured, %2</source>
        <translation>%1 hilos están demasiado lejos del mayor número medido, %2</translation>
    </message>
    <message>
        <source>the cost model</source>
        <translation>el modelo de costes</translation>
    </message>
    <message>
        <source>the prediction</source>
        <translation>la predicción</translation>
    </message>
    <message>
        <source>%1 at %2</source>
        <translation>%1 a %2</translation>
    </message>
    <message numerus="yes">
        <source>Other programs used %1 of %n cores: on a quiet machine the answer may be another one.</source>
        <translation>
            <numerusform>Otros programas usaron %1 de %n núcleo: en un equipo tranquilo la respuesta puede ser otra.</numerusform>
            <numerusform>Otros programas usaron %1 de %n núcleos: en un equipo tranquilo la respuesta puede ser otra.</numerusform>
        </translation>
    </message>
    <message>
        <source>The host of this virtual machine took the cores away for %1 of the run.</source>
        <translation>El anfitrión de esta máquina virtual retiró los núcleos durante el %1 del ensayo.</translation>
    </message>
    <message>
        <source>The latency of %1 has two states: %2 of the batches take %3 as long as the others.</source>
        <translation>La latencia de %1 tiene dos estados: el %2 de los lotes tarda %3 el tiempo de los demás.</translation>
    </message>
    <message>
        <source>One thread and %1 change places %2 times, more than waiting explains: the latency has two states.</source>
        <translation>Un solo hilo y %1 se alternan %2 veces, más de lo que explica la espera: la latencia tiene dos estados.</translation>
    </message>
    <message>
        <source>The arm of %1 wins at %2 and loses at %3, where there is more waiting to overlap: the latency has two states.</source>
        <translation>El brazo de %1 gana con %2 y pierde con %3, donde hay más espera que solapar: la latencia tiene dos estados.</translation>
    </message>
    <message>
        <source>Where %1 were asked for, the machine held %2; the point counts as that.</source>
        <translation>Donde se pedían %1, el equipo mantuvo %2; el punto cuenta como ese valor.</translation>
    </message>
    <message numerus="yes">
        <source>Some points have %n block(s) only: intervals of so few may be too narrow, measure longer.</source>
        <translation>
            <numerusform>Algunos puntos tienen solo %n bloque: los intervalos de tan pocos pueden ser demasiado estrechos; mida más tiempo.</numerusform>
            <numerusform>Algunos puntos tienen solo %n bloques: los intervalos de tan pocos pueden ser demasiado estrechos; mida más tiempo.</numerusform>
        </translation>
    </message>
    <message>
        <source>The cores were left to fall asleep: below some 200 µs their waking decides.</source>
        <translation>Se dejó dormirse a los núcleos: por debajo de unos 200 µs decide su despertar.</translation>
    </message>
    <message numerus="yes">
        <source>The connection was lost %n time(s) and made anew; what was under way was measured again.</source>
        <translation>
            <numerusform>La conexión se perdió %n vez y se restableció; lo que estaba en curso se midió de nuevo.</numerusform>
            <numerusform>La conexión se perdió %n veces y se restableció; lo que estaba en curso se midió de nuevo.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>The connection was lost %n time(s) and made anew, most often at %1; what was under way was measured again.</source>
        <translation>
            <numerusform>La conexión se perdió %n vez y se restableció, sobre todo en %1; lo que estaba en curso se midió de nuevo.</numerusform>
            <numerusform>La conexión se perdió %n veces y se restableció, sobre todo en %1; lo que estaba en curso se midió de nuevo.</numerusform>
        </translation>
    </message>
    <message>
        <source>The added compute is taken to give the GIL away %1 times an operation; for a program that does so more or less often, measure a batch of its own.</source>
        <translation>Se supone que el cálculo añadido cede el GIL %1 veces por operación; para un programa que lo haga más o menos a menudo, mida un lote propio.</translation>
    </message>
    <message>
        <source>%1, %2</source>
        <translation>%1, %2</translation>
    </message>
    <message>
        <source>%1: the crossover moved from %2 to %3 (95 % interval of the difference %4).</source>
        <translation>%1: el cruce pasó de %2 a %3 (intervalo del 95 % de la diferencia %4).</translation>
    </message>
    <message>
        <source>%1: the crossover is where it was, %2 and %3 (95 % interval of the difference %4).</source>
        <translation>%1: el cruce sigue donde estaba, %2 y %3 (intervalo del 95 % de la diferencia %4).</translation>
    </message>
    <message>
        <source>faster</source>
        <translation>más rápido</translation>
    </message>
    <message>
        <source>slower</source>
        <translation>más lento</translation>
    </message>
    <message>
        <source>same</source>
        <translation>igual</translation>
    </message>
    <message>
        <source>not clear</source>
        <translation>incierto</translation>
    </message>
    <message>
        <source>%1, emulated before</source>
        <translation>%1, red emulada antes</translation>
    </message>
    <message>
        <source>%1, emulated after</source>
        <translation>%1, red emulada después</translation>
    </message>
    <message>
        <source>%1: the crossover at %2 is gone.</source>
        <translation>%1: el cruce en %2 ha desaparecido.</translation>
    </message>
    <message>
        <source>%1: there is a crossover now, at %2.</source>
        <translation>%1: ahora hay un cruce, en %2.</translation>
    </message>
    <message>
        <source>The shift may be chance: its interval holds 0.</source>
        <translation>El desplazamiento puede ser casual: su intervalo contiene el 0.</translation>
    </message>
    <message>
        <source>earlier</source>
        <translation>antes</translation>
    </message>
    <message>
        <source>later</source>
        <translation>después</translation>
    </message>
    <message>
        <source>Fewer threads are enough than in the base run.</source>
        <translation>Bastan menos hilos que en el ensayo base.</translation>
    </message>
    <message>
        <source>It takes more threads than in the base run.</source>
        <translation>Hacen falta más hilos que en el ensayo base.</translation>
    </message>
    <message>
        <source>They pay off earlier than in the base run.</source>
        <translation>Compensan antes que en el ensayo base.</translation>
    </message>
    <message>
        <source>They pay off later than in the base run.</source>
        <translation>Compensan más tarde que en el ensayo base.</translation>
    </message>
    <message>
        <source>They cease to pay off earlier than in the base run.</source>
        <translation>Dejan de compensar antes que en el ensayo base.</translation>
    </message>
    <message>
        <source>They pay off for longer than in the base run.</source>
        <translation>Compensan durante más tramo que en el ensayo base.</translation>
    </message>
    <message>
        <source>break-even over threads</source>
        <translation>punto de equilibrio según los hilos</translation>
    </message>
    <message>
        <source>break-even, %1 against %2</source>
        <translation>punto de equilibrio, %1 frente a %2</translation>
    </message>
    <message>
        <source>The runs have no point in common.</source>
        <translation>Los ensayos no tienen ningún punto en común.</translation>
    </message>
    <message>
        <source>%1: faster at %2 of %3 points</source>
        <translation>%1: más rápido en %2 de %3 puntos</translation>
    </message>
    <message>
        <source>%1: slower at %2 of %3 points</source>
        <translation>%1: más lento en %2 de %3 puntos</translation>
    </message>
    <message>
        <source>Nothing changed.</source>
        <translation>No cambió nada.</translation>
    </message>
    <message>
        <source>No change is proven.</source>
        <translation>No hay ningún cambio demostrado.</translation>
    </message>
    <message>
        <source>%1 of %2 rows are not clear.</source>
        <translation>%1 de %2 filas no están claras.</translation>
    </message>
    <message>
        <source>The latency of all points together</source>
        <translation>La latencia de todos los puntos juntos</translation>
    </message>
    <message>
        <source>The latency of %1 with %2</source>
        <translation>La latencia de %1 con %2</translation>
    </message>
    <message>
        <source>The latency of %1 at %2 with %3</source>
        <translation>La latencia de %1 a %2 con %3</translation>
    </message>
    <message>
        <source>half way</source>
        <translation>a mitad de camino</translation>
    </message>
    <message>
        <source>after %1 of its blocks</source>
        <translation>tras el %1 de sus bloques</translation>
    </message>
    <message>
        <source>some verdicts turn with it.</source>
        <translation>algunos veredictos cambian con ella.</translation>
    </message>
    <message>
        <source>no verdict turns with it.</source>
        <translation>ningún veredicto cambia con ella.</translation>
    </message>
    <message>
        <source>the verdict is the same before and after.</source>
        <translation>el veredicto es el mismo antes y después.</translation>
    </message>
    <message>
        <source>the verdict is the same in both halves.</source>
        <translation>el veredicto es el mismo en ambas mitades.</translation>
    </message>
    <message>
        <source>the verdict is not the same before and after.</source>
        <translation>el veredicto no es el mismo antes y después.</translation>
    </message>
    <message>
        <source>the verdict is not the same in both halves.</source>
        <translation>el veredicto no es el mismo en ambas mitades.</translation>
    </message>
    <message>
        <source>the verdict is clear on one side of it only.</source>
        <translation>el veredicto solo está claro a un lado.</translation>
    </message>
    <message>
        <source>the verdict is clear in one half only.</source>
        <translation>el veredicto solo está claro en una mitad.</translation>
    </message>
    <message>
        <source>%1 has two humps: %2 of the batches take about %3, the others about %4</source>
        <translation>%1 tiene dos jorobas: el %2 de los lotes tarda unos %3, los demás unos %4</translation>
    </message>
    <message>
        <source>the verdict is not the same for both.</source>
        <translation>el veredicto no es el mismo para ambas.</translation>
    </message>
    <message>
        <source>the verdict is the same for both.</source>
        <translation>el veredicto es el mismo para ambas.</translation>
    </message>
    <message>
        <source>the verdict is clear for one of them only.</source>
        <translation>el veredicto solo está claro para una de ellas.</translation>
    </message>
    <message>
        <source>%1; %2</source>
        <translation>%1; %2</translation>
    </message>
    <message>
        <source>rose by %1 %2</source>
        <translation>subió un %1 %2</translation>
    </message>
    <message>
        <source>fell by %1 %2</source>
        <translation>bajó un %1 %2</translation>
    </message>
    <message>
        <source>climbed by %1 over the run</source>
        <translation>creció un %1 a lo largo del ensayo</translation>
    </message>
    <message>
        <source>sank by %1 over the run</source>
        <translation>descendió un %1 a lo largo del ensayo</translation>
    </message>
    <message>
        <source>%1 %2; %3</source>
        <translation>%1 %2; %3</translation>
    </message>
    <message>
        <source>In Gnocchi 4.4 parallel_operations reaches every read and write of its files.</source>
        <translation>En Gnocchi 4.4, parallel_operations alcanza cada lectura y escritura de sus archivos.</translation>
    </message>
    <message numerus="yes">
        <source>The textbook&apos;s formula asks for %n threads for %1, where one is enough.</source>
        <translation>
            <numerusform>La fórmula de los manuales pide %n hilo para %1, donde basta uno solo.</numerusform>
            <numerusform>La fórmula de los manuales pide %n hilos para %1, donde basta uno solo.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>The textbook&apos;s formula asks for one thread for %1, where %n are worth having.</source>
        <translation>
            <numerusform>La fórmula de los manuales pide un solo hilo para %1, donde merece la pena %n.</numerusform>
            <numerusform>La fórmula de los manuales pide un solo hilo para %1, donde merecen la pena %n.</numerusform>
        </translation>
    </message>
    <message>
        <source>Fitted to a network emulated by a relay.</source>
        <translation>Ajustado a una red emulada por un relé.</translation>
    </message>
    <message>
        <source>Fitted to a network emulated by waits.</source>
        <translation>Ajustado a una red emulada por esperas.</translation>
    </message>
    <message>
        <source>%1 at %2 with %3</source>
        <translation>%1 a %2 con %3</translation>
    </message>
    <message>
        <source>%1: no prediction, as %2.</source>
        <translation>%1: sin predicción, pues %2.</translation>
    </message>
    <message>
        <source>%1: a batch takes about %2 (95 % interval %3).</source>
        <translation>%1: un lote tarda unos %2 (intervalo del 95 %: %3).</translation>
    </message>
    <message>
        <source>%1, %2 as fast as with 1 thread (%3).</source>
        <translation>%1, %2 la velocidad con 1 hilo (%3).</translation>
    </message>
    <message>
        <source>%1: a batch takes about %2 (95 % interval %3)</source>
        <translation>%1: un lote tarda unos %2 (intervalo del 95 %: %3)</translation>
    </message>
    <message>
        <source>The pipelined arm of %1 is left out of the cost model.</source>
        <translation>El brazo en pipeline de %1 queda fuera del modelo de costes.</translation>
    </message>
    <message>
        <source>The cost model of %1: an operation waits %2 and %3 round trips, and each further thread makes that %4 longer; a batch costs %5 by itself, a pool of threads %6 and %7 a thread. It misses points left out by %8, one in ten of them by more than %9.</source>
        <translation>El modelo de costes de %1: una operación espera %2 y %3 idas y vueltas, y cada hilo más lo alarga un %4; un lote cuesta %5 por sí mismo, un pool de hilos %6 y %7 por hilo. Se equivoca un %8 en los puntos dejados fuera, más de un %9 en uno de cada diez.</translation>
    </message>
    <message>
        <source>The window: setting up, plans, what happens while a run goes on, help.</source>
        <translation>La ventana: preparación, planes, qué ocurre durante una medición, ayuda.</translation>
    </message>
    <message>
        <source>What is measured and how, and how the answer is found: every definition.</source>
        <translation>Qué se mide y cómo, y cómo se halla la respuesta: todas las definiciones.</translation>
    </message>
    <message>
        <source>Files, remote folders, Redis and Ceph: addresses, checks, what can go wrong.</source>
        <translation>Archivos, carpetas remotas, Redis y Ceph: direcciones, comprobaciones, qué puede fallar.</translation>
    </message>
    <message>
        <source>Plans, a batch of your own, run files, and what the commands print as JSON.</source>
        <translation>Planes, un lote propio, archivos de ensayo, y lo que las órdenes muestran como JSON.</translation>
    </message>
    <message>
        <source>How well the program measures: its benches and the coverage of its intervals.</source>
        <translation>Lo bien que mide el programa: sus pruebas de rendimiento y la cobertura de sus intervalos.</translation>
    </message>
    <message>
        <source>The source code: its rooms, and how to add a back end, an axis, an arm or a view.</source>
        <translation>El código fuente: sus salas, y cómo añadir un backend, un eje, un brazo o una vista.</translation>
    </message>
    <message>
        <source>%1 with its GIL</source>
        <translation>%1 con su GIL</translation>
    </message>
    <message>
        <source>%1, free-threaded</source>
        <translation>%1, sin GIL</translation>
    </message>
    <message>
        <source>pure-Python workload</source>
        <translation>carga de trabajo en Python puro</translation>
    </message>
    <message>
        <source>your own batch</source>
        <translation>su propio lote</translation>
    </message>
    <message>
        <source>its usual costs, as no Python was found</source>
        <translation>sus costes habituales, pues no se encontró ningún Python</translation>
    </message>
    <message>
        <source>On Ceph Gnocchi 4.4 writes aggregates one after another, whatever parallel_operations says; it reaches reads, and writes of raw measures.</source>
        <translation>En Ceph, Gnocchi 4.4 escribe los agregados uno tras otro, diga lo que diga parallel_operations; alcanza las lecturas, y las escrituras de medidas en bruto.</translation>
    </message>
    <message>
        <source>Gnocchi 4.4 pipelines its writes to Redis, so parallel_operations changes nothing for them at any distance; it reaches reads of several metrics at once.</source>
        <translation>Gnocchi 4.4 envía en pipeline sus escrituras a Redis, así que parallel_operations no les cambia nada a ninguna distancia; alcanza las lecturas de varias métricas a la vez.</translation>
    </message>
    <message>
        <source>Measures the run of this file longer, in it: the same plan, for its budget or --budget.</source>
        <translation>Prolonga la ejecución de este archivo, en él: el mismo plan, con su presupuesto o --budget.</translation>
    </message>
    <message>
        <source>The run file to write; it must not exist. Otherwise a new one in the folder of the runs, which is chosen in the window&apos;s menu.</source>
        <translation>El archivo de la medición; no debe existir. Si no, uno nuevo en la carpeta de las mediciones, que se elige en el menú de la ventana.</translation>
    </message>
    <message>
        <source>The arms in place of the plan&apos;s, e.g. threads:1,threads:6,pipelined.</source>
        <translation>Los brazos en lugar de los del plan, p. ej. threads:1,threads:6,pipelined.</translation>
    </message>
    <message>
        <source>--continue and --%1 exclude each other.</source>
        <translation>--continue y --%1 se excluyen.</translation>
    </message>
    <message>
        <source>One of %1; %2 by default. post: a run of the blog post&apos;s plan beside the post&apos;s own figures.</source>
        <translation>Una de %1; %2 de forma predeterminada. post: una medición según el plan del artículo del blog junto a las cifras del propio artículo.</translation>
    </message>
    <message>
        <source>Of the views %1: one of the targets; else all.</source>
        <translation>Para %1: uno de los destinos; si no, todos.</translation>
    </message>
    <message>
        <source>Of the views %1: which points, in the axis&apos;s unit (µs, bytes); else the first that was measured.</source>
        <translation>Para %1: qué puntos, en la unidad del eje (µs, bytes); si no, los primeros que se midieron.</translation>
    </message>
    <message>
        <source>--view takes one of %1.</source>
        <translation>--view acepta uno de %1.</translation>
    </message>
    <message>
        <source>--target and --value are for the views %1.</source>
        <translation>--target y --value son para las vistas %1.</translation>
    </message>
</context>
<context>
    <name>breakeven::Address</name>
    <message>
        <source>it names no folder of this machine, as file:///srv/data does</source>
        <translation>no nombra ninguna carpeta de este equipo, como hace file:///srv/data</translation>
    </message>
    <message>
        <source>there is no such user; a folder of that name is ./%1</source>
        <translation>ese usuario no existe; una carpeta con ese nombre es ./%1</translation>
    </message>
    <message>
        <source>a target reads like one of %1</source>
        <translation>un destino se escribe como uno de estos: %1</translation>
    </message>
    <message>
        <source>%1:// is none of %2; a folder that another program mounts is given by its path</source>
        <translation>%1:// no es ninguno de %2; una carpeta que monta otro programa se indica por su ruta</translation>
    </message>
    <message>
        <source>a pool has a name: rados://pool?conf=/etc/ceph/ceph.conf</source>
        <translation>un pool tiene un nombre: rados://pool?conf=/etc/ceph/ceph.conf</translation>
    </message>
    <message>
        <source>&quot;%1&quot; is not one of conf, keyring, user</source>
        <translation>«%1» no es conf, keyring ni user</translation>
    </message>
    <message>
        <source>in user and password, write &apos;%&apos; as %25, and other special characters as %XX</source>
        <translation>en el usuario y la contraseña, escriba &apos;%&apos; como %25, y otros caracteres especiales como %XX</translation>
    </message>
    <message>
        <source>the database is a number from 0 on, not &quot;%1&quot;</source>
        <translation>la base de datos es un número a partir de 0, no «%1»</translation>
    </message>
    <message>
        <source>only db=NUMBER may follow the &apos;?&apos;</source>
        <translation>tras el &apos;?&apos; solo puede seguir db=NÚMERO</translation>
    </message>
    <message>
        <source>between [ and ] an IPv6 address is needed, as in [::1]:6379</source>
        <translation>entre [ y ] hace falta una dirección IPv6, como en [::1]:6379</translation>
    </message>
    <message>
        <source>after ] only a port may follow, as in [::1]:6379</source>
        <translation>tras ] solo puede seguir un puerto, como en [::1]:6379</translation>
    </message>
    <message>
        <source>an IPv6 address needs brackets, as in [::1]:6379</source>
        <translation>una dirección IPv6 necesita corchetes, como en [::1]:6379</translation>
    </message>
    <message>
        <source>the host is missing</source>
        <translation>falta el host</translation>
    </message>
    <message>
        <source>&quot;%1&quot; is no host name</source>
        <translation>«%1» no es un nombre de host</translation>
    </message>
    <message>
        <source>the port is a number from 1 to 65535</source>
        <translation>el puerto es un número de 1 a 65535</translation>
    </message>
    <message>
        <source>the socket&apos;s absolute path is needed, as in unix:///run/redis.sock</source>
        <translation>hace falta la ruta absoluta del socket, como en unix:///run/redis.sock</translation>
    </message>
    <message>
        <source>the path of a socket may have 107 bytes at most</source>
        <translation>la ruta de un socket puede tener 107 bytes como máximo</translation>
    </message>
    <message>
        <source>an address is needed, as in redis://host:6379/0</source>
        <translation>hace falta una dirección, como redis://host:6379/0</translation>
    </message>
    <message>
        <source>for a socket write unix://%1</source>
        <translation>para un socket escriba unix://%1</translation>
    </message>
    <message>
        <source>a password stands before the @, as in redis://user:password@host; better leave it out and be asked for it</source>
        <translation>una contraseña va antes de la @, como en redis://user:password@host; mejor omitirla y que se pida</translation>
    </message>
    <message>
        <source>an address starts with redis://, rediss:// or unix://, not %1://</source>
        <translation>una dirección empieza por redis://, rediss:// o unix://, no por %1://</translation>
    </message>
    <message>
        <source>before the folder stands a host, as in sftp://user@host:22/folder</source>
        <translation>antes de la carpeta va un host, como en sftp://user@host:22/folder</translation>
    </message>
    <message>
        <source>a remote folder has a host: sftp://user@host/folder</source>
        <translation>una carpeta remota tiene un host: sftp://user@host/folder</translation>
    </message>
    <message>
        <source>a remote folder takes a key or an agent, not a password</source>
        <translation>una carpeta remota acepta una clave o un agente, no una contraseña</translation>
    </message>
    <message>
        <source>a remote folder has a path: sftp://user@host/folder</source>
        <translation>una carpeta remota tiene una ruta: sftp://user@host/folder</translation>
    </message>
    <message>
        <source>&quot;%1&quot; is not key=PATH, the user&apos;s own, or fsync=on or off; in a folder&apos;s name write ? as %3F</source>
        <translation>«%1» no es key=RUTA, la clave del usuario, ni fsync=on u off; en el nombre de una carpeta escriba ? como %3F</translation>
    </message>
    <message>
        <source>it holds the character NUL, which no name can</source>
        <translation>contiene el carácter NUL, que ningún nombre puede contener</translation>
    </message>
</context>
<context>
    <name>breakeven::AdviceCard</name>
    <message>
        <source>ADVICE</source>
        <translation>CONSEJO</translation>
    </message>
    <message>
        <source>The setting that the advice is for</source>
        <translation>El ajuste para el que vale el consejo</translation>
    </message>
    <message>
        <source>Copies the block as it stands</source>
        <translation>Copia el bloque tal como está</translation>
    </message>
    <message>
        <source>Copied</source>
        <translation>Copiado</translation>
    </message>
    <message>
        <source>Copy as code</source>
        <translation>Copiar como código</translation>
    </message>
</context>
<context>
    <name>breakeven::AnswerCard</name>
    <message>
        <source>speed-up</source>
        <translation>aceleración</translation>
    </message>
    <message>
        <source>The folder&apos;s lock may hold threads back here.</source>
        <translation>Quizá el bloqueo de la carpeta frene aquí a los hilos.</translation>
    </message>
    <message>
        <source>Measure the other layout, too</source>
        <translation>Medir también la otra disposición</translation>
    </message>
    <message>
        <source>Adds the same folder with a folder for each item to the targets; Run then measures both.</source>
        <translation>Añade a los destinos la misma carpeta con una carpeta para cada elemento; Medir mide entonces ambas.</translation>
    </message>
    <message>
        <source>At %1: %2</source>
        <translation>A %1: %2</translation>
    </message>
    <message>
        <source>at %1</source>
        <translation>con %1</translation>
    </message>
    <message>
        <source>No row of the post&apos;s table is measured yet.</source>
        <translation>Aún no se ha medido ninguna fila de la tabla del artículo.</translation>
    </message>
    <message>
        <source>As the post has it: %1 of %2 rows measured here. Another way: %3. Not clear: %4.</source>
        <translation>Como en el artículo: %1 de %2 filas medidas aquí. De otro modo: %3. No está claro: %4.</translation>
    </message>
    <message>
        <source>95 % interval</source>
        <translation>Intervalo del 95 %</translation>
    </message>
    <message>
        <source>I/O share</source>
        <translation>Proporción de E/S</translation>
    </message>
    <message>
        <source>worth it for %1</source>
        <translation>merece la pena en %1</translation>
    </message>
    <message>
        <source>one thread does for %1</source>
        <translation>basta un hilo en %1</translation>
    </message>
    <message>
        <source>not known for %1</source>
        <translation>no se sabe en %1</translation>
    </message>
    <message>
        <source>More than one thread, of %1 answers: %2.</source>
        <translation>Más de un hilo, de %1 respuestas: %2.</translation>
    </message>
</context>
<context>
    <name>breakeven::AnswerParts</name>
    <message>
        <source>%1, all answers</source>
        <translation>%1, todas las respuestas</translation>
    </message>
</context>
<context>
    <name>breakeven::ArmLegend</name>
    <message>
        <source>Click: hide or show. Double click: alone.</source>
        <translation>Clic: ocultar o mostrar. Doble clic: solo este.</translation>
    </message>
    <message>
        <source>Show all</source>
        <translation>Mostrar todo</translation>
    </message>
</context>
<context>
    <name>breakeven::Backends</name>
    <message>
        <source>the back end is not open</source>
        <translation>el backend no está abierto</translation>
    </message>
    <message>
        <source>a session of a closed back end</source>
        <translation>una sesión de un backend cerrado</translation>
    </message>
    <message>
        <source>no dead process made it</source>
        <translation>no lo creó ningún proceso muerto</translation>
    </message>
    <message>
        <source>another folder stands in its place</source>
        <translation>otra carpeta ocupa su lugar</translation>
    </message>
    <message>
        <source>the back end %1 is not built in</source>
        <translation>el backend %1 no está incluido</translation>
    </message>
    <message>
        <source>no monitor answered within %1 s</source>
        <translation>ningún monitor respondió en %1 s</translation>
    </message>
    <message>
        <source>the conf names no monitor, or the keyring has no such user</source>
        <translation>la conf no nombra ningún monitor, o el keyring no tiene ese usuario</translation>
    </message>
    <message>
        <source>the keyring can&apos;t be read</source>
        <translation>no se puede leer el keyring</translation>
    </message>
    <message>
        <source>no OSD answered; is one down?</source>
        <translation>no respondió ningún OSD; ¿hay alguno caído?</translation>
    </message>
    <message>
        <source>the object is larger than the OSDs allow</source>
        <translation>el objeto es mayor de lo que permiten los OSD</translation>
    </message>
    <message>
        <source>it is not installed; on Debian: apt install redis-server</source>
        <translation>no está instalado; en Debian: apt install redis-server</translation>
    </message>
    <message>
        <source>HGET gave no string</source>
        <translation>HGET no dio una cadena</translation>
    </message>
    <message>
        <source>SCAN gave something else than keys</source>
        <translation>SCAN dio algo distinto de claves</translation>
    </message>
    <message>
        <source>PING gave no status</source>
        <translation>PING no dio un estado</translation>
    </message>
    <message>
        <source>INFO gave no version</source>
        <translation>INFO no dio una versión</translation>
    </message>
    <message>
        <source>CLUSTER SLOTS gave no list</source>
        <translation>CLUSTER SLOTS no dio una lista</translation>
    </message>
    <message>
        <source>CLUSTER SLOTS gave something else than slots</source>
        <translation>CLUSTER SLOTS dio algo distinto de slots</translation>
    </message>
    <message>
        <source>a number was expected</source>
        <translation>se esperaba un número</translation>
    </message>
    <message>
        <source>all keys breakeven:%1:* are taken</source>
        <translation>todas las claves breakeven:%1:* están ocupadas</translation>
    </message>
    <message>
        <source>no memory for a connection</source>
        <translation>no hay memoria para una conexión</translation>
    </message>
    <message>
        <source>the timeout could not be set</source>
        <translation>no se pudo fijar el tiempo límite</translation>
    </message>
    <message>
        <source>the connection has failed before</source>
        <translation>la conexión ya había fallado</translation>
    </message>
    <message>
        <source>no memory for a command</source>
        <translation>no hay memoria para una orden</translation>
    </message>
    <message>
        <source>no memory for a reply</source>
        <translation>no hay memoria para una respuesta</translation>
    </message>
    <message>
        <source>no network can be emulated in front of a host that is reached through another one</source>
        <translation>no se puede emular una red delante de un host al que se llega a través de otro</translation>
    </message>
    <message>
        <source>a host is needed, as in user@host</source>
        <translation>hace falta un host, como en user@host</translation>
    </message>
    <message>
        <source>quotation marks and control characters can&apos;t be passed to ssh</source>
        <translation>no se pueden pasar a ssh comillas ni caracteres de control</translation>
    </message>
    <message>
        <source>no memory for a TLS connection</source>
        <translation>no hay memoria para una conexión TLS</translation>
    </message>
    <message>
        <source>the host name can&apos;t be verified</source>
        <translation>no se puede verificar el nombre del host</translation>
    </message>
    <message>
        <source>the server closed the connection</source>
        <translation>el servidor cerró la conexión</translation>
    </message>
    <message>
        <source>the certificate names %1</source>
        <translation>el certificado nombra %1</translation>
    </message>
    <message>
        <source>a PEM file of certificates is needed</source>
        <translation>hace falta un archivo PEM de certificados</translation>
    </message>
    <message>
        <source>the key of the certificate is needed, as PEM without a passphrase</source>
        <translation>hace falta la clave del certificado, como PEM sin frase de contraseña</translation>
    </message>
    <message>
        <source>the system&apos;s certificate authorities</source>
        <translation>las autoridades de certificación del sistema</translation>
    </message>
</context>
<context>
    <name>breakeven::CPythonChild</name>
    <message>
        <source>It wrote last:</source>
        <translation>Lo último que escribió:</translation>
    </message>
    <message>
        <source>more than 64 MiB so far</source>
        <translation>más de 64 MiB hasta ahora</translation>
    </message>
    <message>
        <source>signal %1, %2</source>
        <translation>señal %1, %2</translation>
    </message>
    <message>
        <source>; the system may have run out of memory</source>
        <translation>; quizá el sistema se quedó sin memoria</translation>
    </message>
    <message>
        <source>exit status %1</source>
        <translation>estado de salida %1</translation>
    </message>
</context>
<context>
    <name>breakeven::CPythonRuntime</name>
    <message>
        <source>version %1, expected %2</source>
        <translation>versión %1, se esperaba %2</translation>
    </message>
    <message>
        <source>Python 3.7 or newer</source>
        <translation>Python 3.7 o posterior</translation>
    </message>
    <message>
        <source>The target, as seen from %1,</source>
        <translation>El destino, visto desde %1,</translation>
    </message>
    <message>
        <source>%1, line %2,</source>
        <translation>%1, línea %2,</translation>
    </message>
    <message>
        <source>%1, line %2, in %3,</source>
        <translation>%1, línea %2, en %3,</translation>
    </message>
    <message>
        <source>%1 for %2</source>
        <translation>%1 para %2</translation>
    </message>
</context>
<context>
    <name>breakeven::Causes</name>
    <message numerus="yes">
        <source>%n thread(s) overlap nothing here and pay %1 a batch for waiting for each other, switching and the pool.</source>
        <translation>
            <numerusform>%n hilo no solapa nada aquí y paga %1 por lote en esperas mutuas, cambios y el pool.</numerusform>
            <numerusform>%n hilos no solapan nada aquí y pagan %1 por lote en esperas mutuas, cambios y el pool.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n thread(s) overlap %1 of a batch and pay %2 for it in waiting for each other, switching and the pool.</source>
        <translation>
            <numerusform>%n hilo solapa %1 de un lote y paga por ello %2 en esperas mutuas, cambios y el pool.</numerusform>
            <numerusform>%n hilos solapan %1 de un lote y pagan por ello %2 en esperas mutuas, cambios y el pool.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Only %1 of the %2 of an operation can&apos;t overlap under the GIL: it keeps none of the %n thread(s) that a batch can use from helping.</source>
        <translation>
            <numerusform>Solo %1 de los %2 de una operación no se pueden solapar bajo el GIL: eso no impide que ayude el %n hilo que un lote puede usar.</numerusform>
            <numerusform>Solo %1 de los %2 de una operación no se pueden solapar bajo el GIL: eso no impide que ayude ninguno de los %n hilos que un lote puede usar.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 of every operation can&apos;t overlap under the GIL, so more than %n thread(s) can&apos;t help at this distance.</source>
        <translation>
            <numerusform>%1 de cada operación no se pueden solapar bajo el GIL, así que a esta distancia no puede ayudar más de %n hilo.</numerusform>
            <numerusform>%1 de cada operación no se pueden solapar bajo el GIL, así que a esta distancia no pueden ayudar más de %n hilos.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 of every operation can&apos;t overlap under the GIL, so more than %n thread(s) can&apos;t help here.</source>
        <translation>
            <numerusform>%1 de cada operación no se pueden solapar bajo el GIL, así que aquí no puede ayudar más de %n hilo.</numerusform>
            <numerusform>%1 de cada operación no se pueden solapar bajo el GIL, así que aquí no pueden ayudar más de %n hilos.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>An operation computes for %1 and waits for %2: enough to keep %n thread(s) busy on the cores of this machine.</source>
        <translation>
            <numerusform>Una operación calcula durante %1 y espera durante %2: lo bastante para ocupar %n hilo en los núcleos de este equipo.</numerusform>
            <numerusform>Una operación calcula durante %1 y espera durante %2: lo bastante para ocupar %n hilos en los núcleos de este equipo.</numerusform>
        </translation>
    </message>
    <message>
        <source>Waiting</source>
        <translation>Espera</translation>
    </message>
    <message>
        <source>Computing</source>
        <translation>Cálculo</translation>
    </message>
    <message>
        <source>Holding GIL</source>
        <translation>GIL retenido</translation>
    </message>
    <message>
        <source>GIL wait</source>
        <translation>Espera del GIL</translation>
    </message>
    <message>
        <source>Queueing</source>
        <translation>Cola</translation>
    </message>
    <message>
        <source>Switching</source>
        <translation>Cambios</translation>
    </message>
    <message>
        <source>Pool</source>
        <translation>Pool</translation>
    </message>
    <message>
        <source>Time in reads and writes off the CPU, as long as one thread&apos;s operations are: the storage and the way to it. Wall time less CPU time of the workers. Threads overlap it.</source>
        <translation>Tiempo de lecturas y escrituras fuera de la CPU, hasta lo que duran las operaciones de un solo hilo: el almacenamiento y el camino hasta él. Tiempo real menos tiempo de CPU de los workers. Los hilos lo solapan.</translation>
    </message>
    <message>
        <source>CPU time of the workers during operations: the work on the data, the client library and the system&apos;s calls, less holding the GIL and switching where these are known. Threads overlap it as far as there are cores.</source>
        <translation>Tiempo de CPU de los workers durante las operaciones: el trabajo con los datos, la biblioteca cliente y las llamadas al sistema, menos la retención del GIL y los cambios donde se conocen. Los hilos lo solapan mientras haya núcleos.</translation>
    </message>
    <message>
        <source>CPU time with the GIL held, as a short run with one thread told before. Threads can&apos;t overlap it.</source>
        <translation>Tiempo de CPU con el GIL retenido, según indicó antes un ensayo corto con un solo hilo. Los hilos no pueden solaparlo.</translation>
    </message>
    <message>
        <source>Time in operations spent waiting for the GIL, as seen in your CPython&apos;s waits for its lock. Where that can&apos;t be seen it is part of queueing.</source>
        <translation>Tiempo en operaciones esperando el GIL, según se ve en las esperas de su CPython por su bloqueo. Donde eso no se puede ver, forma parte de la cola.</translation>
    </message>
    <message>
        <source>Time off the CPU beyond that: operations that run at once wait for each other at the server, for a lock, or for a core. One thread has none.</source>
        <translation>Tiempo fuera de la CPU más allá de eso: las operaciones simultáneas se esperan unas a otras en el servidor, por un bloqueo o por un núcleo. Un solo hilo no tiene nada de esto.</translation>
    </message>
    <message>
        <source>An estimate of the CPU time that changing from thread to thread took: the context switches that the kernel counted during operations, times what one costs on this machine, as two threads that hand a byte to and fro on one core told before the run.</source>
        <translation>Una estimación del tiempo de CPU que costó cambiar de un hilo a otro: los cambios de contexto que contó el kernel durante las operaciones, por lo que cuesta uno en este equipo, según indicaron antes del ensayo dos hilos que se pasan un byte de ida y vuelta en un mismo núcleo.</translation>
    </message>
    <message>
        <source>Time outside operations: starting and waking threads, handing operations out, and having none left while others still work. Batch latency less time in operations.</source>
        <translation>Tiempo fuera de las operaciones: iniciar y despertar hilos, repartir operaciones, y no tener ninguna mientras otros aún trabajan. Latencia del lote menos tiempo en operaciones.</translation>
    </message>
    <message>
        <source>Context switches an operation: %1, %2 of them forced.</source>
        <translation>Cambios de contexto por operación: %1, de ellos %2 forzados.</translation>
    </message>
    <message numerus="yes">
        <source>Context switches an operation: %1 with 1 thread, %2 with %n thread(s), %3 of them forced.</source>
        <translation>
            <numerusform>Cambios de contexto por operación: %1 con 1 hilo, %2 con %n hilo, de ellos %3 forzados.</numerusform>
            <numerusform>Cambios de contexto por operación: %1 con 1 hilo, %2 con %n hilos, de ellos %3 forzados.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>breakeven::Chart</name>
    <message>
        <source>%1: %2 are best from %3 on</source>
        <translation>%1: %2 son lo mejor a partir de %3</translation>
    </message>
    <message>
        <source>not measured: %1</source>
        <translation>no medido: %1</translation>
    </message>
    <message>
        <source>Nothing measured yet</source>
        <translation>Aún no se ha medido nada</translation>
    </message>
    <message>
        <source>Batch latency, median</source>
        <translation>Latencia de un lote, mediana</translation>
    </message>
    <message>
        <source>Speed-up over 1 thread</source>
        <translation>Aceleración frente a 1 hilo</translation>
    </message>
    <message>
        <source>“%1” is not drawn: its axis is “%2”, that of the chart is “%3”.</source>
        <translation>«%1» no se dibuja: su eje es «%2», el del gráfico es «%3».</translation>
    </message>
    <message>
        <source>Pipelining pays off from %1</source>
        <translation>El pipelining compensa a partir de %1</translation>
    </message>
    <message>
        <source>Pipelining pays off up to %1</source>
        <translation>El pipelining compensa hasta %1</translation>
    </message>
    <message>
        <source>Threads pay off from %1</source>
        <translation>Los hilos compensan a partir de %1</translation>
    </message>
    <message>
        <source>Threads pay off up to %1</source>
        <translation>Los hilos compensan hasta %1</translation>
    </message>
    <message>
        <source>95 % interval</source>
        <translation>Intervalo del 95 %</translation>
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
        <translation>aceleración en %1</translation>
    </message>
    <message>
        <source>Arms</source>
        <translation>Variantes</translation>
    </message>
    <message>
        <source>%1, predicted</source>
        <translation>%1, predicho</translation>
    </message>
    <message>
        <source>predicted</source>
        <translation>predicho</translation>
    </message>
    <message>
        <source>median</source>
        <translation>mediana</translation>
    </message>
    <message>
        <source>speed-up</source>
        <translation>aceleración</translation>
    </message>
    <message>
        <source>network %1</source>
        <translation>red %1</translation>
    </message>
    <message>
        <source>Batch latency of %1</source>
        <translation>Latencia de un lote de %1</translation>
    </message>
    <message>
        <source>Batch latency</source>
        <translation>Latencia de un lote</translation>
    </message>
    <message>
        <source>Share of batches that took no longer</source>
        <translation>Proporción de lotes que no tardaron más</translation>
    </message>
    <message>
        <source>Median</source>
        <translation>Mediana</translation>
    </message>
    <message>
        <source>Time spent measuring</source>
        <translation>Tiempo dedicado a medir</translation>
    </message>
    <message>
        <source>Batch latency by block: median, p25–p75, extremes</source>
        <translation>Latencia de un lote por bloque: mediana, p25–p75, extremos</translation>
    </message>
</context>
<context>
    <name>breakeven::ChartExport</name>
    <message>
        <source>Answers that have no room here: %1</source>
        <translation>Respuestas que no caben aquí: %1</translation>
    </message>
    <message>
        <source>Dashed: “%1”, %2</source>
        <translation>Con trazos: «%1», %2</translation>
    </message>
    <message>
        <source>a chart&apos;s name ends in .png, .svg or .pdf</source>
        <translation>el nombre de un gráfico termina en .png, .svg o .pdf</translation>
    </message>
</context>
<context>
    <name>breakeven::ChartPanel</name>
    <message>
        <source>strong: 1 thread and the best · others thin</source>
        <translation>en grueso: 1 hilo y los mejores · los demás finos</translation>
    </message>
    <message>
        <source>band: of the arm under the pointer</source>
        <translation>banda: de la variante bajo el puntero</translation>
    </message>
    <message>
        <source>The post</source>
        <translation>El artículo</translation>
    </message>
    <message>
        <source>Latency</source>
        <translation>Latencia</translation>
    </message>
    <message>
        <source>Speed-up</source>
        <translation>Aceleración</translation>
    </message>
    <message>
        <source>Distribution</source>
        <translation>Distribución</translation>
    </message>
    <message>
        <source>Timeline</source>
        <translation>Cronología</translation>
    </message>
    <message>
        <source>Show the model</source>
        <translation>Mostrar el modelo</translation>
    </message>
    <message>
        <source>What a cost model fitted to the run predicts, dotted</source>
        <translation>Lo que predice un modelo de costes ajustado al ensayo, con puntos</translation>
    </message>
    <message>
        <source>All panels</source>
        <translation>Todos los paneles</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>Atrás</translation>
    </message>
    <message>
        <source>To the range before this zoom</source>
        <translation>Al rango anterior a este zoom</translation>
    </message>
    <message>
        <source>Reset</source>
        <translation>Restablecer</translation>
    </message>
    <message>
        <source>Show all of the axes</source>
        <translation>Mostrar los ejes completos</translation>
    </message>
</context>
<context>
    <name>breakeven::ComparePage</name>
    <message>
        <source>Comparing…</source>
        <translation>Comparando…</translation>
    </message>
    <message>
        <source>Choose two runs above, or select them in the history, to see what changed from one to the other.</source>
        <translation>Elija dos ensayos arriba, o selecciónelos en el historial, para ver qué cambió de uno a otro.</translation>
    </message>
    <message>
        <source>The runs have no point in common.</source>
        <translation>Los ensayos no tienen ningún punto en común.</translation>
    </message>
    <message numerus="yes">
        <source>%n rows compared, %1 clear</source>
        <translation>
            <numerusform>%n fila comparada, %1 clara</numerusform>
            <numerusform>%n filas comparadas, %1 claras</numerusform>
        </translation>
    </message>
    <message>
        <source>Base: %1, %2 · New: %3, %4</source>
        <translation>Base: %1, %2 · Nuevo: %3, %4</translation>
    </message>
    <message>
        <source>%1 against %2</source>
        <translation>%1 frente a %2</translation>
    </message>
    <message>
        <source>What changed</source>
        <translation>Qué cambió</translation>
    </message>
</context>
<context>
    <name>breakeven::Comparison</name>
    <message>
        <source>not set</source>
        <translation>sin definir</translation>
    </message>
    <message>
        <source>The runs have no target, runtime and point in common.</source>
        <translation>Los ensayos no tienen en común destino, entorno de ejecución ni punto.</translation>
    </message>
    <message>
        <source>The runs come from different machines: %1 and %2.</source>
        <translation>Los ensayos proceden de equipos distintos: %1 y %2.</translation>
    </message>
    <message>
        <source>The processors differ: %1 and %2.</source>
        <translation>Los procesadores difieren: %1 y %2.</translation>
    </message>
    <message>
        <source>The numbers of cores differ: %1 (%2 usable) and %3 (%4 usable).</source>
        <translation>El número de núcleos difiere: %1 (%2 utilizables) y %3 (%4 utilizables).</translation>
    </message>
    <message>
        <source>The kernels differ: %1 and %2.</source>
        <translation>Los kernels difieren: %1 y %2.</translation>
    </message>
    <message>
        <source>%1 is not the same target in both runs: its “%2” is %3 and %4.</source>
        <translation>%1 no es el mismo destino en ambos ensayos: su «%2» es %3 y %4.</translation>
    </message>
    <message>
        <source>%1 lies at different places: %2 and %3.</source>
        <translation>%1 está en lugares distintos: %2 y %3.</translation>
    </message>
    <message>
        <source>%1 has different versions of its server: %2 and %3.</source>
        <translation>%1 tiene versiones distintas de su servidor: %2 y %3.</translation>
    </message>
    <message>
        <source>%1 lies on different file systems: %2 and %3.</source>
        <translation>%1 está en sistemas de archivos distintos: %2 y %3.</translation>
    </message>
    <message>
        <source>%1 is mounted in different ways: “%2” and “%3”.</source>
        <translation>%1 está montado de maneras distintas: «%2» y «%3».</translation>
    </message>
    <message>
        <source>The Pythons differ: %1 and %2.</source>
        <translation>Los Python difieren: %1 y %2.</translation>
    </message>
    <message>
        <source>The workloads differ, and with them what a batch is.</source>
        <translation>Las cargas de trabajo difieren, y con ellas lo que es un lote.</translation>
    </message>
    <message>
        <source>One run keeps its pool of threads, the other makes one for every batch.</source>
        <translation>Un ensayo conserva su pool de hilos, el otro crea uno para cada lote.</translation>
    </message>
    <message>
        <source>In one run the cores were kept awake, in the other they were as they are.</source>
        <translation>En un ensayo los núcleos se mantuvieron despiertos; en el otro estaban tal como están.</translation>
    </message>
    <message>
        <source>The emulated networks differ.</source>
        <translation>Las redes emuladas difieren.</translation>
    </message>
</context>
<context>
    <name>breakeven::ComparisonModel</name>
    <message>
        <source>One of the runs did not measure this point: its latency is taken between its neighbours.</source>
        <translation>Uno de los ensayos no tiene este punto: su latencia se toma entre sus vecinos.</translation>
    </message>
    <message>
        <source>Target</source>
        <translation>Destino</translation>
    </message>
    <message>
        <source>Arm</source>
        <translation>Brazo</translation>
    </message>
    <message>
        <source>Base</source>
        <translation>Base</translation>
    </message>
    <message>
        <source>New</source>
        <translation>Nueva</translation>
    </message>
    <message>
        <source>New ÷ base</source>
        <translation>Nuevo ÷ base</translation>
    </message>
    <message>
        <source>95 % interval</source>
        <translation>Intervalo del 95 %</translation>
    </message>
    <message>
        <source>Change</source>
        <translation>Cambio</translation>
    </message>
</context>
<context>
    <name>breakeven::ComparisonTable</name>
    <message>
        <source>Points</source>
        <translation>Puntos</translation>
    </message>
    <message numerus="yes">
        <source>%n compared · error over all rows held at 5 % (Holm)</source>
        <translation>
            <numerusform>%n comparado · error de todas las filas limitado al 5 % (Holm)</numerusform>
            <numerusform>%n comparados · error de todas las filas limitado al 5 % (Holm)</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>only the %n clear ones</source>
        <translation>
            <numerusform>solo la %n clara</numerusform>
            <numerusform>solo las %n claras</numerusform>
        </translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>Copiar</translation>
    </message>
    <message>
        <source>Copy the table, with tabs between its columns</source>
        <translation>Copiar la tabla, con tabuladores entre las columnas</translation>
    </message>
    <message>
        <source>Points compared</source>
        <translation>Puntos comparados</translation>
    </message>
</context>
<context>
    <name>breakeven::ConditionsCard</name>
    <message numerus="yes">
        <source>%n cores</source>
        <translation>
            <numerusform>%n núcleo</numerusform>
            <numerusform>%n núcleos</numerusform>
        </translation>
    </message>
    <message>
        <source>kept</source>
        <translation>conservado</translation>
    </message>
    <message>
        <source>per batch</source>
        <translation>por lote</translation>
    </message>
    <message>
        <source>Host</source>
        <translation>Host</translation>
    </message>
    <message>
        <source>CPU</source>
        <translation>CPU</translation>
    </message>
    <message>
        <source>Cores</source>
        <translation>Núcleos</translation>
    </message>
    <message>
        <source>Kernel</source>
        <translation>Núcleo del sistema</translation>
    </message>
    <message>
        <source>Servers</source>
        <translation>Servidores</translation>
    </message>
    <message>
        <source>Load</source>
        <translation>Carga</translation>
    </message>
    <message>
        <source>Condition</source>
        <translation>Estado</translation>
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
        <translation>Nueva</translation>
    </message>
    <message>
        <source>differs</source>
        <translation>difiere</translation>
    </message>
    <message>
        <source>The same conditions</source>
        <translation>Las mismas condiciones</translation>
    </message>
    <message>
        <source>Two machines</source>
        <translation>Dos máquinas</translation>
    </message>
    <message>
        <source>Different conditions</source>
        <translation>Condiciones distintas</translation>
    </message>
    <message>
        <source>A difference may come from the machine, not from what you changed.</source>
        <translation>Una diferencia puede venir de la máquina y no de lo que usted cambió.</translation>
    </message>
    <message>
        <source>A difference may come from this, not from what you changed.</source>
        <translation>Una diferencia puede venir de esto y no de lo que usted cambió.</translation>
    </message>
</context>
<context>
    <name>breakeven::CoresChips</name>
    <message>
        <source>No core falls asleep while it measures: the answer of a busy machine.</source>
        <translation>Ningún núcleo se duerme durante la medición: la respuesta de una máquina ocupada.</translation>
    </message>
    <message>
        <source>Cores fall asleep and take their time to wake: the answer of an idle machine.</source>
        <translation>Los núcleos se duermen y tardan en despertar: la respuesta de una máquina en reposo.</translation>
    </message>
    <message>
        <source>Each target twice, with the cores awake and as they are: an answer for a busy machine and one for an idle one, in twice the time.</source>
        <translation>Cada destino dos veces, con los núcleos despiertos y tal como están: una respuesta para una máquina ocupada y otra para una en reposo, en el doble de tiempo.</translation>
    </message>
    <message>
        <source>awake</source>
        <translation>despiertos</translation>
    </message>
    <message>
        <source>as they are</source>
        <translation>tal como están</translation>
    </message>
    <message>
        <source>both</source>
        <translation>ambos</translation>
    </message>
    <message>
        <source>Cores kept awake</source>
        <translation>Núcleos mantenidos despiertos</translation>
    </message>
    <message>
        <source>Cores as they are</source>
        <translation>Núcleos tal como están</translation>
    </message>
    <message>
        <source>Cores in both conditions</source>
        <translation>Núcleos en ambos estados</translation>
    </message>
</context>
<context>
    <name>breakeven::DesktopSigns</name>
    <message>
        <source>Show</source>
        <translation>Mostrar</translation>
    </message>
</context>
<context>
    <name>breakeven::Display</name>
    <message>
        <source>no window can be opened on the platform “%1” (QT_QPA_PLATFORM).</source>
        <translation>no se puede abrir ninguna ventana en la plataforma «%1» (QT_QPA_PLATFORM).</translation>
    </message>
    <message>
        <source>there is no display to open the window on: neither DISPLAY nor WAYLAND_DISPLAY is set.</source>
        <translation>no hay pantalla donde abrir la ventana: no están definidos DISPLAY ni WAYLAND_DISPLAY.</translation>
    </message>
    <message>
        <source>the display “%1” can&apos;t be opened.</source>
        <translation>no se puede abrir la pantalla «%1».</translation>
    </message>
    <message>
        <source>Without a window, `breakeven run` measures in the terminal; `breakeven --help` says more.
</source>
        <translation>Sin ventana, `breakeven run` mide en el terminal; `breakeven --help` dice más.
</translation>
    </message>
</context>
<context>
    <name>breakeven::DistanceEditor</name>
    <message>
        <source>where it is</source>
        <translation>donde está</translation>
    </message>
    <message>
        <source>in the same rack</source>
        <translation>en el mismo rack</translation>
    </message>
    <message>
        <source>the post&apos;s nearer host</source>
        <translation>el host más cercano del artículo</translation>
    </message>
    <message>
        <source>in the same zone, the post&apos;s farther host</source>
        <translation>en la misma zona, el host más lejano del artículo</translation>
    </message>
    <message>
        <source>in another zone</source>
        <translation>en otra zona</translation>
    </message>
    <message>
        <source>in another region</source>
        <translation>en otra región</translation>
    </message>
    <message>
        <source>on another continent</source>
        <translation>en otro continente</translation>
    </message>
    <message>
        <source>at a distance of your own</source>
        <translation>a una distancia propia</translation>
    </message>
    <message>
        <source>As if it were</source>
        <translation>Como si estuviera</translation>
    </message>
    <message>
        <source>Round trip</source>
        <translation>Ida y vuelta</translation>
    </message>
    <message>
        <source>Jitter</source>
        <translation>Fluctuación</translation>
    </message>
    <message>
        <source>Bandwidth in Mbit/s</source>
        <translation>Ancho de banda en Mbit/s</translation>
    </message>
    <message>
        <source>unlimited</source>
        <translation>sin límite</translation>
    </message>
    <message>
        <source>± jitter</source>
        <translation>± fluctuación</translation>
    </message>
    <message>
        <source>Mbit/s</source>
        <translation>Mbit/s</translation>
    </message>
    <message>
        <source>The jitter</source>
        <translation>La fluctuación</translation>
    </message>
    <message>
        <source>it can&apos;t be more than the round trip</source>
        <translation>no puede superar la ida y vuelta</translation>
    </message>
    <message>
        <source>The bandwidth</source>
        <translation>El ancho de banda</translation>
    </message>
    <message>
        <source>give it as a number of Mbit/s</source>
        <translation>indique un número de Mbit/s</translation>
    </message>
    <message>
        <source>give a time such as 400 µs or 2 ms</source>
        <translation>indique un tiempo como 400 µs o 2 ms</translation>
    </message>
</context>
<context>
    <name>breakeven::Emulation</name>
    <message>
        <source>round trip as swept</source>
        <translation>ida y vuelta según el barrido</translation>
    </message>
    <message>
        <source>round trip %1</source>
        <translation>ida y vuelta de %1</translation>
    </message>
    <message>
        <source>%1 Mbit/s</source>
        <translation>%1 Mbit/s</translation>
    </message>
    <message>
        <source>The round trips are emulated by a relay.</source>
        <translation>Las idas y vueltas se emulan con un relé.</translation>
    </message>
    <message>
        <source>The round trips are emulated by one wait an operation.</source>
        <translation>Las idas y vueltas se emulan con una espera por operación.</translation>
    </message>
    <message>
        <source>The round trips are emulated by waits in the calls.</source>
        <translation>Las idas y vueltas se emulan con esperas en las llamadas.</translation>
    </message>
    <message>
        <source>The network (%1) is emulated by a relay.</source>
        <translation>La red (%1) se emula con un relé.</translation>
    </message>
    <message>
        <source>The network (%1) is emulated by one wait an operation.</source>
        <translation>La red (%1) se emula con una espera por operación.</translation>
    </message>
    <message>
        <source>The network (%1) is emulated by waits in the calls.</source>
        <translation>La red (%1) se emula con esperas en las llamadas.</translation>
    </message>
    <message>
        <source>emulated by a relay</source>
        <translation>emulada por un relé</translation>
    </message>
    <message>
        <source>emulated by waits</source>
        <translation>emulada por esperas</translation>
    </message>
    <message>
        <source>%1, emulated</source>
        <translation>%1, red emulada</translation>
    </message>
    <message>
        <source>%1, emulated by a relay or by waits</source>
        <translation>%1, emulada por un relé o por esperas</translation>
    </message>
    <message>
        <source>%1 · network emulated by a relay or by waits</source>
        <translation>%1 · red emulada por un relé o por esperas</translation>
    </message>
    <message>
        <source>%1 · network %2</source>
        <translation>%1 · red %2</translation>
    </message>
</context>
<context>
    <name>breakeven::Environment</name>
    <message numerus="yes">
        <source>Load %1 on %n cores: other programs compete with the measurement.</source>
        <translation>
            <numerusform>Carga %1 en %n núcleo: otros programas compiten con la medición.</numerusform>
            <numerusform>Carga %1 en %n núcleos: otros programas compiten con la medición.</numerusform>
        </translation>
    </message>
    <message>
        <source>A CPU quota of %1 cores holds: threads are stopped now and then.</source>
        <translation>Rige una cuota de CPU de %1 núcleos: los hilos se detienen de vez en cuando.</translation>
    </message>
    <message numerus="yes">
        <source>Only %1 of %n cores may be used.</source>
        <translation>
            <numerusform>Solo se pueden usar %1 de %n núcleo.</numerusform>
            <numerusform>Solo se pueden usar %1 de %n núcleos.</numerusform>
        </translation>
    </message>
    <message>
        <source>The CPU governor is “%1”: latencies of a waking core are long.</source>
        <translation>El gobernador de CPU es «%1»: las latencias de un núcleo que despierta son largas.</translation>
    </message>
    <message>
        <source>The machine runs on battery: its clock changes.</source>
        <translation>El equipo funciona con batería: su frecuencia varía.</translation>
    </message>
    <message>
        <source>This is a virtual machine (%1): its host may take cores away, and a sleeping core wakes late.</source>
        <translation>Esto es una máquina virtual (%1): su anfitrión puede retirar núcleos, y un núcleo dormido despierta tarde.</translation>
    </message>
    <message>
        <source>%1 lies in memory (%2), which is no disk.</source>
        <translation>%1 está en memoria (%2), que no es un disco.</translation>
    </message>
    <message>
        <source>%1 is mounted with “sync”: every write waits for the disk.</source>
        <translation>%1 está montado con «sync»: cada escritura espera al disco.</translation>
    </message>
    <message>
        <source>Python %1 (%2) has no numpy: its workload is pure Python, which computes longer under the GIL.</source>
        <translation>Python %1 (%2) no tiene numpy: su carga de trabajo es Python puro, que calcula más tiempo bajo el GIL.</translation>
    </message>
    <message>
        <source>No Python was found: beside the held time that was set, the model of the GIL goes by the usual costs of %1 %2.</source>
        <translation>No se encontró ningún Python: aparte del tiempo de retención fijado, el modelo del GIL usa los costes habituales de %1 %2.</translation>
    </message>
    <message>
        <source>Steal %1 %: the host of this virtual machine took the cores away for that share of the run.</source>
        <translation>Steal %1 %: el anfitrión de esta máquina virtual retiró los núcleos durante esa parte del ensayo.</translation>
    </message>
    <message numerus="yes">
        <source>Load %1 on %n cores at the end of the run, which was not there before it: other programs came while it went on.</source>
        <translation>
            <numerusform>Carga %1 en %n núcleo al final del ensayo, que antes no existía: otros programas llegaron mientras transcurría.</numerusform>
            <numerusform>Carga %1 en %n núcleos al final del ensayo, que antes no existía: otros programas llegaron mientras transcurría.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>breakeven::EnvironmentText</name>
    <message>
        <source>Power: battery</source>
        <translation>Alimentación: batería</translation>
    </message>
    <message>
        <source>Power: mains</source>
        <translation>Alimentación: red eléctrica</translation>
    </message>
    <message>
        <source>CPU turbo: on</source>
        <translation>Turbo de CPU: activado</translation>
    </message>
    <message>
        <source>CPU turbo: off</source>
        <translation>Turbo de CPU: desactivado</translation>
    </message>
    <message numerus="yes">
        <source>%1 of %n cores usable</source>
        <translation>
            <numerusform>%1 de %n núcleo utilizables</numerusform>
            <numerusform>%1 de %n núcleos utilizables</numerusform>
        </translation>
    </message>
    <message>
        <source>CPU quota: %1 cores</source>
        <translation>Cuota de CPU: %1 núcleos</translation>
    </message>
    <message>
        <source>%1 free</source>
        <translation>%1 libres</translation>
    </message>
    <message>
        <source>%1 of memory</source>
        <translation>%1 de memoria</translation>
    </message>
    <message>
        <source>CPU governor: %1</source>
        <translation>Gobernador de CPU: %1</translation>
    </message>
    <message>
        <source>Cores kept awake while it measured</source>
        <translation>Núcleos mantenidos despiertos durante la medición</translation>
    </message>
    <message>
        <source>Places of threads on the cores: drawn by lot</source>
        <translation>Ubicación de los hilos en los núcleos: por sorteo</translation>
    </message>
    <message>
        <source>Waited for a quiet machine: %1</source>
        <translation>Espera a un equipo tranquilo: %1</translation>
    </message>
    <message>
        <source>Virtual machine: %1</source>
        <translation>Máquina virtual: %1</translation>
    </message>
</context>
<context>
    <name>breakeven::Error</name>
    <message>
        <source>%1 can&apos;t be understood.</source>
        <translation>%1 no se entiende.</translation>
    </message>
    <message>
        <source>%1 does not exist; check the name.</source>
        <translation>%1 no existe; compruebe el nombre.</translation>
    </message>
    <message>
        <source>%1 can&apos;t be reached; check that it runs and that the address is right.</source>
        <translation>%1 no está accesible; compruebe que esté en marcha y que la dirección sea correcta.</translation>
    </message>
    <message>
        <source>%1 did not answer in time; check its load and the network.</source>
        <translation>%1 no respondió a tiempo; compruebe su carga y la red.</translation>
    </message>
    <message>
        <source>%1 closed the connection; check whether it was stopped.</source>
        <translation>%1 cerró la conexión; compruebe si se detuvo.</translation>
    </message>
    <message>
        <source>%1 refused the password; check user and ACL.</source>
        <translation>%1 rechazó la contraseña; compruebe el usuario y la ACL.</translation>
    </message>
    <message>
        <source>%1 does not allow this; check the permissions.</source>
        <translation>%1 no lo permite; compruebe los permisos.</translation>
    </message>
    <message>
        <source>%1 refused the command.</source>
        <translation>%1 rechazó la orden.</translation>
    </message>
    <message>
        <source>%1 gave an unexpected reply; check that it is the right kind of server.</source>
        <translation>%1 dio una respuesta inesperada; compruebe que sea el tipo de servidor correcto.</translation>
    </message>
    <message>
        <source>%1 can&apos;t serve now; try again later.</source>
        <translation>%1 no está disponible ahora; inténtelo más tarde.</translation>
    </message>
    <message>
        <source>%1 is full; free some space.</source>
        <translation>%1 está lleno; libere espacio.</translation>
    </message>
    <message>
        <source>%1 could not be read or written.</source>
        <translation>%1 no se pudo leer o escribir.</translation>
    </message>
    <message>
        <source>%1 did not return what was written to it.</source>
        <translation>%1 no devolvió lo que se escribió en él.</translation>
    </message>
    <message>
        <source>%1 could not be started.</source>
        <translation>%1 no se pudo iniciar.</translation>
    </message>
    <message>
        <source>%1 is not available here.</source>
        <translation>%1 no está disponible aquí.</translation>
    </message>
    <message>
        <source>%1 ended unexpectedly; its last words tell why.</source>
        <translation>%1 terminó de forma inesperada; sus últimas líneas dicen por qué.</translation>
    </message>
    <message>
        <source>%1 ran out of memory; use a smaller payload, fewer items or fewer threads.</source>
        <translation>%1 se quedó sin memoria; use una carga útil menor, menos elementos o menos hilos.</translation>
    </message>
    <message>
        <source>The system starts no more threads; raise its limit, or ask for fewer threads.</source>
        <translation>El sistema no inicia más hilos; aumente su límite o pida menos hilos.</translation>
    </message>
    <message>
        <source>%1 needs more open files than the system allows; raise the limit RLIMIT_NOFILE (ulimit -n), or ask for fewer threads or targets.</source>
        <translation>%1 necesita más archivos abiertos de los que permite el sistema; aumente el límite RLIMIT_NOFILE (ulimit -n) o pida menos hilos u objetivos.</translation>
    </message>
    <message>
        <source>Cancelled.</source>
        <translation>Cancelado.</translation>
    </message>
    <message>
        <source>%1 and this program could not agree on an encrypted connection; check the server&apos;s TLS settings.</source>
        <translation>%1 y este programa no lograron acordar una conexión cifrada; compruebe los ajustes TLS del servidor.</translation>
    </message>
    <message>
        <source>%1 is not installed; install it with the system&apos;s packages.</source>
        <translation>%1 no está instalado; instálelo con los paquetes del sistema.</translation>
    </message>
    <message>
        <source>%1 failed unexpectedly; please report this.</source>
        <translation>%1 falló de forma inesperada; comuníquelo, por favor.</translation>
    </message>
    <message>
        <source>It</source>
        <translation>Esto</translation>
    </message>
    <message>
        <source>%1: a batch took less time than its emulated round trips one after another.</source>
        <translation>%1: un lote tardó menos que sus idas y vueltas emuladas una tras otra.</translation>
    </message>
    <message>
        <source>%1 reads or writes by itself, and the network in front of this target is emulated by waits in Breakeven&apos;s own calls, so it would not wait at all. Measure it over Redis, whose bytes pass a relay, on a real remote folder, or without an emulated network; or replace only work.</source>
        <translation>%1 lee o escribe por sí mismo, y la red delante de este destino se emula con esperas en las llamadas del propio Breakeven, así que no esperaría nada. Mídalo sobre Redis, cuyos bytes pasan por un relé, en una carpeta remota real, o sin red emulada; o sustituya solo work.</translation>
    </message>
    <message>
        <source>%1 names gil-model, the model of Python&apos;s GIL, which was removed; use cpython, which measures a real Python, with its GIL or free-threaded.</source>
        <translation>%1 nombra gil-model, el modelo del GIL de Python, que se retiró; use cpython, que mide un Python real, con o sin GIL.</translation>
    </message>
    <message>
        <source>%1 refuses the user or its key; compare user and keyring with what ceph auth get prints for the user on the cluster.</source>
        <translation>%1 rechaza al usuario o su clave; compare el usuario y el keyring con lo que muestra ceph auth get para el usuario en el clúster.</translation>
    </message>
    <message>
        <source>%1 does not let the user read, write and remove objects in the pool; let ceph auth caps give it mon &apos;allow r&apos; and osd &apos;allow rwx&apos; on the pool.</source>
        <translation>%1 no deja al usuario leer, escribir ni eliminar objetos en el pool; concédale con ceph auth caps mon &apos;allow r&apos; y osd &apos;allow rwx&apos; en el pool.</translation>
    </message>
    <message>
        <source>%1 wants a password; give it, and the user where it has ACL users.</source>
        <translation>%1 pide una contraseña; indíquela, y el usuario si hay usuarios ACL.</translation>
    </message>
    <message>
        <source>%1 does not grant this user a command or the keys; let the server&apos;s administrator run ACL SETUSER with the user&apos;s name and: ~breakeven:* +ping +select +info +scan +exists +hget +hset +del +cluster|slots.</source>
        <translation>%1 no concede a este usuario una orden o las claves; haga que el administrador del servidor ejecute ACL SETUSER con el nombre del usuario y: ~breakeven:* +ping +select +info +scan +exists +hget +hset +del +cluster|slots.</translation>
    </message>
    <message>
        <source>%1 is still loading its data; wait until it is done, then start again.</source>
        <translation>%1 aún está cargando sus datos; espere a que termine y vuelva a empezar.</translation>
    </message>
    <message>
        <source>%1 has no memory left for writes; raise its maxmemory or remove keys.</source>
        <translation>%1 ya no tiene memoria para escrituras; aumente su maxmemory o elimine claves.</translation>
    </message>
    <message>
        <source>%1 is a replica that takes no writes; give the address of its primary.</source>
        <translation>%1 es una réplica que no admite escrituras; indique la dirección de su primario.</translation>
    </message>
    <message>
        <source>%1 holds another kind of value under a key of this run; somebody else writes to breakeven:*, so stop that or use another database.</source>
        <translation>%1 guarda otro tipo de valor bajo una clave de este ensayo; alguien más escribe en breakeven:*: deténgalo o use otra base de datos.</translation>
    </message>
    <message>
        <source>%1 takes no further client; raise its maxclients, use fewer threads or close other clients.</source>
        <translation>%1 no admite más clientes; aumente su maxclients, use menos hilos o cierre otros clientes.</translation>
    </message>
    <message>
        <source>%1 takes no writes because it could not save its data; check its disk and its log.</source>
        <translation>%1 no admite escrituras porque no pudo guardar sus datos; compruebe su disco y su registro.</translation>
    </message>
    <message>
        <source>%1 belongs to a cluster that is down; check with CLUSTER INFO that every slot is served.</source>
        <translation>%1 pertenece a un clúster caído; compruebe con CLUSTER INFO que se sirvan todos los slots.</translation>
    </message>
    <message>
        <source>%1 is one node of a cluster and sends to another; let the user&apos;s ACL allow CLUSTER SLOTS, and check that the cluster is settled.</source>
        <translation>%1 es un nodo de un clúster y remite a otro; haga que la ACL del usuario permita CLUSTER SLOTS y compruebe que el clúster esté estable.</translation>
    </message>
    <message>
        <source>%1 raised an exception; correct the file.</source>
        <translation>%1 lanzó una excepción; corrija el archivo.</translation>
    </message>
    <message>
        <source>%1 defines none of the functions read, work and write, so it would measure nothing of yours; start from what breakeven batch-template prints.</source>
        <translation>%1 no define ninguna de las funciones read, work y write, así que no mediría nada suyo; parta de lo que muestra breakeven batch-template.</translation>
    </message>
    <message>
        <source>%1 has stopped answering; look for an endless wait or loop in what it runs.</source>
        <translation>%1 ha dejado de responder; busque una espera o un bucle sin fin en lo que ejecuta.</translation>
    </message>
    <message>
        <source>%1 answered with something that this program did not ask for; let nothing write to the standard output that it was started with.</source>
        <translation>%1 respondió algo que este programa no preguntó; que nada escriba en la salida estándar con la que se inició.</translation>
    </message>
    <message>
        <source>%1 wrote a line without an end; check that it is a Python interpreter.</source>
        <translation>%1 escribió una línea sin fin; compruebe que sea un intérprete de Python.</translation>
    </message>
    <message>
        <source>%1 prints on and on instead of starting; check that it is a Python interpreter, and its start-up files.</source>
        <translation>%1 escribe sin parar en vez de iniciarse; compruebe que sea un intérprete de Python, y sus archivos de inicio.</translation>
    </message>
    <message>
        <source>%1 speaks another version of the protocol; install one version of the program only.</source>
        <translation>%1 habla otra versión del protocolo; instale una sola versión del programa.</translation>
    </message>
    <message>
        <source>%1 can&apos;t be used, so no remote folder can be mounted; load the kernel module fuse, let the container have the device, or run as a user who may open it.</source>
        <translation>%1 no se puede usar, así que no se puede montar ninguna carpeta remota; cargue el módulo fuse del kernel, dé el dispositivo al contenedor, o use un usuario que pueda abrirlo.</translation>
    </message>
    <message>
        <source>%1 takes none of the keys; check user and key, and whether the agent holds a key that has a passphrase.</source>
        <translation>%1 no acepta ninguna de las claves; compruebe el usuario y la clave, y si el agente tiene una clave con frase de contraseña.</translation>
    </message>
    <message>
        <source>%1 shows a key that nobody has confirmed yet; press Check in the target&apos;s dialog, or use breakeven check, to compare its fingerprint and trust it.</source>
        <translation>%1 presenta una clave que nadie ha confirmado aún; pulse Comprobar en el diálogo del destino, o use breakeven check, para comparar su huella y confiar en ella.</translation>
    </message>
    <message>
        <source>%1 shows another key than the one that was confirmed; somebody may listen in. Ask its administrator before you confirm the new one, by Check in the target&apos;s dialog or breakeven check.</source>
        <translation>%1 presenta una clave distinta de la confirmada; quizá alguien esté escuchando. Pregunte a su administrador antes de confirmar la nueva, con Comprobar en el diálogo del destino o con breakeven check.</translation>
    </message>
    <message>
        <source>%1 does not speak TLS; give the server&apos;s TLS port, or write redis:// for a connection in plain text.</source>
        <translation>%1 no habla TLS; indique el puerto TLS del servidor, o escriba redis:// para una conexión sin cifrar.</translation>
    </message>
    <message>
        <source>%1 speaks TLS only; write rediss:// instead of redis://.</source>
        <translation>%1 solo habla TLS; escriba rediss:// en lugar de redis://.</translation>
    </message>
    <message>
        <source>%1 shows a certificate that nobody trusted here has signed; give the file of its certificate authority.</source>
        <translation>%1 presenta un certificado que no ha firmado nadie de confianza aquí; indique el archivo de su autoridad de certificación.</translation>
    </message>
    <message>
        <source>%1 shows a certificate that is not valid today; renew it, or correct the clock.</source>
        <translation>%1 presenta un certificado que hoy no es válido; renuévelo o corrija el reloj.</translation>
    </message>
    <message>
        <source>%1 shows the certificate of another host; give the name that stands in it.</source>
        <translation>%1 presenta el certificado de otro host; indique el nombre que figura en él.</translation>
    </message>
    <message>
        <source>%1 wants a certificate that it trusts from its clients; give one with its key.</source>
        <translation>%1 pide a sus clientes un certificado en el que confíe; indique uno con su clave.</translation>
    </message>
</context>
<context>
    <name>breakeven::ExampleChart</name>
    <message>
        <source>1 thread</source>
        <translation>1 hilo</translation>
    </message>
    <message>
        <source>6 threads</source>
        <translation>6 hilos</translation>
    </message>
    <message>
        <source>slow</source>
        <translation>lento</translation>
    </message>
    <message>
        <source>fast</source>
        <translation>rápido</translation>
    </message>
    <message>
        <source>near</source>
        <translation>cerca</translation>
    </message>
    <message>
        <source>Network round trip</source>
        <translation>Ida y vuelta de red</translation>
    </message>
    <message>
        <source>far</source>
        <translation>lejos</translation>
    </message>
    <message>
        <source>The crossover</source>
        <translation>El punto de cruce</translation>
    </message>
    <message>
        <source>from here on threads pay off; the mark on the axis: how sure</source>
        <translation>desde aquí los hilos compensan; la marca en el eje: con qué certeza</translation>
    </message>
    <message>
        <source>Arms</source>
        <translation>Variantes</translation>
    </message>
    <message>
        <source>two ways to run the same batch</source>
        <translation>dos formas de ejecutar el mismo lote</translation>
    </message>
    <message>
        <source>A batch</source>
        <translation>Un lote</translation>
    </message>
    <message>
        <source>8 items, each read, computed and written; the lower it lies, the faster it is</source>
        <translation>8 objetos, cada uno leído, calculado y escrito; cuanto más abajo, más rápido</translation>
    </message>
    <message>
        <source>The strip</source>
        <translation>La franja</translation>
    </message>
    <message>
        <source>colour: who is best there; hatched: not clear</source>
        <translation>color: quién es mejor ahí; rayado: no está claro</translation>
    </message>
    <message>
        <source>an example</source>
        <translation>un ejemplo</translation>
    </message>
    <message>
        <source>An example of an answer</source>
        <translation>Un ejemplo de respuesta</translation>
    </message>
    <message>
        <source>Two curves over the network round trip, of 1 thread and of 6 threads, cross: from that crossover on threads pay off.</source>
        <translation>Dos curvas según el viaje de ida y vuelta por la red, de 1 hilo y de 6 hilos, se cruzan: a partir de ese punto de cruce los hilos compensan.</translation>
    </message>
</context>
<context>
    <name>breakeven::ExamplePage</name>
    <message>
        <source>From where on do threads pay off?</source>
        <translation>¿A partir de dónde compensan los hilos?</translation>
    </message>
    <message>
        <source>▶  Run</source>
        <translation>▶  Medir</translation>
    </message>
    <message>
        <source>Close the example</source>
        <translation>Cerrar el ejemplo</translation>
    </message>
</context>
<context>
    <name>breakeven::FilePage</name>
    <message>
        <source>Folder</source>
        <translation>Carpeta</translation>
    </message>
    <message>
        <source>flush to the disk before each rename (fsync)</source>
        <translation>volcar al disco antes de cada cambio de nombre (fsync)</translation>
    </message>
    <message>
        <source>empty: a temporary folder</source>
        <translation>vacío: una carpeta temporal</translation>
    </message>
    <message>
        <source>Layout</source>
        <translation>Disposición</translation>
    </message>
    <message>
        <source>Any folder of this machine, on a disk of its own or mounted from elsewhere.</source>
        <translation>Cualquier carpeta de este equipo, en un disco propio o montada desde otro lugar.</translation>
    </message>
    <message>
        <source>a folder&apos;s path begins with / or ~/</source>
        <translation>la ruta de una carpeta empieza por / o ~/</translation>
    </message>
</context>
<context>
    <name>breakeven::FileSystemText</name>
    <message>
        <source>%1, on this machine</source>
        <translation>%1, en este equipo</translation>
    </message>
    <message>
        <source>%1, on another machine</source>
        <translation>%1, en otro equipo</translation>
    </message>
    <message>
        <source>%1: memory, not a disk</source>
        <translation>%1: memoria, no un disco</translation>
    </message>
    <message>
        <source>%1, at an unknown place</source>
        <translation>%1, en un lugar desconocido</translation>
    </message>
    <message>
        <source>%1, local</source>
        <translation>%1, local</translation>
    </message>
    <message>
        <source>%1, remote</source>
        <translation>%1, remoto</translation>
    </message>
    <message>
        <source>%1, no disk</source>
        <translation>%1, sin disco</translation>
    </message>
    <message>
        <source>%1, unknown place</source>
        <translation>%1, lugar desconocido</translation>
    </message>
</context>
<context>
    <name>breakeven::FirstAnswers</name>
    <message>
        <source>The answer comes here, in a sentence.</source>
        <translation>Aquí aparecerá la respuesta, en una frase.</translation>
    </message>
    <message numerus="yes">
        <source>and %n more</source>
        <translation>
            <numerusform>y %n más</numerusform>
            <numerusform>y %n más</numerusform>
        </translation>
    </message>
    <message>
        <source>Use your own storage</source>
        <translation>Usar su propio almacenamiento</translation>
    </message>
    <message>
        <source>an address, or a folder dropped on the list</source>
        <translation>una dirección, o una carpeta soltada en la lista</translation>
    </message>
    <message>
        <source>OR ASK SOMETHING ELSE</source>
        <translation>O PREGUNTAR OTRA COSA</translation>
    </message>
</context>
<context>
    <name>breakeven::FirstStart</name>
    <message>
        <source>Choose what is to be measured.</source>
        <translation>Elija qué se va a medir.</translation>
    </message>
    <message>
        <source>Press Run: %1, with %2, answered in about %3.</source>
        <translation>Pulse Medir: %1, con %2, respuesta en unos %3.</translation>
    </message>
</context>
<context>
    <name>breakeven::Forest</name>
    <message>
        <source>new is faster</source>
        <translation>el nuevo es más rápido</translation>
    </message>
    <message>
        <source>slower</source>
        <translation>más lento</translation>
    </message>
    <message>
        <source>new ÷ base, batch latency, with 95 % interval</source>
        <translation>nuevo ÷ base, latencia por lote, con intervalo del 95 %</translation>
    </message>
    <message>
        <source>%1, held against %2</source>
        <translation>%1, comparado con %2</translation>
    </message>
    <message numerus="yes">
        <source>%n runs, held against %1</source>
        <translation>
            <numerusform>%n ejecución, comparada con %1</numerusform>
            <numerusform>%n ejecuciones, comparadas con %1</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>breakeven::GilShape</name>
    <message numerus="yes">
        <source>Your own work lets the GIL go %n time(s) an operation.</source>
        <translation>
            <numerusform>Su propio cálculo suelta el GIL %n vez por operación.</numerusform>
            <numerusform>Su propio cálculo suelta el GIL %n veces por operación.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>The built-in compute lets the GIL go %n time(s) an operation.</source>
        <translation>
            <numerusform>El cálculo incorporado suelta el GIL %n vez por operación.</numerusform>
            <numerusform>El cálculo incorporado suelta el GIL %n veces por operación.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>The built-in compute was to let the GIL go %n time(s) an operation.</source>
        <translation>
            <numerusform>El cálculo incorporado debía soltar el GIL %n vez por operación.</numerusform>
            <numerusform>El cálculo incorporado debía soltar el GIL %n veces por operación.</numerusform>
        </translation>
    </message>
    <message>
        <source>How often the built-in compute lets the GIL go can&apos;t be seen in this Python.</source>
        <translation>En este Python no se puede ver cuántas veces suelta el GIL el cálculo incorporado.</translation>
    </message>
    <message>
        <source>%1 A program whose compute lets it go more or less often has another crossover, by a factor of two where it was looked at: your own batch file is the way to know.</source>
        <translation>%1 Un programa cuyo cálculo lo suelte más o menos a menudo tiene otro cruce, en un factor de dos donde se examinó: su propio archivo de lote es la forma de saberlo.</translation>
    </message>
</context>
<context>
    <name>breakeven::HistoryChips</name>
    <message>
        <source>All %1</source>
        <translation>Todos %1</translation>
    </message>
    <message>
        <source>this machine</source>
        <translation>esta máquina</translation>
    </message>
    <message>
        <source>with a note</source>
        <translation>con una nota</translation>
    </message>
    <message>
        <source>damaged %1</source>
        <translation>dañados %1</translation>
    </message>
    <message>
        <source>Target</source>
        <translation>Destino</translation>
    </message>
    <message>
        <source>Show the runs of one target only</source>
        <translation>Mostrar solo los ensayos de un destino</translation>
    </message>
    <message>
        <source>All targets</source>
        <translation>Todos los destinos</translation>
    </message>
</context>
<context>
    <name>breakeven::HistoryDelegate</name>
    <message>
        <source>Open</source>
        <translation>Abrir</translation>
    </message>
    <message>
        <source>Open what can be read</source>
        <translation>Abrir lo legible</translation>
    </message>
    <message>
        <source>baseline</source>
        <translation>referencia</translation>
    </message>
    <message>
        <source>shown</source>
        <translation>mostrado</translation>
    </message>
    <message>
        <source>laid over</source>
        <translation>superpuesto</translation>
    </message>
    <message>
        <source>other folder</source>
        <translation>otra carpeta</translation>
    </message>
</context>
<context>
    <name>breakeven::HistoryModel</name>
    <message>
        <source>Damaged: %1</source>
        <translation>Dañado: %1</translation>
    </message>
    <message>
        <source>It is shown in the chart.</source>
        <translation>Se muestra en el gráfico.</translation>
    </message>
    <message>
        <source>It is laid over the shown run.</source>
        <translation>Está superpuesto al ensayo mostrado.</translation>
    </message>
    <message>
        <source>It is the baseline that every new run is held against.</source>
        <translation>Es la referencia con la que se compara cada ensayo nuevo.</translation>
    </message>
    <message>
        <source>shown</source>
        <translation>mostrado</translation>
    </message>
    <message>
        <source>laid over</source>
        <translation>superpuesto</translation>
    </message>
    <message>
        <source>baseline</source>
        <translation>referencia</translation>
    </message>
    <message>
        <source>Selected</source>
        <translation>Seleccionado</translation>
    </message>
    <message>
        <source>Date</source>
        <translation>Fecha</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Nombre</translation>
    </message>
    <message>
        <source>Where</source>
        <translation>Dónde</translation>
    </message>
    <message>
        <source>Targets</source>
        <translation>Destinos</translation>
    </message>
    <message>
        <source>Answer</source>
        <translation>Respuesta</translation>
    </message>
    <message>
        <source>Status</source>
        <translation>Estado</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>Nota</translation>
    </message>
    <message>
        <source>Tags</source>
        <translation>Etiquetas</translation>
    </message>
    <message>
        <source>Actions</source>
        <translation>Acciones</translation>
    </message>
</context>
<context>
    <name>breakeven::HistoryPage</name>
    <message numerus="yes">
        <source>%n runs are back</source>
        <translation>
            <numerusform>%n ensayo recuperado</numerusform>
            <numerusform>%n ensayos recuperados</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n runs exported: %1</source>
        <translation>
            <numerusform>%n ensayo exportado: %1</numerusform>
            <numerusform>%n ensayos exportados: %1</numerusform>
        </translation>
    </message>
    <message>
        <source>Every run is saved by itself and listed here.</source>
        <translation>Cada ensayo se guarda solo y aparece aquí.</translation>
    </message>
    <message>
        <source>No run matches.</source>
        <translation>Ningún ensayo coincide.</translation>
    </message>
    <message>
        <source>they have no target in common</source>
        <translation>no tienen ningún destino en común</translation>
    </message>
    <message>
        <source>in all of them: %1</source>
        <translation>en todos: %1</translation>
    </message>
    <message>
        <source>“%1” is still being measured.</source>
        <translation>«%1» aún se está midiendo.</translation>
    </message>
    <message numerus="yes">
        <source>Deleted %n runs</source>
        <translation>
            <numerusform>%n ensayo eliminado</numerusform>
            <numerusform>%n ensayos eliminados</numerusform>
        </translation>
    </message>
    <message>
        <source>Deleted “%1” of %2</source>
        <translation>Se eliminó «%1» de %2</translation>
    </message>
    <message numerus="yes">
        <source>%n runs · %1 in %2</source>
        <translation>
            <numerusform>%n ensayo · %1 en %2</numerusform>
            <numerusform>%n ensayos · %1 en %2</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Deleted runs stay in %1 for %n days</source>
        <translation>
            <numerusform>Los ensayos eliminados quedan %n día en %1</numerusform>
            <numerusform>Los ensayos eliminados quedan %n días en %1</numerusform>
        </translation>
    </message>
    <message>
        <source>Search names, targets, notes, tags</source>
        <translation>Buscar nombres, destinos, notas, etiquetas</translation>
    </message>
    <message>
        <source>Search the past runs</source>
        <translation>Buscar en los ensayos anteriores</translation>
    </message>
    <message>
        <source>Search names, targets, notes, tags (Ctrl+F)</source>
        <translation>Buscar nombres, destinos, notas, etiquetas (Ctrl+F)</translation>
    </message>
    <message>
        <source>Open a file…</source>
        <translation>Abrir un archivo…</translation>
    </message>
    <message>
        <source>Open a run of any folder (Ctrl+O)</source>
        <translation>Abrir un ensayo de cualquier carpeta (Ctrl+O)</translation>
    </message>
</context>
<context>
    <name>breakeven::HistoryTable</name>
    <message>
        <source>Past runs</source>
        <translation>Ensayos anteriores</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>Abrir</translation>
    </message>
    <message>
        <source>Take off the chart</source>
        <translation>Quitar del gráfico</translation>
    </message>
    <message>
        <source>Lay over the chart</source>
        <translation>Superponer al gráfico</translation>
    </message>
    <message>
        <source>Don&apos;t hold new runs against it</source>
        <translation>No comparar más con él los ensayos nuevos</translation>
    </message>
    <message>
        <source>Hold every new run against it</source>
        <translation>Comparar con él cada ensayo nuevo</translation>
    </message>
    <message>
        <source>Rename</source>
        <translation>Cambiar el nombre</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>Nota</translation>
    </message>
    <message>
        <source>Tags</source>
        <translation>Etiquetas</translation>
    </message>
    <message>
        <source>Export as CSV…</source>
        <translation>Exportar como CSV…</translation>
    </message>
    <message>
        <source>Show in its folder</source>
        <translation>Mostrar en su carpeta</translation>
    </message>
    <message>
        <source>Remove from this list</source>
        <translation>Quitar de esta lista</translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>Eliminar</translation>
    </message>
</context>
<context>
    <name>breakeven::HostKeyCard</name>
    <message>
        <source>Fingerprint of the host&apos;s key</source>
        <translation>Huella de la clave del host</translation>
    </message>
    <message>
        <source>%1 shows another key than the one that was confirmed. Either the host was set up anew, or somebody listens in with a machine of theirs in its place. Replace the key only after the host&apos;s administrator has told you this fingerprint:</source>
        <translation>%1 presenta una clave distinta de la confirmada. O el host se ha vuelto a instalar, o alguien escucha con un equipo suyo en su lugar. Sustituya la clave solo después de que el administrador del host le haya dicho esta huella:</translation>
    </message>
    <message>
        <source>%1 shows a key that nobody has confirmed yet. Compare its fingerprint with what the host&apos;s administrator tells, and trust it where the two are the same:</source>
        <translation>%1 presenta una clave que nadie ha confirmado aún. Compare su huella con lo que indique el administrador del host, y confíe en ella si ambas son iguales:</translation>
    </message>
    <message>
        <source>&amp;Replace the stored key</source>
        <translation>&amp;Sustituir la clave guardada</translation>
    </message>
    <message>
        <source>&amp;Trust this key</source>
        <translation>&amp;Confiar en esta clave</translation>
    </message>
</context>
<context>
    <name>breakeven::JsonFields</name>
    <message>
        <source>this must be a text</source>
        <translation>debe ser un texto</translation>
    </message>
    <message>
        <source>this must be true or false</source>
        <translation>debe ser true o false</translation>
    </message>
    <message>
        <source>this must be a number</source>
        <translation>debe ser un número</translation>
    </message>
    <message>
        <source>this must be a whole number</source>
        <translation>debe ser un número entero</translation>
    </message>
    <message>
        <source>this number is out of range</source>
        <translation>este número está fuera de rango</translation>
    </message>
    <message>
        <source>this must be an object</source>
        <translation>debe ser un objeto</translation>
    </message>
    <message>
        <source>this must be a list</source>
        <translation>debe ser una lista</translation>
    </message>
</context>
<context>
    <name>breakeven::LayoutBox</name>
    <message>
        <source>Layout</source>
        <translation>Disposición</translation>
    </message>
    <message>
        <source>all items in one folder, as in the blog post</source>
        <translation>todos los elementos en una carpeta, como en el artículo</translation>
    </message>
    <message>
        <source>a folder for each item</source>
        <translation>una carpeta para cada elemento</translation>
    </message>
    <message>
        <source>In a shared folder every create and rename waits for the folder&apos;s lock, which can take from threads what they win.</source>
        <translation>En una carpeta compartida cada creación y cada cambio de nombre espera el bloqueo de la carpeta, lo que puede quitar a los hilos lo que ganan.</translation>
    </message>
</context>
<context>
    <name>breakeven::LeftoverBar</name>
    <message>
        <source>Runs that were killed left something at %1.</source>
        <translation>Ensayos terminados a la fuerza dejaron algo en %1.</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>Eliminar</translation>
    </message>
    <message>
        <source>Keep</source>
        <translation>Conservar</translation>
    </message>
    <message>
        <source>It is asked again when Breakeven starts the next time.</source>
        <translation>Se volverá a preguntar la próxima vez que se inicie Breakeven.</translation>
    </message>
</context>
<context>
    <name>breakeven::MachineText</name>
    <message>
        <source>cores kept awake</source>
        <translation>núcleos mantenidos despiertos</translation>
    </message>
    <message>
        <source>cores as they are</source>
        <translation>núcleos tal como están</translation>
    </message>
    <message>
        <source>The runs were measured in different conditions: %1, then %2.</source>
        <translation>Los ensayos se midieron en condiciones distintas: %1, luego %2.</translation>
    </message>
    <message>
        <source>Only in one of the runs the places of threads on the cores were drawn by lot.</source>
        <translation>Solo en uno de los ensayos se sorteó la ubicación de los hilos en los núcleos.</translation>
    </message>
    <message>
        <source>waiting for a quiet machine: load %1</source>
        <translation>esperando a un equipo tranquilo: carga %1</translation>
    </message>
</context>
<context>
    <name>breakeven::MainMenu</name>
    <message>
        <source>Appearance</source>
        <translation>Apariencia</translation>
    </message>
    <message>
        <source>Text size</source>
        <translation>Tamaño del texto</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>Idioma</translation>
    </message>
    <message>
        <source>As the system</source>
        <translation>Como el sistema</translation>
    </message>
    <message>
        <source>Light</source>
        <translation>Claro</translation>
    </message>
    <message>
        <source>Dark</source>
        <translation>Oscuro</translation>
    </message>
    <message>
        <source>Size of the system&apos;s text</source>
        <translation>Tamaño del texto del sistema</translation>
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
        <translation>Listo</translation>
    </message>
    <message>
        <source>A plan can be opened once the run has ended.</source>
        <translation>Se podrá abrir un plan cuando termine la medición.</translation>
    </message>
    <message>
        <source>Open run</source>
        <translation>Abrir ensayo</translation>
    </message>
    <message>
        <source>Lay over the current run</source>
        <translation>Superponer al ensayo actual</translation>
    </message>
    <message>
        <source>Opened: %1</source>
        <translation>Abierto: %1</translation>
    </message>
    <message>
        <source>“%1”: %2</source>
        <translation>«%1»: %2</translation>
    </message>
    <message>
        <source>Both layouts are among the targets now; press Run to measure them.</source>
        <translation>Ambas disposiciones están ahora entre los destinos; pulse Medir para medirlas.</translation>
    </message>
    <message>
        <source>The password is kept until Breakeven is closed, as there is no keychain: %1</source>
        <translation>La contraseña se conserva hasta cerrar Breakeven, pues no hay llavero: %1</translation>
    </message>
    <message>
        <source>Run</source>
        <translation>Medir</translation>
    </message>
    <message>
        <source>Stop the run</source>
        <translation>Detener la medición</translation>
    </message>
    <message>
        <source>Chart</source>
        <translation>Gráfico</translation>
    </message>
    <message>
        <source>Compare</source>
        <translation>Comparación</translation>
    </message>
    <message>
        <source>History</source>
        <translation>Historial</translation>
    </message>
    <message>
        <source>A step back in the chart</source>
        <translation>Un paso atrás en el gráfico</translation>
    </message>
    <message>
        <source>Save the chart…</source>
        <translation>Guardar el gráfico…</translation>
    </message>
    <message>
        <source>Copy the chart</source>
        <translation>Copiar el gráfico</translation>
    </message>
    <message>
        <source>Save a report…</source>
        <translation>Guardar un informe…</translation>
    </message>
    <message>
        <source>Bring the removed target back</source>
        <translation>Recuperar el destino quitado</translation>
    </message>
    <message>
        <source>Open a plan…</source>
        <translation>Abrir un plan…</translation>
    </message>
    <message>
        <source>Save the plan…</source>
        <translation>Guardar el plan…</translation>
    </message>
    <message>
        <source>Copy as a command line</source>
        <translation>Copiar como línea de órdenes</translation>
    </message>
    <message>
        <source>Notify me when a run has ended</source>
        <translation>Avisarme cuando termine una medición</translation>
    </message>
    <message>
        <source>High contrast</source>
        <translation>Alto contraste</translation>
    </message>
    <message>
        <source>Open a run…</source>
        <translation>Abrir una medición…</translation>
    </message>
    <message>
        <source>Lay over the current run…</source>
        <translation>Superponer al ensayo actual…</translation>
    </message>
    <message>
        <source>Manual</source>
        <translation>Manual</translation>
    </message>
    <message>
        <source>Keyboard shortcuts</source>
        <translation>Atajos de teclado</translation>
    </message>
    <message>
        <source>Show the example</source>
        <translation>Mostrar el ejemplo</translation>
    </message>
    <message>
        <source>Copy diagnostics</source>
        <translation>Copiar el diagnóstico</translation>
    </message>
    <message>
        <source>About Breakeven</source>
        <translation>Acerca de Breakeven</translation>
    </message>
    <message>
        <source>Quit</source>
        <translation>Salir</translation>
    </message>
    <message>
        <source>Plans (*.json)</source>
        <translation>Planes (*.json)</translation>
    </message>
    <message>
        <source>All files (*)</source>
        <translation>Todos los archivos (*)</translation>
    </message>
    <message>
        <source>Open a plan</source>
        <translation>Abrir un plan</translation>
    </message>
    <message>
        <source>Save the plan</source>
        <translation>Guardar el plan</translation>
    </message>
    <message>
        <source>Breakeven runs (*.breakeven.jsonl);;All files (*)</source>
        <translation>Ensayos de Breakeven (*.breakeven.jsonl);;Todos los archivos (*)</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation>%1: %2</translation>
    </message>
    <message>
        <source>A run is going on</source>
        <translation>Hay un ensayo en curso</translation>
    </message>
    <message>
        <source>Stop the run and close? What was measured is kept.</source>
        <translation>¿Detener el ensayo y cerrar? Lo medido se conserva.</translation>
    </message>
    <message>
        <source>&amp;Stop and close</source>
        <translation>&amp;Detener y cerrar</translation>
    </message>
    <message>
        <source>&amp;Go on</source>
        <translation>&amp;Continuar</translation>
    </message>
    <message>
        <source>A run from a file starts programs</source>
        <translation>Un ensayo de un archivo inicia programas</translation>
    </message>
    <message>
        <source>To measure again, the run that was opened starts these programs of your machine, with all that you may do:

%1

Start them only if you know what they do.</source>
        <translation>Para volver a medir, el ensayo abierto inicia estos programas de su equipo, con todo lo que usted puede hacer:

%1

Inícielos solo si sabe lo que hacen.</translation>
    </message>
    <message>
        <source>&amp;Start them</source>
        <translation>&amp;Iniciarlos</translation>
    </message>
    <message>
        <source>&amp;Don&apos;t run</source>
        <translation>&amp;No medir</translation>
    </message>
    <message>
        <source>&lt;b&gt;Breakeven %1&lt;/b&gt;&lt;p&gt;Tells, with evidence, when threads pay off for storage I/O.&lt;/p&gt;&lt;p&gt;Free software under the GNU General Public License, version 3 or later.&lt;/p&gt;</source>
        <translation>&lt;b&gt;Breakeven %1&lt;/b&gt;&lt;p&gt;Dice, con pruebas, cuándo compensan los hilos para la E/S de almacenamiento.&lt;/p&gt;&lt;p&gt;Software libre bajo la GNU General Public License, versión 3 o posterior.&lt;/p&gt;</translation>
    </message>
    <message>
        <source>Answers</source>
        <translation>Respuestas</translation>
    </message>
    <message>
        <source>Runs are saved in %1 from now on.</source>
        <translation>A partir de ahora las mediciones se guardan en %1.</translation>
    </message>
    <message>
        <source>Folder of the runs…</source>
        <translation>Carpeta de las mediciones…</translation>
    </message>
    <message>
        <source>Folder of the runs</source>
        <translation>Carpeta de las mediciones</translation>
    </message>
</context>
<context>
    <name>breakeven::ManualWindow</name>
    <message numerus="yes">
        <source>%n found</source>
        <translation>
            <numerusform>%n encontrado</numerusform>
            <numerusform>%n encontrados</numerusform>
        </translation>
    </message>
    <message>
        <source>Manual</source>
        <translation>Manual</translation>
    </message>
    <message>
        <source>Search the manual</source>
        <translation>Buscar en el manual</translation>
    </message>
    <message>
        <source>Topics</source>
        <translation>Temas</translation>
    </message>
    <message>
        <source>The topic&apos;s text</source>
        <translation>Texto del tema</translation>
    </message>
</context>
<context>
    <name>breakeven::MessageBar</name>
    <message numerus="yes">
        <source>and %n more</source>
        <translation>
            <numerusform>y %n más</numerusform>
            <numerusform>y %n más</numerusform>
        </translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Cerrar</translation>
    </message>
</context>
<context>
    <name>breakeven::Names</name>
    <message>
        <source>Threads</source>
        <translation>Hilos</translation>
    </message>
    <message>
        <source>Network round trip</source>
        <translation>Ida y vuelta de red</translation>
    </message>
    <message>
        <source>Object size</source>
        <translation>Tamaño de objeto</translation>
    </message>
    <message>
        <source>Compute per operation</source>
        <translation>Cálculo por operación</translation>
    </message>
    <message>
        <source>Items per batch</source>
        <translation>Elementos por lote</translation>
    </message>
    <message>
        <source>Round trip</source>
        <translation>Ida y vuelta</translation>
    </message>
    <message>
        <source>Size</source>
        <translation>Tamaño</translation>
    </message>
    <message>
        <source>Compute</source>
        <translation>Cálculo</translation>
    </message>
    <message>
        <source>Items</source>
        <translation>Elementos</translation>
    </message>
    <message>
        <source>C++ threads</source>
        <translation>Hilos de C++</translation>
    </message>
    <message>
        <source>CPython</source>
        <translation>CPython</translation>
    </message>
    <message>
        <source>C++ threads under a model of Python&apos;s GIL</source>
        <translation>Hilos de C++ con un modelo del GIL de Python</translation>
    </message>
    <message>
        <source>Single</source>
        <translation>Uno solo</translation>
    </message>
    <message>
        <source>Unclear</source>
        <translation>Incierto</translation>
    </message>
    <message>
        <source>settled</source>
        <translation>resuelto</translation>
    </message>
    <message>
        <source>time is up</source>
        <translation>tiempo agotado</translation>
    </message>
    <message>
        <source>cancelled</source>
        <translation>cancelado</translation>
    </message>
    <message>
        <source>failed</source>
        <translation>fallido</translation>
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
        <translation>%1 con %2</translation>
    </message>
    <message>
        <source>%1 at %2</source>
        <translation>%1 a %2</translation>
    </message>
</context>
<context>
    <name>breakeven::PageParts</name>
    <message>
        <source>The table is on the clipboard.</source>
        <translation>La tabla está en el portapapeles.</translation>
    </message>
    <message>
        <source>Against the baseline: %1</source>
        <translation>Frente a la referencia: %1</translation>
    </message>
    <message>
        <source>Choose the base run</source>
        <translation>Elegir el ensayo base</translation>
    </message>
    <message>
        <source>Choose the new run</source>
        <translation>Elegir el ensayo nuevo</translation>
    </message>
</context>
<context>
    <name>breakeven::PageTabs</name>
    <message>
        <source>Chart</source>
        <translation>Gráfico</translation>
    </message>
    <message>
        <source>The run that is set up or shown, and its answers (Ctrl+1)</source>
        <translation>El ensayo que se prepara o se muestra, y sus respuestas (Ctrl+1)</translation>
    </message>
    <message>
        <source>Compare</source>
        <translation>Comparación</translation>
    </message>
    <message>
        <source>What changed from one run to another (Ctrl+2)</source>
        <translation>Qué cambió de un ensayo a otro (Ctrl+2)</translation>
    </message>
    <message>
        <source>History</source>
        <translation>Historial</translation>
    </message>
    <message>
        <source>All past runs (Ctrl+3)</source>
        <translation>Todos los ensayos anteriores (Ctrl+3)</translation>
    </message>
</context>
<context>
    <name>breakeven::PasswordField</name>
    <message>
        <source>Password</source>
        <translation>Contraseña</translation>
    </message>
    <message>
        <source>Password of %1</source>
        <translation>Contraseña de %1</translation>
    </message>
    <message>
        <source>Use</source>
        <translation>Usar</translation>
    </message>
    <message>
        <source>Use the password of %1</source>
        <translation>Usar la contraseña de %1</translation>
    </message>
</context>
<context>
    <name>breakeven::PathField</name>
    <message>
        <source>Choose…</source>
        <translation>Elegir…</translation>
    </message>
</context>
<context>
    <name>breakeven::Plan</name>
    <message>
        <source>this must be “%1” or “%2”</source>
        <translation>debe ser «%1» o «%2»</translation>
    </message>
    <message>
        <source>a round trip is 0 to 10 s</source>
        <translation>una ida y vuelta va de 0 a 10 s</translation>
    </message>
    <message>
        <source>jitter is 0 to the round trip</source>
        <translation>la fluctuación va de 0 a la ida y vuelta</translation>
    </message>
    <message>
        <source>a bandwidth is 0 (unlimited) or more</source>
        <translation>un ancho de banda es 0 (sin límite) o más</translation>
    </message>
    <message>
        <source>there is no target to measure</source>
        <translation>no hay ningún destino que medir</translation>
    </message>
    <message>
        <source>a target needs a name</source>
        <translation>un destino necesita un nombre</translation>
    </message>
    <message>
        <source>another target is called “%1” too</source>
        <translation>otro destino también se llama «%1»</translation>
    </message>
    <message>
        <source>1 must be among them: it is the reference</source>
        <translation>1 debe estar entre ellos: es la referencia</translation>
    </message>
    <message>
        <source>another thread count than 1 is needed to compare</source>
        <translation>para comparar hace falta un número de hilos distinto de 1</translation>
    </message>
    <message>
        <source>a thread count is 1 to %1</source>
        <translation>un número de hilos va de 1 a %1</translation>
    </message>
    <message>
        <source>only the runtime native on a Redis target pipelines</source>
        <translation>solo el entorno de ejecución native en un destino Redis hace pipelining</translation>
    </message>
    <message>
        <source>a batch has 1 to %1 items</source>
        <translation>un lote tiene de 1 a %1 elementos</translation>
    </message>
    <message>
        <source>a payload is 16 bytes to 64 MiB</source>
        <translation>una carga útil va de 16 bytes a 64 MiB</translation>
    </message>
    <message>
        <source>compute is 0 to 10 s</source>
        <translation>un cálculo va de 0 a 10 s</translation>
    </message>
    <message>
        <source>for the axis threads the values are those of “threads”</source>
        <translation>para el eje threads los valores son los de «threads»</translation>
    </message>
    <message>
        <source>a sweep needs at least one value</source>
        <translation>un barrido necesita al menos un valor</translation>
    </message>
    <message>
        <source>a sweep has at most %1 values</source>
        <translation>un barrido tiene %1 valores como máximo</translation>
    </message>
    <message>
        <source>this is no number</source>
        <translation>no es un número</translation>
    </message>
    <message>
        <source>the values must ascend</source>
        <translation>los valores deben ser crecientes</translation>
    </message>
    <message>
        <source>this is out of range</source>
        <translation>está fuera de rango</translation>
    </message>
    <message>
        <source>the interpreter&apos;s absolute path is needed</source>
        <translation>hace falta la ruta absoluta del intérprete</translation>
    </message>
    <message>
        <source>the batch file&apos;s absolute path is needed</source>
        <translation>hace falta la ruta absoluta del archivo de lote</translation>
    </message>
    <message>
        <source>there is no runtime to measure with</source>
        <translation>no hay ningún entorno de ejecución con el que medir</translation>
    </message>
    <message>
        <source>a precision is 0.001 to 1</source>
        <translation>una precisión va de 0.001 a 1</translation>
    </message>
    <message>
        <source>what is worth it is a gain of 0 to 10 (0.1: 10 %)</source>
        <translation>lo que merece la pena es una ganancia de 0 a 10 (0.1: 10 %)</translation>
    </message>
    <message>
        <source>a budget is 0.1 s to 7 days</source>
        <translation>un presupuesto va de 0.1 s a 7 días</translation>
    </message>
    <message>
        <source>a plan has 4 MiB at most</source>
        <translation>un plan tiene 4 MiB como máximo</translation>
    </message>
    <message>
        <source>known are %1</source>
        <translation>se conocen %1</translation>
    </message>
    <message>
        <source>a thread count is a whole number from 1</source>
        <translation>un número de hilos es un entero a partir de 1</translation>
    </message>
    <message>
        <source>%1 is there twice</source>
        <translation>%1 aparece dos veces</translation>
    </message>
    <message>
        <source>a pool is kept or per-batch</source>
        <translation>un pool es kept o per-batch</translation>
    </message>
    <message>
        <source>a target is an object</source>
        <translation>un destino es un objeto</translation>
    </message>
    <message>
        <source>line %1, column %2: %3</source>
        <translation>línea %1, columna %2: %3</translation>
    </message>
    <message>
        <source>a plan is a JSON object</source>
        <translation>un plan es un objeto JSON</translation>
    </message>
    <message>
        <source>cores are awake or as-they-are</source>
        <translation>los núcleos son awake o as-they-are</translation>
    </message>
    <message>
        <source>a back end is one of %1</source>
        <translation>un backend es uno de %1</translation>
    </message>
    <message>
        <source>Ceph needs the name of a pool</source>
        <translation>Ceph necesita el nombre de un pool</translation>
    </message>
    <message>
        <source>the password must stand apart from the address</source>
        <translation>la contraseña debe ir aparte de la dirección</translation>
    </message>
    <message>
        <source>certificates need an address that starts with rediss://</source>
        <translation>los certificados necesitan una dirección que empiece por rediss://</translation>
    </message>
    <message>
        <source>a client&apos;s certificate and its key go together</source>
        <translation>el certificado de un cliente y su clave van juntos</translation>
    </message>
    <message>
        <source>a remote folder needs its host</source>
        <translation>una carpeta remota necesita su host</translation>
    </message>
    <message>
        <source>a host can&apos;t begin with a dash</source>
        <translation>un host no puede empezar por un guion</translation>
    </message>
    <message>
        <source>a host has no spaces, as in user@host</source>
        <translation>un host no tiene espacios, como en user@host</translation>
    </message>
    <message>
        <source>a port is 1 to 65535</source>
        <translation>un puerto va de 1 a 65535</translation>
    </message>
</context>
<context>
    <name>breakeven::PlanKeeper</name>
    <message>
        <source>Opened: %1</source>
        <translation>Abierto: %1</translation>
    </message>
    <message>
        <source>The plan&apos;s key “%1” is not known and has no effect.</source>
        <translation>La clave «%1» del plan es desconocida y no tiene efecto.</translation>
    </message>
    <message>
        <source>Plan saved: %1</source>
        <translation>Plan guardado: %1</translation>
    </message>
    <message>
        <source>Copied: %1</source>
        <translation>Copiado: %1</translation>
    </message>
</context>
<context>
    <name>breakeven::PlanNetworkLine</name>
    <message>
        <source>All targets: %1</source>
        <translation>Todos los destinos: %1</translation>
    </message>
    <message>
        <source>The other targets: %1</source>
        <translation>Los demás destinos: %1</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>Quitar</translation>
    </message>
    <message>
        <source>Measure without it</source>
        <translation>Medir sin ella</translation>
    </message>
</context>
<context>
    <name>breakeven::PlotView</name>
    <message>
        <source>%1 to %2</source>
        <translation>%1 a %2</translation>
    </message>
    <message>
        <source>, extremes %1 and %2</source>
        <translation>, extremos %1 y %2</translation>
    </message>
    <message>
        <source>Chart</source>
        <translation>Gráfico</translation>
    </message>
    <message>
        <source>Take %1 off the chart</source>
        <translation>Quitar %1 del gráfico</translation>
    </message>
    <message>
        <source>Take %1 off the chart: %2</source>
        <translation>Quitar %1 del gráfico: %2</translation>
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
        <translation>%1 bloques, %2 lotes con %3; p5–p95 de %4 a %5; mejor %6</translation>
    </message>
    <message>
        <source>95 % interval</source>
        <translation>Intervalo del 95 %</translation>
    </message>
    <message>
        <source>I/O share</source>
        <translation>Proporción de E/S</translation>
    </message>
    <message>
        <source>Network %1</source>
        <translation>Red %1</translation>
    </message>
    <message>
        <source>Target</source>
        <translation>Destino</translation>
    </message>
    <message>
        <source>Value</source>
        <translation>Valor</translation>
    </message>
    <message>
        <source>Arm</source>
        <translation>Brazo</translation>
    </message>
    <message>
        <source>Arm&apos;s latency</source>
        <translation>Latencia del brazo</translation>
    </message>
    <message>
        <source>Speed-up</source>
        <translation>Aceleración</translation>
    </message>
    <message>
        <source>Verdict</source>
        <translation>Veredicto</translation>
    </message>
</context>
<context>
    <name>breakeven::PointsTable</name>
    <message>
        <source>Points</source>
        <translation>Puntos</translation>
    </message>
    <message>
        <source>Hide what has no room</source>
        <translation>Ocultar lo que no cabe</translation>
    </message>
    <message>
        <source>Show more, to scroll to: %1</source>
        <translation>Mostrar más, para desplazarse: %1</translation>
    </message>
</context>
<context>
    <name>breakeven::PrecisionChips</name>
    <message>
        <source>at most</source>
        <translation>máx.</translation>
    </message>
    <message>
        <source>How long it may take at most</source>
        <translation>Duración máxima</translation>
    </message>
    <message>
        <source>How long it may take at most, such as 20 s, 2 min or 1 h</source>
        <translation>Duración máxima, por ejemplo 20 s, 2 min o 1 h</translation>
    </message>
    <message>
        <source>The time is 0.1 s to 7 days, such as 20 s or 2 min.</source>
        <translation>El tiempo va de 0,1 s a 7 días, por ejemplo 20 s o 2 min.</translation>
    </message>
    <message>
        <source>worth </source>
        <translation>vale desde </translation>
    </message>
    <message>
        <source> %</source>
        <translation> %</translation>
    </message>
    <message>
        <source>The gain from which threads are worth having</source>
        <translation>La ganancia a partir de la cual los hilos merecen la pena</translation>
    </message>
    <message>
        <source>Quick</source>
        <translation>Rápida</translation>
    </message>
    <message>
        <source>Normal</source>
        <translation>Normal</translation>
    </message>
    <message>
        <source>Thorough</source>
        <translation>Minuciosa</translation>
    </message>
    <message>
        <source>The crossover within ±25 %, in 5 s at most</source>
        <translation>El cruce con ±25 %, en 5 s como máximo</translation>
    </message>
    <message>
        <source>The crossover within ±10 %, in 20 s at most</source>
        <translation>El cruce con ±10 %, en 20 s como máximo</translation>
    </message>
    <message>
        <source>The crossover within ±5 %, in 2 min at most</source>
        <translation>El cruce con ±5 %, en 2 min como máximo</translation>
    </message>
</context>
<context>
    <name>breakeven::PresetText</name>
    <message>
        <source>First look</source>
        <translation>Primer vistazo</translation>
    </message>
    <message>
        <source>From which network distance on do 6 threads, started for every batch as in the blog post, pay off?</source>
        <translation>¿A partir de qué distancia de red compensan 6 hilos, iniciados para cada lote como en el artículo?</translation>
    </message>
    <message>
        <source>The blog post</source>
        <translation>El artículo</translation>
    </message>
    <message>
        <source>Do threads win and lose on this machine where they did in the post that began it all?</source>
        <translation>¿Ganan y pierden los hilos en este equipo donde lo hacían en el artículo que lo empezó todo?</translation>
    </message>
    <message>
        <source>How big a file?</source>
        <translation>¿De qué tamaño el archivo?</translation>
    </message>
    <message>
        <source>From which size of an item on do threads pay off, with no network in between?</source>
        <translation>¿A partir de qué tamaño de elemento compensan los hilos, sin red de por medio?</translation>
    </message>
    <message>
        <source>How many threads?</source>
        <translation>¿Cuántos hilos?</translation>
    </message>
    <message>
        <source>How many threads are best for Redis on another host, and for a local file?</source>
        <translation>¿Cuántos hilos son lo mejor para Redis en otro host y para un archivo local?</translation>
    </message>
    <message>
        <source>local file</source>
        <translation>archivo local</translation>
    </message>
    <message>
        <source>file, local</source>
        <translation>archivo, local</translation>
    </message>
    <message>
        <source>redis, local</source>
        <translation>redis, local</translation>
    </message>
    <message>
        <source>file, farther host</source>
        <translation>archivo, host más lejano</translation>
    </message>
    <message>
        <source>redis, farther host</source>
        <translation>redis, host más lejano</translation>
    </message>
    <message>
        <source>file, nearer host</source>
        <translation>archivo, host más cercano</translation>
    </message>
    <message>
        <source>redis, nearer host</source>
        <translation>redis, host más cercano</translation>
    </message>
    <message>
        <source>redis, 0.4 ms away</source>
        <translation>redis, a 0,4 ms</translation>
    </message>
</context>
<context>
    <name>breakeven::Presets</name>
    <message>
        <source>there are: %1</source>
        <translation>hay: %1</translation>
    </message>
    <message>
        <source>The preset “%1”</source>
        <translation>El preajuste «%1»</translation>
    </message>
</context>
<context>
    <name>breakeven::Provenance</name>
    <message>
        <source>items of %1</source>
        <translation>elementos de %1</translation>
    </message>
    <message>
        <source>%1 per batch</source>
        <translation>%1 por lote</translation>
    </message>
    <message>
        <source>%1 of %2 per batch</source>
        <translation>%1 de %2 por lote</translation>
    </message>
    <message>
        <source>%1, each with %2 of compute</source>
        <translation>%1, cada uno con %2 de cálculo</translation>
    </message>
    <message>
        <source>%1, by %2</source>
        <translation>%1, mediante %2</translation>
    </message>
    <message>
        <source>1 core</source>
        <translation>1 núcleo</translation>
    </message>
    <message>
        <source>%1 cores</source>
        <translation>%1 núcleos</translation>
    </message>
    <message>
        <source>cores in the condition that each target names</source>
        <translation>núcleos en el estado que indica cada destino</translation>
    </message>
</context>
<context>
    <name>breakeven::PublishedPlot</name>
    <message>
        <source>%1, the post: %2 with 1 thread, %3 with %4, %5</source>
        <translation>%1, el artículo: %2 con 1 hilo, %3 con %4, %5</translation>
    </message>
    <message>
        <source>%1, %2: %3 with 1 thread, %4 with %5, %6, %7</source>
        <translation>%1, %2: %3 con 1 hilo, %4 con %5, %6, %7</translation>
    </message>
    <message>
        <source>%1 away</source>
        <translation>a %1</translation>
    </message>
    <message>
        <source>agrees</source>
        <translation>coincide</translation>
    </message>
    <message>
        <source>differs</source>
        <translation>difiere</translation>
    </message>
    <message>
        <source>not clear</source>
        <translation>incierto</translation>
    </message>
    <message>
        <source>the post</source>
        <translation>el artículo</translation>
    </message>
    <message>
        <source>as in the post?</source>
        <translation>¿como en el artículo?</translation>
    </message>
    <message>
        <source>95 % interval</source>
        <translation>Intervalo del 95 %</translation>
    </message>
    <message>
        <source>Batch latency</source>
        <translation>Latencia de un lote</translation>
    </message>
    <message>
        <source>median; the post: best of 3</source>
        <translation>mediana; el artículo: mejor de 3</translation>
    </message>
    <message>
        <source>Factor</source>
        <translation>Factor</translation>
    </message>
    <message>
        <source>1 thread ÷ %1</source>
        <translation>1 hilo ÷ %1</translation>
    </message>
    <message>
        <source>Direction</source>
        <translation>Dirección</translation>
    </message>
    <message>
        <source>1 thread wins</source>
        <translation>gana 1 hilo</translation>
    </message>
    <message>
        <source>%1 threads win</source>
        <translation>ganan %1 hilos</translation>
    </message>
    <message>
        <source>filled: measured here · hollow: published in 2018</source>
        <translation>relleno: medido aquí · hueco: publicado en 2018</translation>
    </message>
    <message>
        <source>The post&apos;s figures beside those measured here</source>
        <translation>Las cifras del artículo junto a las medidas aquí</translation>
    </message>
</context>
<context>
    <name>breakeven::PublishedTable</name>
    <message>
        <source>win %1</source>
        <translation>ganan %1</translation>
    </message>
    <message>
        <source>lose %1</source>
        <translation>pierden %1</translation>
    </message>
    <message>
        <source>as there</source>
        <translation>como allí</translation>
    </message>
    <message>
        <source>differs</source>
        <translation>difiere</translation>
    </message>
    <message>
        <source>unclear</source>
        <translation>incierto</translation>
    </message>
    <message>
        <source> (speed-up %1)</source>
        <translation> (aceleración %1)</translation>
    </message>
    <message>
        <source>%1 under %2: threads %3 there; here it is unclear%4.</source>
        <translation>%1 con %2: los hilos %3 allí; aquí es incierto%4.</translation>
    </message>
    <message>
        <source>%1 under %2: threads %3 there, %4 here%5.</source>
        <translation>%1 con %2: los hilos %3 allí, %4 aquí%5.</translation>
    </message>
    <message>
        <source>Here the network is %1.</source>
        <translation>Aquí la red está %1.</translation>
    </message>
    <message>
        <source>With 1 thread an operation waits for I/O %1 of its time, with %2 %3.</source>
        <translation>Con 1 hilo, una operación pasa el %1 de su tiempo esperando la E/S; con %2, el %3.</translation>
    </message>
    <message>
        <source>With 1 thread an operation waits for I/O %1 of its time.</source>
        <translation>Con 1 hilo, una operación pasa el %1 de su tiempo esperando la E/S.</translation>
    </message>
    <message>
        <source>The GIL is held for %1 of the %2 of an operation: threads gain %3 at most.</source>
        <translation>El GIL se retiene durante %1 de los %2 de una operación: los hilos ganan %3 como máximo.</translation>
    </message>
    <message>
        <source>It takes %1 of CPU time.</source>
        <translation>Necesita %1 de tiempo de CPU.</translation>
    </message>
    <message>
        <source>%1, at most %2</source>
        <translation>%1, como máximo %2</translation>
    </message>
    <message>
        <source>Target</source>
        <translation>Destino</translation>
    </message>
    <message>
        <source>1, best of 3</source>
        <translation>1, mejor de 3</translation>
    </message>
    <message>
        <source>6, best of 3</source>
        <translation>6, mejor de 3</translation>
    </message>
    <message>
        <source>Threads</source>
        <translation>Hilos</translation>
    </message>
    <message>
        <source>Outcome</source>
        <translation>Resultado</translation>
    </message>
    <message>
        <source>Speed-up [95 %]</source>
        <translation>Aceleración [95 %]</translation>
    </message>
    <message>
        <source>1, latency</source>
        <translation>1, latencia</translation>
    </message>
    <message>
        <source>6, latency</source>
        <translation>6, latencia</translation>
    </message>
    <message>
        <source>I/O share</source>
        <translation>Proporción de E/S</translation>
    </message>
    <message>
        <source>CPU an op.</source>
        <translation>CPU por op.</translation>
    </message>
    <message>
        <source>GIL held an op.</source>
        <translation>GIL retenido por op.</translation>
    </message>
    <message>
        <source>%1: the post</source>
        <translation>%1: el artículo</translation>
    </message>
    <message>
        <source>fake work alone: the post</source>
        <translation>trabajo ficticio solo: el artículo</translation>
    </message>
    <message>
        <source>“Best of 3” is the post&apos;s: the batches in three repeats, the least of their means. I/O share, CPU time and GIL are those of an operation with 1 thread; “at most” is its latency by the time that the GIL is held. The work alone is a median; in Python its CPU time.</source>
        <translation>«Mejor de 3» es el del artículo: los lotes en tres repeticiones, la menor de sus medias. La proporción de E/S, el tiempo de CPU y el GIL son los de una operación con 1 hilo; «como máximo» es su latencia dividida por el tiempo que se retiene el GIL. El trabajo solo es una mediana; en Python, su tiempo de CPU.</translation>
    </message>
</context>
<context>
    <name>breakeven::PublishedView</name>
    <message>
        <source>The post&apos;s table</source>
        <translation>La tabla del artículo</translation>
    </message>
</context>
<context>
    <name>breakeven::PythonEditor</name>
    <message>
        <source>%1 found</source>
        <translation>%1 encontrado</translation>
    </message>
    <message>
        <source>%1 missing</source>
        <translation>falta %1</translation>
    </message>
    <message>
        <source>The first that serves</source>
        <translation>El primero que sirva</translation>
    </message>
    <message>
        <source>Another interpreter…</source>
        <translation>Otro intérprete…</translation>
    </message>
    <message>
        <source>Looking for Pythons…</source>
        <translation>Buscando Python…</translation>
    </message>
    <message>
        <source>No Python 3.7 or newer was found.</source>
        <translation>No se encontró ningún Python 3.7 o posterior.</translation>
    </message>
    <message>
        <source>%1 · no numpy: pure-Python workload</source>
        <translation>%1 · sin numpy: carga de trabajo en Python puro</translation>
    </message>
    <message>
        <source>Choose a Python interpreter</source>
        <translation>Elegir un intérprete de Python</translation>
    </message>
    <message>
        <source>Asking %1…</source>
        <translation>Consultando a %1…</translation>
    </message>
    <message>
        <source>Choose a batch of your own</source>
        <translation>Elegir un lote propio</translation>
    </message>
    <message>
        <source>Python (*.py)</source>
        <translation>Python (*.py)</translation>
    </message>
    <message>
        <source>Save a batch to fill in</source>
        <translation>Guardar un lote para rellenar</translation>
    </message>
    <message>
        <source>%1 is saved: fill it in, then choose it as your own batch file.</source>
        <translation>%1 está guardado: rellénelo y elíjalo como su archivo de lote.</translation>
    </message>
    <message>
        <source>Python interpreter</source>
        <translation>Intérprete de Python</translation>
    </message>
    <message>
        <source>Own batch file…</source>
        <translation>Archivo de lote propio…</translation>
    </message>
    <message>
        <source>A Python file with your own read(), work() and write()</source>
        <translation>Un archivo de Python con sus propios read(), work() y write()</translation>
    </message>
    <message>
        <source>Use ours</source>
        <translation>Usar el nuestro</translation>
    </message>
    <message>
        <source>Save a template…</source>
        <translation>Guardar una plantilla…</translation>
    </message>
    <message>
        <source>A Python file to fill in with your own read(), work() and write()</source>
        <translation>Un archivo de Python para rellenar con sus propios read(), work() y write()</translation>
    </message>
</context>
<context>
    <name>breakeven::Quantity</name>
    <message>
        <source>1 thread</source>
        <translation>1 hilo</translation>
    </message>
    <message>
        <source>%1 threads</source>
        <translation>%1 hilos</translation>
    </message>
    <message>
        <source>1 item</source>
        <translation>1 elemento</translation>
    </message>
    <message>
        <source>%1 items</source>
        <translation>%1 elementos</translation>
    </message>
    <message>
        <source>%1 – %2</source>
        <translation>%1 – %2</translation>
    </message>
    <message>
        <source>less than a second</source>
        <translation>menos de un segundo</translation>
    </message>
</context>
<context>
    <name>breakeven::RadosPage</name>
    <message>
        <source>Configuration</source>
        <translation>Configuración</translation>
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
        <translation>vacío: /etc/ceph/ceph.conf</translation>
    </message>
    <message>
        <source>empty: as the configuration says</source>
        <translation>vacío: lo que diga la configuración</translation>
    </message>
    <message>
        <source>User</source>
        <translation>Usuario</translation>
    </message>
    <message>
        <source>Connection</source>
        <translation>Conexión</translation>
    </message>
    <message>
        <source>one for all workers</source>
        <translation>una para todos los workers</translation>
    </message>
    <message>
        <source>one for each worker</source>
        <translation>una para cada worker</translation>
    </message>
    <message>
        <source>A pool of a Ceph cluster. The run keeps to a namespace of its own in it.</source>
        <translation>Un pool de un clúster Ceph. El ensayo se limita en él a un espacio de nombres propio.</translation>
    </message>
    <message>
        <source>the pool</source>
        <translation>el pool</translation>
    </message>
    <message>
        <source>name one that is for measuring</source>
        <translation>nombre uno que sea para medir</translation>
    </message>
</context>
<context>
    <name>breakeven::RedisPage</name>
    <message>
        <source>start a server for the run, and end it after</source>
        <translation>iniciar un servidor para el ensayo y terminarlo después</translation>
    </message>
    <message>
        <source>CA file</source>
        <translation>Archivo de la CA</translation>
    </message>
    <message>
        <source>Client certificate</source>
        <translation>Certificado de cliente</translation>
    </message>
    <message>
        <source>Client key</source>
        <translation>Clave de cliente</translation>
    </message>
    <message>
        <source>cache-02:6380, redis://user@host:6379/0, unix:///path</source>
        <translation>cache-02:6380, redis://user@host:6379/0, unix:///path</translation>
    </message>
    <message>
        <source>Address</source>
        <translation>Dirección</translation>
    </message>
    <message>
        <source>kept in the desktop&apos;s keychain, if there is one</source>
        <translation>se guarda en el llavero del escritorio, si lo hay</translation>
    </message>
    <message>
        <source>Password</source>
        <translation>Contraseña</translation>
    </message>
    <message>
        <source>empty: the authorities that the system trusts</source>
        <translation>vacío: las autoridades en las que confía el sistema</translation>
    </message>
    <message>
        <source>only where the server asks for one</source>
        <translation>solo donde el servidor pida uno</translation>
    </message>
    <message>
        <source>In a cluster</source>
        <translation>En un clúster</translation>
    </message>
    <message>
        <source>all items on one node</source>
        <translation>todos los elementos en un nodo</translation>
    </message>
    <message>
        <source>items spread over all nodes</source>
        <translation>elementos repartidos entre todos los nodos</translation>
    </message>
    <message>
        <source>Certificate</source>
        <translation>Certificado</translation>
    </message>
    <message>
        <source>Its key</source>
        <translation>Su clave</translation>
    </message>
    <message>
        <source>A Redis server by its host name, host:port, URL or socket.</source>
        <translation>Un servidor Redis por su nombre de host, host:puerto, URL o socket.</translation>
    </message>
    <message>
        <source>the client certificate</source>
        <translation>el certificado de cliente</translation>
    </message>
    <message>
        <source>it comes with its key, or neither is given</source>
        <translation>va con su clave, o no se indica ninguno</translation>
    </message>
</context>
<context>
    <name>breakeven::Relay</name>
    <message>
        <source>a path of 107 bytes at most</source>
        <translation>una ruta de 107 bytes como máximo</translation>
    </message>
    <message>
        <source>latency relay</source>
        <translation>relé de latencia</translation>
    </message>
</context>
<context>
    <name>breakeven::Report</name>
    <message>
        <source>The pool of threads is made and joined within each batch.</source>
        <translation>El grupo de hilos se crea y se termina dentro de cada lote.</translation>
    </message>
    <message>
        <source>The pool of threads is made once and kept.</source>
        <translation>El grupo de hilos se crea una vez y se conserva.</translation>
    </message>
    <message>
        <source>The run has no end: it still goes on, or was killed.</source>
        <translation>La ejecución no tiene final: sigue en curso o fue interrumpida.</translation>
    </message>
    <message>
        <source>It ended after %1 s: %2.</source>
        <translation>Terminó tras %1 s: %2.</translation>
    </message>
    <message>
        <source>A batch is a number of operations that one call does; an operation reads an item, computes on it, and writes one. The wall time of a batch is the batch latency, the figure that everything here is about. One thread is a plain loop.</source>
        <translation>Un lote es un número de operaciones que hace una sola llamada; una operación lee un elemento, calcula con él y escribe otro. El tiempo transcurrido de un lote es la latencia del lote, la magnitud de la que trata todo esto. Un solo hilo es un simple bucle.</translation>
    </message>
    <message>
        <source>A block visits one point of the axis and measures every arm once, in shuffled order and close in time, so that a drift of the machine hits all arms alike. Warm-up batches are not counted.</source>
        <translation>Un bloque visita un punto del eje y mide cada brazo una vez, en orden aleatorio y en poco tiempo, de modo que una deriva del equipo afecta a todos los brazos por igual. Los lotes de calentamiento no cuentan.</translation>
    </message>
    <message>
        <source>The latency of an arm at a point is the geometric mean over the blocks of the block&apos;s median. The speed-up is the latency of one thread divided by that of the arm, paired by blocks: above 1 the arm wins. Intervals hold the truth in 95 % of the cases; the block is their unit.</source>
        <translation>La latencia de un brazo en un punto es la media geométrica, sobre los bloques, de la mediana del bloque. La aceleración es la latencia de un solo hilo dividida por la del brazo, emparejadas por bloques: por encima de 1 gana el brazo. Los intervalos contienen la verdad en el 95 % de los casos; su unidad es el bloque.</translation>
    </message>
    <message>
        <source>A crossover is where the speed-up crosses 1. Between points latencies run straight over the axis; no crossover is named that its interval does not support. An arm is worth having from a gain of %1 on; what lies below makes no difference.</source>
        <translation>Un cruce es donde la aceleración pasa por 1. Entre puntos, las latencias siguen una recta sobre el eje; no se nombra ningún cruce que su intervalo no sustente. Un brazo merece la pena a partir de una ganancia del %1; por debajo no hay diferencia.</translation>
    </message>
    <message>
        <source>Asked for: intervals within %1, in %2 at most; the order was drawn with seed %3. %4</source>
        <translation>Pedido: intervalos dentro del %1, en %2 como máximo; el orden se sorteó con la semilla %3. %4</translation>
    </message>
    <message>
        <source>a server of the run&apos;s own</source>
        <translation>un servidor propio de la ejecución</translation>
    </message>
    <message>
        <source>a temporary folder</source>
        <translation>una carpeta temporal</translation>
    </message>
    <message>
        <source>The answer</source>
        <translation>La respuesta</translation>
    </message>
    <message>
        <source>Batch latency</source>
        <translation>Latencia de un lote</translation>
    </message>
    <message>
        <source>Points</source>
        <translation>Puntos</translation>
    </message>
    <message>
        <source>The post&apos;s table</source>
        <translation>La tabla del artículo</translation>
    </message>
    <message>
        <source>Caution</source>
        <translation>Atención</translation>
    </message>
    <message>
        <source>What to set</source>
        <translation>Qué ajustar</translation>
    </message>
    <message>
        <source>Place</source>
        <translation>Lugar</translation>
    </message>
    <message>
        <source>Machine</source>
        <translation>Equipo</translation>
    </message>
    <message>
        <source>Cores</source>
        <translation>Núcleos</translation>
    </message>
    <message>
        <source>Batch</source>
        <translation>Lote</translation>
    </message>
    <message>
        <source>Versions</source>
        <translation>Versiones</translation>
    </message>
    <message>
        <source>Run</source>
        <translation>Medir</translation>
    </message>
    <message>
        <source>Machine and versions</source>
        <translation>Equipo y versiones</translation>
    </message>
    <message>
        <source>Method</source>
        <translation>Método</translation>
    </message>
    <message>
        <source>Failed: %1</source>
        <translation>Fallo: %1</translation>
    </message>
    <message>
        <source>Breakeven report</source>
        <translation>Informe de Breakeven</translation>
    </message>
    <message>
        <source>a report&apos;s name ends in .html or .pdf</source>
        <translation>el nombre de un informe termina en .html o .pdf</translation>
    </message>
    <message>
        <source>⚠ %1</source>
        <translation>⚠ %1</translation>
    </message>
    <message>
        <source>Page %1 of %2</source>
        <translation>Página %1 de %2</translation>
    </message>
</context>
<context>
    <name>breakeven::ResultKeeper</name>
    <message>
        <source>PNG, %1 × %2 pixels (%3)</source>
        <translation>PNG, %1 × %2 píxeles (%3)</translation>
    </message>
    <message>
        <source>Save chart</source>
        <translation>Guardar gráfico</translation>
    </message>
    <message>
        <source>The chart is on the clipboard.</source>
        <translation>El gráfico está en el portapapeles.</translation>
    </message>
    <message>
        <source>Save report</source>
        <translation>Guardar informe</translation>
    </message>
    <message>
        <source>Saved: %1</source>
        <translation>Guardado: %1</translation>
    </message>
</context>
<context>
    <name>breakeven::ResultTables</name>
    <message>
        <source>%1 points × %2 arms</source>
        <translation>%1 puntos × %2 variantes</translation>
    </message>
    <message>
        <source>Show the points</source>
        <translation>Mostrar los puntos</translation>
    </message>
    <message>
        <source>Fold the points away</source>
        <translation>Plegar los puntos</translation>
    </message>
    <message>
        <source>Points</source>
        <translation>Puntos</translation>
    </message>
    <message>
        <source>Copied</source>
        <translation>Copiado</translation>
    </message>
    <message>
        <source>Copy  ▾</source>
        <translation>Copiar  ▾</translation>
    </message>
    <message>
        <source>Copy the table; as for a spreadsheet with Ctrl+C</source>
        <translation>Copiar la tabla; para una hoja de cálculo con Ctrl+C</translation>
    </message>
    <message>
        <source>For a spreadsheet</source>
        <translation>Para una hoja de cálculo</translation>
    </message>
    <message>
        <source>As CSV</source>
        <translation>Como CSV</translation>
    </message>
    <message>
        <source>As Markdown</source>
        <translation>Como Markdown</translation>
    </message>
    <message>
        <source>The post&apos;s table</source>
        <translation>La tabla del artículo</translation>
    </message>
</context>
<context>
    <name>breakeven::RunButtons</name>
    <message>
        <source>Measure longer</source>
        <translation>Medir más tiempo</translation>
    </message>
    <message>
        <source>Goes on with this run, in its file, for as long as its plan says</source>
        <translation>Continúa esta ejecución, en su archivo, durante el tiempo que dice su plan</translation>
    </message>
    <message>
        <source>Run again</source>
        <translation>Repetir</translation>
    </message>
    <message>
        <source>Measures the plan of this run once more, as a new run</source>
        <translation>Mide otra vez el plan de esta ejecución, como ejecución nueva</translation>
    </message>
</context>
<context>
    <name>breakeven::RunExport</name>
    <message>
        <source>Export runs</source>
        <translation>Exportar ensayos</translation>
    </message>
</context>
<context>
    <name>breakeven::RunFile</name>
    <message>
        <source>Line %1 is damaged and left out: %2</source>
        <translation>La línea %1 está dañada y se omite: %2</translation>
    </message>
    <message numerus="yes">
        <source>And %n more damaged lines are left out.</source>
        <translation>
            <numerusform>Y se omite %n línea dañada más.</numerusform>
            <numerusform>Y se omiten %n líneas dañadas más.</numerusform>
        </translation>
    </message>
    <message>
        <source>an arm lacks its threads or batches</source>
        <translation>a un brazo le faltan sus hilos o lotes</translation>
    </message>
    <message>
        <source>its runtime is unknown</source>
        <translation>su entorno de ejecución es desconocido</translation>
    </message>
    <message>
        <source>its axis is unknown</source>
        <translation>su eje es desconocido</translation>
    </message>
    <message>
        <source>its axis value is no number</source>
        <translation>su valor de eje no es un número</translation>
    </message>
    <message>
        <source>its status is unknown</source>
        <translation>su estado es desconocido</translation>
    </message>
    <message>
        <source>the batch latencies of an arm are no list</source>
        <translation>las latencias de lote de un brazo no son una lista</translation>
    </message>
    <message>
        <source>a batch latency is no whole number of nanoseconds</source>
        <translation>una latencia de lote no es un número entero de nanosegundos</translation>
    </message>
    <message>
        <source>it is no object</source>
        <translation>no es un objeto</translation>
    </message>
    <message>
        <source>the file is empty</source>
        <translation>el archivo está vacío</translation>
    </message>
    <message>
        <source>its first line is cut short: the run was interrupted before it measured anything</source>
        <translation>su primera línea está cortada: el ensayo se interrumpió antes de medir nada</translation>
    </message>
    <message>
        <source>this is no Breakeven run</source>
        <translation>no es un ensayo de Breakeven</translation>
    </message>
    <message>
        <source>the version of its format is no whole number from 1</source>
        <translation>la versión de su formato no es un número entero a partir de 1</translation>
    </message>
    <message>
        <source>it was made by a newer Breakeven (version %1 of the format, this one reads up to %2); update Breakeven</source>
        <translation>lo creó un Breakeven más reciente (versión %1 del formato, este lee hasta %2); actualice Breakeven</translation>
    </message>
    <message>
        <source>the file exists already</source>
        <translation>el archivo ya existe</translation>
    </message>
    <message>
        <source>the run goes on already</source>
        <translation>la ejecución ya continúa</translation>
    </message>
    <message>
        <source>The last line is cut short, as the run was interrupted while it was written, and is left out.</source>
        <translation>La última línea está cortada, porque la ejecución se interrumpió mientras se escribía, y se omite.</translation>
    </message>
</context>
<context>
    <name>breakeven::RunPicker</name>
    <message>
        <source>Choose a file…</source>
        <translation>Elegir un archivo…</translation>
    </message>
</context>
<context>
    <name>breakeven::RunSession</name>
    <message>
        <source>The run ended without a word.</source>
        <translation>El ensayo terminó sin decir nada.</translation>
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
        <translation>La medición «%1» ha terminado</translation>
    </message>
</context>
<context>
    <name>breakeven::RunSummary</name>
    <message>
        <source>%1 throughout</source>
        <translation>%1 en todo el rango</translation>
    </message>
    <message>
        <source>%1 from %2</source>
        <translation>%1 desde %2</translation>
    </message>
    <message>
        <source>%1 up to %2</source>
        <translation>%1 hasta %2</translation>
    </message>
    <message>
        <source>%1 to %2</source>
        <translation>%1 a %2</translation>
    </message>
    <message>
        <source>no difference worth having</source>
        <translation>ninguna diferencia que valga la pena</translation>
    </message>
    <message>
        <source>not clear</source>
        <translation>incierto</translation>
    </message>
    <message>
        <source>Today %1</source>
        <translation>Hoy %1</translation>
    </message>
    <message>
        <source>Yesterday %1</source>
        <translation>Ayer %1</translation>
    </message>
    <message>
        <source>d MMM</source>
        <extracomment>a date without its year, as QLocale::toString() takes it</extracomment>
        <translation>d MMM</translation>
    </message>
    <message>
        <source>this machine</source>
        <translation>esta máquina</translation>
    </message>
    <message numerus="yes">
        <source>%n targets</source>
        <translation>
            <numerusform>%n destino</numerusform>
            <numerusform>%n destinos</numerusform>
        </translation>
    </message>
    <message>
        <source>running</source>
        <translation>en curso</translation>
    </message>
    <message>
        <source>damaged</source>
        <translation>dañado</translation>
    </message>
    <message>
        <source>not finished</source>
        <translation>sin terminar</translation>
    </message>
    <message>
        <source>the file may not be read</source>
        <translation>el archivo no se puede leer</translation>
    </message>
    <message>
        <source>the file is empty</source>
        <translation>el archivo está vacío</translation>
    </message>
    <message>
        <source>this is no Breakeven run</source>
        <translation>no es un ensayo de Breakeven</translation>
    </message>
    <message>
        <source>a newer Breakeven made it; update Breakeven</source>
        <translation>lo hizo un Breakeven más reciente; actualice Breakeven</translation>
    </message>
    <message>
        <source>it was interrupted before it measured anything</source>
        <translation>se interrumpió antes de medir nada</translation>
    </message>
    <message numerus="yes">
        <source>the last line is cut short after %1; %n lines can be read</source>
        <translation>
            <numerusform>la última línea se corta tras %1; se puede leer %n línea</numerusform>
            <numerusform>la última línea se corta tras %1; se pueden leer %n líneas</numerusform>
        </translation>
    </message>
    <message>
        <source>%1; %2</source>
        <translation>%1; %2</translation>
    </message>
    <message numerus="yes">
        <source>%1; %n more</source>
        <translation>
            <numerusform>%1; %n más</numerusform>
            <numerusform>%1; %n más</numerusform>
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
        <translation>%1 bytes</translation>
    </message>
    <message>
        <source>%1 items</source>
        <translation>%1 elementos</translation>
    </message>
    <message>
        <source>all thread counts</source>
        <translation>todos los números de hilos</translation>
    </message>
    <message>
        <source>looking for Python</source>
        <translation>buscando Python</translation>
    </message>
    <message>
        <source>opening %1</source>
        <translation>abriendo %1</translation>
    </message>
    <message>
        <source>What this run made could not be removed: %1</source>
        <translation>No se pudo eliminar lo que creó este ensayo: %1</translation>
    </message>
    <message>
        <source>The run broke off by a fault of the program: %1</source>
        <translation>El ensayo se interrumpió por un fallo del programa: %1</translation>
    </message>
    <message>
        <source>A batch with each arm takes at least %1 s here, and the budget is %2 s; ask for less, or for longer.</source>
        <translation>Un lote con cada brazo tarda al menos %1 s aquí, y el presupuesto es %2 s; pida menos, o más tiempo.</translation>
    </message>
    <message>
        <source>No target is left to measure.</source>
        <translation>No queda ningún destino que medir.</translation>
    </message>
    <message>
        <source>unknown</source>
        <translation>desconocido</translation>
    </message>
    <message>
        <source>Breakeven %1 measured this run, and this is %2: what both measure doesn&apos;t belong in one run. Run it again instead.</source>
        <translation>Breakeven %1 midió esta ejecución y esta es la versión %2: lo que miden ambas no va en una misma ejecución. Repítala.</translation>
    </message>
    <message>
        <source>The run can&apos;t be measured longer, as it isn&apos;t what it was: run it again.</source>
        <translation>La ejecución no se puede prolongar, porque las condiciones ya no son las mismas: repítala.</translation>
    </message>
    <message>
        <source>Nothing was measured in this run that could be measured longer.</source>
        <translation>En esta ejecución no se midió nada que se pueda prolongar.</translation>
    </message>
</context>
<context>
    <name>breakeven::Runtime</name>
    <message>
        <source>%1 bytes written, %2 read</source>
        <translation>%1 bytes escritos, %2 leídos</translation>
    </message>
    <message>
        <source>%1 bytes written, now missing</source>
        <translation>%1 bytes escritos, ahora faltan</translation>
    </message>
    <message>
        <source>checksum %1 written, %2 read</source>
        <translation>suma de comprobación %1 escrita, %2 leída</translation>
    </message>
    <message>
        <source>Item %1</source>
        <translation>Elemento %1</translation>
    </message>
    <message>
        <source>The runtime “%1”</source>
        <translation>El entorno de ejecución «%1»</translation>
    </message>
</context>
<context>
    <name>breakeven::RuntimeChips</name>
    <message>
        <source>Threads of this program, which no lock holds up</source>
        <translation>Hilos de este programa, que ningún bloqueo retiene</translation>
    </message>
    <message>
        <source>A real Python with its own threads and its GIL</source>
        <translation>Un Python real con sus propios hilos y su GIL</translation>
    </message>
</context>
<context>
    <name>breakeven::SelectionBar</name>
    <message numerus="yes">
        <source>%n runs selected</source>
        <translation>
            <numerusform>%n ensayo seleccionado</numerusform>
            <numerusform>%n ensayos seleccionados</numerusform>
        </translation>
    </message>
    <message>
        <source>Select two runs to compare them, one or more to lay them over the chart.</source>
        <translation>Seleccione dos ensayos para compararlos, uno o más para superponerlos al gráfico.</translation>
    </message>
    <message>
        <source>Compare</source>
        <translation>Comparación</translation>
    </message>
    <message>
        <source>Hold them against each other, the oldest as the base</source>
        <translation>Compararlos, con el más antiguo como base</translation>
    </message>
    <message>
        <source>Select another run to compare it with</source>
        <translation>Seleccione otro ensayo con el que compararlo</translation>
    </message>
    <message>
        <source>Take off</source>
        <translation>Quitar</translation>
    </message>
    <message>
        <source>Lay over</source>
        <translation>Superponer</translation>
    </message>
    <message>
        <source>Take them off the chart</source>
        <translation>Quitarlos del gráfico</translation>
    </message>
    <message>
        <source>Draw them dashed over the chart&apos;s run</source>
        <translation>Dibujarlos con trazos sobre el ensayo del gráfico</translation>
    </message>
    <message>
        <source>Tag…</source>
        <translation>Etiquetar…</translation>
    </message>
    <message>
        <source>Tags, with commas between, then Enter</source>
        <translation>Etiquetas separadas por comas, luego Intro</translation>
    </message>
    <message>
        <source>Tags to add</source>
        <translation>Etiquetas que añadir</translation>
    </message>
    <message>
        <source>Export…</source>
        <translation>Exportar…</translation>
    </message>
    <message>
        <source>Write every batch that was measured to a CSV file</source>
        <translation>Escribir cada lote medido en un archivo CSV</translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>Eliminar</translation>
    </message>
    <message>
        <source>Delete; it can be undone (Delete)</source>
        <translation>Eliminar; se puede deshacer (Supr)</translation>
    </message>
    <message>
        <source>Select nothing</source>
        <translation>No seleccionar nada</translation>
    </message>
    <message>
        <source>Add tags</source>
        <translation>Añadir etiquetas</translation>
    </message>
</context>
<context>
    <name>breakeven::SetupPanel</name>
    <message>
        <source>TARGETS</source>
        <translation>DESTINOS</translation>
    </message>
    <message>
        <source>RUNTIMES</source>
        <translation>EJECUCIÓN</translation>
    </message>
    <message>
        <source>WORKLOAD</source>
        <translation>CARGA</translation>
    </message>
    <message>
        <source>SWEEP</source>
        <translation>BARRIDO</translation>
    </message>
    <message>
        <source>PRECISION</source>
        <translation>PRECISIÓN</translation>
    </message>
    <message>
        <source>CORES</source>
        <translation>NÚCLEOS</translation>
    </message>
    <message>
        <source>Stopping…</source>
        <translation>Deteniendo…</translation>
    </message>
    <message>
        <source>■  Stop</source>
        <translation>■  Detener</translation>
    </message>
    <message>
        <source>▶  Run</source>
        <translation>▶  Medir</translation>
    </message>
    <message>
        <source>Stop and keep what was measured (Ctrl+.)</source>
        <translation>Detener y conservar lo medido (Ctrl+.)</translation>
    </message>
    <message>
        <source>Measure (Ctrl+R)</source>
        <translation>Medir (Ctrl+R)</translation>
    </message>
    <message>
        <source>The workload&apos;s values need a look.</source>
        <translation>Revise los valores de la carga de trabajo.</translation>
    </message>
    <message>
        <source>The sweep&apos;s values need a look.</source>
        <translation>Los valores del barrido requieren una revisión.</translation>
    </message>
    <message>
        <source>The time needs a look.</source>
        <translation>Revise el tiempo.</translation>
    </message>
    <message>
        <source>Choose a target to measure.</source>
        <translation>Elija un destino que medir.</translation>
    </message>
    <message>
        <source>HOW</source>
        <translation>CÓMO</translation>
    </message>
</context>
<context>
    <name>breakeven::SetupRail</name>
    <message>
        <source>Set up</source>
        <translation>Preparar</translation>
    </message>
    <message>
        <source>Set up the experiment (Ctrl+1)</source>
        <translation>Preparar el experimento (Ctrl+1)</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>Detener</translation>
    </message>
    <message>
        <source>Run</source>
        <translation>Medir</translation>
    </message>
    <message>
        <source>Stop and keep what was measured (Ctrl+.)</source>
        <translation>Detener y conservar lo medido (Ctrl+.)</translation>
    </message>
    <message>
        <source>Measure (Ctrl+R)</source>
        <translation>Medir (Ctrl+R)</translation>
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
        <translation>nuevo</translation>
    </message>
</context>
<context>
    <name>breakeven::ShortAnswer</name>
    <message>
        <source>%1 everywhere</source>
        <translation>%1 en todas partes</translation>
    </message>
    <message>
        <source>%1 at %2</source>
        <translation>%1 a %2</translation>
    </message>
    <message>
        <source>%1 from %2 on</source>
        <translation>%1 a partir de %2</translation>
    </message>
    <message>
        <source>%1 up to %2</source>
        <translation>%1 hasta %2</translation>
    </message>
    <message>
        <source>%1 from %2 to %3</source>
        <translation>%1 de %2 a %3</translation>
    </message>
    <message>
        <source>1 thread is best</source>
        <translation>1 hilo es lo mejor</translation>
    </message>
    <message>
        <source>more threads gain less than %1</source>
        <translation>más hilos ganan menos del %1</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation>%1: %2</translation>
    </message>
    <message>
        <source>%1 are best</source>
        <translation>%1: lo mejor</translation>
    </message>
    <message>
        <source>not clear</source>
        <translation>incierto</translation>
    </message>
    <message>
        <source>the winner changes too often</source>
        <translation>el ganador cambia demasiado a menudo</translation>
    </message>
    <message>
        <source>%1 from %2</source>
        <translation>%1 desde %2</translation>
    </message>
    <message>
        <source>no difference worth having</source>
        <translation>ninguna diferencia que valga la pena</translation>
    </message>
    <message>
        <source>measuring…</source>
        <translation>midiendo…</translation>
    </message>
    <message>
        <source>not measured</source>
        <translation>no medido</translation>
    </message>
    <message>
        <source>no difference, as it should be</source>
        <translation>sin diferencia, como debe ser</translation>
    </message>
    <message>
        <source>differs from itself</source>
        <translation>difiere de sí mismo</translation>
    </message>
</context>
<context>
    <name>breakeven::ShortcutList</name>
    <message>
        <source>Keyboard shortcuts</source>
        <translation>Atajos de teclado</translation>
    </message>
</context>
<context>
    <name>breakeven::SidesBar</name>
    <message>
        <source>Choose a run</source>
        <translation>Elegir un ensayo</translation>
    </message>
    <message numerus="yes">
        <source>%n runs</source>
        <translation>
            <numerusform>%n ensayo</numerusform>
            <numerusform>%n ensayos</numerusform>
        </translation>
    </message>
    <message>
        <source>Pinned as baseline</source>
        <translation>Fijado como referencia</translation>
    </message>
    <message>
        <source>Pin as baseline</source>
        <translation>Fijar como referencia</translation>
    </message>
    <message>
        <source>BASE</source>
        <translation>BASE</translation>
    </message>
    <message>
        <source>NEW</source>
        <translation>NUEVO</translation>
    </message>
    <message>
        <source>Base run</source>
        <translation>Ensayo base</translation>
    </message>
    <message>
        <source>New run</source>
        <translation>Ensayo nuevo</translation>
    </message>
    <message>
        <source>Swap base and new</source>
        <translation>Intercambiar base y nuevo</translation>
    </message>
    <message>
        <source>Hold every new run against this one as soon as it ends</source>
        <translation>Comparar con este cada ensayo nuevo en cuanto termine</translation>
    </message>
</context>
<context>
    <name>breakeven::SshfsPage</name>
    <message>
        <source>Key</source>
        <translation>Clave</translation>
    </message>
    <message>
        <source>flush to the host&apos;s disk before each rename (fsync)</source>
        <translation>volcar al disco del host antes de cada cambio de nombre (fsync)</translation>
    </message>
    <message>
        <source>host name or address</source>
        <translation>nombre de host o dirección</translation>
    </message>
    <message>
        <source>Host</source>
        <translation>Host</translation>
    </message>
    <message>
        <source>empty: your own</source>
        <translation>vacío: el suyo</translation>
    </message>
    <message>
        <source>User</source>
        <translation>Usuario</translation>
    </message>
    <message>
        <source>Port</source>
        <translation>Puerto</translation>
    </message>
    <message>
        <source>Folder</source>
        <translation>Carpeta</translation>
    </message>
    <message>
        <source>empty: ssh&apos;s own choice, or an agent</source>
        <translation>vacío: lo que elija ssh, o un agente</translation>
    </message>
    <message>
        <source>Layout</source>
        <translation>Disposición</translation>
    </message>
    <message>
        <source>A folder of another machine that you reach by ssh. It is mounted for the run and unmounted after it; a key or an agent must let you in.</source>
        <translation>Una carpeta de otro equipo al que se llega por ssh. Se monta para el ensayo y se desmonta después; una clave o un agente deben darle acceso.</translation>
    </message>
    <message>
        <source>the host</source>
        <translation>el host</translation>
    </message>
    <message>
        <source>a remote folder needs one</source>
        <translation>una carpeta remota necesita uno</translation>
    </message>
    <message>
        <source>no host is called that</source>
        <translation>ningún host se llama así</translation>
    </message>
    <message>
        <source>the folder</source>
        <translation>la carpeta</translation>
    </message>
    <message>
        <source>its path on the host begins with /, or with ~ for the home there</source>
        <translation>su ruta en el host empieza por /, o por ~ para la carpeta personal de allí</translation>
    </message>
</context>
<context>
    <name>breakeven::StatusLine</name>
    <message numerus="yes">
        <source>Pass %1 · measuring %n points</source>
        <translation>
            <numerusform>Pasada %1 · midiendo %n punto</numerusform>
            <numerusform>Pasada %1 · midiendo %n puntos</numerusform>
        </translation>
    </message>
    <message>
        <source>Pass %1 · %2 of %3 settled</source>
        <translation>Pasada %1 · %2 de %3 resueltos</translation>
    </message>
    <message>
        <source>%1 s left</source>
        <translation>quedan %1 s</translation>
    </message>
    <message>
        <source>Ready</source>
        <translation>Listo</translation>
    </message>
    <message>
        <source>Progress</source>
        <translation>Progreso</translation>
    </message>
    <message>
        <source>Measure now</source>
        <translation>Medir ahora</translation>
    </message>
    <message>
        <source>Run ended: %1</source>
        <translation>Ensayo terminado: %1</translation>
    </message>
    <message>
        <source>1 core</source>
        <translation>1 núcleo</translation>
    </message>
    <message>
        <source>%1 cores</source>
        <translation>%1 núcleos</translation>
    </message>
    <message>
        <source>load %1</source>
        <translation>carga %1</translation>
    </message>
    <message>
        <source>workload %1</source>
        <translation>carga de trabajo %1</translation>
    </message>
    <message>
        <source>The workload&apos;s own cost is that of one operation without its I/O.</source>
        <translation>El coste propio de la carga de trabajo es el de una operación sin su E/S.</translation>
    </message>
</context>
<context>
    <name>breakeven::SweepEditor</name>
    <message>
        <source>What is varied</source>
        <translation>Qué se varía</translation>
    </message>
    <message>
        <source>from</source>
        <translation>de</translation>
    </message>
    <message>
        <source>Smallest value</source>
        <translation>Valor más pequeño</translation>
    </message>
    <message>
        <source>to</source>
        <translation>a</translation>
    </message>
    <message>
        <source>Largest value</source>
        <translation>Valor más grande</translation>
    </message>
    <message>
        <source>Number of points</source>
        <translation>Número de puntos</translation>
    </message>
    <message>
        <source>Smallest value, such as 20 µs, 2 ms or 64 KiB</source>
        <translation>Valor más pequeño, como 20 µs, 2 ms o 64 KiB</translation>
    </message>
    <message>
        <source>Largest value, such as 20 µs, 2 ms or 64 KiB</source>
        <translation>Valor más grande, como 20 µs, 2 ms o 64 KiB</translation>
    </message>
    <message>
        <source>How many points to measure in between, both ends included</source>
        <translation>Cuántos puntos medir entre ambos, extremos incluidos</translation>
    </message>
    <message>
        <source>%1 points</source>
        <translation>%1 puntos</translation>
    </message>
    <message>
        <source>A value is a number with a unit, such as %1.</source>
        <translation>Un valor es un número con una unidad, como %1.</translation>
    </message>
    <message>
        <source>The smallest value must be above 0.</source>
        <translation>El valor más pequeño debe ser mayor que 0.</translation>
    </message>
    <message>
        <source>The largest value must be above the smallest.</source>
        <translation>El valor más grande debe ser mayor que el más pequeño.</translation>
    </message>
    <message>
        <source>Only whole numbers can be measured here.</source>
        <translation>Aquí solo se pueden medir números enteros.</translation>
    </message>
    <message>
        <source>Between 2 and %1 points can be measured.</source>
        <translation>Se pueden medir entre 2 y %1 puntos.</translation>
    </message>
</context>
<context>
    <name>breakeven::TargetDialog</name>
    <message>
        <source>&amp;Check</source>
        <translation>&amp;Comprobar</translation>
    </message>
    <message>
        <source>&amp;Add</source>
        <translation>&amp;Añadir</translation>
    </message>
    <message>
        <source>Add a target</source>
        <translation>Añadir un destino</translation>
    </message>
    <message>
        <source>paste an address: %1, /folder</source>
        <translation>pegue una dirección: %1, /carpeta</translation>
    </message>
    <message>
        <source>Pasted address</source>
        <translation>Dirección pegada</translation>
    </message>
    <message>
        <source>as the charts call it</source>
        <translation>el nombre en los gráficos</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Nombre</translation>
    </message>
    <message>
        <source>As if it were</source>
        <translation>Como si estuviera</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Cancelar</translation>
    </message>
    <message>
        <source>Change a target</source>
        <translation>Cambiar un destino</translation>
    </message>
    <message>
        <source>&amp;Save</source>
        <translation>&amp;Guardar</translation>
    </message>
    <message>
        <source>Checking…</source>
        <translation>Comprobando…</translation>
    </message>
    <message>
        <source>Folder</source>
        <translation>Carpeta</translation>
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
        <translation>Carpeta remota</translation>
    </message>
</context>
<context>
    <name>breakeven::TargetList</name>
    <message>
        <source>+ &amp;Add a target…</source>
        <translation>+ &amp;Añadir un destino…</translation>
    </message>
    <message>
        <source>%1, a folder each</source>
        <translation>%1, una carpeta por elemento</translation>
    </message>
    <message>
        <source>%1, one folder</source>
        <translation>%1, una sola carpeta</translation>
    </message>
</context>
<context>
    <name>breakeven::TargetRow</name>
    <message>
        <source>More about %1</source>
        <translation>Más sobre %1</translation>
    </message>
    <message>
        <source>Reachable</source>
        <translation>Accesible</translation>
    </message>
    <message>
        <source>&amp;Check</source>
        <translation>&amp;Comprobar</translation>
    </message>
    <message>
        <source>C&amp;hange…</source>
        <translation>Ca&amp;mbiar…</translation>
    </message>
    <message>
        <source>&amp;Duplicate</source>
        <translation>&amp;Duplicar</translation>
    </message>
    <message>
        <source>Compare with the other &amp;layout</source>
        <translation>Comparar con la &amp;otra disposición</translation>
    </message>
    <message>
        <source>Move &amp;up</source>
        <translation>&amp;Subir</translation>
    </message>
    <message>
        <source>Move do&amp;wn</source>
        <translation>&amp;Bajar</translation>
    </message>
    <message>
        <source>&amp;Remove</source>
        <translation>&amp;Eliminar</translation>
    </message>
</context>
<context>
    <name>breakeven::TargetText</name>
    <message>
        <source>the sweep sets the distance</source>
        <translation>el barrido fija la distancia</translation>
    </message>
    <message>
        <source>One copy of each object</source>
        <translation>Una copia de cada objeto</translation>
    </message>
    <message>
        <source>%1 copies of each object</source>
        <translation>%1 copias de cada objeto</translation>
    </message>
    <message numerus="yes">
        <source>%n object(s) in the pool, %1</source>
        <translation>
            <numerusform>%n objeto en el pool, %1</numerusform>
            <numerusform>%n objetos en el pool, %1</numerusform>
        </translation>
    </message>
    <message>
        <source>Reachable: %1</source>
        <translation>Accesible: %1</translation>
    </message>
    <message>
        <source>Version %1</source>
        <translation>Versión %1</translation>
    </message>
    <message>
        <source>Round trip %1 (median of 20)</source>
        <translation>Ida y vuelta %1 (mediana de 20)</translation>
    </message>
    <message>
        <source>File system %1</source>
        <translation>Sistema de archivos %1</translation>
    </message>
    <message>
        <source>%1 free</source>
        <translation>%1 libres</translation>
    </message>
    <message>
        <source>You may read, write and remove</source>
        <translation>Puede leer, escribir y eliminar</translation>
    </message>
    <message>
        <source>%1 away</source>
        <translation>a %1</translation>
    </message>
    <message>
        <source>%1 Mbit/s</source>
        <translation>%1 Mbit/s</translation>
    </message>
    <message>
        <source>%1, emulated</source>
        <translation>%1, red emulada</translation>
    </message>
    <message>
        <source>temporary folder</source>
        <translation>carpeta temporal</translation>
    </message>
    <message>
        <source>local file</source>
        <translation>archivo local</translation>
    </message>
    <message>
        <source>pool “%1”</source>
        <translation>pool «%1»</translation>
    </message>
    <message>
        <source>started for the run</source>
        <translation>se inicia para el ensayo</translation>
    </message>
</context>
<context>
    <name>breakeven::ThreadChips</name>
    <message>
        <source>One thread is the reference and always measured</source>
        <translation>Un solo hilo es la referencia y siempre se mide</translation>
    </message>
    <message>
        <source>pipelined</source>
        <translation>en pipeline</translation>
    </message>
    <message>
        <source>One thread that sends a batch&apos;s requests together, in C++ on Redis: for many the better answer than threads</source>
        <translation>Un solo hilo que envía juntas las peticiones de un lote, en C++ sobre Redis: para muchos, mejor respuesta que los hilos</translation>
    </message>
    <message>
        <source>other</source>
        <translation>otro</translation>
    </message>
    <message>
        <source>Another thread count</source>
        <translation>Otro número de hilos</translation>
    </message>
    <message>
        <source>Type another thread count and press Enter</source>
        <translation>Escriba otro número de hilos y pulse Intro</translation>
    </message>
    <message>
        <source>1 core here: more threads help only while waiting</source>
        <translation>1 núcleo aquí: más hilos solo ayudan mientras se espera</translation>
    </message>
    <message>
        <source>%1 cores here: more threads help only while waiting</source>
        <translation>%1 núcleos aquí: más hilos solo ayudan mientras se espera</translation>
    </message>
    <message>
        <source>1 thread (reference)</source>
        <translation>1 hilo (referencia)</translation>
    </message>
</context>
<context>
    <name>breakeven::TimeNote</name>
    <message>
        <source>about %1, too short for a whole picture</source>
        <translation>unos %1, muy poco para una imagen completa</translation>
    </message>
    <message>
        <source>about %1, first picture after %2</source>
        <translation>unos %1, primera imagen tras %2</translation>
    </message>
    <message>
        <source>The time isn&apos;t enough to visit each point %1 times, which an interval needs: give it %2, or ask for fewer points.</source>
        <translation>El tiempo no basta para visitar cada punto %1 veces, lo que un intervalo necesita: dé %2 o pida menos puntos.</translation>
    </message>
</context>
<context>
    <name>breakeven::Toast</name>
    <message>
        <source>Undo</source>
        <translation>Deshacer</translation>
    </message>
    <message>
        <source>Undo (Ctrl+Z)</source>
        <translation>Deshacer (Ctrl+Z)</translation>
    </message>
</context>
<context>
    <name>breakeven::TopBar</name>
    <message>
        <source>Choose a ready-made experiment</source>
        <translation>Elegir un experimento listo para usar</translation>
    </message>
    <message>
        <source>Save the chart as a picture or a document (Ctrl+S), or copy it</source>
        <translation>Guardar el gráfico como imagen o documento (Ctrl+S), o copiarlo</translation>
    </message>
    <message>
        <source>Picture (PNG)…</source>
        <translation>Imagen (PNG)…</translation>
    </message>
    <message>
        <source>Drawing (SVG)…</source>
        <translation>Dibujo (SVG)…</translation>
    </message>
    <message>
        <source>Document (PDF)…</source>
        <translation>Documento (PDF)…</translation>
    </message>
    <message>
        <source>Copy as a picture</source>
        <translation>Copiar como imagen</translation>
    </message>
    <message>
        <source>Report…</source>
        <translation>Informe…</translation>
    </message>
    <message>
        <source>Save one page that says all of the run, as HTML or PDF (Ctrl+P)</source>
        <translation>Guardar una página que dice todo del ensayo, en HTML o PDF (Ctrl+P)</translation>
    </message>
    <message>
        <source>Menu</source>
        <translation>Menú</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>Guardar</translation>
    </message>
</context>
<context>
    <name>breakeven::UndoRemoval</name>
    <message>
        <source>Bring “%1” back</source>
        <translation>Recuperar «%1»</translation>
    </message>
    <message>
        <source>Undo the removal (Ctrl+Z)</source>
        <translation>Deshacer la eliminación (Ctrl+Z)</translation>
    </message>
</context>
<context>
    <name>breakeven::VerdictPanel</name>
    <message>
        <source>From where on do threads pay off?</source>
        <translation>¿A partir de dónde compensan los hilos?</translation>
    </message>
    <message>
        <source>Press Run: the answer comes within seconds and sharpens while the run goes on.</source>
        <translation>Pulse Medir: la respuesta llega en segundos y se afina mientras dura el ensayo.</translation>
    </message>
    <message>
        <source>CAUTION</source>
        <translation>ATENCIÓN</translation>
    </message>
</context>
<context>
    <name>breakeven::WhatIfCard</name>
    <message>
        <source>A round trip is a time such as 800 µs or 2 ms.</source>
        <translation>Una ida y vuelta es un tiempo como 800 µs o 2 ms.</translation>
    </message>
    <message>
        <source>95 % interval</source>
        <translation>Intervalo del 95 %</translation>
    </message>
    <message>
        <source>IF THE DATA WERE … AWAY</source>
        <translation>SI LOS DATOS ESTUVIERAN A …</translation>
    </message>
    <message>
        <source>Round trip</source>
        <translation>Ida y vuelta</translation>
    </message>
    <message>
        <source>Threads</source>
        <translation>Hilos</translation>
    </message>
    <message>
        <source>Target</source>
        <translation>Destino</translation>
    </message>
    <message>
        <source>A time such as 800 µs or 2 ms, as the run varied it</source>
        <translation>Un tiempo como 800 µs o 2 ms, tal como lo varió el ensayo</translation>
    </message>
</context>
<context>
    <name>breakeven::WhyCard</name>
    <message>
        <source>Show why</source>
        <translation>Mostrar por qué</translation>
    </message>
    <message>
        <source>Hide why</source>
        <translation>Ocultar por qué</translation>
    </message>
    <message>
        <source>WHY</source>
        <translation>POR QUÉ</translation>
    </message>
</context>
<context>
    <name>breakeven::WindowHelp</name>
    <message>
        <source>The diagnostics are in the clipboard.</source>
        <translation>El diagnóstico está en el portapapeles.</translation>
    </message>
</context>
<context>
    <name>breakeven::WorkloadEditor</name>
    <message>
        <source>A batch has 1 to 10,000 items.</source>
        <translation>Un lote tiene de 1 a 10 000 objetos.</translation>
    </message>
    <message>
        <source>An object has 16 bytes to 64 MiB, such as 1600 B or 64 KiB.</source>
        <translation>Un objeto tiene de 16 bytes a 64 MiB, por ejemplo 1600 B o 64 KiB.</translation>
    </message>
    <message>
        <source>Compute is a time of 0 to 10 s, such as 200 µs.</source>
        <translation>El cálculo dura de 0 a 10 s, por ejemplo 200 µs.</translation>
    </message>
    <message>
        <source>The lock is given away 0 to 10,000 times; leave it empty to let it come as it comes.</source>
        <translation>El bloqueo se cede de 0 a 10 000 veces; déjelo vacío para que ocurra como venga.</translation>
    </message>
    <message>
        <source>Items as swept</source>
        <translation>Objetos según el barrido</translation>
    </message>
    <message numerus="yes">
        <source>%n items</source>
        <translation>
            <numerusform>%n objeto</numerusform>
            <numerusform>%n objetos</numerusform>
        </translation>
    </message>
    <message>
        <source>size as swept</source>
        <translation>tamaño según el barrido</translation>
    </message>
    <message>
        <source>compute</source>
        <translation>cálculo</translation>
    </message>
    <message>
        <source>compute %1</source>
        <translation>cálculo %1</translation>
    </message>
    <message>
        <source>%1 × %2 · read, %3, write</source>
        <translation>%1 × %2 · leer, %3, escribir</translation>
    </message>
    <message>
        <source>Change the workload</source>
        <translation>Cambiar la carga de trabajo</translation>
    </message>
    <message>
        <source>Set the size of an object, the items of a batch, and the compute</source>
        <translation>Fijar el tamaño de un objeto, los objetos de un lote y el cálculo</translation>
    </message>
    <message>
        <source>items</source>
        <translation>objetos</translation>
    </message>
    <message>
        <source>Items of a batch</source>
        <translation>Objetos de un lote</translation>
    </message>
    <message>
        <source>How many objects a batch reads and writes, each once</source>
        <translation>Cuántos objetos lee y escribe un lote, cada uno una vez</translation>
    </message>
    <message>
        <source>size</source>
        <translation>tamaño</translation>
    </message>
    <message>
        <source>Size of an object</source>
        <translation>Tamaño de un objeto</translation>
    </message>
    <message>
        <source>What is written for each object, such as 1600 B or 64 KiB</source>
        <translation>Lo que se escribe por objeto, por ejemplo 1600 B o 64 KiB</translation>
    </message>
    <message>
        <source>Compute of an operation</source>
        <translation>Cálculo por operación</translation>
    </message>
    <message>
        <source>What is computed between read and write, beside the post&apos;s own work of some microseconds, such as 200 µs</source>
        <translation>Lo que se calcula entre lectura y escritura, además del trabajo del artículo (unos microsegundos), por ejemplo 200 µs</translation>
    </message>
    <message>
        <source>releases</source>
        <translation>cesiones</translation>
    </message>
    <message>
        <source>How often compute gives Python&apos;s lock away</source>
        <translation>Cuántas veces el cálculo cede el bloqueo de Python</translation>
    </message>
    <message>
        <source>as it comes</source>
        <translation>como venga</translation>
    </message>
    <message>
        <source>How often an operation&apos;s compute gives Python&apos;s lock (GIL) away. It moves the answer; a batch of your own is the way to know.</source>
        <translation>Cuántas veces el cálculo de una operación cede el bloqueo de Python (GIL). Cambia la respuesta; para saberlo hace falta un lote propio.</translation>
    </message>
    <message>
        <source>New threads for each batch</source>
        <translation>Hilos nuevos en cada lote</translation>
    </message>
    <message>
        <source>As the blog post does. Otherwise they are started once and kept.</source>
        <translation>Como en el artículo. Si no, se inician una vez y se conservan.</translation>
    </message>
</context>
</TS>
