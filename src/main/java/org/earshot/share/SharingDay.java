package org.earshot.share;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Optional;
import org.earshot.configure.Live;
import org.earshot.mention.BrandBook;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** How work is shared out now, and when the day began by the clock of the first brand. */
@Component
class SharingDay {
    private final ObjectProvider<Live<SharingRules>> rules;
    private final Live<BrandBook> brands;
    private final Clock clock;

    SharingDay(ObjectProvider<Live<SharingRules>> rules, Live<BrandBook> brands, Clock clock) {
        this.rules = rules;
        this.brands = brands;
        this.clock = clock;
    }

    SharingRules get() {
        return Optional.ofNullable(rules.getIfAvailable()).map(Live::get).orElse(SharingRules.OFF);
    }

    Instant now() {
        return clock.instant();
    }

    Instant today() {
        ZoneId zone = zone();
        return clock.instant().atZone(zone).toLocalDate().atStartOfDay(zone).toInstant();
    }

    private ZoneId zone() {
        return brands.get().all().stream()
                .findFirst()
                .map(brand -> brand.hours().zone())
                .orElse(ZoneOffset.UTC);
    }
}
