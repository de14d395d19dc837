package org.earshot.understand;

import java.util.List;
import org.earshot.configure.Live;
import org.earshot.mention.Brand;
import org.earshot.mention.BrandBook;
import org.earshot.mention.Post;
import org.earshot.understand.language.LanguageDetector;
import org.springframework.stereotype.Component;

/** Reads posts: which language, whether they name the brand, what sentiment. Stores nothing. */
@Component
public class Reader {
    private final Live<BrandBook> brands;
    private final LanguageDetector languages;
    private final Models models;

    Reader(Live<BrandBook> brands, LanguageDetector languages, Models models) {
        this.brands = brands;
        this.languages = languages;
        this.models = models;
    }

    /** The reading of a post; waits for a model that is still loading, and never throws for any text. */
    public Reading read(Post post, Brand brand) {
        String language =
                languages.detect(post.text(), brand.languages(), post.details().language());
        boolean named = brands.get().matcher().names(brand.id(), post.text());
        SentimentModel.Opinion opinion = models.of(language).read(post.text());
        return new Reading(language, named, opinion.sentiment(), null, List.of(), opinion.model());
    }
}
