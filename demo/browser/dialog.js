document.getElementById('conversation').showModal();
