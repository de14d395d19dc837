package org.earshot.understand.corenlp;

import java.time.Duration;
import org.earshot.understand.SentimentModel;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** English sentiment is on unless {@code earshot.understand.corenlp} says false. */
@Configuration(proxyBeanMethods = false)
@ConditionalOnProperty(name = "earshot.understand.corenlp", havingValue = "true", matchIfMissing = true)
class CoreNlpSettings {
    @Bean
    SentimentModel english(@Value("${earshot.understand.deadline:2s}") Duration deadline) {
        return new CoreNlpSentiment(deadline, System::nanoTime);
    }
}
