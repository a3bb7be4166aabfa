package jp.kenkotecho.portal;

import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.parser.IParser;
import ca.uhn.fhir.parser.LenientErrorHandler;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import jp.kenkotecho.importing.Imported;
import jp.kenkotecho.portal.fhir.CheckupBundle;
import jp.kenkotecho.portal.model.MynaFile;
import jp.kenkotecho.portal.model.file.TextReader;
import jp.kenkotecho.profile.Storable;
import jp.kenkotecho.record.Problem;
import jp.kenkotecho.spi.ScannedBody;
import org.hl7.fhir.r4.model.Bundle;

/** FHIR in a file: documents of check-ups, in JSON or XML. */
final class FhirText {

    private FhirText() {}

    /** The check-up it is, or the ones that it carries as they were. */
    static List<ReadFile> read(String text) {
        var isXml = text.startsWith("<");
        var bytes = text.getBytes(StandardCharsets.UTF_8);
        var problem = ScannedBody.problemOfFile(bytes, isXml ? ScannedBody.Format.XML : ScannedBody.Format.JSON);
        if (problem.isPresent()) {
            return ReadFile.one(new MynaFile.Refused(problem.get()), new byte[0]);
        }
        var parser = isXml
                ? FhirContext.forR4Cached().newXmlParser()
                : FhirContext.forR4Cached().newJsonParser();
        // Lenient, since real documents have odd corners; silent, since what the parser tells quotes them.
        parser.setParserErrorHandler(new LenientErrorHandler(false));
        var bundle = parsed(parser, text).filter(CheckupBundle::is);
        if (bundle.isEmpty()) {
            return ReadFile.one(TextReader.unknown(), new byte[0]);
        }
        var isMended = Storable.mend(bundle.get());
        var unstorable = Storable.problem(bundle.get());
        if (unstorable.isPresent()) {
            return ReadFile.one(new MynaFile.Refused(unstorable.get()), new byte[0]);
        }
        var carried = CarriedFiles.of(bundle.get());
        if (!carried.isEmpty()) {
            return carried;
        }
        var file = noting(CheckupBundle.read(bundle.get()), isMended ? List.of(Imported.REPLACED) : List.of());
        CheckupBundle.redact(bundle.get());
        return ReadFile.one(file, parser.encodeResourceToString(bundle.get()).getBytes(StandardCharsets.UTF_8));
    }

    private static MynaFile noting(MynaFile file, List<Problem> notes) {
        return file instanceof MynaFile.Checkups checkups
                ? new MynaFile.Checkups(checkups.files().stream()
                        .map(checkup -> checkup.noting(notes))
                        .toList())
                : file;
    }

    private static Optional<Bundle> parsed(IParser parser, String text) {
        try {
            return parser.parseResource(text) instanceof Bundle bundle ? Optional.of(bundle) : Optional.empty();
        } catch (RuntimeException noFhir) {
            // Whatever the parser stumbles over, it is the file that lies in its way.
            return Optional.empty();
        }
    }
}
