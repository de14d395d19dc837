package org.earshot.understand.embedding;

import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Embeddings are on unless {@code earshot.understand.embedding} says false; {@code …embedding-model} chooses bge or quality. */
@Configuration(proxyBeanMethods = false)
@ConditionalOnProperty(name = "earshot.understand.embedding", havingValue = "true", matchIfMissing = true)
class EmbeddingSettings {
    @Bean
    Embedder embedder(@Value("${earshot.understand.embedding-model:bge}") String model) {
        return EmbeddingMode.named(model).embedder();
    }
}
