package jp.kenkotecho.server;

import ca.uhn.fhir.interceptor.api.Hook;
import ca.uhn.fhir.interceptor.api.Interceptor;
import ca.uhn.fhir.interceptor.api.Pointcut;
import ca.uhn.fhir.parser.json.jackson.JacksonStructure;
import ca.uhn.fhir.rest.api.EncodingEnum;
import ca.uhn.fhir.rest.api.server.RequestDetails;
import ca.uhn.fhir.rest.server.RestfulServerUtils;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.databind.ObjectMapper;
import jp.kenkotecho.profile.Storable;
import org.hl7.fhir.instance.model.api.IBaseResource;
import org.hl7.fhir.r4.model.Resource;
import org.springframework.stereotype.Component;

/**
 * What versions before the limits took in can be read and removed. A number of more than a thousand digits: HAPI's
 * parser, through which everything stored comes, would stop there, and offers no setting for it. Characters that XML
 * cannot carry are replaced in answers in XML.
 */
@Component
@Interceptor
class OlderRecords {

    /** Read in two seconds; what is longer never got into the storage. Bodies are held to 40 before they are parsed. */
    private static final int MOST_DIGITS = 300_000;

    OlderRecords() throws ReflectiveOperationException {
        var field = JacksonStructure.class.getDeclaredField("OBJECT_MAPPER");
        field.setAccessible(true);
        ((ObjectMapper) field.get(null))
                .getFactory()
                .setStreamReadConstraints(StreamReadConstraints.builder()
                        .maxStringLength(Integer.MAX_VALUE)
                        .maxNumberLength(MOST_DIGITS)
                        .build());
    }

    @Hook(Pointcut.SERVER_OUTGOING_RESPONSE)
    boolean answer(RequestDetails request, IBaseResource response) {
        var encoding = RestfulServerUtils.determineResponseEncodingNoDefault(request, EncodingEnum.JSON);
        if (encoding != null && encoding.getEncoding() == EncodingEnum.XML && response instanceof Resource resource) {
            Storable.mend(resource);
        }
        return true;
    }
}
