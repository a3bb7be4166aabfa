package jp.kenkotecho.medicationnotebook;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.zxing.BinaryBitmap;
import com.google.zxing.DecodeHintType;
import com.google.zxing.RGBLuminanceSource;
import com.google.zxing.ReaderException;
import com.google.zxing.common.HybridBinarizer;
import com.google.zxing.qrcode.QRCodeReader;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import jp.kenkotecho.medication.DoseTimes;
import jp.kenkotecho.medicationnotebook.fhir.FhirToNotebook;
import jp.kenkotecho.medicationnotebook.fhir.NotebookToFhir;
import jp.kenkotecho.medicationnotebook.model.Dispensing;
import jp.kenkotecho.medicationnotebook.model.Drug;
import jp.kenkotecho.medicationnotebook.model.Notebook;
import jp.kenkotecho.medicationnotebook.model.NotebookCodes;
import jp.kenkotecho.medicationnotebook.model.NotebookReader;
import jp.kenkotecho.medicationnotebook.model.NotebookReading;
import jp.kenkotecho.medicationnotebook.model.Prescription;
import jp.kenkotecho.medicationnotebook.model.RandomNotebooks;
import jp.kenkotecho.medicationnotebook.model.Recorder;
import jp.kenkotecho.medicationnotebook.model.Symbol;
import jp.kenkotecho.profile.Placeholder;
import jp.kenkotecho.record.PersonId;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.hl7.fhir.r4.model.DomainResource;
import org.hl7.fhir.r4.model.MedicationStatement;
import org.hl7.fhir.r4.model.Patient;

/** A slip that came into the record and goes out as codes tells another reader the same medicines. */
class NotebookExportProperties {

    private static final String ID = "20261130074000";
    private static final LocalDate TODAY = LocalDate.of(2026, 11, 30);

    /** What must be the same of a medicine. */
    private record Medicine(
            LocalDate day,
            String at,
            String clinic,
            String doctor,
            String name,
            String dose,
            String code,
            Drug.GenericName generic,
            String usage,
            String supply,
            String jami,
            List<String> supplements) {}

    @Property(tries = 200)
    void the_record_tells_the_medicines_that_the_slip_told(@ForAll("slips") Notebook slip) {
        var told = throughTheRecord(slip);
        var codes = NotebookCodes.of(told, ID);

        assertThat(medicines(read(codes.texts().stream()
                        .map(NotebookCodes::bytes)
                        .map(Symbol::of)
                        .toList())))
                .containsExactlyInAnyOrderElementsOf(medicines(slip));
    }

    /** Through pixels: our own reader of photographs, and ZXing's reader of one code. */
    @Property(tries = 12)
    void a_camera_reads_what_the_screen_shows(@ForAll("slips") Notebook slip) throws Exception {
        var codes = NotebookCodes.of(throughTheRecord(slip), ID);
        var symbols = new ArrayList<Symbol>();
        for (var text : codes.texts()) {
            var code = new NotebookExport.Code(text).symbol();
            assertThat(code.version()).isLessThanOrEqualTo(20);
            symbols.addAll(new SymbolImages().read(code.png(6)));
            assertThat(byZxing(code.png(6))).isEqualTo(text);
        }

        assertThat(medicines(read(symbols))).containsExactlyInAnyOrderElementsOf(medicines(slip));
    }

    @Provide
    static Arbitrary<Notebook> slips() {
        return RandomNotebooks.any(3, 4).map(NotebookExportProperties::handedOver);
    }

    /** Of what the patient changed, the record tells no more where it came from. */
    private static Notebook handedOver(Notebook notebook) {
        var visits = notebook.dispensings().stream()
                .map(visit -> new Dispensing(
                        visit.day(),
                        visit.recorder(),
                        visit.dispensedAt(),
                        visit.dispenser(),
                        visit.prescribedAt(),
                        visit.prescriptions().stream()
                                .map(NotebookExportProperties::byProfessionals)
                                .toList(),
                        visit.notes()))
                .toList();
        return new Notebook(
                8, Notebook.Source.PROVIDER, notebook.people(), List.of(), List.of(), List.of(), visits, List.of());
    }

    private static Prescription byProfessionals(Prescription rp) {
        var drugs = rp.drugs().stream()
                .map(drug -> new Drug(
                        drug.name(),
                        drug.dose(),
                        drug.code(),
                        drug.generic(),
                        drug.supplements(),
                        drug.cautions(),
                        Recorder.PROFESSIONAL))
                .toList();
        return new Prescription(rp.number(), rp.prescriber(), drugs, rp.usage(), rp.supplements(), rp.cautions());
    }

    private static Notebook throughTheRecord(Notebook slip) {
        var resources = new NotebookToFhir(new PersonId("p"), TODAY, key -> key, DoseTimes::spelledOut).resources(slip);
        resources.forEach(NotebookExportProperties::stored);
        var statements = resources.stream()
                .filter(MedicationStatement.class::isInstance)
                .map(MedicationStatement.class::cast)
                .toList();
        return new FhirToNotebook(resources).of(new Patient(), statements);
    }

    /** As the store names them. */
    private static void stored(DomainResource resource) {
        resource.setId(resource.fhirType() + "/" + idOf(Placeholder.of(resource)));
        if (resource instanceof MedicationStatement statement) {
            Stream.concat(statement.getBasedOn().stream(), statement.getDerivedFrom().stream())
                    .forEach(reference ->
                            reference.setReference(reference.getType() + "/" + idOf(reference.getReference())));
        }
    }

    private static String idOf(String placeholder) {
        return placeholder.substring("urn:uuid:".length());
    }

    private static Notebook read(List<Symbol> symbols) {
        var reading = NotebookReader.read(symbols);
        assertThat(reading).isInstanceOf(NotebookReading.Complete.class);
        var slips = ((NotebookReading.Complete) reading).slips();
        assertThat(slips).hasSize(1);
        assertThat(slips.get(0).source()).isEqualTo(Notebook.Source.PATIENT);
        return slips.get(0);
    }

    private static List<Medicine> medicines(Notebook notebook) {
        return notebook.dispensings().stream()
                .flatMap(visit -> visit.prescriptions().stream()
                        .flatMap(rp -> rp.drugs().stream().map(drug -> medicine(visit, rp, drug))))
                .toList();
    }

    private static Medicine medicine(Dispensing visit, Prescription rp, Drug drug) {
        var usage = rp.usage();
        return new Medicine(
                visit.day(),
                visit.dispensedAt().name(),
                visit.prescribedAt().name(),
                rp.prescriber().name(),
                drug.name(),
                drug.dose().toString(),
                drug.code().toString(),
                drug.generic(),
                usage.text(),
                usage.supply().toString(),
                usage.jamiCode(),
                rp.supplements());
    }

    /** One code in a picture of nothing else; its bytes are Shift_JIS, which the picture does not say. */
    private static String byZxing(byte[] png) throws IOException, ReaderException {
        var image = ImageIO.read(new ByteArrayInputStream(png));
        var pixels = image.getRGB(0, 0, image.getWidth(), image.getHeight(), null, 0, image.getWidth());
        var source = new RGBLuminanceSource(image.getWidth(), image.getHeight(), pixels);
        return new QRCodeReader()
                .decode(
                        new BinaryBitmap(new HybridBinarizer(source)),
                        Map.of(DecodeHintType.CHARACTER_SET, "windows-31j", DecodeHintType.PURE_BARCODE, true))
                .getText();
    }
}
