package io.puente.boot;

import io.puente.api.ContactsEndpoint;
import io.puente.fold.ContactLookup;
import io.puente.fold.FoldSettings;
import io.puente.media.ErasureWithFiles;
import io.puente.media.MediaFiles;
import io.puente.store.Erasure;
import io.puente.store.jdbc.JdbcStores;
import io.puente.whatsapp.WebhookRedactor;
import java.io.IOException;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Finding and erasing people; there whether or not this node fetches files. */
@Configuration(proxyBeanMethods = false)
class ErasureConfiguration {

    @Bean
    MediaFiles mediaFiles(PuenteSettings settings) throws IOException {
        return new MediaFiles(settings.data().resolve("media"));
    }

    @Bean
    Erasure erasure(JdbcStores stores, MediaFiles files) {
        return new ErasureWithFiles(stores.erasure(new WebhookRedactor()::without), stores.media(), files);
    }

    @Bean
    ContactsEndpoint contactsEndpoint(JdbcStores stores, FoldSettings fold, Erasure erasure) {
        return new ContactsEndpoint(new ContactLookup(stores.canonical(), fold.portfolios()), erasure);
    }
}
