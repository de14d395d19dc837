package org.earshot.grant;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import org.earshot.configure.Live;
import org.earshot.mention.Brand;
import org.earshot.mention.BrandBook;
import org.springframework.stereotype.Component;

/** Knows which month it is for a brand. */
@Component
class Calendar {
    private final Live<BrandBook> brands;
    private final Clock clock;

    Calendar(Live<BrandBook> brands, Clock clock) {
        this.brands = brands;
        this.clock = clock;
    }

    Month month(String brand, Instant at) {
        return Month.of(at, zone(brand));
    }

    /** The present month, on the calendar of the first brand. */
    Month now() {
        return brands.get().all().stream()
                .findFirst()
                .map(first -> month(first.id(), clock.instant()))
                .orElseGet(() -> Month.of(clock.instant(), ZoneOffset.UTC));
    }

    Month now(String brand) {
        return month(brand, clock.instant());
    }

    private ZoneId zone(String brand) {
        return brands.get()
                .find(brand)
                .map(Brand::hours)
                .map(hours -> hours.zone())
                .orElse(ZoneOffset.UTC);
    }
}
