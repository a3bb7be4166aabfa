package jp.kenkotecho.medicationnotebook.model;

import java.nio.charset.Charset;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/**
 * Reading slips on one core: a typical slip of 1 kB, and an app's export of 100 kB. The figure is microseconds a slip;
 * bytes divided by it are MB/s.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 4, time = 2)
@Measurement(iterations = 5, time = 2)
@Fork(1)
public class NotebookReaderBench {

    private static final String HEAD = "JAHISTC08,1\r\n1,見本 花代,2,S400101,,,,,,,ミホン ハナヨ\r\n";
    private static final String VISIT = """
            5,202611%02d,1
            11,みほん調剤薬局,27,4,00000%02d,5300001,大阪府みほん市見本町一丁目二番三号,0600000000,1
            15,見本 薬子,0600000000,1
            51,見本クリニック,27,1,0000027,1
            55,見本 医太郎,内科,1
            201,1,ミホンジピン錠５ｍｇ,1,錠,4,0000000F0000,1
            201,1,ミホンサルタン錠２０ｍｇ,1,錠,4,0000000F0001,1
            301,1,１日１回朝食後,28,日分,1,2,1011000400000000,1
            201,2,ミホン胃腸薬錠１００ｍｇ,3,錠,2,620000000,1
            301,2,１日３回毎食後,28,日分,1,2,1013044400000000,1
            311,2,食後すぐに多めの水で飲んでください,1
            201,3,ミホン鎮痛テープ４０ｍｇ,28,枚,3,0000000S0000,1
            301,3,１日１回 腰に貼付,1,調剤,5,1,,1
            391,3,かぶれたときは使うのをやめてください,1
            501,次のときもこの手帳をお持ちください,1
            """.replace("\n", "\r\n");

    @Param({"1", "100"})
    int visits;

    private byte[] slip = new byte[0];

    /** How many bytes are read at a time is printed, so that the figure can be turned into MB/s. */
    @Setup
    public void write() {
        var text = new StringBuilder(HEAD);
        for (var i = 0; i < visits; i++) {
            text.append(VISIT.formatted(1 + i % 30, i));
        }
        slip = text.toString().getBytes(Charset.forName("windows-31j"));
        System.out.println(slip.length + " bytes");
    }

    @Benchmark
    public NotebookReading read() {
        return NotebookReader.read(slip);
    }
}
