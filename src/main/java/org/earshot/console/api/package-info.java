/**
 * The HTTP API. In: JSON from scripts. Out: JSON with the field names of the contract, problems as
 * application/problem+json. Owns no table.
 */
@NullMarked
package org.earshot.console.api;

import org.jspecify.annotations.NullMarked;
