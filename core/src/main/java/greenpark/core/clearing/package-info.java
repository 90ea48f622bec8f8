/**
 * The main flow of the product: readings are validated, traced and put to account (清分). Start reading at
 * {@link greenpark.core.clearing.Clearing}.
 */
@NullMarked
package greenpark.core.clearing;

import org.jspecify.annotations.NullMarked;
