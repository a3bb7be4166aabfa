package jp.kenkotecho.server;

import ca.uhn.fhir.batch2.jobs.config.Batch2JobsConfig;
import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.jpa.api.config.JpaStorageSettings;
import ca.uhn.fhir.jpa.api.config.JpaStorageSettings.IdStrategyEnum;
import ca.uhn.fhir.jpa.api.config.ThreadPoolFactoryConfig;
import ca.uhn.fhir.jpa.api.dao.DaoRegistry;
import ca.uhn.fhir.jpa.api.model.HistoryCountModeEnum;
import ca.uhn.fhir.jpa.config.HapiJpaConfig;
import ca.uhn.fhir.jpa.config.r4.JpaR4Config;
import ca.uhn.fhir.jpa.dao.ITransactionProcessorVersionAdapter;
import ca.uhn.fhir.jpa.dao.tx.HapiTransactionService;
import ca.uhn.fhir.jpa.model.config.PartitionSettings;
import ca.uhn.fhir.jpa.model.config.SubscriptionSettings;
import ca.uhn.fhir.jpa.model.entity.StorageSettings.IndexEnabledEnum;
import ca.uhn.fhir.jpa.model.entity.StorageSettings.TagStorageModeEnum;
import ca.uhn.fhir.jpa.searchparam.MatchUrlService;
import ca.uhn.fhir.jpa.subscription.channel.config.SubscriptionChannelConfig;
import ca.uhn.fhir.jpa.term.TermReadSvcImpl;
import ca.uhn.fhir.rest.server.util.ISearchParamRegistry;
import java.util.Set;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.Bundle.BundleEntryComponent;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.context.annotation.Primary;

/** HAPI's JPA storage. Why each setting is as it is, and what it was measured to do: {@code docs/storage.md}. */
@Configuration(proxyBeanMethods = false)
@Import({
    JpaR4Config.class,
    HapiJpaConfig.class,
    BackgroundJobs.class,
    Batch2JobsConfig.class,
    SubscriptionChannelConfig.class,
    ThreadPoolFactoryConfig.class
})
class FhirStorage {

    /** The most references to a deleted resource that are told. Each version of a message may have a Provenance. */
    private static final int MOST_CONFLICTS = 1_000;

    @Bean
    JpaStorageSettings storageSettings(FhirSettings fhir) {
        var settings = new JpaStorageSettings();
        settings.setResourceServerIdStrategy(IdStrategyEnum.UUID);
        settings.setTreatBaseUrlsAsLocal(Set.of(fhir.fhirBase()));

        settings.setAutoSupportDefaultSearchParams(false);
        settings.setSuppressStringIndexingInTokens(true);
        settings.setIndexStorageOptimized(true);
        settings.setTagStorageMode(TagStorageModeEnum.INLINE);
        settings.setIndexMissingFields(IndexEnabledEnum.DISABLED);
        settings.setHibernateSearchIndexFullText(false);
        settings.setUniqueIndexesEnabled(false);
        // Off is off: HAPI's terminology asks the index of full texts all the same, and has no other setting for it.
        TermReadSvcImpl.setForceDisableHibernateSearchForUnitTest(true);

        settings.setReuseCachedSearchResultsForMillis(null);
        settings.setHistoryCountMode(HistoryCountModeEnum.COUNT_DISABLED);
        settings.setFetchSizeDefaultMaximum(null);
        settings.setBundleBatchPoolSize(1);
        settings.setMaximumDeleteConflictQueryCount(MOST_CONFLICTS);

        settings.setStatusBasedReindexingDisabled(true);
        settings.setEnableTaskPreExpandValueSets(false);
        settings.setPreExpandValueSets(false);
        return settings;
    }

    @Bean
    StablePaging stablePaging(FhirSettings fhir) {
        return new StablePaging(fhir.pageSize());
    }

    @Bean
    @Primary
    ServedSearchParameters searchParamProvider(DaoRegistry daos, FhirContext fhir) {
        return new ServedSearchParameters(daos, fhir);
    }

    @Bean
    ISearchParamRegistry searchParamRegistry(ServedSearchParameters served) {
        return new ServedSearchParameters.Registry(served);
    }

    @Bean
    MatchUrlService matchUrlService(FhirContext fhir, ISearchParamRegistry parameters, QueryCheck check) {
        return new CheckedMatchUrls(fhir, parameters, check);
    }

    @Bean
    HapiTransactionService hapiTransactionService() {
        return new TimedStorage();
    }

    @Bean
    ITransactionProcessorVersionAdapter<Bundle, BundleEntryComponent> transactionProcessorVersionFacade() {
        return new EntryAnswers();
    }

    @Bean
    PartitionSettings partitionSettings() {
        return new PartitionSettings();
    }

    @Bean
    SubscriptionSettings subscriptionSettings() {
        return new SubscriptionSettings();
    }
}
