-- Two roles: the owner of the schema, who runs the migrations, and the application, which changes no table.
-- Run once by a superuser, with psql variables (or the run command's own) in place of the passwords.
CREATE ROLE bylaw_owner LOGIN PASSWORD :'owner_password';
CREATE ROLE bylaw_app LOGIN PASSWORD :'app_password';
