-- The default site is looked up for every page of a host without a site of its own: the first by park among the marked ones, without a look at the others.
create index "IX_sites_tenant_id" on portal.sites (tenant_id) where is_default;
