"""The two configurations of Dovecot, which has renamed most settings in 2.4 (Debian 13). Templates only."""

from __future__ import annotations

#: What both versions call the same.
_COMMON = """
listen = {host}
base_dir = {folder}/run
state_dir = {folder}/state
log_path = /dev/stderr
default_login_user = {user}
default_internal_user = {user}
default_internal_group = {group}
mail_uid = {uid}
mail_gid = {gid}
first_valid_uid = 0
first_valid_gid = 0
mail_fsync = never
mail_max_userip_connections = 200
ssl = yes
auth_failure_delay = 0
namespace inbox {{
  inbox = yes
  separator = {separator}
  prefix = {prefix}
}}
protocol imap {{
  {capability}
}}
protocol lmtp {{
  postmaster_address = postmaster@partnership.example
}}
service imap-login {{
  chroot =
  inet_listener imap {{
    port = {port}
  }}
  inet_listener imaps {{
    port = {tls_port}
    ssl = yes
  }}
}}
service lmtp {{
  inet_listener lmtp {{
    port = {lmtp_port}
  }}
}}
{limits}
service anvil {{
  chroot =
  # without this each failed login delays the next ones from the same address: 1 s, 5 s, 8 s
  unix_listener anvil-auth-penalty {{
    mode = 0
  }}
}}
service stats {{
  chroot =
}}
service auth {{
  unix_listener auth-userdb {{
    mode = 0600
  }}
}}
"""

#: Dovecot 2.3.
BEFORE_2_4 = (
    _COMMON
    + """
protocols = imap lmtp
mail_location = maildir:{folder}/mail/%u/Maildir
ssl_cert = <{folder}/server.pem
ssl_key = <{folder}/server.key
disable_plaintext_auth = no
auth_mechanisms = plain login xoauth2 oauthbearer
auth_username_format = %Lu
passdb {{
  driver = static
  args = password={password}
}}
passdb {{
  driver = oauth2
  mechanisms = xoauth2 oauthbearer
  args = {folder}/oauth2.conf
}}
userdb {{
  driver = static
  args = uid={uid} gid={gid} home={folder}/mail/%u
}}
"""
)

#: What Dovecot 2.3 reads from a file of its own.
OAUTH2_BEFORE_2_4 = """
introspection_mode = post
introspection_url = {introspection_url}
username_attribute = username
active_attribute = active
active_value = true
"""

#: Dovecot 2.4, where the first settings say which version's defaults and file formats are meant.
SINCE_2_4 = (
    """
dovecot_config_version = {version}
dovecot_storage_version = {version}
"""
    + _COMMON
    + """
protocols {{
  imap = yes
  lmtp = yes
}}
mail_driver = maildir
mail_home = {folder}/mail/%{{user}}
mail_path = {folder}/mail/%{{user}}/Maildir
ssl_server_cert_file = {folder}/server.pem
ssl_server_key_file = {folder}/server.key
auth_allow_cleartext = yes
auth_mechanisms = plain login xoauth2 oauthbearer
auth_username_format = %{{user | lower}}
oauth2 {{
  introspection_mode = post
  introspection_url = {introspection_url}
  username_attribute = username
  active_attribute = active
  active_value = true
}}
passdb static {{
  password = {password}
}}
passdb oauth2 {{
  mechanisms_filter = xoauth2 oauthbearer
}}
userdb static {{
  fields {{
    uid = {uid}
    gid = {gid}
    home = {folder}/mail/%{{user}}
  }}
}}
"""
)

#: A quota for each user, and rights by folder, for Dovecot 2.3; %s is the quota.
LIMITS_BEFORE_2_4 = """
mail_plugins = quota acl
plugin {
  quota = count:all
  quota_vsizes = yes
  quota_grace = 0
  quota_rule = *:storage=%s
  acl = vfile
}
"""

#: The same for Dovecot 2.4.
LIMITS = """
mail_plugins = quota acl
quota all {
  storage_size = %s
  storage_grace = 0
}
acl_driver = vfile
"""
