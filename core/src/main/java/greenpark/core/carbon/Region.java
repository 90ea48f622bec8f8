package greenpark.core.carbon;

import greenpark.core.park.Name;

/**
 * Where factors hold.
 *
 * @param id ISO 3166-2 of the province, or a name of ours for a grid region
 * @param within the next larger region; empty for the country
 */
public record Region(String id, Name name, String within) {}
