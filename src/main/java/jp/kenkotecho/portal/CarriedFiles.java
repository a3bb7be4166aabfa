package jp.kenkotecho.portal;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;
import jp.kenkotecho.portal.fhir.CheckupBundle;
import jp.kenkotecho.portal.model.MynaFile;
import jp.kenkotecho.portal.model.Subject;
import jp.kenkotecho.portal.model.file.MynaBytes;
import jp.kenkotecho.record.Problem;
import jp.kenkotecho.spi.GuardedContent;
import org.hl7.fhir.r4.model.Attachment;
import org.hl7.fhir.r4.model.Bundle;

/**
 * Files that a FHIR document without results carries: an older report of a check-up, or else whatever was attached, kept
 * as it is.
 */
final class CarriedFiles {

    private static final Set<String> PICTURES = Set.of("image/jpeg", "image/png", "image/tiff");

    private CarriedFiles() {}

    /** The reports, where there is one; else the attachments; nothing when it carries none. */
    static List<ReadFile> of(Bundle bundle) {
        var attachments = CheckupBundle.carried(bundle);
        var reports = attachments.stream()
                .flatMap(attachment -> FileReader.readAny(attachment.getData()).stream())
                .filter(file -> file.checkups().findAny().isPresent())
                .toList();
        return reports.isEmpty() && CheckupBundle.isOfResults(bundle)
                ? kept(attachments, CheckupBundle.subjects(bundle))
                : reports;
    }

    /** What can be kept; what cannot is set aside where something else can. A forbidden one refuses all. */
    private static List<ReadFile> kept(List<Attachment> attachments, List<Subject> subjects) {
        var read = attachments.stream()
                .flatMap(attachment -> kept(attachment, subjects))
                .toList();
        var refused = read.stream().filter(CarriedFiles::isRefused).toList();
        var forbidden = refused.stream().filter(CarriedFiles::isForbidden).toList();
        if (!forbidden.isEmpty()) {
            return forbidden;
        }
        return refused.size() == read.size()
                ? refused
                : read.stream().map(CarriedFiles::orSetAside).toList();
    }

    private static Stream<ReadFile> kept(Attachment attachment, List<Subject> subjects) {
        var data = attachment.getData();
        if (PICTURES.contains(type(attachment)) && !GuardedContent.holdsIndividualNumber(data)) {
            return Stream.of(new ReadFile(document(type(attachment), subjects), data));
        }
        return FileReader.readAny(data).stream()
                .map(read -> isRefused(read)
                        ? read
                        : new ReadFile(document(MynaBytes.contentType(read.kept()), subjects), read.kept()));
    }

    private static boolean isRefused(ReadFile read) {
        return read.file() instanceof MynaFile.Refused;
    }

    private static boolean isForbidden(ReadFile read) {
        return read.file() instanceof MynaFile.Refused refused && refused.why().kind() == Problem.Kind.REFUSED;
    }

    private static ReadFile orSetAside(ReadFile read) {
        return read.file() instanceof MynaFile.Refused refused
                ? new ReadFile(new MynaFile.SetAside(refused.why().at("DocumentReference")), new byte[0])
                : read;
    }

    private static MynaFile document(String type, List<Subject> subjects) {
        return new MynaFile.DocumentOnly("健診結果報告書の添付文書", type, List.of(), subjects);
    }

    private static String type(Attachment attachment) {
        return attachment.getContentTypeElement().hasValue()
                ? attachment.getContentType().toLowerCase(Locale.ROOT)
                : "";
    }
}
