-- The default site is looked up for every page of a host without a site of its own.
create index "IX_sites_is_default" on portal.sites (is_default) where is_default;
