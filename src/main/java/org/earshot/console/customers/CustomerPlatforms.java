package org.earshot.console.customers;

import java.util.List;
import org.earshot.configure.Live;
import org.earshot.mention.Source;
import org.earshot.mention.SourceBook;
import org.springframework.stereotype.Component;

/** Asked by a template: the platforms that are heard. */
@Component("customerPlatforms")
public class CustomerPlatforms {
    private final Live<SourceBook> sources;

    CustomerPlatforms(Live<SourceBook> sources) {
        this.sources = sources;
    }

    /** Their ids in order. */
    public List<String> all() {
        return sources.get().all().stream()
                .map(Source::platform)
                .distinct()
                .sorted()
                .toList();
    }
}
