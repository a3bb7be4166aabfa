package jp.kenkotecho.portal;

import jp.kenkotecho.spi.UploadOperation;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.util.unit.DataSize;

/** Files come as they are; {@code $myna-import} without a person takes an archive of many persons, a large city's in 256 MB. */
@Configuration(proxyBeanMethods = false)
class ArchiveUpload {

    @Bean
    UploadOperation mynaImportUpload(@Value("${phr.fhir.max-archive:256MB}") DataSize most) {
        return new UploadOperation("$myna-import", most);
    }
}
