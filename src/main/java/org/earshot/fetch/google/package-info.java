/**
 * Signs in to Google's APIs. In: the key of a service account, or the refresh token of a person who agreed. Out: answers with the
 * status that they mean, and Google's reasons in words. Owns no table.
 */
@NamedInterface("google")
@NullMarked
package org.earshot.fetch.google;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
