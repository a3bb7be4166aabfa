package jp.kenkotecho.server;

import java.util.List;
import java.util.Optional;
import jp.kenkotecho.spi.UploadOperation;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;
import org.springframework.util.unit.DataSize;

/** The operations of features that read their bodies by themselves, and how large an archive may be. */
@Component
class UploadOperations {

    private final List<UploadOperation> all;

    UploadOperations(ObjectProvider<UploadOperation> all) {
        this.all = all.orderedStream().toList();
    }

    boolean readsItsBody(String operation) {
        return all.stream().anyMatch(upload -> upload.name().equals(operation));
    }

    /** Empty where no archive is taken. */
    Optional<DataSize> mostAt(String path) {
        return all.stream()
                .filter(upload -> path.replace("%24", "$").equals("/fhir/" + upload.name()))
                .map(UploadOperation::most)
                .findFirst();
    }
}
