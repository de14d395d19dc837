/**
 * The Graph API of Facebook and Instagram. In: an access token, and the app's secret where there is one. Out: answers, what their
 * errors ask for, and what is left of the allowance. Owns no table.
 */
@NamedInterface("meta")
@NullMarked
package org.earshot.fetch.meta;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
