package jp.kenkotecho.portal;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.List;
import java.util.concurrent.TimeUnit;
import jp.kenkotecho.importing.ImportRequest;
import jp.kenkotecho.record.PersonId;
import org.hl7.fhir.r4.model.Patient;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** 特定健診 of 32 items, recognised, parsed and mapped to resources on one core, without storage: documents a second. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
@Warmup(iterations = 3, time = 3)
@Measurement(iterations = 5, time = 3)
@Fork(1)
public class CheckupBench {

    private byte[] document = new byte[0];

    @Setup
    public void write() {
        document = TypicalCheckup.of(1).getBytes(StandardCharsets.UTF_8);
        System.out.println(document.length + " bytes");
    }

    @Benchmark
    public List<ImportRequest> read() {
        var arrivals = new PortalRecords(
                new PersonId("p"), new Patient(), text -> Integer.toHexString(text.hashCode()), Clock.systemUTC());
        FileReader.read(document).forEach(arrivals::add);
        return arrivals.all();
    }
}
