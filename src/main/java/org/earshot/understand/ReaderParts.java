package org.earshot.understand;

import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.ComponentScan.Filter;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.FilterType;

/** Everything that reading takes and nothing that stores, for who reads without a daemon. Needs the live brands. */
@Configuration(proxyBeanMethods = false)
@ComponentScan(
        excludeFilters =
                @Filter(
                        type = FilterType.ASSIGNABLE_TYPE,
                        classes = {Understanding.class, Understanding.Tables.class, ReadingTable.class}))
public class ReaderParts {}
